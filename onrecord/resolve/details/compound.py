"""Parts of other expressions, and ranges between two."""

import re

from onrecord.resolve.details.days import DAY, Days, Tense, around, month, months, one, shift
from onrecord.resolve.details.holidays import nth_weekday
from onrecord.resolve.details.named import WHICH, M, W, month_number
from onrecord.resolve.details.reader import OFFSET, NoDayError, Reader, compiled
from onrecord.resolve.details.relative import weekday_number
from onrecord.resolve.details.vocabulary import MONTHS

_THURSDAY = 3
_NTH = r"(?P<nth>\d\d?#|last)"
_MONTH_PART = {"early": (1, 15), "mid": (10, 20), "late": (16, 31)}  # days
# of a year: the first month and the number of months
_YEAR_PART = {"early": (1, 6), "start": (1, 4), "mid": (5, 4), "end": (9, 4), "late": (7, 6)}
_WEEK_PART = {"early": (0, 2), "mid": (1, 4), "late": (3, 6)}  # weekdays
_SAME = {"start": "early", "end": "late"}
_BARE_DAY = re.compile(r"\d\d?#?(?= \d{4}$|$)")
_DAY_IN = re.compile(r"\b\d\d?#?(?!\S)")
_MONTH_FIRST = re.compile(rf"(?:{'|'.join(MONTHS)})\b")
_DAY_OF_THIS_MONTH = re.compile(r"(\d\d?)#? ((?:in )?(?:(?:this|last|next) )?month)")
_ANCHORED = re.compile(r"\b(?:\d{4}|today|yesterday|tomorrow|this|last|next|ago)\b")


def _ordinal(word: str) -> int:
    """Which one, from 1; the last is -1."""
    return -1 if word == "last" else int(word.rstrip("#"))


def _nth_weekday(reader: Reader, match: re.Match[str]) -> Days:
    nth, weekday = _ordinal(match["nth"]), weekday_number(match)
    if match["month"]:
        number = month_number(match)
        return reader.of_year(lambda year: one(nth_weekday(year, number, weekday, nth)), match["year"])
    whole = around(reader.today, "month", OFFSET[match["which"] or "this"])
    return one(nth_weekday(whole.first.year, whole.first.month, weekday, nth))


def _nth_week(reader: Reader, match: re.Match[str]) -> Days:
    nth, rest = _ordinal(match["nth"]), match["rest"]
    if rest in MONTHS:
        number = MONTHS.index(rest) + 1
        return reader.of_year(lambda year: _week_of(month(year, number), nth), None)
    return _week_of(reader.read(rest), nth)


def _weekday_of_week(reader: Reader, match: re.Match[str]) -> Days:
    """The first week of October, on Friday."""
    return one(reader.read(match["rest"]).first + weekday_number(match) * DAY)


def _week_of(whole: Days, nth: int) -> Days:
    """A week of a month or year: the first is the one that the first Thursday lies in, as in ISO 8601."""
    if nth < 0:
        return around(whole.last - (whole.last.weekday() - _THURSDAY) % 7 * DAY, "week")
    thursday = whole.first + (_THURSDAY - whole.first.weekday()) % 7 * DAY + 7 * (nth - 1) * DAY
    if thursday > whole.last:
        raise NoDayError
    return around(thursday, "week")


def _nth_month(reader: Reader, match: re.Match[str]) -> Days:
    whole = reader.read(match["rest"])
    return month(whole.first.year, _ordinal(match["nth"]))


def _some_of(reader: Reader, match: re.Match[str]) -> Days:
    """The first ten days of May, the last four months of 2021."""
    whole, count, unit = reader.read(match["rest"]), int(match["count"]), match["unit"]
    if unit == "week":
        whole = Days(_week_of(whole, 1).first, _week_of(whole, -1).last)
    if match["nth"] == "last":
        return Days(shift(whole.last + DAY, -count, unit), whole.last)
    return Days(whole.first, shift(whole.first, count, unit) - DAY)


def _unit_with(reader: Reader, match: re.Match[str]) -> Days:
    """The week of July 23: the one that the day lies in."""
    return around(reader.read(match["rest"]).first, match["unit"])


def _which_day_of_month(reader: Reader, match: re.Match[str]) -> Days:
    """Next April 6."""
    return reader.facing(Tense.FUTURE if match["which"] == "next" else Tense.PAST).read(match["rest"])


def _part(reader: Reader, match: re.Match[str]) -> Days:
    """Early next week, late last year, mid-November, the end of March."""
    return _part_of(reader.read(match["rest"]), match["part"])


