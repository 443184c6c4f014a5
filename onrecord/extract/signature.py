"""Who wrote an article, and when, as its own lines say."""

import re
from collections.abc import Iterable, Sequence

from onrecord.extract.authors import is_person, read_names
from onrecord.extract.dates import Published, day_within, in_year, read_written_date, without_dates
from onrecord.records import Paragraph, ParagraphKind

_BY = re.compile(r"(?:(?:story|written|words|report|posted) )?by\b", re.IGNORECASE)
_PICTURE = re.compile(r"(?:photo|image|picture|graphic|illustration)", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:in|for)\s.*$")
# "(Reporting by Ann Brook in Port Ellery; editing by …)"
_CREDIT = re.compile(
    r"\W{0,2}(?:reporting|writing|written)(?: and (?:report|writ)ing)? by (?P<names>[^;()]{3,200})", re.IGNORECASE
)
_OTHERS = re.compile(r"[,.]?\s+(?:(?:additional|further|with) |(?:report|writ|edit)(?:ing|ten|ed) by\b)", re.IGNORECASE)
_DATELINE = re.compile(r"[A-Z][A-Z .,'’/-]{2,40}, (?P<day>[A-Z][a-z]{2,8}\.? \d{1,2}) (?:\([^()]{2,40}\) ?)?[-–—]")
_YEAR_AND_MONTH = re.compile(r"(?<!\d)(20\d\d)(?:[/-]?(0[1-9]|1[0-2]))?(?!\d{3})", re.ASCII)


def shown_byline(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    """The names in an article's byline, else in its closing credit, joined by commas; None where neither has any."""
    lines = [paragraph.span.cut(text) for paragraph in paragraphs if paragraph.kind is ParagraphKind.BYLINE]
    notices = (paragraph.span.cut(text) for paragraph in paragraphs if paragraph.kind is ParagraphKind.NOTICE)
    return ", ".join(_signed(lines) or _credited(notices)) or None


def _signed(lines: Sequence[str]) -> tuple[str, ...]:
    """The names in the first line that has any; a line that begins with "By" goes before others."""
    for line in sorted(lines, key=lambda line: _BY.match(line) is None):
        if not _PICTURE.match(line) and (names := read_names([without_dates(line)])):
            return tuple(_PLACE.sub("", name) for name in names)
    return ()


def _credited(lines: Iterable[str]) -> tuple[str, ...]:
    for line in lines:
        if match := _CREDIT.match(line):
            written = _OTHERS.split(match["names"], maxsplit=1)[0]
            names = (_PLACE.sub("", name) for name in read_names([written]))
            if people := tuple(filter(is_person, names)):
                return people
    return ()


def shown_date(text: str, paragraphs: Sequence[Paragraph], url: str | None) -> Published | None:
    """The day that an article's lines give: the one around its headline, else that of its dateline.

    A dateline has no year: it takes that of the address, and where there is none, there is no date.
    """
    for paragraph in paragraphs:
        line = paragraph.span.cut(text)
        dated = paragraph.kind is ParagraphKind.BYLINE and not _PICTURE.match(line)
        if dated and (found := read_written_date(line)):
            return found
    story = next((p.span.cut(text) for p in paragraphs if p.kind is ParagraphKind.STORY), "")
    return _dated(story, url or "")


def _dated(story: str, url: str) -> Published | None:
    match, year = _DATELINE.match(story), _YEAR_AND_MONTH.search(url)
    day = day_within(match["day"]) if match else None
    if day is None or year is None:
        return None
    # What is written on the last days of December has an address of January at times.
    before = year[2] == "01" and day[0] == 12
    return in_year(int(year[1]) - before, *day)
