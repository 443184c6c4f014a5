"""What days a calendar expression means."""

from datetime import date
from functools import lru_cache

from onrecord.resolve.details.compound import COMPOUND
from onrecord.resolve.details.days import Days, Tense, month, years
from onrecord.resolve.details.named import NAMED
from onrecord.resolve.details.reader import NoDayError, Reader
from onrecord.resolve.details.relative import RELATIVE
from onrecord.resolve.details.vocabulary import canonical

LONGEST = 80  # characters of an expression
_GRAMMAR = NAMED + RELATIVE + COMPOUND


def when(words: str, published: str | None, tense: Tense = Tense.PAST) -> Days | None:
    """The days that a calendar expression means in an article of that day, or None where it means none.

    `published` is an ISO 8601 date, possibly partial (`2025`, `2025-12`), or None. Where the day is not known, an
    expression that counts from it gives None; where only the month or year is, a range over all that it may mean.
    """
    if len(words) > LONGEST:
        return None
    readings = [_read(canonical(words), day, tense) for day in _days_of(published)]
    found = [reading for reading in readings if reading is not None]
    if len(found) < len(readings):
        return None
    return found[0].or_else(found[-1])


def _days_of(published: str | None) -> tuple[date | None, ...]:
    """The day of publication, or the first and last that it may be."""
    if published is None:
        return (None,)
    year, *rest = map(int, published[:10].split("-"))
    if len(rest) > 1:
        return (date(year, *rest),)
    whole = month(year, rest[0]) if rest else years(year)
    return whole.first, whole.last


@lru_cache(maxsize=4096)
def _read(words: str, published: date | None, tense: Tense) -> Days | None:
    try:
        return Reader(published, tense, _GRAMMAR).read(words)
    except (NoDayError, ValueError, OverflowError):
        return None
