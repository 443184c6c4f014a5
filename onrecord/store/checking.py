"""Whether everything in a store is as it must be: what the database promises, and what it cannot know."""

from collections.abc import Iterator

from sqlalchemy import Connection, func, or_, select, text

from onrecord.errors import DamagedStoreError
from onrecord.store import schema
from onrecord.store.session import Store

_MOST = 20  # faults of one kind that are told one by one


def faults_in(store: Store) -> list[str]:
    """What is wrong, in words; nothing for a sound store. Raises DamagedStoreError where it cannot be read at all."""
    with store.reading() as connection:
        found = list(_damage(connection)) if store.dialect == "sqlite" else []
        if not found:
            found = [*_spans_outside(connection), *_without_statement(connection), *_unindexed(connection)]
    if store.dialect == "sqlite" and not found:
        found = list(_index_faults(store))
    return found


def _damage(connection: Connection) -> Iterator[str]:
    """What SQLite itself finds: broken pages, rows that break a constraint, references to nothing."""
    for (line,) in connection.execute(text(f"PRAGMA integrity_check({_MOST})")):
        if line != "ok":
            yield f"The file is damaged: {line}."
    for row in connection.execute(text("PRAGMA foreign_key_check")).fetchmany(_MOST):
        yield f"A row of {row[0]} ({row[1]}) refers to a row of {row[2]} that is not there."


def _spans_outside(connection: Connection) -> Iterator[str]:
    """Offsets that point past the end of the text."""
    article, attribution, statement = schema.article, schema.attribution, schema.statement
    for table in (schema.paragraph, schema.mention, schema.role):
        joined = table.join(article, article.c.key == table.c.article)
        query = select(article.c.id).select_from(joined).where(table.c.end > func.length(article.c.text))
        for (article_id,) in connection.execute(query.limit(_MOST)):
            yield f"A {table.name} of the article {article_id} points past the end of its text."
    joined = attribution.join(article, article.c.key == attribution.c.article)
    ends = (statement.c.said_end, statement.c.addressee_end, statement.c.venue_end, schema.span.c.end)
    query = (
        select(article.c.id, attribution.c.number)
        .select_from(joined.join(statement, statement.c.key == attribution.c.key))
        .join(schema.span, schema.span.c.attribution == attribution.c.key)
        .where(or_(*(end > func.length(article.c.text) for end in ends)))
    )
    for article_id, number in connection.execute(query.limit(_MOST)):
        yield f"Statement {number + 1} of the article {article_id} points past the end of its text."


def _without_statement(connection: Connection) -> Iterator[str]:
    """Attributions without their statement, or without content."""
    article, attribution, statement, span = schema.article, schema.attribution, schema.statement, schema.span
    query = select(article.c.id, attribution.c.number).join(article, article.c.key == attribution.c.article)
    has_statement = select(statement.c.key).where(statement.c.key == attribution.c.key).exists()
    content = select(span.c.number).where(span.c.attribution == attribution.c.key, span.c.part == "content")
    for article_id, number in connection.execute(query.where(or_(~has_statement, ~content.exists())).limit(_MOST)):
        yield f"Statement {number + 1} of the article {article_id} is not whole."


def _unindexed(connection: Connection) -> Iterator[str]:
    """Articles and statements that a search would not find."""
    attribution = schema.attribution
    there = {
        "article": select(func.count()).select_from(schema.article),
        "statement": select(func.count()).select_from(attribution).where(attribution.c.teaser.is_(None)),
    }
    indexed = "statement_fts_docsize" if connection.dialect.name == "sqlite" else "statement_fts"
    for name, query in there.items():
        table = indexed.replace("statement", name)
        number = connection.execute(text(f"SELECT count(*) FROM {table}")).scalar_one()  # noqa: S608 - our own names
        wanted = connection.execute(query).scalar_one()
        if number != wanted:
            yield f"The index of search has {number:,} {name}s, the store {wanted:,}."


def _index_faults(store: Store) -> Iterator[str]:
    """Words in the index of search that are not those of the texts. FTS5 asks for it in the form of an insert."""
    for name in ("article_fts", "statement_fts"):
        try:
            with store.writing() as connection:
                connection.exec_driver_sql(f"INSERT INTO {name}({name}, rank) VALUES ('integrity-check', 1)")  # noqa: S608
        except DamagedStoreError:
            yield f"The index {name} has other words than the texts."
