"""Days that news names by their feast: those of the Western calendar and of the United States."""

from datetime import date, timedelta

_FIXED = {
    "new years? day|new years?": (1, 1),
    "valentines day": (2, 14),
    "(?:saint|st) patricks?(?: day)?": (3, 17),
    "earth day": (4, 22),
    "may day|international workers day": (5, 1),
    "juneteenth": (6, 19),
    "independence day|4# jul|jul 4#": (7, 4),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "christmas eve": (12, 24),
    "christmas day|christmas": (12, 25),
    "boxing day": (12, 26),
    "new years? eve": (12, 31),
}
_WEEKDAY = {  # month, weekday (Monday is 0), which one of the month (-1: the last), days after it
    "martin luther king(?: jr)? day|mlk day": (1, 0, 3, 0),
    "presidents day": (2, 0, 3, 0),
    "mothers day": (5, 6, 2, 0),
    "memorial day": (5, 0, -1, 0),
    "fathers day": (6, 6, 3, 0),
    "labou?r day": (9, 0, 1, 0),
    "columbus day": (10, 0, 2, 0),
    "thanks ?giving(?: day)?": (11, 3, 4, 0),
    "black fri": (11, 3, 4, 1),
    "cyber mon": (11, 3, 4, 4),
}
_EASTER = {"good fri": -2, "easter(?: sun)?": 0, "easter mon": 1}
NAMES = tuple(sorted([*_FIXED, *_WEEKDAY, *_EASTER], key=len, reverse=True))


def holiday(name: str, year: int) -> date:
    """The day of that year; `name` is one of `NAMES`."""
    if name in _FIXED:
        return date(year, *_FIXED[name])
    if name in _EASTER:
        return _easter(year) + timedelta(days=_EASTER[name])
    month, weekday, which, after = _WEEKDAY[name]
    return nth_weekday(year, month, weekday, which) + timedelta(days=after)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The first (1), second … or last (-1) such weekday of a month. Raises ValueError where it has none."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    matches = [d for d in (day + timedelta(days=7 * n) for n in range(5)) if d.month == month]
    if not (which == -1 or 1 <= which <= len(matches)):
        raise ValueError(f"month {month} of {year} has no weekday {weekday} number {which}")
    return matches[which if which < 0 else which - 1]


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, by the algorithm of Meeus, Jones and Butcher."""
    a, (b, c) = year % 19, divmod(year, 100)
    (d, e), g = divmod(b, 4), (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    weekday = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * weekday) // 451
    month, day = divmod(h + weekday - 7 * m + 114, 31)
    return date(year, month, day + 1)
