"""Days that an expression counts from the day of publication."""

import re

from onrecord.resolve.details.days import AROUND, DAY, Days, Tense, around, month, one, shift, slack_of
from onrecord.resolve.details.named import WHICH, W
from onrecord.resolve.details.reader import OFFSET, NoDayError, Reader, compiled
from onrecord.resolve.details.vocabulary import WEEKDAYS

_FEW = (2, 6)  # a few days, several weeks
_PAIR = (2, 3)  # a couple of days
_DAY_NAMES = {"today": 0, "yesterday": -1, "tomorrow": 1, "day before yesterday": -2, "day after tomorrow": 2}
_U = rf"(?P<unit>{'|'.join(AROUND)})"
_DAYS = "|".join(WEEKDAYS)
_NUMBER, _TIME = r"an?|\d+|few|couple", r"minute|hour|day|week|fortnight|month|quarter|year|decade"
_STEPS = re.compile(rf"\b({_NUMBER}) ({_TIME})\b")
_MOVE = rf"(?:{_NUMBER}) (?:{_TIME})(?:(?: and)? (?:{_NUMBER}) (?:{_TIME}))*"
_COUNTS = rf"(?P<counts>{_MOVE})"


def weekday_number(match: re.Match[str]) -> int:
    """Monday is 0."""
    return WEEKDAYS.index(match["weekday"])


def _day_name(reader: Reader, match: re.Match[str]) -> Days:
    return one(reader.today + _DAY_NAMES[match["name"]] * DAY)


def _part_of_day(reader: Reader, match: re.Match[str]) -> Days:
    """Last night, this morning."""
    return one(reader.today + OFFSET[match["which"]] * DAY)


def _overnight(reader: Reader, _: re.Match[str]) -> Days:
    return Days(reader.today - DAY, reader.today, sure=False)


def _day_number(reader: Reader, match: re.Match[str]) -> Days:
    """The 21st: of this month or the one before, or of a month that is named by its place."""
    day, today = int(match["day"]), reader.today
    if match["own"]:
        return one(around(today, "month", OFFSET[match["which"] or "this"]).first.replace(day=day))
    return reader.nearest(lambda number: one(month(today.year, number).first.replace(day=day)), today.month, 3)


def _weekday_and_number(reader: Reader, match: re.Match[str]) -> Days:
    """Friday the 14th: in the nearest month in which the two agree."""
    day, weekday, today = int(match["day"]), weekday_number(match), reader.today

    def days_of(number: int) -> Days:
        found = month(today.year, number).first.replace(day=day)
        if found.weekday() != weekday:
            raise ValueError("another weekday")
        return one(found)

    return reader.nearest(days_of, today.month, 20)


def _weekday(reader: Reader, match: re.Match[str]) -> Days:
    """A weekday alone: the last one up to the day of publication, or the next from it on."""
    behind = (reader.today.weekday() - weekday_number(match)) % 7
    return one(reader.today + (-behind if reader.tense is Tense.PAST else -behind % 7) * DAY)


def _before(reader: Reader, weekday: int) -> Days:
    return one(reader.today - ((reader.today.weekday() - weekday - 1) % 7 + 1) * DAY)


def _after(reader: Reader, weekday: int) -> Days:
    return one(reader.today + ((weekday - reader.today.weekday() - 1) % 7 + 1) * DAY)


def _of_week(reader: Reader, weekday: int, which: str) -> Days:
    return one(around(reader.today, "week", OFFSET[which]).first + weekday * DAY)


def _which_weekday(reader: Reader, match: re.Match[str]) -> Days:
    """Last Tuesday: the nearest before the day, or the one of last week. Next Friday likewise."""
    weekday, which = weekday_number(match), match["which"]
    of_week = _of_week(reader, weekday, which)
    if which == "this":
        return of_week
    return (_before if which == "last" else _after)(reader, weekday).or_else(of_week)


def _nearest_weekday(reader: Reader, match: re.Match[str]) -> Days:
    """On this past Wednesday, this coming Friday: never the day itself."""
    return (_before if match["which"] == "last" else _after)(reader, weekday_number(match))


def _weekday_of_week(reader: Reader, match: re.Match[str]) -> Days:
    return _of_week(reader, weekday_number(match), match["which"])


def _weekday_from(reader: Reader, match: re.Match[str]) -> Days:
    """Monday two weeks from now: the weekday of the week that the count leads to."""
    day = reader.read(match["rest"]).first
    return one(around(day, "week").first + weekday_number(match) * DAY)


def _weekdays_on(reader: Reader, match: re.Match[str]) -> Days:
    """Two Sundays ago."""
    weekday, weeks = weekday_number(match), int(match["count"]) - 1
    if match["way"] == "ago":
        return one(_before(reader, weekday).first - 7 * weeks * DAY)
    return one(_after(reader, weekday).first + 7 * weeks * DAY)


def _days_of_week(reader: Reader, match: re.Match[str]) -> Days:
    """Next week between Wednesday and Friday."""
    first, last = (_of_week(reader, WEEKDAYS.index(match[side]), match["which"]) for side in "ab")
    return first.through(last)


