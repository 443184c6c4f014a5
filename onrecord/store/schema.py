"""The tables of the store, for SQLite and PostgreSQL alike.

`key` columns number rows and serve joins; they mean nothing outside one store. `id` columns are what a row is known
by: a content hash, or for an article the name that its giver gave it. Text and offsets are stored, quotations never:
words shown are always slices of `article.text`. Rules that must always hold are constraints here.

What full-text search needs differs between the two databases, and is made by the migrations and `search.py` alone.
"""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.types import TIMESTAMP, TypeEngine

METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC: a time stamp on PostgreSQL, `2026-03-03T17:40:00Z` on SQLite, where it sorts as text."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """The type that `dialect` keeps it in."""
        return dialect.type_descriptor(TIMESTAMP(timezone=True) if dialect.name == "postgresql" else String())

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """What the database is given."""
        if value is None:
            return None
        moment = value.astimezone(UTC).replace(microsecond=0)  # the same on both, so that one restores the other
        if dialect.name == "postgresql":
            return moment
        return moment.replace(tzinfo=None).isoformat() + "Z"

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """What the database gives."""
        if value is None or isinstance(value, datetime):
            return value.astimezone(UTC) if value else None
        return datetime.fromisoformat(value)


KEY = BigInteger().with_variant(Integer, "sqlite")  # on SQLite only INTEGER makes the key the row's own number
# Compared byte by byte, whatever the language of the database: ISO dates then sort as days do.
DATE = String().with_variant(String(collation="C"), "postgresql")


def _day(column: str) -> CheckConstraint:
    """A date is a year, a month or a day."""
    return CheckConstraint(f"{column} IS NULL OR length({column}) IN (4, 7, 10)", name=f"{column}_is_a_date")


def _half_open(start: str = "start", end: str = "end") -> CheckConstraint:
    """Both ends of a span are there or neither, and in order."""
    both = f'("{start}" IS NULL) = ("{end}" IS NULL)'  # first, since a comparison with NULL would let the row pass
    rule = f'{both} AND ("{start}" IS NULL OR ("{start}" >= 0 AND "{start}" <= "{end}"))'
    return CheckConstraint(rule, name=f"{start}_before_{end}")


def _score(column: str = "score") -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN 0 AND 1", name=f"{column}_is_a_share")


def _one_of(column: str, *words: str) -> CheckConstraint:
    listed = ", ".join(f"'{word}'" for word in words)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_is_a_word")


# One execution of a command that wrote something.
run = Table(
    "run",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("command", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("began_at", Moment, nullable=False),
)

# What made a machine's row: stage, model and version.
origin = Table(
    "origin",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
)

outlet = Table(
    "outlet",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("folded", Text, nullable=False, index=True),
)

# A version of one published item; `previous` is the version that it changed. `address` is the part of `url` that
# tells pages apart, `wording` the hash of what the article says.
article = Table(
    "article",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("id", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("previous", KEY, ForeignKey("article.key"), unique=True),
    Column("title", Text),
    Column("outlet", KEY, ForeignKey("outlet.key"), index=True),
    Column("byline", Text),
    Column("published", DATE, index=True),
    Column("published_at", Moment),
    Column("published_offset", Integer),  # minutes east of UTC, as the page gives the moment
    Column("language", Text),
    Column("url", Text),
    Column("address", Text, index=True),
    Column("wording", Text, nullable=False),
    Column("model", KEY, ForeignKey("origin.key"), nullable=False),
    Column("run", KEY, ForeignKey("run.key"), nullable=False),
    Column("added_at", Moment, nullable=False),
    Column("text", Text, nullable=False),
    UniqueConstraint("id", "version"),
    CheckConstraint("version >= 1", name="version_counts_from_one"),
    CheckConstraint("(version = 1) = (previous IS NULL)", name="later_version_has_a_previous"),
    _day("published"),
)

# The bytes as they came, by their hash, and the article that was read in them.
capture = Table(
    "capture",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("article", KEY, ForeignKey("article.key"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("url", Text),
    Column("media_type", Text, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("fetched_at", Moment),
    Column("run", KEY, ForeignKey("run.key"), nullable=False),
    CheckConstraint("length(sha256) = 64", name="sha256_is_whole"),
)

paragraph = Table(
    "paragraph",
    METADATA,
    Column("article", KEY, ForeignKey("article.key"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("repeats", Boolean, nullable=False),
    _half_open(),
    _score(),
    _one_of("kind", "headline", "standfirst", "byline", "story", "teaser", "notice"),
    sqlite_with_rowid=False,
)

# `teaser` is the number of the paragraph that advertises another story and makes the attribution on its own account.
attribution = Table(
    "attribution",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("article", KEY, ForeignKey("article.key"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("teaser", Integer),
    Column("kind", Text, nullable=False),
    # Deferred, since a part may come before its whole.
    Column("part_of", KEY, ForeignKey("attribution.key", deferrable=True, initially="DEFERRED")),
    Column("origin", KEY, ForeignKey("origin.key"), nullable=False),
    Column("score", Float, nullable=False),
    UniqueConstraint("article", "number"),
    ForeignKeyConstraint(["article", "teaser"], ["paragraph.article", "paragraph.number"]),
    _score(),
    _one_of("kind", "direct", "mixed", "indirect"),
)

span = Table(
    "span",
    METADATA,
    Column("attribution", KEY, ForeignKey("attribution.key"), primary_key=True),
    Column("part", Text, primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _half_open(),
    _one_of("part", "source", "cue", "content"),
    sqlite_with_rowid=False,
)

# An attribution with its source resolved, dated and placed: a row for each, under the same key.
statement = Table(
    "statement",
    METADATA,
    Column("key", KEY, ForeignKey("attribution.key"), primary_key=True, autoincrement=False),
    Column("id", Text, nullable=False, unique=True),
    Column("said_first", DATE, index=True),
    Column("said_last", DATE),
    Column("said_sure", Boolean),
    Column("said_start", Integer),
    Column("said_end", Integer),
    Column("addressee_start", Integer),
    Column("addressee_end", Integer),
    Column("venue_start", Integer),
    Column("venue_end", Integer),
    _half_open("said_start", "said_end"),
    _half_open("addressee_start", "addressee_end"),
    _half_open("venue_start", "venue_end"),
    CheckConstraint("said_first <= said_last", name="said_in_order"),
    _day("said_first"),
    _day("said_last"),
)

entity = Table(
    "entity",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("known", Text, index=True),
    _one_of("type", "person", "organization", "country", "group", "document"),
)

# Every name of an entity, its first one included. `folded` is in lower case and without marks on letters.
alias = Table(
    "alias",
    METADATA,
    Column("entity", KEY, ForeignKey("entity.key"), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False, index=True),
    sqlite_with_rowid=False,
)

mention = Table(
    "mention",
    METADATA,
    Column("article", KEY, ForeignKey("article.key"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("entity", KEY, ForeignKey("entity.key"), nullable=False, index=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),  # a JSON array of strings
    _half_open(),
    _score(),
    _one_of("kind", "name", "pronoun", "description"),
    sqlite_with_rowid=False,
)

# A title and with whom it is held; no affiliation is the empty string, so that it is told apart once.
office = Table(
    "office",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("title", Text, nullable=False),
    Column("affiliation", Text, nullable=False),
    Column("folded_title", Text, nullable=False),
    Column("folded_affiliation", Text, nullable=False),
    UniqueConstraint("title", "affiliation"),
)

# Who holds an office, as one article or the who's who has it.
role = Table(
    "role",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("entity", KEY, ForeignKey("entity.key"), nullable=False, index=True),
    Column("office", KEY, ForeignKey("office.key"), nullable=False, index=True),
    Column("article", KEY, ForeignKey("article.key"), nullable=False, index=True),
    Column("source", Text, nullable=False),
    Column("held_from", DATE),
    Column("held_to", DATE),
    Column("start", Integer),
    Column("end", Integer),
    _half_open(),
    _day("held_from"),
    _day("held_to"),
)

speaker = Table(
    "speaker",
    METADATA,
    Column("statement", KEY, ForeignKey("statement.key"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("entity", KEY, ForeignKey("entity.key"), nullable=False, index=True),
    Column("role", KEY, ForeignKey("role.key"), index=True),
    Column("speaks_for", KEY, ForeignKey("entity.key"), index=True),
    Column("score", Float, nullable=False),
    Column("reasons", Text, nullable=False),  # a JSON array of strings
    _score(),
    sqlite_with_rowid=False,
)

# A person's decision about a machine's row. Undoing one is another row.
judgement = Table(
    "judgement",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("about", Text, nullable=False),  # the table
    Column("target", Text, nullable=False),  # the id of the row
    Column("other", Text),  # the id of a second row, where the decision is about two
    Column("verdict", Text, nullable=False),
    Column("why", Text),
    Column("by", Text, nullable=False),
    Column("at", Moment, nullable=False),
    Column("undoes", KEY, ForeignKey("judgement.key"), unique=True),
    Index("ix_judgement_target", "about", "target"),
)

# An input that was refused or quarantined. What was quarantined is kept, packed, so that it can be tried again.
failure = Table(
    "failure",
    METADATA,
    Column("key", KEY, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("fate", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("given_id", Text),
    Column("capture", Text, index=True),  # the id that its capture has or would have
    Column("code", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("hint", Text, nullable=False),
    Column("run", KEY, ForeignKey("run.key"), nullable=False),
    Column("failed_at", Moment, nullable=False),
    Column("settled_at", Moment),  # when the same capture was read after all
    Column("packed", LargeBinary),
    _one_of("fate", "refused", "quarantined"),
    CheckConstraint("fate = 'refused' OR packed IS NOT NULL", name="quarantined_is_kept"),
)