def _part_of(whole: Days, part: str) -> Days:
    length = (whole.last - whole.first).days + 1
    if length == 1:  # late on Sunday
        return whole
    if length in {365, 366}:
        return months(whole.first.year, *_YEAR_PART[part])
    part = _SAME.get(part, part)
    if length == 7:
        first, last = _WEEK_PART[part]
        return Days(whole.first + first * DAY, whole.first + last * DAY)
    if length <= 31 and whole.first.day == 1:
        first, last = _MONTH_PART[part]
        return Days(whole.first.replace(day=first), whole.first.replace(day=min(last, length)))
    raise NoDayError


def _up_to_today(reader: Reader, match: re.Match[str]) -> Days:
    """Since Friday."""
    whole = reader.facing(Tense.PAST).read(match["rest"])
    if whole.first > reader.today:
        raise NoDayError
    return Days(whole.first, reader.today)


def _earlier(reader: Reader, match: re.Match[str]) -> Days:
    """Earlier this week, up to the day; earlier last week, in its first half."""
    whole = reader.facing(Tense.PAST).read(match["rest"])
    return _up_to_today(reader, match) if reader.today <= whole.last else _part_of(whole, "early")


def _from_today(reader: Reader, match: re.Match[str]) -> Days:
    """Later this year, the rest of the month."""
    last = reader.facing(Tense.FUTURE).read(match["rest"]).last
    if last < reader.today:
        raise NoDayError
    return Days(reader.today, last)


def _joined(reader: Reader, match: re.Match[str]) -> Days:
    """From 4 to 22 January. What one side leaves out is taken from the other."""
    a, b = _completed(match["a"], match["b"])
    if _ANCHORED.search(b) or (reader.tense is Tense.FUTURE and not _ANCHORED.search(a)):
        last = reader.read(b)
        seen_from = reader if _ANCHORED.search(a) else reader.on(last.first, Tense.PAST)
        first = seen_from.read(a)
    else:
        first = reader.read(a)
        last = reader.on(first.first, Tense.FUTURE).read(b)
    if last.last < first.first:
        raise NoDayError
    return Days(first.first, last.last, first.sure and last.sure)


def _completed(a: str, b: str) -> tuple[str, str]:
    """Both sides, each with the month and year that the other names for both."""
    if _BARE_DAY.fullmatch(a) and (of_month := _DAY_OF_THIS_MONTH.fullmatch(b)):  # 4 to 22 next month
        return f"{a.rstrip('#')}# {of_month[2]}", f"{of_month[1]}# {of_month[2]}"
    month_of_a = _MONTH_FIRST.match(a)
    if month_of_a and _BARE_DAY.match(b):  # april 9 through 17, november 19-20 2024
        b = f"{month_of_a[0]} {b}"
    elif _BARE_DAY.fullmatch(a) and (day := _DAY_IN.search(b)):  # 4 to 22 january, 4 to january 22
        a = b[: day.start()] + a + b[day.end() :]
    return a, b


_RELATIVE_MONTH = rf"(?:in )?(?:{WHICH} )?month"
COMPOUND = compiled(
    (r"(?:from |between )?(?P<a>.+?) (?:to|until|till|through|and) (?P<b>.+)", _joined),
    (rf"(?P<rest>.*\bweek .+) on {W}", _weekday_of_week),
    (rf"{_NTH} {W}(?: (?:in )?(?:{M}(?: (?P<year>\d{{4}}))?|{_RELATIVE_MONTH}))?", _nth_weekday),
    (rf"{_NTH} week (?:in )?(?P<rest>.+)", _nth_week),
    (rf"{_NTH} month (?:in )?(?P<rest>.+)", _nth_month),
    (r"(?P<nth>1#|last) (?P<count>\d+) (?P<unit>day|week|month) (?:in )?(?P<rest>.+)", _some_of),
    (r"(?P<unit>week|weekend) (?:(?:beginning|commencing|starting|start) )?(?:on )?(?P<rest>.+)", _unit_with),
    (r"(?:toward )?(?P<part>early|late|mid|start|end)[- ](?:in )?(?P<rest>.+)", _part),
    (rf"{WHICH} (?P<rest>\d\d?#? (?:{'|'.join(MONTHS)})|(?:{'|'.join(MONTHS)}) \d\d?#?)", _which_day_of_month),
    (r"(?:earlier|sooner) (?:in |on )?(?P<rest>.+)", _earlier),
    (r"(?:ever )?since (?P<rest>.+)", _up_to_today),
    (r"(?:later|rest) (?:in |on )?(?P<rest>.+)", _from_today),
    (r"(?:from |between )?(?P<a>.+?) ?[-–] ?(?P<b>.+)", _joined),
)
