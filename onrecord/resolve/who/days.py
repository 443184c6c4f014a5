"""Partial dates: a day, a month or a year as ISO 8601 writes them."""

import re
from calendar import monthrange
from datetime import date

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_FIRST = date.min.isoformat()
_LAST = date.max.isoformat()


def is_date(text: str) -> bool:
    """Whether it is `2025`, `2025-12` or `2025-12-02`, and a day that there is."""
    found = _DATE.fullmatch(text)
    try:
        return bool(found and date(int(found[1]), int(found[2] or 1), int(found[3] or 1)))
    except ValueError:
        return False


def first_day(when: str | None) -> str:
    """The first day that a partial date may mean; the first of all where it is None."""
    if when is None:
        return _FIRST
    return when + {4: "-01-01", 7: "-01"}.get(len(when), "")


def last_day(when: str | None) -> str:
    """The last day that a partial date may mean; the last of all where it is None."""
    if when is None:
        return _LAST
    if len(when) == 7:
        return f"{when}-{monthrange(int(when[:4]), int(when[5:]))[1]:02d}"
    return when + {4: "-12-31"}.get(len(when), "")


def is_within(when: str, start: str | None, end: str | None) -> bool:
    """Whether a partial date may fall between two others, both inclusive; None is open."""
    return first_day(start) <= last_day(when) and first_day(when) <= last_day(end)
