"""A record as rows: the article, its paragraphs, who said what in it, who is meant, and the words to be searched."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, func, insert, select

from onrecord.records import STORY_KINDS, Attribution, Record, Role, Span, Statement
from onrecord.store import schema
from onrecord.store.hashes import content_hash, folded, storable
from onrecord.store.search_index import index_article, index_statements

Row = dict[str, Any]

BETWEEN_SPANS = " … "  # as the view statement_words has it


class RecordRows:
    """Writes one record under the key `article`. The connection has the store for itself."""

    def __init__(self, connection: Connection, record: Record, article: int) -> None:
        self._connection = connection
        self._record = record
        self._article = article
        self._text = storable(record.article.text)
        self._origins: dict[str, int] = {}

    def write(self, identity: Row) -> None:
        """Write all rows. `identity` has the article's columns that do not come of the record."""
        self._write_article(identity)
        entities = self._write_entities()
        roles = self._write_roles(entities)
        first = self._write_statements(identity)
        self._write_speakers(first, entities, roles)

    def _write_article(self, identity: Row) -> None:
        article = self._record.article
        moment = article.published_at
        offset = moment.utcoffset() if moment else None
        row = {
            "key": self._article,
            "title": _storable(article.title),
            "outlet": named(self._connection, schema.outlet, article.outlet) if article.outlet else None,
            "byline": _storable(article.byline),
            "published": article.published,
            "published_at": moment if offset is not None else None,
            "published_offset": int(offset.total_seconds()) // 60 if offset is not None else None,
            "language": article.language,
            "url": _storable(article.url),
            "model": self._origin(self._record.model),
            "text": self._text,
            **identity,
        }
        self._insert(schema.article, [row])
        paragraphs = [
            {
                "article": self._article,
                "number": number,
                **_ends(each.span),
                "kind": each.kind.value,
                "score": _share(each.score),
                "repeats": each.repeats,
            }
            for number, each in enumerate(article.paragraphs)
        ]
        self._insert(schema.paragraph, paragraphs)
        own = [each.span.cut(self._text) for each in article.paragraphs if each.kind in STORY_KINDS]
        index_article(self._connection, self._article, title=row["title"], words="\n".join(own))

    def _write_entities(self) -> list[int]:
        """Write who is named. Returns the key of each of the record's entities."""
        entities = self._record.entities
        table = schema.entity
        ids = {storable(each.id) for each in entities}
        keys = dict(self._connection.execute(select(table.c.id, table.c.key).where(table.c.id.in_(ids))).all())
        new = {storable(each.id): each for each in reversed(entities) if storable(each.id) not in keys}
        first = next_key(self._connection, table)
        rows = [
            {
                "key": key,
                "id": new_id,
                "name": storable(each.name),
                "type": each.type.value,
                "known": _storable(each.known),
            }
            for key, (new_id, each) in enumerate(reversed(new.items()), first)
        ]
        self._insert(table, rows)
        keys.update((row["id"], row["key"]) for row in rows)
        numbered = [keys[storable(each.id)] for each in entities]
        self._write_aliases(numbered)
        self._insert(schema.mention, list(self._mentions(numbered)))
        return numbered

    def _write_aliases(self, keys: Sequence[int]) -> None:
        table = schema.alias
        there = select(table.c.entity, table.c.name).where(table.c.entity.in_(set(keys)))
        known = set(self._connection.execute(there))
        names = dict.fromkeys(
            (key, storable(name))
            for key, each in zip(keys, self._record.entities, strict=True)
            for name in (each.name, *each.aliases)
        )
        new = [pair for pair in names if pair not in known]
        self._insert(table, [{"entity": key, "name": name, "folded": folded(name)} for key, name in new])

    def _mentions(self, keys: Sequence[int]) -> Iterator[Row]:
        """In the order of the entities, so that this order can be told from the rows."""
        number = 0
        for key, entity in zip(keys, self._record.entities, strict=True):
            for each in entity.mentions:
                yield {
                    "article": self._article,
                    "number": number,
                    "entity": key,
                    **_ends(each.span),
                    "kind": each.kind.value,
                    "score": _share(each.score),
                    "reasons": _reasons(each.reasons),
                }
                number += 1

    def _write_roles(self, keys: Sequence[int]) -> dict[tuple[int, Role], int]:
        """Write the offices held. Returns the key of each role of each of the record's entities, by its number."""
        held = [(number, role) for number, entity in enumerate(self._record.entities) for role in entity.roles]
        speakers = (speaker for statement, _, _ in self._statements() for speaker in statement.speakers)
        held += [(each.entity, each.role) for each in speakers if each.role]
        if not held:
            return {}
        offices = {office: self._office(*office) for office in dict.fromkeys(_office_of(role) for _, role in held)}
        first = next_key(self._connection, schema.role)
        numbered = {pair: key for key, pair in enumerate(dict.fromkeys(held), first)}
        rows = [
            {
                "key": key,
                "entity": keys[number],
                "office": offices[_office_of(role)],
                "article": self._article,
                "source": storable(role.source),
                "held_from": role.start,
                "held_to": role.end,
                **_ends(role.span),
            }
            for (number, role), key in numbered.items()
        ]
        self._insert(schema.role, rows)
        return numbered

    def _office(self, title: str, affiliation: str) -> int:
        table = schema.office
        same = select(table.c.key).where(table.c.title == title, table.c.affiliation == affiliation)
        key: int | None = self._connection.execute(same).scalar()
        if key is None:
            key = next_key(self._connection, table)
            names = {"title": title, "affiliation": affiliation}
            self._insert(table, [{"key": key, **names, **{f"folded_{at}": folded(each) for at, each in names.items()}}])
        return key

    def _statements(self) -> Iterator[tuple[Statement, int | None, int]]:
        """The story's statements, then each teaser's: with the number of its paragraph, and where its list begins."""
        yield from ((each, None, 0) for each in self._record.statements)
        begin = len(self._record.statements)
        for teaser in self._record.teasers:
            number = self._record.article.paragraphs.index(teaser.paragraph)
            yield from ((each, number, begin) for each in teaser.statements)
            begin += len(teaser.statements)

    def _write_statements(self, identity: Row) -> int:
        """Write who said what. Returns the key of the first statement; the others follow it."""
        first = next_key(self._connection, schema.attribution)
        attributions: list[Row] = []
        spans: list[Row] = []
        placed: list[Row] = []
        words: list[Row] = []
        seen: Counter[str] = Counter()
        for number, (statement, teaser, begin) in enumerate(self._statements()):
            key, said = first + number, statement.attribution
            whole = None if said.part_of is None else first + begin + said.part_of
            attributions.append(self._attribution(said, key, number, teaser, whole))
            spans += _spans(said, key)
            id = _statement_id(identity, said, seen)  # noqa: A001
            placed.append({"key": key, "id": id, **_placed(statement)})
            if teaser is None:
                words.append(self._words(statement, key))
        self._insert(schema.attribution, attributions)
        self._insert(schema.span, spans)
        self._insert(schema.statement, placed)
        index_statements(self._connection, words)
        return first

    def _attribution(self, said: Attribution, key: int, number: int, teaser: int | None, whole: int | None) -> Row:
        return {
            "key": key,
            "article": self._article,
            "number": number,
            "teaser": teaser,
            "kind": said.kind.value,
            "part_of": whole,
            "origin": self._origin(said.origin),
            "score": _share(said.score),
        }

    def _origin(self, name: str) -> int:
        """The key of an origin; nearly always the same for all of an article, and so looked up once."""
        if name not in self._origins:
            self._origins[name] = named(self._connection, schema.origin, name)
        return self._origins[name]

    def _words(self, statement: Statement, key: int) -> Row:
        """What search finds a statement by."""
        said = statement.attribution
        return {
            "key": key,
            "content": self._cut(said.content),
            "source": self._cut(said.source),
            "addressee": statement.addressee.cut(self._text) if statement.addressee else None,
        }

    def _cut(self, spans: Sequence[Span]) -> str | None:
        return BETWEEN_SPANS.join(span.cut(self._text) for span in spans) if spans else None

    def _write_speakers(self, first: int, entities: Sequence[int], roles: dict[tuple[int, Role], int]) -> None:
        rows = [
            {
                "statement": first + place,
                "number": number,
                "entity": entities[each.entity],
                "role": roles[each.entity, each.role] if each.role else None,
                "speaks_for": None if each.speaks_for is None else entities[each.speaks_for],
                "score": _share(each.score),
                "reasons": _reasons(each.reasons),
            }
            for place, (statement, _, _) in enumerate(self._statements())
            for number, each in enumerate(statement.speakers)
        ]
        self._insert(schema.speaker, rows)

    def _insert(self, table: Table, rows: Sequence[Row]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)


