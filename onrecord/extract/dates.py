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
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\b\.?)"
_WRITTEN = re.compile(
    rf"(?:\b{_WEEKDAY},? )?"
    rf"\b(?:(?P<first_month>{_MONTH}) (?P<day_after>{_DAY})|(?P<day_before>{_DAY}) (?P<month>{_MONTH}))"
    r"(?:,? (?P<year>\d{4})\b)?",
    re.ASCII | re.IGNORECASE,
)
_CHANGED = re.compile(r"\b(?:updated|modified|amended|corrected)\b", re.IGNORECASE)
_LONGEST_LINE = 200  # code points; a line of date and time has a tenth


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


def read_written_date(line: str) -> Published | None:
    """The first whole date in a line such as "Published: 06:00, 4 March 2026" or "March 4, 2026", or None.

    English months alone: 4/3/2026 is in April or in March. When something was updated says nothing of when it was
    published.
    """
    line = line[:_LONGEST_LINE]
    before = 0
    for match in _WRITTEN.finditer(line):
        if match["year"] and not _CHANGED.search(line, before, match.start()):
            return in_year(int(match["year"]), *_day_of(match))
        before = match.end()
    iso = _ISO.search(line, before)
    return _from_iso(iso) if iso and iso["day"] and not _CHANGED.search(line, before, iso.start()) else None


def without_dates(line: str) -> str:
    """`line` with its written dates left out, with and without a year."""
    return _WRITTEN.sub(" ", line)


def day_within(line: str) -> tuple[int, int] | None:
    """Month and day of the first written date in a line, its year aside; None where there is none."""
    match = _WRITTEN.search(line[:_LONGEST_LINE])
    return _day_of(match) if match else None


def in_year(year: int, month: int, day: int) -> Published | None:
    """The day, None if there is no such one."""
    if year not in _YEARS:
        return None
    try:
        return Published(date(year, month, day).isoformat())
    except ValueError:
        return None


def _day_of(match: re.Match[str]) -> tuple[int, int]:
    month, day = match["first_month"] or match["month"], match["day_after"] or match["day_before"]
    return _MONTHS.index(month[:3].lower()) + 1, int(day.rstrip("stndrhSTNDRH"))
