"""What a database says went wrong, in words for the person before the screen."""

import sqlite3

from sqlalchemy import URL
from sqlalchemy.exc import DBAPIError, OperationalError

from onrecord.errors import BusyStoreError, DamagedStoreError, FullStoreError, NotAStoreError, StoreError

_NO_ROOM = frozenset({"53100", "53200"})  # PostgreSQL: disk full, out of memory
_BUSY = frozenset({"55P03", "40P01", "40001"})  # lock not available, deadlock, serialization


def shown_store(url: URL) -> str:
    """The store's path or address, without a password."""
    if url.get_backend_name() == "sqlite":
        return url.database or ""
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def store_error(fault: DBAPIError, name: str) -> StoreError | None:
    """The fault as one of the store's errors; None for a mistake of the program, such as a broken constraint."""
    original = fault.orig
    if isinstance(original, sqlite3.Error):
        return _sqlite_error(original, name)
    state = getattr(original, "sqlstate", None)
    if state in _NO_ROOM:
        return _full(name)
    if state in _BUSY:
        return _busy(name)
    if state in _UNREACHABLE or (state is None and isinstance(fault, OperationalError)):
        reason = str(original).strip().partition("\n")[0]
        return StoreError(f"{name} cannot be used: {reason}.", hint="See that the server runs and takes the address.")
    return None


# No connection, wrong password, no such database, too many connections, server going down, no rights.
_UNREACHABLE = frozenset(
    {"08000", "08001", "08003", "08006", "28000", "28P01", "3D000", "53300", "57P01", "57P03", "42501"}
)


def _sqlite_error(fault: sqlite3.Error, name: str) -> StoreError | None:
    code = getattr(fault, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return _busy(name)
    if code == sqlite3.SQLITE_FULL:
        return _full(name)
    if code == sqlite3.SQLITE_NOTADB:
        return NotAStoreError(f"{name} is no SQLite database.", hint="Name another file for the store.")
    if code == sqlite3.SQLITE_CORRUPT:
        return DamagedStoreError(
            f"{name} is damaged: {fault}.",
            hint="Put back a backup (onrecord backup makes them); a disk may be failing.",
        )
    if code in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_PERM):
        return StoreError(f"{name} cannot be used: {fault}.", hint="Look at the file's and the folder's permissions.")
    return None


def _busy(name: str) -> BusyStoreError:
    return BusyStoreError(f"{name} is held by another process.", hint="Wait for it to end, then run this again.")


def _full(name: str) -> FullStoreError:
    return FullStoreError(
        f"There is no room left to write to {name}.",
        hint="Free some room; what was reported stored is kept. Run it again.",
    )
