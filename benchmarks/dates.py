"""How many calendar expressions mean the right days: `python benchmarks/dates.py DATA_DIR [--wrong]`.

The set is `dates-recognizers` (the test cases of microsoft/Recognizers-Text, MIT): expressions with a reference date
and the days meant. Its ranges end before their last date; where it gives two readings, one for the past and one for
the future, both must be right. Beside it stands the table of newsroom expressions that the unit tests hold.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from onrecord.resolve.details.days import DAY, Days, Tense, around
from onrecord.resolve.details.expressions import when
from tests.unit.resolve.details.newsroom import NEWSROOM

# Where the set shows one expression under several settings of the engine, those of the default hold.
_SETTINGS = ("Experimental", "CalendarMode", "ComplexCalendar", "ExtendedTypes", "SplitDateAndTime", "TasksMode")
_MONTH = r"jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_LEFT_OUT = {
    "digits without a month's name, but for years, ISO dates and days with a whole year": re.compile(
        r"(?!\d{4}-\d\d(?:-\d\d)?$|\d\d?/\d\d?/\d{4}$|\d\d?\.\d\d?\.\d{4}$)"
        r"(?:.*\d[/.~]\d|.*\d-\d+-\d|(?:from |between )?\d\d?-\d|\d+ ?[-/] ?\d\d?$|\d\d? ?[-/] ?\d{4}$|"
        r"(?:the |\w+day )?(?:\d\d?|thirty|\d-\d)$|\d{8}$|\d{4} \d\d \d\d$)"
    ),
    "month and digits joined by signs or by nothing": re.compile(
        rf".*(?:(?:{_MONTH})[a-z]*[-/.]?\d|\d[-/](?:{_MONTH}))"
    ),
    "feasts of other calendars": re.compile(r".*\b(?:eid|eidul|rama\w+|ramzan|hijri|islamic|arabic|fast|yuandan)\b"),
    "years in words": re.compile(r".*\b(?:thousands?|hundred|nineteen|noughties|twenty-tens)\b"),
    "fiscal, school and shortened years, numbered weeks": re.compile(r".*\b(?:[cfs]y ?\d|eoy|week \d)"),
    "working days": re.compile(r".*\b(?:business|working|workweek)"),
    "comparisons": re.compile(r".*(?:[<>=]|\b(?:less|more|greater|before end)\b)"),
    "appointments and messages": re.compile(
        r".*\b(?:my|tmrw|otd|how about|maybe|preferably|hence|in the future)\b|.*\b(?:days?|weeks?) starting\b|for "
    ),
}


@dataclass(frozen=True, slots=True)
class Case:
    """An expression of the set, its day of reference and the readings given: first day, day after the last."""

    words: str
    reference: str
    readings: tuple[tuple[date, date], ...]


def read_cases(folder: Path) -> tuple[list[Case], Counter[str]]:
    """The cases to measure on, and how many are left out of each kind; an expression counts once for a day."""
    left_out: dict[tuple[str, str], str] = {}
    found: dict[tuple[str, str], Case] = {}
    for path in sorted(folder.glob("*.json"), key=lambda p: (any(s in p.stem for s in _SETTINGS), p.name)):
        for item in json.loads(path.read_text(encoding="utf-8-sig")):
            for result in item.get("Results") or ():
                key = (result["Text"].lower(), item.get("Context", {}).get("ReferenceDateTime", "")[:10])
                value = result.get("Value") or result.get("Resolution")
                if (
                    key in found or key in left_out or not value
                ):  # without a value: where it stands is all that is asked
                    continue
                kind = (result.get("TypeName") or result.get("Type") or "none").removeprefix("datetimeV2.")
                readings = tuple(_readings(value)) if kind in {"date", "daterange"} else ()
                if reason := _reason(kind, key, readings):
                    left_out[key] = reason
                else:
                    found[key] = Case(*key, readings)
    return list(found.values()), Counter(left_out.values())


def _readings(value: dict[str, Any]) -> Iterator[tuple[date, date]]:
    """The days of each reading; nothing for one that is open on a side or no day."""
    values = value.get("values") or [value.get(f"{side}Resolution") or {} for side in ("Past", "Future")]
    for each in values:
        first = each.get("date") or each.get("startDate") or each.get("start") or each.get("value")
        end = each.get("endDate") or each.get("end")
        is_day = "date" in each or each.get("type") == "date"
        if first in {None, "not resolved", "0001-01-01"} or not (is_day or end):
            continue
        start = date.fromisoformat(first)
        yield start, date.fromisoformat(end) if end else start + DAY


def _reason(kind: str, key: tuple[str, str], readings: tuple[tuple[date, date], ...]) -> str | None:
    """Why a case is left out, or None."""
    if kind not in {"date", "daterange"}:
        return f"type {kind}"
    words, reference = key
    if not reference:
        return "no day of reference"
    if not readings:
        return "no such day, a season without days, or a range open on a side"
    return next((reason for reason, pattern in _LEFT_OUT.items() if pattern.match(words)), None)


def is_right(days: Days, reading: tuple[date, date], words: str) -> bool:
    """Whether the days are those of the reading.

    The set ends a range where its second date begins, and a number of days before the day of reference; Onrecord
    counts the second date and the day itself.
    """
    start, end = reading
    ends = {days.last + DAY}
    if re.search(
        r"\b(?:to|until|till|through|between|from|rest|remaining|last|past|previous|earlier|later|within)\b|[-–]", words
    ):
        ends |= {around(days.last, unit).first for unit in ("day", "month", "quarter", "year")}
    return days.first == start and end in ends


def judge(case: Case) -> tuple[str, list[Days | None]]:
    """The verdict and the days found: `right`, `wrong`, `none`, or `unsure` where a range covers those meant."""
    today = date.fromisoformat(case.reference)
    past = [r for r in case.readings if r[0] <= today]
    future = [r for r in case.readings if r[1] > today]
    asked = [(Tense.PAST, max(past))] if past else []
    asked += [(Tense.FUTURE, min(future))] if future and (len(set(case.readings)) > 1 or not past) else []
    answers = [when(case.words, case.reference, tense) for tense, _ in asked]
    if any(days is None for days in answers):
        return "none", answers
    pairs = [(days, reading) for days, (_, reading) in zip(answers, asked, strict=True) if days is not None]
    if all(is_right(days, reading, case.words) for days, reading in pairs):
        return "right", answers
    if all(not d.sure and d.first <= r[0] and r[1] - DAY <= d.last for d, r in pairs):
        return "unsure", answers
    return "wrong", answers


def main() -> None:
    """Print what is left out, and how many are right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--wrong", action="store_true", help="list the expressions that are not right")
    arguments = parser.parse_args()
    cases, left_out = read_cases(arguments.data / "dates-recognizers")
    for reason, count in left_out.most_common():
        print(f"left out {count:5}  {reason}")
    counts: Counter[str] = Counter()
    for case in cases:
        verdict, answers = judge(case)
        counts[verdict] += 1
        if arguments.wrong and verdict != "right":
            given = [f"{a.first}..{a.last}" if a else "-" for a in answers]
            print(f"{verdict:6} {case.words} | {case.reference} | {[f'{a}..{b}' for a, b in case.readings]} | {given}")
    _report("dates-recognizers", counts)
    _report("newsroom", Counter("right" if row.is_right() else "wrong" for row in NEWSROOM))


def _report(name: str, counts: Counter[str]) -> None:
    total = counts.total()
    others = ", ".join(f"{counts[verdict]} {verdict}" for verdict in ("unsure", "none", "wrong"))
    print(f"{name}: {counts['right']} of {total} right ({100 * counts['right'] / total:.1f} %); {others}")


if __name__ == "__main__":
    main()
