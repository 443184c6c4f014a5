"""Expressions as newsrooms write them, with the days worked out by hand.

Weekdays to check by: 30 November 2025 is a Sunday, 2 December 2025 a Tuesday, 1 January 2026 a Thursday, 5 January
2026 a Monday, 19 March 2026 a Thursday.
"""

from dataclasses import dataclass
from datetime import date

from onrecord.resolve.details.days import Days, Tense
from onrecord.resolve.details.expressions import when

TUESDAY = "2025-12-02"
SUNDAY = "2025-11-30"
NEW_YEAR = "2026-01-01"
MONDAY = "2026-01-05"
THURSDAY = "2026-03-19"


@dataclass(frozen=True, slots=True)
class Row:
    """An expression in an article of a day, and the days it means; `first` and `last` None where it means none."""

    words: str
    published: str | None
    first: str | None
    last: str | None
    sure: bool = True
    tense: Tense = Tense.PAST

    def meant(self) -> Days | None:
        """What `when` makes of it."""
        return when(self.words, self.published, self.tense)

    def is_right(self) -> bool:
        """Whether that is what was worked out."""
        days = self.meant()
        if days is None or self.first is None or self.last is None:
            return days is None and self.first is None
        expected = (date.fromisoformat(self.first), date.fromisoformat(self.last), self.sure)
        return (days.first, days.last, days.sure) == expected


def day(words: str, published: str | None, on: str, tense: Tense = Tense.PAST) -> Row:
    """An expression that means a single day."""
    return Row(words, published, on, on, tense=tense)


NEWSROOM = (
    day("on Tuesday", TUESDAY, "2025-12-02"),  # the day itself
    day("on Monday", TUESDAY, "2025-12-01"),
    day("Wednesday", TUESDAY, "2025-11-26"),  # six days before
    day("late on Sunday", TUESDAY, "2025-11-30"),
    day("Monday night", TUESDAY, "2025-12-01"),
    day("early Thursday morning", THURSDAY, "2026-03-19"),
    day("on Friday", MONDAY, "2026-01-02"),  # across a weekend
    day("Saturday", SUNDAY, "2025-11-29"),
    day("on Wednesday", NEW_YEAR, "2025-12-31"),  # across the year's end
    day("yesterday", NEW_YEAR, "2025-12-31"),
    day("earlier today", TUESDAY, "2025-12-02"),
    day("this morning", TUESDAY, "2025-12-02"),
    day("last night", TUESDAY, "2025-12-01"),
    Row("overnight", TUESDAY, "2025-12-01", "2025-12-02", sure=False),  # either side of midnight
    Row("earlier this week", THURSDAY, "2026-03-16", "2026-03-19"),  # from Monday to the day
    Row("last week", THURSDAY, "2026-03-09", "2026-03-15"),
    Row("late last week", THURSDAY, "2026-03-12", "2026-03-15"),  # Thursday to Sunday
    Row("over the weekend", MONDAY, "2026-01-03", "2026-01-04"),
    Row("last month", MONDAY, "2025-12-01", "2025-12-31"),
    Row("earlier this month", THURSDAY, "2026-03-01", "2026-03-19"),
    Row("earlier this year", THURSDAY, "2026-01-01", "2026-03-19"),
    Row("in June", TUESDAY, "2025-06-01", "2025-06-30"),  # the last June
    Row("in November", THURSDAY, "2025-11-01", "2025-11-30"),  # of the year before
    Row("last June", TUESDAY, "2024-06-01", "2025-06-30", sure=False),  # this year's or last year's
    day("on Nov. 3", TUESDAY, "2025-11-03"),
    day("Dec. 31", MONDAY, "2025-12-31"),
    day("on 3 November 2024", TUESDAY, "2024-11-03"),
    day("on Feb. 29, 2024", TUESDAY, "2024-02-29"),
    Row("on Feb. 29, 2025", TUESDAY, None, None),  # there was none
    Row("in 2019", TUESDAY, "2019-01-01", "2019-12-31"),
    Row("in March 2022", TUESDAY, "2022-03-01", "2022-03-31"),
    Row("in mid-October", TUESDAY, "2025-10-10", "2025-10-20"),
    Row("in late 2023", TUESDAY, "2023-07-01", "2023-12-31"),
    Row("last Tuesday", THURSDAY, "2026-03-10", "2026-03-17", sure=False),  # two days before, or of last week
    day("last Friday", MONDAY, "2026-01-02"),  # both readings agree
    day("next Tuesday", TUESDAY, "2025-12-09", Tense.FUTURE),  # both readings agree
    Row("next Friday", TUESDAY, "2025-12-05", "2025-12-12", sure=False, tense=Tense.FUTURE),
    day("two days ago", TUESDAY, "2025-11-30"),
    day("a week ago", TUESDAY, "2025-11-25"),
    Row("a few days ago", TUESDAY, "2025-11-26", "2025-11-30", sure=False),  # two to six days
    Row("since Friday", TUESDAY, "2025-11-28", "2025-12-02"),
    day("on Christmas Day", MONDAY, "2025-12-25"),
    day("on Thanksgiving", TUESDAY, "2025-11-27"),  # Thursdays of November 2025: 6, 13, 20, 27
    Row("on 3/4/2026", THURSDAY, "2026-03-04", "2026-04-03", sure=False),  # day or month first
    Row("in the first week of November", TUESDAY, "2025-11-03", "2025-11-09"),  # its first Thursday is the 6th
    Row("between Nov. 24 and Nov. 28", TUESDAY, "2025-11-24", "2025-11-28"),
    Row("from 28 December to 2 January", MONDAY, "2025-12-28", "2026-01-02"),
    Row("two days earlier", TUESDAY, None, None),  # than some other day
    Row("on Tuesday", "2025-12", "2025-11-25", "2025-12-30", sure=False),  # seen from 1 and from 31 December
    day("on Nov. 3", "2025-12", "2025-11-03"),  # the same from any day of December
    Row("on Tuesday", None, None, None),
    day("on Nov. 3, 2024", None, "2024-11-03"),
)
