"""A copy of the whole store in one file, made while others write, and put back from it."""

import os
import sqlite3
import tempfile
from pathlib import Path

from sqlalchemy import Connection, insert, select

from onrecord.errors import StoreError
from onrecord.store.schema import METADATA
from onrecord.store.search_index import index_all
from onrecord.store.session import Store

_AT_ONCE = 1_000  # rows copied at once


def back_up(store: Store, path: Path) -> None:
    """Write the store as it is now to `path`, a store of one file itself; whole, or nothing is there.

    Raises StoreError where something is there already, or it cannot be written.
    """
    if path.exists():
        raise StoreError(f"{path} is there already.", hint="Name a new file, so that no older backup is lost.")
    try:
        handle, unfinished = tempfile.mkstemp(dir=path.absolute().parent, prefix=".onrecord-", suffix=".db")
        os.close(handle)
    except OSError as fault:
        raise StoreError(f"{path} cannot be written: {fault.strerror}.", hint="Name a file elsewhere.") from None
    try:
        _copy(store, Path(unfinished))
        Path(unfinished).replace(path)
    finally:
        for name in (unfinished, f"{unfinished}-wal", f"{unfinished}-shm"):
            Path(name).unlink(missing_ok=True)


def restore(backup: Path, store: Store) -> None:
    """Fill an empty store, of either kind, with what `backup` has. Raises StoreError where it is not empty."""
    with Store.open(str(backup)) as source, source.reading() as old, store.writing() as new:
        if any(new.execute(select(table).limit(1)).first() for table in METADATA.sorted_tables):
            hint = "Restore into a new store: name it with --db or ONRECORD_DB."
            raise StoreError(f"There are articles in {store.name} already.", hint=hint)
        _copy_rows(old, new)


def _copy(store: Store, path: Path) -> None:
    if store.path is not None:
        with sqlite3.connect(store.path) as source, sqlite3.connect(path) as target:
            source.backup(target)  # in one step: begun anew with every change, it might never end
        source.close()
        target.close()
        return
    path.unlink()
    with Store.open(str(path), create=True) as copy, store.reading() as old, copy.writing() as new:
        _copy_rows(old, new)


def _copy_rows(old: Connection, new: Connection) -> None:
    """Every row of every table, those that others refer to first, then the index of search."""
    for table in METADATA.sorted_tables:
        order = table.c.key if "key" in table.c else None
        query = select(table).order_by(order) if order is not None else select(table)
        for rows in old.execute(query, execution_options={"yield_per": _AT_ONCE}).mappings().partitions():
            new.execute(insert(table), [dict(row) for row in rows])
    index_all(new)
