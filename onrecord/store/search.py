"""Finds statements and articles: one query for FTS5 and for PostgreSQL's tsquery.

Words count where they stand in what was said or in who is named as its source; of an article, in its title or its own
words. What only a teaser says, and versions that were changed since, are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TableClause,
    and_,
    column,
    func,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
)
from sqlalchemy.orm import aliased

from onrecord.store import schema
from onrecord.store.filters import filter_condition, spoken_condition, within_condition
from onrecord.store.languages import Fts5, TsQuery
from onrecord.store.query import PARTS, All, Either, Filter, Not, Query, SpokenBy, Within, Words
from onrecord.store.session import Store
from onrecord.store.targets import Order, Target

MARKS = ("\x02", "\x03")  # before and after a word that was searched for, in a snippet
_SNIPPET_WORDS = 32
_RANKED = (
    2_000  # among how many of the newest matches the most relevant are looked for; ranking a million takes seconds
)

_STATEMENT_COLUMNS = (
    *("key", "id", "article", "outlet", "published", "said", "speaker", "source", "cue", "kind", "content"),
    "addressee",
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A statement or article that was found.

    `snippet` has MARKS around the words; what only a statement has is None of an article.
    """

    id: str
    article_id: str
    url: str | None
    title: str | None
    outlet: str | None
    published: str | None
    snippet: str
    said: str | None = None
    speaker: str | None = None
    source: str | None = None
    cue: str | None = None
    kind: str | None = None
    content: str | None = None
    addressee: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A page of hits, and whether more come after it."""

    hits: tuple[Hit, ...]
    has_more: bool


# FTS5 asks through a column that is called as its table; PostgreSQL's has the words.
_TABLES = {
    Target.STATEMENTS: table("statement_fts", *map(column, ("rowid", "key", "words", "statement_fts"))),
    Target.ARTICLES: table("article_fts", *map(column, ("rowid", "key", "words", "article_fts"))),
}


@dataclass(frozen=True, slots=True)
class _Index:
    """The full-text index of a target."""

    target: Target
    dialect: str

    @property
    def table(self) -> TableClause:
        """Where it is."""
        return _TABLES[self.target]

    @property
    def language(self) -> Fts5 | TsQuery:
        """Writes queries for it."""
        if self.dialect == "sqlite":
            return Fts5("content source" if self.target is Target.STATEMENTS else "title words")
        return TsQuery()

    @property
    def key(self) -> ColumnElement[int]:
        """The key of the article or statement that a row indexes."""
        return self.table.c.rowid if self.dialect == "sqlite" else self.table.c.key

    def matching(self, query: str) -> ColumnElement[bool]:
        """Whether a row of the index has what `query` asks for, in the database's own language."""
        if self.dialect == "sqlite":
            return self.table.c[self.table.name].op("MATCH")(query)
        return self.table.c.words.op("@@")(func.to_tsquery("onrecord", query))


def search(store: Store, query: Query | None, *, target: Target, order: Order, limit: int, offset: int = 0) -> Page:
    """The hits from `offset` on, at most `limit`. No query asks for everything."""
    with store.reading() as connection:
        index = _Index(target, store.dialect)
        words, rest = _apart(query, target)
        match = index.language.of(words) if words is not None else None
        keys = _keys(connection, index, match, rest, order=order, limit=limit + 1, offset=offset)
        hits = _hits(connection, index, keys[:limit], match)
    return Page(tuple(hits), has_more=len(keys) > limit)


def _apart(query: Query | None, target: Target) -> tuple[Query | None, list[Query]]:
    """The part of a query that the full-text index alone answers, and what else must hold."""
    parts = query.parts if isinstance(query, All) else (query,) if query else ()
    words = [each for each in parts if _is_words(each, target)]
    if not any(_is_positive(each) for each in words):
        return None, list(parts)
    rest = [each for each in parts if not _is_words(each, target)]
    return (words[0] if len(words) == 1 else All(tuple(words))), rest


def _is_words(query: Query, target: Target) -> bool:
    """Whether it is about words only, and of those that the index of `target` has."""
    match query:
        case Words():
            return True
        case Filter(name=name):
            return name in PARTS and target is Target.STATEMENTS
        case Within() | SpokenBy():
            return False
        case Not(part):
            return _is_words(part, target) and _is_positive(part)
        case All(parts) | Either(parts):
            return all(_is_words(each, target) for each in parts) and _is_positive(query)


def _is_positive(query: Query) -> bool:
    """Whether the index can list what matches; it cannot list what merely lacks a word."""
    match query:
        case Not():
            return False
        case All(parts):
            return any(map(_is_positive, parts))
        case Either(parts):
            return all(map(_is_positive, parts))
    return True


def _keys(
    connection: Connection,
    index: _Index,
    match: str | None,
    rest: Sequence[Query],
    *,
    order: Order,
    limit: int,
    offset: int,
) -> list[int]:
    """The keys of the rows of one page."""
    conditions = [_condition(each, index) for each in rest]
    key = schema.attribution.c.key if index.target is Target.STATEMENTS else schema.article.c.key
    query = _base(index, key)
    if match is not None:
        query = query.join(index.table, index.key == key).where(index.matching(match))
    query = query.where(*conditions)
    if order is Order.DATE or match is None:
        ordered = query.order_by(_day(index).desc().nulls_last(), key.desc())
    else:
        # By the index's own key: it is read from its end, and no further than to the last that is ranked.
        newest = query.add_columns(_relevance(index, match)).order_by(index.key.desc()).limit(_RANKED).subquery()
        ordered = select(newest.c.key).order_by(newest.c.relevance.desc(), newest.c.key.desc())
    return list(connection.execute(ordered.limit(limit).offset(offset)).scalars())


