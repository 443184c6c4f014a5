"""Dates as ISO 8601 writes them, whole or partial."""

import re
from datetime import date, datetime

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}(:?\d{2}){0,2}([.,]\d{1,9})?(Z|[+-]\d{2}(:?\d{2})?)?", re.ASCII)


def is_day_or_moment(value: str) -> bool:
    """Whether `value` is `2025`, `2025-12`, `2025-12-02`, or a day with a time, with or without its zone."""
    try:
        if partial := _PARTIAL.fullmatch(value):
            date(int(partial[1]), int(partial[2] or 1), int(partial[3] or 1))
            return True
        if not _MOMENT.fullmatch(value):
            return False
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
