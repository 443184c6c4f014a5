"""The sample page's record as a careful reader would write it: what the views are shown with."""

import re
from datetime import datetime, timedelta, timezone
from pathlib import Path

from onrecord.records import (
    Article,
    Attribution,
    AttributionKind,
    Paragraph,
    ParagraphKind,
    Record,
    Span,
    Statement,
    Teaser,
)
from onrecord.samples import TEXT

_STATEMENTS = Path(__file__).with_name("sample_statements.txt")
_KINDS = [
    ParagraphKind.HEADLINE,
    ParagraphKind.STANDFIRST,
    ParagraphKind.BYLINE,
    *[ParagraphKind.STORY] * 12,
    *[ParagraphKind.TEASER] * 6,
    *[ParagraphKind.NOTICE] * 4,
]


def sample_article() -> Article:
    """The sample, each line a paragraph of its kind."""
    text, start, paragraphs = TEXT.read_text(encoding="utf-8"), 0, []
    for kind, line in zip(_KINDS, text.splitlines(), strict=True):
        repeats = kind is ParagraphKind.STANDFIRST
        paragraphs.append(Paragraph(Span(start, start + len(line)), kind, repeats=repeats))
        start += len(line) + 1
    return Article(
        id="harbour-pact",
        text=text,
        paragraphs=tuple(paragraphs),
        url="https://tidewater-courier.example/2026/03/03/no-consensus-yet-on-kestria",
        outlet="The Tidewater Courier",
        title="No consensus yet on Kestria’s place in the Harbour Pact, Halloran says",
        byline="Lena Marrow",
        published="2026-03-03",
        published_at=datetime(2026, 3, 3, 18, 40, tzinfo=timezone(timedelta(hours=1))),
        language="en",
    )


def sample_record() -> Record:
    """The sample with its statements, nested ones included."""
    article = sample_article()
    teasers = [each for each in article.paragraphs if each.kind is ParagraphKind.TEASER]
    story, teased = _STATEMENTS.read_text(encoding="utf-8").split("# teasers\n")
    found = _statements(article.text, teased)
    own = [tuple(each for each in found if teaser.span.covers(each.attribution.content[0])) for teaser in teasers]
    return Record(article, _statements(article.text, story), (), tuple(map(Teaser, teasers, own)), "by-hand 1.0")


def _statements(text: str, lines: str) -> tuple[Statement, ...]:
    return tuple(_statement(text, *line.split(" | ")) for line in lines.splitlines() if not line.startswith("#"))


def _statement(text: str, kind: str, part_of: str, who: str, line: str) -> Statement:
    """One statement; `who` stands in the line, or last before it."""
    plain = line.translate({ord(mark): None for mark in "<>{}"})
    base = text.rindex(plain)
    named = [found.start() for found in re.finditer(rf"\b{re.escape(who)}", text)]
    inside = [at for at in named if base <= at < base + len(plain)]
    at = inside[0] if inside else max(at for at in named if at < base)
    made = Attribution(
        source=(Span(at, at + len(who)),),
        cue=_marked(line, "{", "}", base),
        content=_marked(line, "<", ">", base),
        kind=AttributionKind(kind),
        score=0.93,
        origin="by-hand",
        part_of=int(part_of) if part_of else None,
    )
    return Statement(made)


def _marked(line: str, opening: str, closing: str, base: int) -> tuple[Span, ...]:
    spans, place, start = [], base, 0
    for character in line:
        if character == opening:
            start = place
        elif character == closing:
            spans.append(Span(start, place))
        elif character not in "<>{}":
            place += 1
    return tuple(spans)
