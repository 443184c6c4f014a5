"""One article as Nexis exports it, in its older or its newer form."""

import re
from collections.abc import Sequence

from onrecord.read.composed import Parts, paragraphs
from onrecord.read.printed import groups_of, language_named, printed_day

START = re.compile(r"(?:Document )?\d{1,6} of (?P<total>\d{1,6})(?: DOCUMENTS?)?", re.IGNORECASE)
END = re.compile(r"End of Document", re.IGNORECASE)
_HEAD = ("headline", "byline", "section", "length", "dateline", "highlight", "copyright", "edition", "series")
_TAIL = (
    "load-date", "language", "publication-type", "graphic", "subject", "document-type", "journal-code", "correction",
    "organization", "person", "geographic", "company", "ticker", "industry", "distribution", "notes", "url", "type",
    "correction-date", "publication type", "pub-type", "country", "city", "state", "acc-no", "isbn",
)  # fmt: skip
_LABEL = re.compile(rf"(?P<label>{'|'.join((*_HEAD, *_TAIL, 'body'))}):\s*(?P<value>.*)", re.IGNORECASE)
_BODY = re.compile(r"(?:body|full text)\s*:?", re.IGNORECASE)
_BEHIND = re.compile(r"(?:classification|graphic|notes)\s*:?", re.IGNORECASE)
_COPYRIGHT = re.compile(r"(?:copyright\b|©|\(c\) )", re.IGNORECASE)
_EDITION = re.compile(r".{0,60}\bedition", re.IGNORECASE)
_BY = re.compile(r"by\s+", re.IGNORECASE)


def is_labelled(lines: Sequence[str]) -> bool:
    """Whether a line says how long an article is, as every one in an export does."""
    return any((found := _LABEL.fullmatch(line.strip())) and found["label"].lower() == "length" for line in lines)


def parts_of_nexis(lines: Sequence[str], *, is_newer: bool) -> Parts:
    """The parts of the article in `lines`; in the newer form these may begin with the cover of the export."""
    begin, end = _body(lines)
    labels: dict[str, str] = {}
    for line in (*lines[:begin], *lines[end:]):
        if found := _LABEL.match(line.strip()):
            labels.setdefault(found["label"].lower(), found["value"].strip())
    title, outlet, day = _title(lines[: _first_label(lines)], is_newer=is_newer)
    body = [*([labels["dateline"]] if labels.get("dateline") else []), *groups_of(lines[begin:end])]
    return Parts(
        body=paragraphs(body),
        title=labels.get("headline") or title,
        outlet=outlet,
        byline=_BY.sub("", labels.get("byline", ""), count=1) or None,
        summary=labels.get("highlight") or None,
        published=day or printed_day(labels.get("load-date", "")),
        language=language_named(labels.get("language", "")),
    )


def _body(lines: Sequence[str]) -> tuple[int, int]:
    """Where the article's own words begin and end: behind the word `Body` or the labels, before those of the end."""
    marked = next((at for at, line in enumerate(lines) if _BODY.fullmatch(line.strip())), None)
    begin = _behind_labels(lines) if marked is None else marked + 1
    for at in range(begin, len(lines)):
        line = lines[at].strip()
        label = _LABEL.match(line)
        if _BEHIND.fullmatch(line) or (label and label["label"].lower() in _TAIL):
            return begin, at
    return begin, len(lines)


def _behind_labels(lines: Sequence[str]) -> int:
    """Behind the last of the labels that stand above the body, each with the lines that it is wrapped over."""
    first = _first_label(lines)
    end = first
    is_open = False
    for at in range(first, len(lines)):
        line = lines[at].strip()
        found = _LABEL.match(line)
        if found and found["label"].lower() in _HEAD:
            is_open = True
        elif line and not is_open:
            break
        elif not line:
            is_open = False
        elif len(line) > 100:
            break  # no label is wrapped over a line as long: the body begins without an empty line
        end = at + 1
    return end


def _first_label(lines: Sequence[str]) -> int:
    """The first line with a label that stands above a body; a copyright may stand before the title's end."""
    for at, line in enumerate(lines):
        found = _LABEL.match(line.strip())
        if found and found["label"].lower() in _HEAD and not _COPYRIGHT.match(line.strip()):
            return at
    return 0


def _title(lines: Sequence[str], *, is_newer: bool) -> tuple[str | None, str | None, str | None]:
    """Headline, outlet and day from the lines above the labels.

    The day stands below the outlet; the headline above both (newer form) or below them (older form).
    """
    found = [text for line in lines if (text := line.strip())] if is_newer else groups_of(lines)
    groups = [group for group in found if not _COPYRIGHT.match(group)]
    at = next((at for at in range(len(groups) - 1, -1, -1) if len(groups[at]) < 80 and printed_day(groups[at])), None)
    if at is None:
        return (groups[-1] if groups else None), None, None
    day = printed_day(groups[at])
    outlet = groups[at - 1] if at else None
    if is_newer:
        return (groups[at - 2] if at >= 2 else None), outlet, day
    below = (group for group in groups[at + 1 :] if not _EDITION.fullmatch(group))
    return next(below, None), outlet, day
