"""Articles as the store has them: the list, one with its versions, and the record that was read in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select
from sqlalchemy.orm import aliased

from onrecord.errors import UnknownIdError
from onrecord.records import ParagraphKind
from onrecord.store import schema
from onrecord.store.session import Store

_PAGE = 1000  # rows fetched at once

article, outlet, paragraph = schema.article, schema.outlet, schema.paragraph


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """What is known of an article, in one of its versions. `id` is as it was given, else its own."""

    key: int
    id: str
    version: int
    url: str | None
    outlet: str | None
    title: str | None
    byline: str | None
    published: str | None
    language: str | None
    added_at: datetime


def articles(store: Store) -> Iterator[StoredArticle]:
    """Every article once, in its newest version, in the order in which they came."""
    later = aliased(article)
    newest = select(func.max(later.c.version)).where(later.c.id == article.c.id).scalar_subquery()
    with store.reading() as connection:
        query = _described().where(article.c.version == newest).order_by(article.c.key)
        yield from map(_stored, connection.execute(query, execution_options={"yield_per": _PAGE}))


def versions_of(store: Store, id: str) -> list[StoredArticle]:  # noqa: A002
    """All versions of an article, the first one first: what was kept under its id, and what that came of.

    Raises UnknownIdError.
    """
    with store.reading() as connection:
        newest = newest_key(connection, id)
        before = select(article.c.key, article.c.previous).where(article.c.key == newest).cte(recursive=True)
        before = before.union_all(select(article.c.key, article.c.previous).where(article.c.key == before.c.previous))
        rows = connection.execute(_described().where(article.c.key.in_(select(before.c.key))).order_by(article.c.key))
        return [_stored(row) for row in rows]


def text_of(store: Store, key: int) -> str:
    """The text of one version."""
    with store.reading() as connection:
        text: str = connection.execute(select(article.c.text).where(article.c.key == key)).scalar_one()
        return text


def newest_key(connection: Connection, id: str) -> int:  # noqa: A002
    """The key of the newest version of an article. Raises UnknownIdError."""
    query = select(article.c.key).where(article.c.id == id).order_by(article.c.version.desc()).limit(1)
    key: int | None = connection.execute(query).scalar()
    if key is None:
        hint = "onrecord article --list lists what there is."
        raise UnknownIdError(f'No article goes by the id "{id}".', hint=hint)
    return key


def _described() -> Select[Any]:
    headline = (
        select(func.substr(article.c.text, paragraph.c.start + 1, paragraph.c.end - paragraph.c.start))
        .where(paragraph.c.article == article.c.key, paragraph.c.kind == ParagraphKind.HEADLINE.value)
        .order_by(paragraph.c.number)
        .limit(1)
        .scalar_subquery()
    )
    columns = (
        *(article.c.key, article.c.id, article.c.version, article.c.url, outlet.c.name.label("outlet")),
        *(
            func.coalesce(article.c.title, headline).label("title"),
            article.c.byline,
            article.c.published,
            article.c.language,
            article.c.added_at,
        ),
    )
    return select(*columns).join_from(article, outlet, isouter=True)


def _stored(row: Any) -> StoredArticle:
    return StoredArticle(**row._mapping)
