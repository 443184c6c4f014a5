"""The schema from an empty store to the newest, step by step. A step that was released is never changed."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from onrecord.errors import MissingStoreError, NotAStoreError

if TYPE_CHECKING:
    from onrecord.store.session import Store

STEPS = ("0001",)
_VERSION_TABLE = "alembic_version"


def bring_up_to_date(store: "Store", *, create: bool) -> None:
    """Apply the steps that `store` lacks, all of them or none. `create`: an empty database becomes a store.

    Raises MissingStoreError for an empty database without `create`, NotAStoreError for one that is something else.
    """
    with store.reading() as connection:
        version = _version(connection, store.name, create=create)
    if version == STEPS[-1]:
        return
    with store.writing() as connection:  # another process may have been faster
        if _version(connection, store.name, create=create) != STEPS[-1]:
            _upgrade(connection)


def _version(connection: Connection, name: str, *, create: bool) -> str | None:
    tables = inspect(connection).get_table_names()
    if _VERSION_TABLE not in tables:
        if tables:
            raise NotAStoreError(f"{name} is a database, but no store of Onrecord.", hint="Name another for the store.")
        if not create:
            hint = "Add articles to it first (onrecord add), or name another store with --db or ONRECORD_DB."
            raise MissingStoreError(f"There is no store in {name} yet.", hint=hint)
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()  # its own name
    if version not in (*STEPS, None):
        hint = "Use that version of Onrecord, or a later one."
        raise NotAStoreError(f"{name} was made by a later version of Onrecord.", hint=hint)
    return version


def _upgrade(connection: Connection) -> None:
    # Imported here: it takes a quarter of a second, which a store of the newest schema need not wait.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
