"""Days, months, years and feasts that an expression names."""

import re
from collections.abc import Callable
from datetime import date

from onrecord.resolve.details.days import DAY, Days, Tense, month, months, one, weekend_of, years
from onrecord.resolve.details.holidays import NAMES, holiday
from onrecord.resolve.details.reader import OFFSET, NoDayError, Reader, compiled, year_of
from onrecord.resolve.details.vocabulary import MONTHS, WEEKDAYS

M = rf"(?P<month>{'|'.join(MONTHS)})"
W = rf"(?P<weekday>{'|'.join(WEEKDAYS)})"
D = r"(?P<day>\d\d?)(?:#(?: day)?|\.)?"
Y = r"(?P<year>\d{4})"
WHICH = r"(?P<which>this|last|next)"


def month_number(match: re.Match[str]) -> int:
    """January is 1."""
    return MONTHS.index(match["month"]) + 1


def _iso(_: Reader, match: re.Match[str]) -> Days:
    year, number, day = year_of(match["year"]), int(match["number"]), match["day"]
    if not 1 <= number <= 12:
        raise NoDayError
    return one(date(year, number, int(day))) if day else month(year, number)


def _slashed(_: Reader, match: re.Match[str]) -> Days:
    """3/4/2026: the fourth of March or the third of April, unless only one exists."""
    year, a, b = year_of(match["year"]), int(match["a"]), int(match["b"])
    pairs = [(number, day) for number, day in ((a, b), (b, a)) if 1 <= number <= 12]
    found = [one(date(year, number, day)) for number, day in pairs if 1 <= day <= month(year, number).last.day]
    if not found:
        raise NoDayError
    return found[0].or_else(found[-1])


def _day_of_month(reader: Reader, match: re.Match[str]) -> Days:
    number, day = month_number(match), int(match["day"])
    return reader.of_year(lambda year: one(date(year, number, day)), match["year"])


def _month(reader: Reader, match: re.Match[str]) -> Days:
    number = month_number(match)
    return reader.of_year(lambda year: month(year, number), match["year"])


def _month_of_relative_year(reader: Reader, match: re.Match[str]) -> Days:
    return month(reader.today.year + OFFSET[match["which"]], month_number(match))


def _which_month(reader: Reader, match: re.Match[str]) -> Days:
    """Last September: the nearest before this month, or the one of last year. Next June likewise."""
    number, today, step = month_number(match), reader.today, OFFSET[match["which"]]
    of_year = month(today.year + step, number)
    if step == 0 or (number - today.month) * step <= 0:
        return of_year
    return month(today.year, number).or_else(of_year) if number != today.month else of_year


def _year(_: Reader, match: re.Match[str]) -> Days:
    return years(year_of(match["year"]))


def _decade(reader: Reader, match: re.Match[str]) -> Days:
    """The 1970s, the '70s: of the century that is nearest."""
    start = int(match["decade"].strip("'"))
    if start >= 100:
        return years(year_of(match["decade"]), 10)
    century = reader.today.year // 100 * 100
    return reader.nearest(lambda number: years(century + 100 * number + start, 10), 0, 1)


def _century(_: Reader, match: re.Match[str]) -> Days:
    return years(year_of(f"{int(match['number']) - 1}00"), 100)


def _part_of_year(reader: Reader, match: re.Match[str]) -> Days:
    """Quarters and halves."""
    words = match["part"]
    length = 6 if "h" in words else 3
    first = (int(re.sub(r"\D", "", words)) - 1) * length + 1
    if not 1 <= first <= 12:
        raise NoDayError
    if which := match["which"]:
        return months(reader.today.year + OFFSET[which], first, length)
    return reader.of_year(lambda year: months(year, first, length), match["year"] or match["before"])


def _holiday(reader: Reader, match: re.Match[str]) -> Days:
    days_of = _feast(match["name"], weekend=bool(match["weekend"] or match["of"]))
    if relative := match["relative"]:
        return days_of(reader.today.year + OFFSET[relative])
    which = match["which"]
    if which is None:
        return reader.of_year(days_of, match["year"] or match["year_before"])
    today = reader.today
    if which == "this":
        return days_of(today.year)
    return reader.facing(Tense.PAST if which == "last" else Tense.FUTURE).nearest(days_of, today.year, 2)


def _feast(words: str, *, weekend: bool) -> Callable[[int], Days]:
    """The feast of a year; or the weekend next to it, with the days between."""
    name = next(name for name in NAMES if re.fullmatch(name, words))

    def days_of(year: int) -> Days:
        day = holiday(name, year)
        if not weekend:
            return one(day)
        near = weekend_of(day - 3 * DAY)
        return Days(min(near.first, day), max(near.last, day)) if day.weekday() in {0, 3, 4} else near

    return days_of


_NAME = rf"(?P<name>{'|'.join(NAMES)})"
_HOLIDAY = (
    rf"(?:(?P<of>weekend )|{WHICH} )?{_NAME}(?: (?P<year_before>\d{{4}}))?(?P<weekend> weekend)?(?: in)?"
    rf"(?: {Y}| (?P<relative>this|last|next) year)?"
)
_PART_OF_YEAR = (
    rf"(?:(?P<before>\d{{4}})[ -]?)?(?P<part>q[1-4]|h[12]|[1-4]# quarter|[12]# half)"
    rf"(?:[ -](?:in )?(?:{Y}|(?:{WHICH} )?year))?"
)
NAMED = compiled(
    (rf"{Y}-(?P<number>\d\d)(?:-(?P<day>\d\d))?", _iso),
    (rf"(?P<a>\d\d?)[./](?P<b>\d\d?)[./]{Y}", _slashed),
    (_HOLIDAY, _holiday),
    (rf"(?:{W} )?{M}\.? {D}(?: (?:in )?{Y})?", _day_of_month),
    (rf"(?:{W} )?{D} {M}\.?(?: (?:in )?{Y})?", _day_of_month),
    (rf"{Y} {M} {D}", _day_of_month),
    (rf"(?:month )?{M}(?: (?:in )?{Y})?", _month),
    (rf"{Y} {M}", _month),
    (rf"{M} {WHICH} year", _month_of_relative_year),
    (rf"{WHICH} year {M}", _month_of_relative_year),
    (rf"{WHICH} {M}", _which_month),
    (rf"(?:year )?{Y}", _year),
    (r"(?P<decade>\d{3}0|'?\d0) ?'?s", _decade),
    (r"(?P<number>\d\d?)# century", _century),
    (_PART_OF_YEAR, _part_of_year),
)
