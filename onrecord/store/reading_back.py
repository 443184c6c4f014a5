"""A record put together again from its rows."""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import Connection, Table, select

from onrecord.errors import UnknownIdError
from onrecord.records import (
    Article,
    Attribution,
    AttributionKind,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Record,
    Role,
    Span,
    Speaker,
    Statement,
    Teaser,
    Time,
)
from onrecord.store import schema
from onrecord.store.session import Store

_Roles = Mapping[int, Role]


def record_of(store: Store, id: str) -> Record:  # noqa: A002
    """The record of the article that goes by `id`, in its newest version, or that has the statement `id`.

    An entity's aliases are all that the store has of it, not only those of this article. Raises UnknownIdError.
    """
    with store.reading() as connection:
        return _Rows(connection, _key(connection, id)).record()


def _key(connection: Connection, id: str) -> int:  # noqa: A002
    article, attribution, statement = schema.article, schema.attribution, schema.statement
    by_id = select(article.c.key).where(article.c.id == id).order_by(article.c.version.desc()).limit(1)
    key: int | None = connection.execute(by_id).scalar()
    if key is None:
        of_statement = select(attribution.c.article).join(statement, statement.c.key == attribution.c.key)
        key = connection.execute(of_statement.where(statement.c.id == id)).scalar()
    if key is None:
        hint = "onrecord article --list lists the articles, onrecord search finds statements."
        raise UnknownIdError(f'No article and no statement goes by the id "{id}".', hint=hint)
    return key


class _Rows:
    """The rows of one article."""

    def __init__(self, connection: Connection, article: int) -> None:
        self._connection = connection
        self._article = article
        self._origins: dict[int, str] = dict(
            connection.execute(select(schema.origin.c.key, schema.origin.c.name)).all()
        )

    def record(self) -> Record:
        """All of them."""
        row = self._one()
        paragraphs = tuple(_paragraph(each) for each in self._of_article(schema.paragraph, "number"))
        keys, entities, roles = self._entities()
        lists = self._statements(keys, roles)
        story = lists.pop(None, ())
        teasers = tuple(
            Teaser(each, lists.get(number, ()))
            for number, each in enumerate(paragraphs)
            if each.kind is ParagraphKind.TEASER
        )
        return Record(_article(row, paragraphs), story, entities, teasers, self._origins[row.model])

    def _one(self) -> Any:
        article, outlet = schema.article, schema.outlet
        query = select(article, outlet.c.name.label("outlet_name")).join_from(article, outlet, isouter=True)
        return self._connection.execute(query.where(article.c.key == self._article)).one()

    def _of_article(self, table: Table, order: str) -> Sequence[Any]:
        query = select(table).where(table.c.article == self._article).order_by(table.c[order])
        return self._connection.execute(query).all()

    def _entities(self) -> tuple[list[int], tuple[Entity, ...], _Roles]:
        """The keys of the entities, the entities in the same order, and every role of theirs by its key."""
        mentions = _grouped(self._of_article(schema.mention, "number"), lambda row: row.entity)
        held = self._roles()
        keys = list(dict.fromkeys([*mentions, *(entity for entity, _ in held.values()), *self._speaking()]))
        aliases = _grouped(self._rows_for(schema.alias, schema.alias.c.entity, keys), lambda row: row.entity)
        entities = {row.key: row for row in self._rows_for(schema.entity, schema.entity.c.key, keys)}
        made = tuple(
            Entity(
                id=entities[key].id,
                name=entities[key].name,
                type=EntityType(entities[key].type),
                aliases=tuple(each.name for each in aliases[key] if each.name != entities[key].name),
                roles=tuple(role for entity, role in held.values() if entity == key),
                mentions=tuple(_mention(each) for each in mentions[key]),
                known=entities[key].known,
            )
            for key in keys
        )
        return keys, made, {key: role for key, (_, role) in held.items()}

    def _speaking(self) -> Iterator[int]:
        """Who speaks or is spoken for, mentioned or not."""
        speaker, attribution = schema.speaker, schema.attribution
        query = select(speaker.c.entity, speaker.c.speaks_for)
        query = query.join(attribution, attribution.c.key == speaker.c.statement)
        for row in self._connection.execute(query.where(attribution.c.article == self._article)):
            yield from (key for key in row if key is not None)

    def _roles(self) -> dict[int, tuple[int, Role]]:
        role, office = schema.role, schema.office
        query = select(role, office.c.title, office.c.affiliation).join(office, office.c.key == role.c.office)
        rows = self._connection.execute(query.where(role.c.article == self._article).order_by(role.c.key))
        return {row.key: (row.entity, _role(row)) for row in rows}

    def _rows_for(self, table: Table, column: Any, keys: Iterable[int]) -> Sequence[Any]:
        return self._connection.execute(select(table).where(column.in_(list(keys)))).all()

    def _statements(self, entities: Sequence[int], roles: _Roles) -> dict[int | None, tuple[Statement, ...]]:
        """The statements of the story, under None, and of each teaser, under the number of its paragraph."""
        said = self._of_article(schema.attribution, "number")
        keys = [row.key for row in said]
        spans = _grouped(self._rows_for(schema.span, schema.span.c.attribution, keys), lambda row: row.attribution)
        placed = {row.key: row for row in self._rows_for(schema.statement, schema.statement.c.key, keys)}
        speaking = sorted(self._rows_for(schema.speaker, schema.speaker.c.statement, keys), key=lambda row: row.number)
        speakers = _grouped(speaking, lambda row: row.statement)
        places = {key: place for place, key in enumerate(entities)}
        lists: dict[int | None, tuple[Statement, ...]] = {}
        for teaser, rows in _grouped(said, lambda row: row.teaser).items():
            numbers = {row.key: number for number, row in enumerate(rows)}
            lists[teaser] = tuple(
                Statement(
                    self._attribution(row, spans[row.key], numbers),
                    tuple(
                        _speaker(each, places, roles) for each in sorted(speakers[row.key], key=lambda one: one.number)
                    ),
                    addressee=_span(placed[row.key], "addressee_"),
                    venue=_span(placed[row.key], "venue_"),
                    said_on=_time(placed[row.key]),
                )
                for row in rows
            )
        return lists

    def _attribution(self, row: Any, spans: Sequence[Any], numbers: Mapping[int, int]) -> Attribution:
        parts = _grouped(sorted(spans, key=lambda span: span.number), lambda span: span.part)
        source, cue, content = (
            tuple(Span(span.start, span.end) for span in parts[part]) for part in ("source", "cue", "content")
        )
        return Attribution(
            source=source,
            cue=cue,
            content=content,
            kind=AttributionKind(row.kind),
            score=row.score,
            origin=self._origins[row.origin],
            part_of=numbers.get(row.part_of),
        )


