"""The store as a whole: where it is, how it is opened, and one unit of work at a time."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from onrecord.errors import MissingStoreError, StoreError
from onrecord.store.faults import shown_store, store_error
from onrecord.store.migrations import bring_up_to_date

BUSY_SECONDS = 60.0  # how long a writer waits for another; a group of articles is written in well under one
_WRITER_LOCK = 6_673_118  # PostgreSQL's advisory lock that stands for the one writer; any number of our own


class Store:
    """A store, open. Reads see one state of it; writers come one after the other."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.name = name
        self._engine = engine

    @classmethod
    def open(cls, address: str, *, create: bool = False) -> "Store":
        """The store at `address`, a path or `postgresql://…`, brought up to the newest schema.

        `create` makes it where there is none. Raises StoreError and its kin.
        """
        url = _url(address)
        name = shown_store(url)
        if url.get_backend_name() == "sqlite":
            _check_path(Path(url.database or ""), name, create=create)
        store = cls(_engine(url), name)
        try:
            bring_up_to_date(store, create=create)
        except BaseException:
            store.close()
            raise
        return store

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @property
    def path(self) -> Path | None:
        """The file, where the store is one."""
        return Path(self._engine.url.database or "") if self.dialect == "sqlite" else None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees the store as it is now, whatever is written meanwhile."""
        with self._faults_in_words(), self._engine.connect() as connection, connection.begin():
            if self.dialect == "postgresql":
                connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection that alone writes. All of it is on disk when the block ends, or nothing is."""
        with self._faults_in_words(), self._engine.connect() as plain:
            connection = plain.execution_options(writes=True)
            with connection.begin():
                if self.dialect == "postgresql":
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _WRITER_LOCK})
                yield connection

    def close(self) -> None:
        """Let go of it."""
        self._engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.close()

    @contextmanager
    def _faults_in_words(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as fault:
            if known := store_error(fault, self.name):
                raise known from None
            raise


def _url(address: str) -> URL:
    if not address.startswith(("postgresql:", "postgres:")):
        return URL.create("sqlite", database=address)
    try:
        url = make_url(address)
    except ArgumentError:
        hint = "Write postgresql://user:password@host:port/database."
        raise StoreError("The address of the store cannot be understood.", hint=hint) from None
    return url.set(drivername="postgresql+psycopg")


def _check_path(path: Path, name: str, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{name} is a folder.", hint="Name a file in it.")
    if path.exists():
        return
    if not create:
        hint = "Add articles to it first (onrecord add), or name another store with --db or ONRECORD_DB."
        raise MissingStoreError(f"There is no store at {name}.", hint=hint)
    if not path.absolute().parent.is_dir():
        raise StoreError(f"{name}: the folder is not there.", hint="Make the folder, or name another.")


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, connect_args={"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    try:
        return create_engine(url, connect_args={"connect_timeout": 10}, pool_pre_ping=True)
    except ModuleNotFoundError:
        hint = "Install it with pip install 'onrecord[postgres]'."
        raise StoreError("A store on PostgreSQL needs the package psycopg.", hint=hint) from None


def _set_up_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Every commit reaches the disk (FULL), readers do not wait for writers (WAL), references hold."""
    assert isinstance(connection, sqlite3.Connection)  # noqa: S101 - for the type checker
    connection.isolation_level = None  # transactions begin where we say, see _begin_sqlite
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -65536")  # 64 MiB; the default of 2 is slow beyond 100,000 statements
    end = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as fault:  # SQLite does not wait here by itself
            if fault.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.05)


def _begin_sqlite(connection: Connection) -> None:
    """A writer takes its place at once: one that had read first could not wait for another."""
    is_writer = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if is_writer else "BEGIN")
