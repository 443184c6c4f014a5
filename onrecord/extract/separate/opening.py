"""The lines before the story: headline, standfirst, byline."""

# A phrase stays on one line, so that it can be read and searched for whole.
# ruff: noqa: E501

import re
from collections.abc import Sequence

from onrecord.extract.separate.line import Line

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:\d{{4}})?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? ?(?:\d{{4}})?|\d{{1,4}}[./-]\d{{1,2}}[./-]\d{{1,4}})"
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|fri|sat|sun)\.?)"
# A name is written with capitals, so these are matched as written.
_NAME = r"(?:[A-Z][\w.'-]+|de|van|von|der|al|bin|el|la)"
_BY = re.compile(
    rf"(?:By|BY|Story by|Written by|Words by|Report by|Posted by|From)[: ]+{_NAME}(?:[ ,]+(?:and |& )?{_NAME}){{0,12}}"
    r"(?:[ ,|/·•–—-].{0,80})?"
)
_NOTE = re.compile(
    rf"(?:(?:first |last )?(?:published|updated|posted|modified|created)\b.{{0,60}}"
    rf"|(?:{_DAY},? )?{_DATE}.{{0,50}}"
    r"|\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?.{0,50}\d{4}.{0,40}"
    r"|\d+ (?:min(?:ute)?s?|hours?|days?)(?: (?:ago|read))?|(?:reading|read) time.{0,20}"
    r"|(?:staff|wire|agency) (?:reports?|reporters?|writers?)|(?:photo|image|picture)s?(?: by| credit)?: ?.{1,80}"
    r"|(?:afp|reuters|ap|associated press|press association|dpa|ians|pti|ani|anadolu|xinhua|agencies|news agencies)(?:[ ,|/-].{0,40})?)",
    re.IGNORECASE,
)
_AUTHOR = re.compile(
    rf"{_NAME}(?: {_NAME}){{1,3}}(?:,? (?:and|&) {_NAME}(?: {_NAME}){{1,3}})?,? ?(?:\||-|–|,|/)? ?"
    r"(?:(?:[A-Z][\w'&]+ ){0,4}(?:Writer|Reporter|Correspondent|Editor|Columnist|Staff|News|Reuters|AFP|AP|Contributor|Bureau))"
)

_AGENCY = re.compile(
    rf"{_NAME}(?: {_NAME}){{0,3}} "
    r"(?:(?:News|Press|Wire) (?:Agency|Service|Services|Desk)|Newswire|Newsroom|News Agencies|Staff Reports?)"
)

_SHORTEST_REPEAT = 30


def is_byline(line: Line) -> bool:
    """Whether the line names author, agency, date or time and says nothing else."""
    core = line.core
    if len(line.words) > 24 or line.quoted:
        return False
    if _AUTHOR.fullmatch(core) or _AGENCY.fullmatch(core):
        return True
    if line.finished and len(line.words) > 12:
        return False
    return _BY.fullmatch(core) is not None or _NOTE.fullmatch(core) is not None


def is_headline(line: Line, title: str | None) -> bool:
    """Whether a page's first line is its headline: the title, or a short line without a full stop."""
    if title is not None and _key(line.core) == _key(title):
        return True
    words = len(line.words)
    if not 2 <= words <= 30 or line.bulleted or line.cut_off:
        return False
    return not line.core.rstrip("\"'”’»)").endswith((".", ",", ";", ":"))


def repeated_standfirsts(lines: Sequence[Line], first: int, last: int) -> list[int]:
    """The lines among `first` to `last` whose words a later one of the first story lines says again.

    Whole, or cut off by dots: the rest must stand in one of the three lines after.
    """
    found = []
    for index in range(first, min(last, len(lines) - 1)):
        words = _key(lines[index].core.rstrip(". …"))
        if len(words) < _SHORTEST_REPEAT:
            continue
        for after in lines[index + 1 : index + 4]:
            text = _key(after.text[: 2 * len(words) + 200])
            if words in text and (lines[index].cut_off or len(text) >= len(words)):
                found.append(index)
                break
    return found


def _key(text: str) -> str:
    """Letters and digits only, in lower case: how two renderings of one sentence are compared."""
    return "".join(character for character in text.casefold() if character.isalnum())
