"""Records made by hand, so that a test says only what it is about."""

from collections.abc import Sequence

from onrecord.records import (
    Article,
    Attribution,
    AttributionKind,
    Capture,
    MediaType,
    Paragraph,
    ParagraphKind,
    Span,
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
