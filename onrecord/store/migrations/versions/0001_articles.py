"""The first schema: articles, who said what in them, who is meant, what failed, and full-text search.

Revision ID: 0001
Revises:
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TSVECTOR

revision = "0001"
down_revision = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
DATE = sa.String().with_variant(sa.String(collation="C"), "postgresql")
MOMENT = sa.String().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")


def upgrade() -> None:
    """Make all tables."""
    _runs()
    _articles()
    _attributions()
    _entities()
    _decisions()
    if op.get_bind().dialect.name == "postgresql":
        _search_on_postgresql()
    else:
        _search_on_sqlite()


def _runs() -> None:
    """What made rows."""
    op.create_table(
        "run",
        sa.Column("key", KEY, nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("began_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_run"),
    )
    op.create_table(
        "origin",
        sa.Column("key", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_origin"),
        sa.UniqueConstraint("name", name="uq_origin_name"),
    )


def _articles() -> None:
    """Articles and what they were read from."""
    op.create_table(
        "outlet",
        sa.Column("key", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_outlet"),
        sa.UniqueConstraint("name", name="uq_outlet_name"),
    )
    op.create_index("ix_outlet_folded", "outlet", ["folded"])
    op.create_table(
        "article",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("previous", KEY),
        sa.Column("title", sa.Text()),
        sa.Column("outlet", KEY),
        sa.Column("byline", sa.Text()),
        sa.Column("published", DATE),
        sa.Column("published_at", MOMENT),
        sa.Column("published_offset", sa.Integer()),
        sa.Column("language", sa.Text()),
        sa.Column("url", sa.Text()),
        sa.Column("address", sa.Text()),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("model", KEY, nullable=False),
        sa.Column("run", KEY, nullable=False),
        sa.Column("added_at", MOMENT, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.CheckConstraint("(version = 1) = (previous IS NULL)", name="ck_article_later_version_has_a_previous"),
        sa.CheckConstraint(
            "published IS NULL OR length(published) IN (4, 7, 10)", name="ck_article_published_is_a_date"
        ),
        sa.CheckConstraint("version >= 1", name="ck_article_version_counts_from_one"),
        sa.ForeignKeyConstraint(["model"], ["origin.key"], name="fk_article_model"),
        sa.ForeignKeyConstraint(["outlet"], ["outlet.key"], name="fk_article_outlet"),
        sa.ForeignKeyConstraint(["previous"], ["article.key"], name="fk_article_previous"),
        sa.ForeignKeyConstraint(["run"], ["run.key"], name="fk_article_run"),
        sa.PrimaryKeyConstraint("key", name="pk_article"),
        sa.UniqueConstraint("id", "version", name="uq_article_id_version"),
        sa.UniqueConstraint("previous", name="uq_article_previous"),
    )
    op.create_index("ix_article_address", "article", ["address"])
    op.create_index("ix_article_outlet", "article", ["outlet"])
    op.create_index("ix_article_published", "article", ["published"])
    op.create_table(
        "capture",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("url", sa.Text()),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("bytes", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("fetched_at", MOMENT),
        sa.Column("run", KEY, nullable=False),
        sa.CheckConstraint("length(sha256) = 64", name="ck_capture_sha256_is_whole"),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name="fk_capture_article"),
        sa.ForeignKeyConstraint(["run"], ["run.key"], name="fk_capture_run"),
        sa.PrimaryKeyConstraint("key", name="pk_capture"),
        sa.UniqueConstraint("id", name="uq_capture_id"),
    )
    op.create_index("ix_capture_article", "capture", ["article"])
    op.create_table(
        "paragraph",
        sa.Column("article", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("repeats", sa.Boolean(), nullable=False),
        sa.CheckConstraint(
            "kind IN ('headline', 'standfirst', 'byline', 'story', 'teaser', 'notice')",
            name="ck_paragraph_kind_is_a_word",
        ),
        sa.CheckConstraint(
            '("start" IS NULL) = ("end" IS NULL) AND ("start" IS NULL OR ("start" >= 0 AND "start" <= "end"))',
            name="ck_paragraph_start_before_end",
        ),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="ck_paragraph_score_is_a_share"),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name="fk_paragraph_article"),
        sa.PrimaryKeyConstraint("article", "number", name="pk_paragraph"),
        sqlite_with_rowid=False,
    )


def _attributions() -> None:
    """Who, the words that report it, what is reported."""
    op.create_table(
        "attribution",
        sa.Column("key", KEY, nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("teaser", sa.Integer()),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("part_of", KEY),
        sa.Column("origin", KEY, nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.CheckConstraint("kind IN ('direct', 'mixed', 'indirect')", name="ck_attribution_kind_is_a_word"),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="ck_attribution_score_is_a_share"),
        sa.ForeignKeyConstraint(
            ["article", "teaser"], ["paragraph.article", "paragraph.number"], name="fk_attribution_article_teaser"
        ),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name="fk_attribution_article"),
        sa.ForeignKeyConstraint(["origin"], ["origin.key"], name="fk_attribution_origin"),
        sa.ForeignKeyConstraint(
            ["part_of"], ["attribution.key"], name="fk_attribution_part_of", initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("key", name="pk_attribution"),
        sa.UniqueConstraint("article", "number", name="uq_attribution_article_number"),
    )
    op.create_table(
        "span",
        sa.Column("attribution", KEY, nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.CheckConstraint("part IN ('source', 'cue', 'content')", name="ck_span_part_is_a_word"),
        sa.CheckConstraint(
            '("start" IS NULL) = ("end" IS NULL) AND ("start" IS NULL OR ("start" >= 0 AND "start" <= "end"))',
            name="ck_span_start_before_end",
        ),
        sa.ForeignKeyConstraint(["attribution"], ["attribution.key"], name="fk_span_attribution"),
        sa.PrimaryKeyConstraint("attribution", "part", "number", name="pk_span"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "statement",
        sa.Column("key", KEY, autoincrement=False, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("said_first", DATE),
        sa.Column("said_last", DATE),
        sa.Column("said_sure", sa.Boolean()),
        sa.Column("said_start", sa.Integer()),
        sa.Column("said_end", sa.Integer()),
        sa.Column("addressee_start", sa.Integer()),
        sa.Column("addressee_end", sa.Integer()),
        sa.Column("venue_start", sa.Integer()),
        sa.Column("venue_end", sa.Integer()),
        sa.CheckConstraint(
            '("addressee_start" IS NULL) = ("addressee_end" IS NULL) AND ("addressee_start" IS NULL OR ("addressee_start" >= 0 AND "addressee_start" <= "addressee_end"))',
            name="ck_statement_addressee_start_before_addressee_end",
        ),
        sa.CheckConstraint(
            '("said_start" IS NULL) = ("said_end" IS NULL) AND ("said_start" IS NULL OR ("said_start" >= 0 AND "said_start" <= "said_end"))',
            name="ck_statement_said_start_before_said_end",
        ),
        sa.CheckConstraint(
            '("venue_start" IS NULL) = ("venue_end" IS NULL) AND ("venue_start" IS NULL OR ("venue_start" >= 0 AND "venue_start" <= "venue_end"))',
            name="ck_statement_venue_start_before_venue_end",
        ),
        sa.CheckConstraint("said_first <= said_last", name="ck_statement_said_in_order"),
        sa.CheckConstraint(
            "said_first IS NULL OR length(said_first) IN (4, 7, 10)", name="ck_statement_said_first_is_a_date"
        ),
        sa.CheckConstraint(
            "said_last IS NULL OR length(said_last) IN (4, 7, 10)", name="ck_statement_said_last_is_a_date"
        ),
        sa.ForeignKeyConstraint(["key"], ["attribution.key"], name="fk_statement_key"),
        sa.PrimaryKeyConstraint("key", name="pk_statement"),
        sa.UniqueConstraint("id", name="uq_statement_id"),
    )
    op.create_index("ix_statement_said_first", "statement", ["said_first"])


def _entities() -> None:
    """Who is meant."""
    op.create_table(
        "entity",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("known", sa.Text()),
        sa.CheckConstraint(
            "type IN ('person', 'organization', 'country', 'group', 'document')", name="ck_entity_type_is_a_word"
        ),
        sa.PrimaryKeyConstraint("key", name="pk_entity"),
        sa.UniqueConstraint("id", name="uq_entity_id"),
    )
    op.create_index("ix_entity_known", "entity", ["known"])
    op.create_table(
        "alias",
        sa.Column("entity", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity"], ["entity.key"], name="fk_alias_entity"),
        sa.PrimaryKeyConstraint("entity", "name", name="pk_alias"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_alias_folded", "alias", ["folded"])
    op.create_table(
        "mention",
        sa.Column("article", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entity", KEY, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.CheckConstraint("kind IN ('name', 'pronoun', 'description')", name="ck_mention_kind_is_a_word"),
        sa.CheckConstraint(
            '("start" IS NULL) = ("end" IS NULL) AND ("start" IS NULL OR ("start" >= 0 AND "start" <= "end"))',
            name="ck_mention_start_before_end",
        ),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="ck_mention_score_is_a_share"),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name="fk_mention_article"),
        sa.ForeignKeyConstraint(["entity"], ["entity.key"], name="fk_mention_entity"),
        sa.PrimaryKeyConstraint("article", "number", name="pk_mention"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_mention_entity", "mention", ["entity"])
    op.create_table(
        "office",
        sa.Column("key", KEY, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("affiliation", sa.Text(), nullable=False),
        sa.Column("folded_title", sa.Text(), nullable=False),
        sa.Column("folded_affiliation", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_office"),
        sa.UniqueConstraint("title", "affiliation", name="uq_office_title_affiliation"),
    )
    op.create_table(
        "role",
        sa.Column("key", KEY, nullable=False),
        sa.Column("entity", KEY, nullable=False),
        sa.Column("office", KEY, nullable=False),
        sa.Column("article", KEY, nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("held_from", DATE),
        sa.Column("held_to", DATE),
        sa.Column("start", sa.Integer()),
        sa.Column("end", sa.Integer()),
        sa.CheckConstraint(
            '("start" IS NULL) = ("end" IS NULL) AND ("start" IS NULL OR ("start" >= 0 AND "start" <= "end"))',
            name="ck_role_start_before_end",
        ),
        sa.CheckConstraint("held_from IS NULL OR length(held_from) IN (4, 7, 10)", name="ck_role_held_from_is_a_date"),
        sa.CheckConstraint("held_to IS NULL OR length(held_to) IN (4, 7, 10)", name="ck_role_held_to_is_a_date"),
        sa.ForeignKeyConstraint(["article"], ["article.key"], name="fk_role_article"),
        sa.ForeignKeyConstraint(["entity"], ["entity.key"], name="fk_role_entity"),
        sa.ForeignKeyConstraint(["office"], ["office.key"], name="fk_role_office"),
        sa.PrimaryKeyConstraint("key", name="pk_role"),
    )
    op.create_index("ix_role_article", "role", ["article"])
    op.create_index("ix_role_entity", "role", ["entity"])
    op.create_index("ix_role_office", "role", ["office"])
    op.create_table(
        "speaker",
        sa.Column("statement", KEY, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("entity", KEY, nullable=False),
        sa.Column("role", KEY),
        sa.Column("speaks_for", KEY),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=False),
        sa.CheckConstraint("score BETWEEN 0 AND 1", name="ck_speaker_score_is_a_share"),
        sa.ForeignKeyConstraint(["entity"], ["entity.key"], name="fk_speaker_entity"),
        sa.ForeignKeyConstraint(["role"], ["role.key"], name="fk_speaker_role"),
        sa.ForeignKeyConstraint(["speaks_for"], ["entity.key"], name="fk_speaker_speaks_for"),
        sa.ForeignKeyConstraint(["statement"], ["statement.key"], name="fk_speaker_statement"),
        sa.PrimaryKeyConstraint("statement", "number", name="pk_speaker"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_speaker_entity", "speaker", ["entity"])
    op.create_index("ix_speaker_role", "speaker", ["role"])
    op.create_index("ix_speaker_speaks_for", "speaker", ["speaks_for"])


def _decisions() -> None:
    """What people decided, and what failed."""
    op.create_table(
        "judgement",
        sa.Column("key", KEY, nullable=False),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("target", sa.Text(), nullable=False),
        sa.Column("other", sa.Text()),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("why", sa.Text()),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("undoes", KEY),
        sa.ForeignKeyConstraint(["undoes"], ["judgement.key"], name="fk_judgement_undoes"),
        sa.PrimaryKeyConstraint("key", name="pk_judgement"),
        sa.UniqueConstraint("undoes", name="uq_judgement_undoes"),
    )
    op.create_index("ix_judgement_target", "judgement", ["about", "target"])
    op.create_table(
        "failure",
        sa.Column("key", KEY, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("fate", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("given_id", sa.Text()),
        sa.Column("capture", sa.Text()),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("hint", sa.Text(), nullable=False),
        sa.Column("run", KEY, nullable=False),
        sa.Column("failed_at", MOMENT, nullable=False),
        sa.Column("settled_at", MOMENT),
        sa.Column("packed", sa.LargeBinary()),
        sa.CheckConstraint("fate = 'refused' OR packed IS NOT NULL", name="ck_failure_quarantined_is_kept"),
        sa.CheckConstraint("fate IN ('refused', 'quarantined')", name="ck_failure_fate_is_a_word"),
        sa.ForeignKeyConstraint(["run"], ["run.key"], name="fk_failure_run"),
        sa.PrimaryKeyConstraint("key", name="pk_failure"),
        sa.UniqueConstraint("id", name="uq_failure_id"),
    )
    op.create_index("ix_failure_capture", "failure", ["capture"])


def _search_on_sqlite() -> None:
    """FTS5 over views, so that words are indexed and shown without being stored a second time.

    The views have a column `rowid`, since that is where Datasette looks for what a search gives.
    """
    op.execute(_article_words("group_concat(words, char(10))"))
    op.execute(_statement_words("group_concat(words, ' … ')", "group_concat(name, '; ')"))
    tokenize = "tokenize='porter unicode61 remove_diacritics 2'"
    op.execute(
        "CREATE VIRTUAL TABLE article_fts USING fts5("
        f'title, words, content="article_words", content_rowid="rowid", {tokenize})'
    )
    op.execute(
        "CREATE VIRTUAL TABLE statement_fts USING fts5("
        f'content, source, addressee, content="statement_words", content_rowid="rowid", {tokenize})'
    )


def _search_on_postgresql() -> None:
    """The same with lexemes of a configuration that stems English and, as FTS5, knows no stop words."""
    op.execute("CREATE TEXT SEARCH DICTIONARY onrecord_stem (TEMPLATE = snowball, Language = english)")
    op.execute("CREATE TEXT SEARCH CONFIGURATION onrecord (COPY = pg_catalog.simple)")
    op.execute("ALTER TEXT SEARCH CONFIGURATION onrecord ALTER MAPPING FOR asciiword, word, numword WITH onrecord_stem")
    op.execute(_article_words("string_agg(words, chr(10) ORDER BY number)"))
    op.execute(_statement_words("string_agg(words, ' … ' ORDER BY number)", "string_agg(name, '; ' ORDER BY number)"))
    for table in ("article", "statement"):
        op.create_table(
            f"{table}_fts",
            sa.Column("key", KEY, sa.ForeignKey(f"{table}.key"), primary_key=True, autoincrement=False),
            sa.Column("words", TSVECTOR, nullable=False),
        )
        op.create_index(f"ix_{table}_fts_words", f"{table}_fts", ["words"], postgresql_using="gin")


def _article_words(joined: str) -> str:
    """An article with its own words in one column."""
    return f"""
        CREATE VIEW article_words AS
        SELECT a.key AS rowid, a.key, a.id, a.title, o.name AS outlet, a.published, a.url,
          (SELECT {joined} FROM (
             SELECT p.number, substr(a.text, p.start + 1, p."end" - p.start) AS words FROM paragraph p
             WHERE p.article = a.key AND p.kind IN ('headline', 'standfirst', 'story') ORDER BY p.number) AS own
          ) AS words
        FROM article a LEFT JOIN outlet o ON o.key = a.outlet"""


def _statement_words(joined: str, names: str) -> str:
    """A statement with the words of its parts, and who is meant; those that only a teaser makes are left out."""

    def part(name: str) -> str:
        return f"""
          (SELECT {joined} FROM (
             SELECT s.number, substr(a.text, s.start + 1, s."end" - s.start) AS words FROM span s
             WHERE s.attribution = t.key AND s.part = '{name}' ORDER BY s.number) AS slices
          ) AS {name}"""

    return f"""
        CREATE VIEW statement_words AS
        SELECT t.key AS rowid, t.key, m.id, a.title AS article, o.name AS outlet, a.published, m.said_first AS said,
          (SELECT {names} FROM (
             SELECT k.number, e.name FROM speaker k JOIN entity e ON e.key = k.entity
             WHERE k.statement = t.key ORDER BY k.number) AS speakers
          ) AS speaker,
          {part("source")}, {part("cue")}, t.kind, {part("content")},
          substr(a.text, m.addressee_start + 1, m.addressee_end - m.addressee_start) AS addressee
        FROM attribution t JOIN statement m ON m.key = t.key JOIN article a ON a.key = t.article
        LEFT JOIN outlet o ON o.key = a.outlet
        WHERE t.teaser IS NULL"""
