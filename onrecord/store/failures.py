"""What did not become an article, and what of it can be tried again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from onrecord.records import Capture
from onrecord.store import schema
from onrecord.store.fates import Fate
from onrecord.store.packing import unpack
from onrecord.store.session import Store

failure = schema.failure


@dataclass(frozen=True, slots=True)
class StoredFailure:
    """An input that was refused or quarantined, and has not been read since."""

    fate: Fate
    id: str | None
    name: str
    code: str
    message: str
    hint: str
    failed_at: datetime


def failures(store: Store) -> list[StoredFailure]:
    """All that is not settled, in the order in which it failed."""
    columns = (failure.c.given_id, failure.c.name, failure.c.code, failure.c.message, failure.c.hint)
    query = select(failure.c.fate, *columns, failure.c.failed_at).where(failure.c.settled_at.is_(None))
    with store.reading() as connection:
        rows = connection.execute(query.order_by(failure.c.key)).all()
    return [StoredFailure(Fate(row[0]), *row[1:]) for row in rows]


def quarantined(store: Store) -> list[Capture]:
    """The captures on which Onrecord failed, as they came."""
    query = select(failure.c.packed).where(
        failure.c.settled_at.is_(None), failure.c.fate == Fate.QUARANTINED.value, failure.c.packed.is_not(None)
    )
    with store.reading() as connection:
        return [unpack(packed) for packed in connection.execute(query.order_by(failure.c.key)).scalars()]