def next_key(connection: Connection, table: Table) -> int:
    """The key for the next row. Only for a connection that writes, which has the store for itself."""
    return (connection.execute(select(func.max(table.c.key))).scalar() or 0) + 1


def named(connection: Connection, table: Table, name: str) -> int:
    """The key of the row of `table` that goes by `name`, which is made where it is not there."""
    name = storable(name)
    key: int | None = connection.execute(select(table.c.key).where(table.c.name == name)).scalar()
    if key is None:
        key = next_key(connection, table)
        row = {"key": key, "name": name, **({"folded": folded(name)} if "folded" in table.c else {})}
        connection.execute(insert(table), row)
    return key


def _statement_id(identity: Row, said: Attribution, seen: Counter[str]) -> str:
    """What makes a statement that statement: the words that it reports, in this version of this article."""
    places = (f"{span.start}-{span.end}" for span in said.content)
    base = content_hash(identity["id"], identity["wording"], *places)
    seen[base] += 1
    return base if seen[base] == 1 else content_hash(base, str(seen[base]))


def _office_of(role: Role) -> tuple[str, str]:
    return storable(role.title), storable(role.affiliation or "")


def _spans(said: Attribution, key: int) -> Iterator[Row]:
    for part in ("source", "cue", "content"):
        for number, span in enumerate(getattr(said, part)):
            yield {"attribution": key, "part": part, "number": number, **_ends(span)}


def _placed(statement: Statement) -> Row:
    """Where and when a statement was made, and to whom."""
    said_on = statement.said_on
    return {
        "said_first": said_on.first if said_on else None,
        "said_last": said_on.last if said_on else None,
        "said_sure": said_on.sure if said_on else None,
        **_ends(said_on.span if said_on else None, "said_"),
        **_ends(statement.addressee, "addressee_"),
        **_ends(statement.venue, "venue_"),
    }


def _ends(span: Span | None, prefix: str = "") -> Row:
    return {f"{prefix}start": span.start if span else None, f"{prefix}end": span.end if span else None}


def _share(score: float) -> float:
    """A score as the database keeps it: a float of Python's own, between 0 and 1 whatever rounding did."""
    return min(1.0, max(0.0, float(score)))


def _reasons(reasons: Sequence[str]) -> str:
    return storable(json.dumps(reasons, ensure_ascii=False))


def _storable(text: str | None) -> str | None:
    return None if text is None else storable(text)