def _day(index: _Index) -> ColumnElement[str]:
    """When it was said, else published."""
    published = schema.article.c.published
    if index.target is Target.ARTICLES:
        return published
    return func.coalesce(schema.statement.c.said_first, published)


def _base(index: _Index, key: ColumnElement[int]) -> Select[Any]:
    article, later = schema.article, aliased(schema.article)
    is_newest = ~select(later.c.key).where(later.c.previous == article.c.key).exists()
    if index.target is Target.ARTICLES:
        return select(key.label("key")).select_from(article).where(is_newest)
    tables = schema.attribution.join(schema.statement, schema.statement.c.key == schema.attribution.c.key)
    tables = tables.join(article, article.c.key == schema.attribution.c.article)
    return select(key.label("key")).select_from(tables).where(schema.attribution.c.teaser.is_(None), is_newest)


def _relevance(index: _Index, match: str) -> ColumnElement[float]:
    if index.dialect == "sqlite":
        return (-func.bm25(literal_column(index.table.name))).label("relevance")
    return func.ts_rank(index.table.c.words, func.to_tsquery("onrecord", match)).label("relevance")


def _condition(query: Query, index: _Index) -> ColumnElement[bool]:
    """Whether a row is what `query` asks for; words through the index, all else through the tables."""
    if _is_words(query, index.target) and _is_positive(query):
        key = schema.attribution.c.key if index.target is Target.STATEMENTS else schema.article.c.key
        matching = index.matching(index.language.of(query))
        return key.in_(select(index.key).select_from(index.table).where(matching))
    match query:
        case Not(part):
            return not_(_condition(part, index))
        case All(parts):
            return and_(*(_condition(each, index) for each in parts))
        case Either(parts):
            return or_(*(_condition(each, index) for each in parts))
        case SpokenBy():
            return spoken_condition(query, of_articles=index.target is Target.ARTICLES)
        case Within():
            return within_condition(query, of_articles=index.target is Target.ARTICLES)
        case Filter(name=name) if name in PARTS:
            return _in_statements(query, _Index(Target.STATEMENTS, index.dialect))
        case Filter():
            return filter_condition(query, of_articles=index.target is Target.ARTICLES)
    raise TypeError(query)


def _in_statements(query: Filter, statements: _Index) -> ColumnElement[bool]:
    """Whether an article has a statement with the words that `query` asks for."""
    matching = select(statements.key).where(statements.matching(statements.language.of(query)))
    of_articles = select(schema.attribution.c.article).where(schema.attribution.c.key.in_(matching))
    return schema.article.c.key.in_(of_articles)


def _hits(connection: Connection, index: _Index, keys: Sequence[int], match: str | None) -> list[Hit]:
    if not keys:
        return []
    snippets = _snippets(connection, index, keys, match)
    rows = {row.key: row for row in connection.execute(_described(index, keys))}
    return [_hit(rows[key], index, snippets.get(key)) for key in keys]


def _described(index: _Index, keys: Sequence[int]) -> Select[Any]:
    article = schema.article
    if index.target is Target.ARTICLES:
        view = table("article_words", *map(column, ("key", "title", "outlet", "published", "words"))).alias("w")
        joined = view.join(article, article.c.key == view.c.key)
    else:
        view = table("statement_words", *map(column, _STATEMENT_COLUMNS)).alias("w")
        joined = view.join(schema.attribution, schema.attribution.c.key == view.c.key)
        joined = joined.join(article, article.c.key == schema.attribution.c.article)
    query = select(view, article.c.id.label("article_id"), article.c.url)
    return query.select_from(joined).where(view.c.key.in_(keys))


def _hit(row: Any, index: _Index, snippet: str | None) -> Hit:
    if index.target is Target.ARTICLES:
        shown = snippet or " ".join((row.words or "").split()[:_SNIPPET_WORDS])
        return Hit(row.article_id, row.article_id, row.url, row.title, row.outlet, row.published, shown)
    said = (row.said, row.speaker, row.source, row.cue, row.kind, row.content, row.addressee)
    shown = snippet or " ".join(row.content.split()[:_SNIPPET_WORDS])
    return Hit(row.id, row.article_id, row.url, row.article, row.outlet, row.published, shown, *said)


def _snippets(connection: Connection, index: _Index, keys: Sequence[int], match: str | None) -> dict[int, str]:
    """The words around those that were searched for, by key."""
    if match is None:
        return {}
    field, place = ("content", 0) if index.target is Target.STATEMENTS else ("words", 1)
    if index.dialect == "sqlite":
        cut = func.snippet(literal_column(index.table.name), place, *MARKS, "…", _SNIPPET_WORDS)
        query = select(index.key, cut).select_from(index.table).where(index.matching(match), index.key.in_(keys))
    else:
        options = f"StartSel={MARKS[0]}, StopSel={MARKS[1]}, MaxWords={_SNIPPET_WORDS}, MinWords=16, MaxFragments=1"
        view = table("statement_words" if place == 0 else "article_words", column("key"), column(field))
        cut = func.ts_headline("onrecord", view.c[field], func.to_tsquery("onrecord", match), literal(options))
        query = select(view.c.key, cut).where(view.c.key.in_(keys))
    return {key: snippet for key, snippet in connection.execute(query) if snippet}
