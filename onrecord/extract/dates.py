"""When an article was published."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

_ISO = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2}))?"
    r"(?:[T ]+(?P<time>\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)? ?(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?",
    re.ASCII | re.IGNORECASE,
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})?(Z)?)?$", re.ASCII)
_YEAR = re.compile(r"\d{4}$", re.ASCII)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?$", re.ASCII)
_YEARS = range(1600, 2101)  # the first newspaper is of 1605


@dataclass(frozen=True, slots=True)
class Published:
    """The day as the page counts it, ISO 8601 and possibly partial; the moment where a zone is given."""

    day: str
    moment: datetime | None = None


def read_date(value: str) -> Published | None:
    """The date that a page writes in a machine-readable place, or None if it is none that exists.

    Takes ISO 8601 whole or partial, RFC 2822 and Unix time in seconds or milliseconds. A time without a zone
    gives the day alone.
    """
    value = value.strip()[:64]
    if _EPOCH.fullmatch(value):
        moment = datetime.fromtimestamp(int(value[:10]), tz=UTC)
        return Published(moment.date().isoformat(), moment)
    if (match := _COMPACT.match(value)) and int(match[1]) in _YEARS:
        year, month, day, hour, minute, second, zone = match.groups()
        time = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        value = f"{year}-{month}-{day}{time}"
    if match := _ISO.match(value):
        return _from_iso(match)
    if _YEAR.fullmatch(value) and int(value) in _YEARS:
        return Published(value)
    return _from_mail(value)


def _from_iso(match: re.Match[str]) -> Published | None:
    year, month, day = match["year"], match["month"], match["day"]
    if int(year) not in _YEARS or not 1 <= int(month) <= 12:
        return None
    if day is None:
        return Published(f"{year}-{month}")
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return None
    whole = f"{year}-{month}-{day}"
    return Published(whole, _moment(whole, match["time"], match["zone"]))


def _moment(day: str, time: str | None, zone: str | None) -> datetime | None:
    if time is None or zone is None:
        return None
    if zone.upper() in {"Z", "UTC", "GMT"}:
        zone = "+00:00"
    try:
        return datetime.fromisoformat(f"{day}T{time.zfill(len(time) + (time[1] == ':'))}{zone}")
    except ValueError:  # 25 o'clock, a zone of 99 hours
        return None


def _from_mail(value: str) -> Published | None:
    """Tue, 02 Dec 2025 10:00:00 +0100."""
    try:
        moment = parsedate_to_datetime(value)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.year not in _YEARS:
        return None
    return Published(moment.date().isoformat(), moment if moment.tzinfo else None)
