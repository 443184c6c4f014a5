"""What becomes of an item that is handed to the store."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records import Capture, Failure, Record


class Fate(StrEnum):
    """Every item ends as one of these.

    *stored*: an article that was not there; *known*: it was, and nothing is written; *version*: the same article
    with changed words, kept beside what it said before; *refused*: no article, for a reason that is said;
    *quarantined*: Onrecord failed on it, and keeps it to be tried again.
    """

    STORED = "stored"
    KNOWN = "known"
    VERSION = "version"
    REFUSED = "refused"
    QUARANTINED = "quarantined"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one item, on disk when this is made.

    `id` is the article's: as given, else its own; of what is no article, the name it was read under. `reason` says
    why for what was refused or quarantined.
    """

    id: str
    fate: Fate
    reason: str | None = None
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """What reading made of one input. `capture` is None where nothing was captured."""

    capture: Capture | None
    result: Record | Failure
