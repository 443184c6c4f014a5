"""Puts what was read into the store, each item with its fate.

One writer at a time: keys are counted on from the highest that is there, which is safe since a transaction that
writes holds the store for itself. Reading an article takes far longer than writing it, so nobody waits for long.
"""

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection, Row, and_, insert, or_, select, update

import onrecord
from onrecord.errors import InternalError
from onrecord.records import Capture, Failure, Record
from onrecord.store import schema
from onrecord.store.fates import Fate, Item, Outcome
from onrecord.store.hashes import (
    address_of,
    capture_hash,
    content_hash,
    data_of,
    given_id,
    sha256_of,
    storable,
    wording_hash,
)
from onrecord.store.packing import pack
from onrecord.store.rows import RecordRows, next_key
from onrecord.store.session import Store

_OWN_ID = 16  # hex digits, as the ids of captures have


class Writer:
    """Writes for one run of a command. The run gets a row with the first thing that it writes."""

    def __init__(self, store: Store, *, command: str) -> None:
        self._store = store
        self._command = command
        self._began_at = datetime.now(UTC)
        self._run: int | None = None

    def known(self, capture: Capture) -> Outcome | None:
        """The fate of a capture that need not be read, since the same bytes came under the same name before."""
        identity = capture_hash(capture, sha256_of(capture))
        with self._store.reading() as connection:
            article_id = connection.execute(
                select(schema.article.c.id)
                .join(schema.capture, schema.capture.c.article == schema.article.c.key)
                .where(schema.capture.c.id == identity)
            ).scalar()
            if article_id is not None:
                return Outcome(article_id, Fate.KNOWN)
            failed = connection.execute(
                select(schema.failure.c.message, schema.failure.c.code).where(
                    schema.failure.c.capture == identity,
                    schema.failure.c.fate == Fate.QUARANTINED,
                    schema.failure.c.settled_at.is_(None),
                )
            ).first()
        return Outcome(storable(capture.id), Fate.QUARANTINED, failed.message, failed.code) if failed else None

    def write(self, items: Sequence[Item]) -> list[Outcome]:
        """Write all of `items`, or none where one of them cannot be written. Their fates are on disk on return."""
        run = self._run
        try:
            with self._store.writing() as connection:
                return [self._write_one(connection, item) for item in items]
        except BaseException:
            self._run = run  # the row of a run is undone with the rest
            raise

    def _write_one(self, connection: Connection, item: Item) -> Outcome:
        if isinstance(item.result, Failure):
            return self._write_failure(connection, item.result, item.capture)
        if item.capture is None:
            raise ValueError("a record comes of a capture")
        return self._write_record(connection, item.result, item.capture)

    def _write_record(self, connection: Connection, record: Record, capture: Capture) -> Outcome:
        sha256 = sha256_of(capture)
        address = address_of(record.article.url or capture.url)
        article_id = given_id(capture, sha256) or (content_hash(address)[:_OWN_ID] if address else capture.id)
        wording = wording_hash(record.article, capture.media_type)
        table = schema.article
        versions = connection.execute(
            select(table.c.key, table.c.id, table.c.version, table.c.wording)
            .where((table.c.id == article_id) | ((table.c.address == address) & (table.c.address.is_not(None))))
            .order_by(table.c.key)
        ).all()
        same = next((each for each in versions if each.wording == wording), None)
        if same:
            self._write_capture(connection, capture, sha256, article=same.key)
            return Outcome(same.id, Fate.KNOWN)
        previous = _newest(connection, versions[-1].key) if versions else None
        identity = {
            "id": article_id,
            "address": address,
            "wording": wording,
            "previous": previous.key if previous else None,
            "version": 1 + max([each.version for each in (*versions, previous) if each], default=0),
            "run": self._run_key(connection),
            "added_at": datetime.now(UTC),
        }
        key = next_key(connection, table)
        RecordRows(connection, record, key).write(identity)
        self._write_capture(connection, capture, sha256, article=key)
        return Outcome(article_id, Fate.STORED if previous is None else Fate.VERSION)

    def _write_capture(self, connection: Connection, capture: Capture, sha256: str, *, article: int) -> None:
        """Note that these bytes are this article, and that whatever failed on them before is settled."""
        table, identity = schema.capture, capture_hash(capture, sha256)
        if connection.execute(select(table.c.key).where(table.c.id == identity)).first():
            return
        row = {
            "key": next_key(connection, table),
            "id": identity,
            "article": article,
            "name": storable(capture.name),
            "url": storable(capture.url) if capture.url else None,
            "media_type": capture.media_type.value,
            "bytes": len(data_of(capture)),
            "sha256": sha256,
            "fetched_at": capture.fetched_at,
            "run": self._run_key(connection),
        }
        connection.execute(insert(table), row)
        self._settle(connection, identity, capture)

    def _settle(self, connection: Connection, identity: str, capture: Capture) -> None:
        """What failed on this capture, or before there was one under its name, has been read after all."""
        table = schema.failure
        is_same = or_(
            table.c.capture == identity, and_(table.c.capture.is_(None), table.c.name == storable(capture.name))
        )
        settled = {"settled_at": datetime.now(UTC)}
        connection.execute(update(table).where(table.c.settled_at.is_(None), is_same).values(settled))

    def _write_failure(self, connection: Connection, failure: Failure, capture: Capture | None) -> Outcome:
        error = failure.error
        is_kept = isinstance(error, InternalError) and capture is not None
        fate = Fate.QUARANTINED if is_kept else Fate.REFUSED
        message = storable(error.message)
        outcome = Outcome(storable(failure.id or failure.name), fate, message, error.code)
        capture_id = capture_hash(capture, sha256_of(capture)) if capture else None
        table, identity = schema.failure, content_hash(capture_id or failure.name, failure.id or "", error.code)
        if connection.execute(select(table.c.key).where(table.c.id == identity, table.c.settled_at.is_(None))).first():
            return outcome
        row = {
            "id": identity,
            "fate": fate.value,
            "name": storable(failure.name),
            "given_id": storable(failure.id) if failure.id else None,
            "capture": capture_id,
            "code": error.code,
            "message": message,
            "hint": storable(error.hint),
            "run": self._run_key(connection),
            "failed_at": datetime.now(UTC),
            "settled_at": None,
            "packed": pack(capture) if capture and is_kept else None,
        }
        again = connection.execute(update(table).where(table.c.id == identity).values(row))
        if not again.rowcount:
            connection.execute(insert(table), {"key": next_key(connection, table), **row})
        return outcome

    def _run_key(self, connection: Connection) -> int:
        if self._run is None:
            self._run = next_key(connection, schema.run)
            row = {
                "key": self._run,
                "command": self._command,
                "version": onrecord.__version__,
                "began_at": self._began_at,
            }
            connection.execute(insert(schema.run), row)
        return self._run


def _newest(connection: Connection, key: int) -> Row[int, int]:
    """The key and number of the last version that came of the version `key`."""
    table = schema.article
    newest = connection.execute(select(table.c.key, table.c.version).where(table.c.key == key)).one()
    while later := connection.execute(
        select(table.c.key, table.c.version).where(table.c.previous == newest.key)
    ).first():
        newest = later
    return newest
