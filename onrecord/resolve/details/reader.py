"""Reads canonical words by a grammar: what every rule of it may ask."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from onrecord.resolve.details.days import Days, Tense

_YEARS = range(1000, 2201)
_YEARS_AROUND = 9  # years either way in which a day without a year is sought; February 29 may be missing for eight
_LEAD = re.compile(
    r"(?:(?:on|at|during|over|around|about|as|from|by|back|just|only|in(?! (?:\d+|an?|few|couple) (?:[a-z]))) )+"
)
_PART_OF_DAY = re.compile(r"(?:^| )(?:in )?(?:mid)?-?(?:morning|afternoon|evening|night|midday|noon|lunchtime)$")
_PLACE_IN_DAY = re.compile(r"^(?:late|early|earlier|later)(?: on)? ")
OFFSET = {"this": 0, "last": -1, "next": 1}


class NoDayError(Exception):
    """The words name no day, as February 30 does, or one relative to a day that is not known."""


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads canonical words as an article of the day `published` means them; None is an unknown day."""

    published: date | None
    tense: Tense
    grammar: "Grammar"

    @property
    def today(self) -> date:
        """The day of publication. Raises NoDayError where it is not known."""
        if self.published is None:
            raise NoDayError
        return self.published

    def read(self, words: str) -> Days:
        """Raises NoDayError, ValueError or OverflowError where there is no such day."""
        words = words[lead.end() :] if (lead := _LEAD.match(words)) else words
        for pattern, rule in self.grammar:
            if match := pattern.fullmatch(words):
                return rule(self, match)
        shorter = _PLACE_IN_DAY.sub("", _PART_OF_DAY.sub("", words))
        if shorter in {"", words}:
            raise NoDayError
        return self.read(shorter)

    def facing(self, tense: Tense) -> "Reader":
        """The same reader, for what lies behind or ahead."""
        return replace(self, tense=tense)

    def on(self, day: date, tense: Tense) -> "Reader":
        """A reader for what lies before or after another day."""
        return replace(self, published=day, tense=tense)

    def nearest(self, days_of: Callable[[int], Days], around: int, reach: int) -> Days:
        """The last of the numbered days that has begun, or the next that is not over.

        `days_of` gives the days of a number, or ValueError where there are none; `reach` numbers either way are tried.
        """
        numbers = range(around - reach, around + reach + 1)
        past = self.tense is Tense.PAST
        for number in reversed(numbers) if past else numbers:
            try:
                days = days_of(number)
            except ValueError:
                continue
            if days.first <= self.today if past else days.last >= self.today:
                return days
        raise NoDayError

    def of_year(self, days_of: Callable[[int], Days], year: str | None) -> Days:
        """The days of a given year, or of the year that the tense asks for."""
        if year is not None:
            return days_of(year_of(year))
        return self.nearest(days_of, self.today.year, _YEARS_AROUND)


Rule = Callable[[Reader, re.Match[str]], Days]
Grammar = tuple[tuple[re.Pattern[str], Rule], ...]


def compiled(*patterns: tuple[str, Rule]) -> Grammar:
    """Rules, the first that matches all words holds."""
    return tuple((re.compile(pattern), rule) for pattern, rule in patterns)


def year_of(digits: str) -> int:
    """The year. Raises NoDayError for one that news does not speak of."""
    if int(digits) not in _YEARS:
        raise NoDayError
    return int(digits)
