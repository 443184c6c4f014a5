"""How much there is."""

from dataclasses import dataclass

from sqlalchemy import Column, Connection, Table, func, select, text

from onrecord.store import schema
from onrecord.store.fates import Fate
from onrecord.store.session import Store

_SHOWN = 10  # outlets and speakers with most


@dataclass(frozen=True, slots=True)
class StoreCounts:
    """Counts of the whole store; `text_characters` and `store_bytes` tell what keeping it costs."""

    articles: int
    versions: int
    statements: int
    with_speaker: int
    entities: int
    refused: int
    quarantined: int
    text_characters: int
    store_bytes: int
    first_published: str | None
    last_published: str | None
    outlets: tuple[tuple[str, int], ...]
    speakers: tuple[tuple[str, int], ...]


def counts_of(store: Store) -> StoreCounts:
    """Count."""
    article, attribution, speaker = schema.article, schema.attribution, schema.speaker
    size = "SELECT pg_database_size(current_database())"
    if store.dialect == "sqlite":
        size = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
    with store.reading() as connection:

        def one(query: object) -> int:
            return int(connection.execute(query).scalar() or 0)  # type: ignore[call-overload]

        def failed(fate: Fate) -> int:
            table = schema.failure
            return one(select(func.count()).where(table.c.fate == fate.value, table.c.settled_at.is_(None)))

        first, last = connection.execute(select(func.min(article.c.published), func.max(article.c.published))).one()
        return StoreCounts(
            articles=one(select(func.count(article.c.id.distinct()))),
            versions=one(select(func.count()).select_from(article)),
            statements=one(select(func.count()).where(attribution.c.teaser.is_(None))),
            with_speaker=one(select(func.count(speaker.c.statement.distinct()))),
            entities=one(select(func.count()).select_from(schema.entity)),
            refused=failed(Fate.REFUSED),
            quarantined=failed(Fate.QUARANTINED),
            text_characters=one(select(func.sum(func.length(article.c.text)))),
            store_bytes=one(text(size)),
            first_published=first,
            last_published=last,
            outlets=_most(connection, schema.outlet, article.c.outlet),
            speakers=_most(connection, schema.entity, speaker.c.entity),
        )


def _most(connection: Connection, named: Table, column: Column[int]) -> tuple[tuple[str, int], ...]:
    """The names that `column` refers to most often, with how often."""
    number = func.count().label("number")
    query = select(named.c.name, number).join_from(named, column.table, column == named.c.key)
    rows = connection.execute(query.group_by(named.c.key, named.c.name).order_by(number.desc(), named.c.key))
    return tuple((name, count) for name, count in rows.fetchmany(_SHOWN))
