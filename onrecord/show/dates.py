"""Dates as people write them."""

from calendar import monthrange
from datetime import datetime, timedelta

from onrecord.records import Article, Time
from onrecord.show.printable import printable_line

# Not strftime: its names follow the machine's language, and what they stand in is English.
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_in_words(published: str | None) -> str | None:
    """`2026-03-03` as `3 March 2026`; a partial date as far as it goes; anything else as it is."""
    if not published:
        return None
    parts = published.split("-")
    if not all(part.isascii() and part.isdigit() for part in parts) or len(parts) > 3:
        return published
    year, *rest = parts
    if not rest:
        return year
    month = int(rest[0])
    if not 1 <= month <= 12:
        return published
    return " ".join([*(str(int(day)) for day in rest[1:]), _MONTHS[month - 1], year])


def zone_in_words(moment: datetime) -> str:
    """The distance from UTC of a moment that knows its zone, such as `UTC+1` or `UTC-3:30`."""
    offset = moment.utcoffset() or timedelta()
    sign = "-" if offset < timedelta() else "+"
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    if not hours and not minutes:
        return "UTC"
    return f"UTC{sign}{hours}" + (f":{minutes:02}" if minutes else "")


def moment_in_words(published: str | None, moment: datetime | None) -> str | None:
    """The day, with the time and zone where both are known and the moment is of that day."""
    day = day_in_words(published)
    if moment is None or moment.tzinfo is None or moment.date().isoformat() != published:
        return day
    return f"{day}, {moment:%H:%M} {zone_in_words(moment)}"


def iso_of(time: Time) -> str:
    """The range in ISO 8601: a day, a month or year that it fills, else `first/last`."""
    return _filled(time) or f"{time.first}/{time.last}"


def days_in_words(time: Time) -> str:
    """The range as people write it: `2 December 2025`, `December 2025`, `1–7 December 2025`."""
    if filled := _filled(time):
        return day_in_words(filled) or filled
    first, last = day_in_words(time.first) or time.first, day_in_words(time.last) or time.last
    if time.first[:7] == time.last[:7]:
        return f"{first.partition(' ')[0]}–{last}"
    if time.first[:4] == time.last[:4]:
        return f"{first.rpartition(' ')[0]} – {last}"
    return f"{first} – {last}"


def said_on_in_words(time: Time | None, article: Article) -> str | None:
    """The day with the words that say it: `3 March 2026 (on Tuesday)`.

    None where there is none, or where no words say so and it is the day of publication all the same.
    """
    if time is None or (time.span is None and time.first == time.last == article.published):
        return None
    beside = [printable_line(time.span.cut(article.text))] if time.span else []
    beside += [] if time.sure else ["unsure which day"]
    return days_in_words(time) + (f" ({', '.join(beside)})" if beside else "")


def _filled(time: Time) -> str | None:
    """The one day, month or year that the range is; None where it is another range."""
    if time.first == time.last:
        return time.first
    year, month = time.first[:4], time.first[:7]
    if time.first.endswith("-01") and time.last == f"{month}-{monthrange(int(year), int(month[5:]))[1]}":
        return month
    return year if (time.first, time.last) == (f"{year}-01-01", f"{year}-12-31") else None
