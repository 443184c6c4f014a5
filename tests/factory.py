"""Records made by hand, so that a test says only what it is about."""

from collections.abc import Sequence
from typing import Any

from onrecord.records import (
    Article,
    Attribution,
    AttributionKind,
    Capture,
    Entity,
    EntityType,
    MediaType,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Role,
    Span,
    Speaker,
    Statement,
    Time,
)


def find(text: str, words: str, *, nth: int = 0) -> Span:
    """The span of the `nth` occurrence of `words` in `text`."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def capture(text: str, *, id: str = "a", media_type: MediaType = MediaType.TEXT, **fields: str) -> Capture:  # noqa: A002
    """A capture of text handed over already decoded."""
    return Capture(id=id, name=id, media_type=media_type, text=text, **fields)


def article(*paragraphs: tuple[ParagraphKind, str], id: str = "a") -> Article:  # noqa: A002
    """An article of the given paragraphs, a line each."""
    text, made = "", []
    for kind, words in paragraphs:
        made.append(Paragraph(Span(len(text), len(text) + len(words)), kind))
        text += words + "\n"
    return Article(id=id, text=text, paragraphs=tuple(made))


def attribution(
    text: str,
    content: Sequence[str],
    *,
    source: str | None = None,
    cue: str | None = None,
    kind: AttributionKind = AttributionKind.INDIRECT,
    score: float = 0.9,
    part_of: int | None = None,
) -> Attribution:
    """An attribution whose spans are found by their words."""
    return Attribution(
        source=(find(text, source),) if source else (),
        cue=(find(text, cue),) if cue else (),
        content=tuple(find(text, words) for words in content),
        kind=kind,
        score=score,
        origin="test",
        part_of=part_of,
    )


def statement(
    text: str,
    content: Sequence[str],
    *,
    speakers: Sequence[Speaker] = (),
    addressee: str | None = None,
    venue: str | None = None,
    said_on: Time | None = None,
    **fields: Any,
) -> Statement:
    """A statement whose spans are found by their words; `fields` are those of its attribution."""
    return Statement(
        attribution(text, content, **fields),
        speakers=tuple(speakers),
        addressee=find(text, addressee) if addressee else None,
        venue=find(text, venue) if venue else None,
        said_on=said_on,
    )


def entity(
    text: str,
    name: str,
    *mentions: str | Span,
    type: EntityType = EntityType.PERSON,  # noqa: A002
    aliases: Sequence[str] = (),
    roles: Sequence[Role] = (),
    known: str | None = None,
) -> Entity:
    """An entity called after its name; each of `mentions` is a span, or words that are found by their first place."""
    spans = [each if isinstance(each, Span) else find(text, each) for each in mentions]
    return Entity(
        id=name.lower().replace(" ", "-"),
        name=name,
        type=type,
        aliases=tuple(aliases),
        roles=tuple(roles),
        mentions=tuple(Mention(span, MentionKind.NAME, 0.9, ("it has the name",)) for span in spans),
        known=known,
    )
