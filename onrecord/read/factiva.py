"""One article as Factiva exports it, with field codes or without them."""

import re
from collections.abc import Sequence

from onrecord.read.composed import Parts, paragraphs
from onrecord.read.printed import groups_of, language_named, printed_day

# The number that ends each article: the source's code, the day, and a serial number.
NUMBER = re.compile(r"^(?:AN\s+)?\s*Document (?P<number>[A-Z][A-Z0-9]{3,11}\d{8}[a-z][a-z0-9]{6,10})\s*$")
_CODES = "SE|HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|LA|CY|LP|TD|CO|IN|NS|RE|IPC|IPD|PUB|AN|ART|CT|RF|CLM|VOL|CX"
_FIELD = re.compile(rf"(?P<code>{_CODES})(?:\t|\s{{2,}}|\s*$)(?P<value>.*)")
_WORDS = re.compile(r"[\d,.]+ words", re.IGNORECASE)
_TIME = re.compile(r"\d{1,2}:\d{2}(?: ?[AP]M)?(?: [A-Z]{2,5})?", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\))", re.IGNORECASE)
_BY = re.compile(r"by\s+", re.IGNORECASE)
_LONGEST_NAME = 5  # words


def parts_of_factiva(lines: Sequence[str]) -> Parts:
    """The parts of the article in `lines`."""
    fields = _fields(lines)
    return _coded(fields) if "HD" in fields else _uncoded(lines)


def _fields(lines: Sequence[str]) -> dict[str, list[str]]:
    """The lines of each field code; those without one belong to the field before."""
    fields: dict[str, list[str]] = {}
    code = ""
    for line in lines:
        if found := _FIELD.fullmatch(line.strip(" ")):
            code = found["code"]
            line = found["value"]
        fields.setdefault(code, []).append(line)
    return fields


def _coded(fields: dict[str, list[str]]) -> Parts:
    def words(code: str) -> str | None:
        return " ".join(" ".join(fields.get(code, [])).split()) or None

    number = NUMBER.search("AN " + (words("AN") or ""))
    return Parts(
        body=paragraphs(groups_of([*fields.get("LP", []), "", *fields.get("TD", [])])),
        title=words("HD"),
        outlet=words("SN"),
        byline=_BY.sub("", words("BY") or "", count=1) or None,
        published=printed_day(words("PD") or ""),
        language=language_named(words("LA") or ""),
        guid=number["number"] if number else None,
    )


def _uncoded(lines: Sequence[str]) -> Parts:
    """By their order: headline, byline, length, day, time, outlet, its code, language, copyright, then the words."""
    numbered = [at for at, line in enumerate(lines) if NUMBER.search(line)]
    end = numbered[-1] if numbered else len(lines)
    number = NUMBER.search(lines[end]) if numbered else None
    counted = next((at for at, line in enumerate(lines) if _WORDS.fullmatch(line.strip())), None)
    if counted is None:
        return Parts(body=paragraphs(groups_of(lines[:end])), guid=number["number"] if number else None)
    title, byline = _heading([line.strip() for line in lines[:counted] if line.strip()])
    below = [at for at in range(counted + 1, end) if lines[at].strip()]
    head = [lines[at].strip() for at in below[:10]]
    outlet = next((text for text in head if not printed_day(text) and not _TIME.fullmatch(text)), None)
    spoken = next((at for at in below[:10] if language_named(lines[at]) and len(lines[at].split()) == 1), None)
    owned = next((at for at in below[:10] if _COPYRIGHT.match(lines[at].strip())), None)
    begin = max(spoken or counted, owned or counted) + 1
    return Parts(
        body=paragraphs(groups_of(lines[begin:end])),
        title=title,
        outlet=outlet,
        byline=byline,
        published=next((day for text in head if (day := printed_day(text))), None),
        language=language_named(lines[spoken]) if spoken is not None else None,
        guid=number["number"] if number else None,
    )


def _heading(lines: Sequence[str]) -> tuple[str | None, str | None]:
    """Headline and byline: the line above the length is the latter if it says so, or names like a person."""
    if not lines:
        return None, None
    last = lines[-1]
    words = last.split()
    is_name = 2 <= len(words) <= _LONGEST_NAME and all(word[0].isupper() for word in words)
    if len(lines) > 1 and (_BY.match(last) or (is_name and len(lines[-2].split()) > len(words))):
        return lines[-2], _BY.sub("", last, count=1)
    return last, None
