"""Words put into the index of full-text search: FTS5 on SQLite, tsvector on PostgreSQL.

Both take words in lower case, without marks on letters, by their English stem, and leave none out. FTS5 does the
first two by itself; PostgreSQL is given them done, since its parser would make hosts, paths and e-mail addresses
of what stands between white space.
"""

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, text

from onrecord.store.hashes import folded

_NO_WORD = re.compile(r"[^\w]|_")
_LONGEST = 400_000  # characters that PostgreSQL indexes of one article; a tsvector takes no more than 1 MiB

_AT_ONCE = 1_000  # rows

_ARTICLE = {
    "sqlite": text("INSERT INTO article_fts(rowid, title, words) VALUES (:key, :title, :words)"),
    "postgresql": text(
        "INSERT INTO article_fts(key, words) VALUES (:key,"
        " setweight(to_tsvector('onrecord', :title), 'A') || setweight(to_tsvector('onrecord', :words), 'B'))"
    ),
}
_STATEMENT = {
    "sqlite": text(
        "INSERT INTO statement_fts(rowid, content, source, addressee) VALUES (:key, :content, :source, :addressee)"
    ),
    "postgresql": text(
        "INSERT INTO statement_fts(key, words) VALUES (:key,"
        " setweight(to_tsvector('onrecord', :content), 'A') || setweight(to_tsvector('onrecord', :source), 'B')"
        " || setweight(to_tsvector('onrecord', :addressee), 'C'))"
    ),
}


def index_article(connection: Connection, key: int, *, title: str | None, words: str) -> None:
    """Index an article's title and own words."""
    _index(connection, _ARTICLE[connection.dialect.name], [{"key": key, "title": title, "words": words}])


def index_statements(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Index statements: `key`, and `content`, `source` and `addressee` as the article has them."""
    _index(connection, _STATEMENT[connection.dialect.name], rows)


def index_all(connection: Connection) -> None:
    """Index everything, into an empty index."""
    articles = text("SELECT key, title, words FROM article_words ORDER BY key")
    statements = text("SELECT key, content, source, addressee FROM statement_words ORDER BY key")
    for query, into in ((articles, _ARTICLE), (statements, _STATEMENT)):
        found = connection.execute(query, execution_options={"yield_per": _AT_ONCE}).mappings()
        for rows in found.partitions():
            _index(connection, into[connection.dialect.name], [dict(row) for row in rows])


def words_of(text: str) -> list[str]:
    """The words of `text`, folded, as both databases take them."""
    return _NO_WORD.sub(" ", folded(text)).split()


def _index(connection: Connection, sql: Any, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        rows = [{name: _prepared(value) for name, value in row.items()} for row in rows]
    connection.execute(sql, rows)


def _prepared(value: Any) -> Any:
    return value if isinstance(value, int) else " ".join(words_of((value or "")[:_LONGEST]))
