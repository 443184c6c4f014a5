"""The schema of the code is the one that the steps make."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from onrecord.store.schema import METADATA

_OF_SEARCH = ("_fts", "_fts_data", "_fts_idx", "_fts_docsize", "_fts_config")


def is_compared(_: object, name: str | None, kind: str, *__: object) -> bool:
    return not (kind == "table" and str(name).endswith(_OF_SEARCH))


def test_steps_make_the_tables_that_the_code_knows(store):
    with store.writing() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_compared, "compare_type": True})
        assert compare_metadata(context, METADATA) == []