def _unit(reader: Reader, match: re.Match[str]) -> Days:
    """Last month, this week. A weekend without more is the one that the tense asks for."""
    unit, which = match["unit"], match["which"] or "this"
    if unit == "weekend" and which == "this":
        return reader.nearest(lambda number: around(reader.today, unit, number), 0, 1)
    return around(reader.today, unit, OFFSET[which])


def _after_next(reader: Reader, match: re.Match[str]) -> Days:
    return around(reader.today, match["unit"], 2 if match["which"] == "next" else -2)


def _window(reader: Reader, match: re.Match[str]) -> Days:
    """The last three months, up to the day; the next two weeks, from the day after on."""
    if match["which"] == "last":
        return _counted(one(reader.today), match["counts"], -1).through(one(reader.today))
    return one(reader.today + DAY).through(_counted(one(reader.today), match["counts"], 1))


def _window_reversed(reader: Reader, match: re.Match[str]) -> Days:
    """The three last days."""
    return reader.read(f"{match['which']} {match['count']} {match['unit']}")


def _quarters(reader: Reader, match: re.Match[str]) -> Days:
    """The last two quarters: whole ones, without the present one."""
    own, count = around(reader.today, "quarter"), int(match["count"])
    if match["which"] == "last":
        return Days(shift(own.first, -count, "quarter"), own.first - DAY)
    return Days(own.last + DAY, shift(own.last + DAY, count, "quarter") - DAY)


def _ago(reader: Reader, match: re.Match[str]) -> Days:
    return _counted(one(reader.today), match["counts"], -1)


def _hence(reader: Reader, match: re.Match[str]) -> Days:
    return _counted(one(reader.today), match["counts"], 1)


def _later(reader: Reader, match: re.Match[str]) -> Days:
    """In what is told of the past, two days later counts from some other day."""
    if reader.tense is Tense.PAST:
        raise NoDayError
    return _hence(reader, match)


def _within(reader: Reader, match: re.Match[str]) -> Days:
    """Within three days: from the day itself on, or up to it."""
    if match["which"] == "last":
        return _counted(one(reader.today), match["counts"], -1).through(one(reader.today))
    return one(reader.today).through(_counted(one(reader.today), match["counts"], 1))


def _from_day(reader: Reader, match: re.Match[str]) -> Days:
    """Three days before Christmas, two weeks after tomorrow."""
    back = match["way"] == "before"
    base = match["rest"]
    return _counted(reader.read(base), match["counts"], -1 if back else 1)


def _counted(start: Days, counts: str, sign: int) -> Days:
    """`start` moved by all the counts; it is a single day, or one of several."""
    if start.sure and start.first != start.last:
        raise NoDayError
    low, high = (start.first, start.last) if sign > 0 else (start.last, start.first)
    slack = 0
    for number, unit in _STEPS.findall(counts):
        vague = {"few": _FEW, "couple": _PAIR, "a": (1, 1), "an": (1, 1)}.get(number)
        least, most = vague or (int(number), int(number))
        low, high = shift(low, sign * least, unit), shift(high, sign * most, unit)
        slack = slack_of(unit)
    return Days(min(low, high), max(low, high), start.sure and low == high, slack)


RELATIVE = compiled(
    (
        r"(?:(?:earlier|later|late|early) )?(?P<name>today|yesterday|tomorrow|day before yesterday|day after tomorrow)",
        _day_name,
    ),
    (r"(?P<which>this|last) (?:morning|afternoon|evening|night)", _part_of_day),
    (r"overnight", _overnight),
    (rf"(?P<day>\d\d?)#(?: day)?(?P<own> (?:in )?(?:{WHICH} )?month)?", _day_number),
    (rf"{W} (?P<day>\d\d?)#?", _weekday_and_number),
    (W, _weekday),
    (rf"{WHICH} {W}", _which_weekday),
    (rf"this (?P<which>last|next) {W}", _nearest_weekday),
    (rf"{WHICH} week (?:on |- )?{W}", _weekday_of_week),
    (rf"{W} (?:in |on )?{WHICH} week", _weekday_of_week),
    (rf"{W} (?P<rest>{_MOVE} (?:from|after|before) .+|in {_MOVE})", _weekday_from),
    (rf"(?P<rest>(?:in )?{_MOVE}(?: (?:from|after|before) .+)?) on {W}", _weekday_from),
    (rf"(?:{WHICH} )?{_U}", _unit),
    (rf"{_U} (?:after|before) (?P<which>next|last)(?: one)?", _after_next),
    (r"(?P<which>last|next) (?P<count>\d+) quarter", _quarters),
    (rf"(?P<which>last|next) {_COUNTS}", _window),
    (rf"(?P<count>\d+) (?P<which>last|next) {_U}", _window_reversed),
    (rf"(?P<count>\d+) {W} (?P<way>ago|later|from today)", _weekdays_on),
    (rf"{WHICH} week (?:from |between )?(?P<a>{_DAYS}) ?(?:to|and|through|-) ?(?P<b>{_DAYS})", _days_of_week),
    (rf"{_COUNTS} (?:ago|back)", _ago),
    (rf"in {_COUNTS}", _hence),
    (rf"within (?:(?P<which>last|next) )?{_COUNTS}(?: (?:from|after) today)?", _within),
    (rf"{_COUNTS} later", _later),
    (rf"{_COUNTS} (?P<way>before|after|from|since) (?P<rest>.+)", _from_day),
)