def _grouped(rows: Iterable[Any], by: Callable[[Any], Any]) -> defaultdict[Any, list[Any]]:
    groups: defaultdict[Any, list[Any]] = defaultdict(list)
    for row in rows:
        groups[by(row)].append(row)
    return groups


def _article(row: Any, paragraphs: tuple[Paragraph, ...]) -> Article:
    return Article(
        id=row.id,
        text=row.text,
        paragraphs=paragraphs,
        url=row.url,
        outlet=row.outlet_name,
        title=row.title,
        byline=row.byline,
        published=row.published,
        published_at=_moment(row.published_at, row.published_offset),
        language=row.language,
    )


def _moment(moment: datetime | None, offset: int | None) -> datetime | None:
    if moment is None or offset is None:
        return None
    return moment.astimezone(timezone(timedelta(minutes=offset)) if offset else UTC)


def _paragraph(row: Any) -> Paragraph:
    return Paragraph(Span(row.start, row.end), ParagraphKind(row.kind), row.score, row.repeats)


def _mention(row: Any) -> Mention:
    return Mention(Span(row.start, row.end), MentionKind(row.kind), row.score, tuple(json.loads(row.reasons)))


def _role(row: Any) -> Role:
    return Role(row.title, row.affiliation or None, row.source, row.held_from, row.held_to, _span(row))


def _speaker(row: Any, places: Mapping[int, int], roles: _Roles) -> Speaker:
    speaks_for = None if row.speaks_for is None else places.get(row.speaks_for)
    role = None if row.role is None else roles[row.role]
    return Speaker(places[row.entity], row.score, tuple(json.loads(row.reasons)), role, speaks_for)


def _time(row: Any) -> Time | None:
    if row.said_first is None:
        return None
    return Time(row.said_first, row.said_last, _span(row, "said_"), row.said_sure)


def _span(row: Any, prefix: str = "") -> Span | None:
    start, end = getattr(row, f"{prefix}start"), getattr(row, f"{prefix}end")
    return None if start is None else Span(start, end)
