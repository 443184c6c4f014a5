"""What exports of press databases have in common: days as they print them, and paragraphs of wrapped lines."""

import re
from collections.abc import Sequence
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_DAY_FIRST = re.compile(r"\b(?P<day>\d{1,2})\.? (?P<month>[A-Za-z]{3,9})\.?,? (?P<year>\d{4})\b")
_MONTH_FIRST = re.compile(r"\b(?P<month>[A-Za-z]{3,9})\.? (?P<day>\d{1,2}),? (?P<year>\d{4})\b")
_LONG = 100  # characters: a line so long was not wrapped
_LANGUAGES = {"english": "en", "german": "de", "french": "fr", "spanish": "es", "italian": "it", "dutch": "nl"}


def printed_day(text: str) -> str | None:
    """The day that `text` names with its month in English, as ISO 8601: `March 3, 2026 Tuesday`, `3 March 2026`."""
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        for found in pattern.finditer(text[:200]):
            month = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(found["month"].lower())), 0)
            try:
                return date(int(found["year"]), month, int(found["day"])).isoformat()
            except ValueError:
                continue
    return None


def language_named(text: str) -> str | None:
    """The code of a language by its English name, with which `text` begins."""
    return _LANGUAGES.get(re.split(r"[^A-Za-z]", text.strip(), maxsplit=1)[0].lower())


def groups_of(lines: Sequence[str]) -> list[str]:
    """The paragraphs that `lines` make: those between empty lines, or, where lines are not wrapped, each line."""
    stripped = [line.strip() for line in lines]
    is_wrapped = "" in stripped and all(len(line) < _LONG for line in stripped)
    groups: list[list[str]] = [[]]
    for line in stripped:
        if not line or not is_wrapped:
            groups.append([])
        if line:
            groups[-1].append(line)
    return [" ".join(group) for group in groups if group]
