"""Ranges of days, and the calendar's units around a day."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

DAY = timedelta(days=1)


class Tense(StrEnum):
    """Whether a day without a year or week of its own is the last such day or the next."""

    PAST = "past"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Days:
    """The days `first` to `last`, both included.

    `sure` is false where the words allow several answers; the range then covers them all. `slack` is by how many
    days either way a writer may have rounded: "two weeks ago" is counted to the day, and said of the days around it.
    """

    first: date
    last: date
    sure: bool = True
    slack: int = 0

    def through(self, other: "Days") -> "Days":
        """From the first day of this to the last day of the other."""
        return Days(self.first, other.last, self.sure and other.sure)

    def or_else(self, other: "Days") -> "Days":
        """Both readings: itself if they are the same, else a range over both that is not sure."""
        if (self.first, self.last) == (other.first, other.last):
            return replace(self, sure=self.sure and other.sure)
        return Days(min(self.first, other.first), max(self.last, other.last), sure=False)


def one(day: date) -> Days:
    """A single day."""
    return Days(day, day)


def week_of(day: date) -> Days:
    """Monday to Sunday."""
    monday = day - day.weekday() * DAY
    return Days(monday, monday + 6 * DAY)


def weekend_of(day: date) -> Days:
    """Saturday and Sunday of the week that begins on a Monday."""
    sunday = week_of(day).last
    return Days(sunday - DAY, sunday)


def month(year: int, number: int) -> Days:
    """A calendar month; `number` may lie outside 1 to 12 and then counts on into other years."""
    years, number = divmod(number - 1, 12)
    year, number = year + years, number + 1
    return Days(date(year, number, 1), date(year, number, monthrange(year, number)[1]))


def months(year: int, first: int, count: int) -> Days:
    """`count` months on end; `first` as in `month`."""
    return Days(month(year, first).first, month(year, first + count - 1).last)


def years(first: int, count: int = 1) -> Days:
    """`count` years on end."""
    return Days(date(first, 1, 1), date(first + count - 1, 12, 31))


def quarter_of(day: date) -> Days:
    """January to March, and so on."""
    return months(day.year, (day.month - 1) // 3 * 3 + 1, 3)


AROUND: dict[str, Callable[[date], Days]] = {
    "day": one,
    "week": week_of,
    "weekend": weekend_of,
    "fortnight": lambda day: Days(week_of(day).first, week_of(day).last + 7 * DAY),
    "month": lambda day: month(day.year, day.month),
    "quarter": quarter_of,
    "year": lambda day: years(day.year),
    "decade": lambda day: years(day.year // 10 * 10, 10),
}
_DAYS = {"hour": 0, "minute": 0, "day": 1, "week": 7, "weekend": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_SLACK = {"week": 3, "fortnight": 3, "month": 15, "quarter": 45, "year": 183, "decade": 1826}  # half the unit


def shift(day: date, count: int, unit: str) -> date:
    """`day` moved by so many units; the last of a month stays the last where a month is shorter.

    Raises OverflowError or ValueError where the calendar ends.
    """
    if unit in _DAYS:
        return day + timedelta(days=count * _DAYS[unit])
    target = month(day.year, day.month + count * _MONTHS[unit])
    return target.first.replace(day=min(day.day, target.last.day))


def slack_of(unit: str) -> int:
    """How many days either way a number of such units is rounded by."""
    return _SLACK.get(unit, 0)


def around(day: date, unit: str, offset: int = 0) -> Days:
    """The unit that `day` lies in, or the one so many further on."""
    whole = AROUND[unit]
    return whole(shift(whole(day).first, offset, unit))
