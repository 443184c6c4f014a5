"""The sample page's record as a careful reader would write it: what the views are shown with."""

import re
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from onrecord.records import (
    Article,
    Attribution,
    AttributionKind,
    Entity,
    EntityType,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Record,
    Role,
    Span,
    Speaker,
    Statement,
    Teaser,
    Time,
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
    """The sample with its statements, nested ones included, and who is meant by their sources."""
    article = sample_article()
    teasers = [each for each in article.paragraphs if each.kind is ParagraphKind.TEASER]
    story, teased, entities, details = re.split(
        r"^# .*\n", _STATEMENTS.read_text(encoding="utf-8"), flags=re.MULTILINE
    )[-4:]
    rows = {row[0]: row for row in _rows(entities)}
    said = [*_rows(story), *_rows(teased)]
    attributions = [_attribution(article.text, *row) for row in said]
    meant = [row[2].split() for row in said]
    mentions = _mentions(article.text, rows, attributions, meant)
    known = tuple(_entity(row, mentions[name]) for name, row in rows.items())
    statements = [
        Statement(each, tuple(_speaker(list(rows).index(name), known) for name in names))
        for each, names in zip(attributions, meant, strict=True)
    ]
    for number, *detail in _rows(details):
        statements[int(number) - 1] = _detailed(article.text, statements[int(number) - 1], *detail)
    own, found = statements[: len(_rows(story))], statements[len(_rows(story)) :]
    made = [
        Teaser(teaser, tuple(each for each in found if teaser.span.covers(each.attribution.content[0])))
        for teaser in teasers
    ]
    return Record(article, tuple(own), known, tuple(made), "by-hand 1.0")


def _rows(lines: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.split("|")] for line in lines.splitlines()]


def _attribution(text: str, kind: str, part_of: str, _: str, who: str, line: str) -> Attribution:
    """One attribution; `who` stands in the line, or last before it."""
    plain = line.translate({ord(mark): None for mark in "<>{}"})
    base = text.rindex(plain)
    named = [found.start() for found in re.finditer(rf"\b{re.escape(who)}", text)]
    inside = [at for at in named if base <= at < base + len(plain)]
    at = inside[0] if inside else max(at for at in named if at < base)
    return Attribution(
        source=(Span(at, at + len(who)),),
        cue=_marked(line, "{", "}", base),
        content=_marked(line, "<", ">", base),
        kind=AttributionKind(kind),
        score=0.93,
        origin="by-hand",
        part_of=int(part_of) if part_of else None,
    )


def _mentions(
    text: str, rows: dict[str, list[str]], attributions: list[Attribution], meant: list[list[str]]
) -> dict[str, list[Mention]]:
    """Each entity's names, wherever they stand, and the sources that mean it without naming it."""
    found: dict[str, list[Mention]] = {name: [] for name in rows}
    taken: set[Span] = set()
    names = [(word, name) for name, row in rows.items() for word in (row[2], *row[5].split("; ")) if word]
    for word, name in sorted(names, key=lambda pair: -len(pair[0])):
        for at in re.finditer(rf"\b{re.escape(word)}\b", text):
            span = Span(*at.span())
            if not any(each.overlaps(span) for each in taken):
                taken.add(span)
                found[name].append(Mention(span, MentionKind.NAME, 0.99, (f"has the name {rows[name][2]}",)))
    for attribution, entities in zip(attributions, meant, strict=True):
        (source,) = attribution.source
        for name in entities:
            if source not in taken and not any(source.covers(each.span) for each in found[name]):
                taken.add(source)
                kind = MentionKind.PRONOUN if source.cut(text).lower() in {"he", "she"} else MentionKind.DESCRIPTION
                found[name].append(Mention(source, kind, 0.86, (f"{rows[name][2]} is the last named before it",)))
    return {name: sorted(each, key=lambda mention: mention.span) for name, each in found.items()}


def _entity(row: list[str], mentions: list[Mention]) -> Entity:
    key, type_, name, title, affiliation, other = row
    roles = (Role(title, affiliation, "text"),) if title else ()
    return Entity(key, name, EntityType(type_), tuple(filter(None, other.split("; "))), roles, tuple(mentions))


def _speaker(index: int, entities: tuple[Entity, ...]) -> Speaker:
    entity = entities[index]
    serves = {"office": "Mira Solvane", "reskin": "Tarsk"}.get(entity.id)
    served = next((place for place, each in enumerate(entities) if each.name == serves), None)
    reasons = (f"{entity.name} is the last named before it", "no other is as near")
    return Speaker(index, 0.93, reasons, entity.roles[0] if entity.roles else None, served)


def _detailed(text: str, said: Statement, to: str, where: str, first: str, last: str, words: str) -> Statement:
    begins = min(span.start for span in (*said.attribution.source, *said.attribution.content))

    def find_after(words: str) -> Span | None:
        return Span(start := text.index(words, begins), start + len(words)) if words else None

    said_on = Time(first, last, find_after(words)) if first else None
    return replace(said, addressee=find_after(to), venue=find_after(where), said_on=said_on)


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
