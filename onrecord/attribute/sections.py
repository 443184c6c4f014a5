"""What is read together: a story as a whole, each teaser by itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.neural.tokens import BROKEN, Pieces, PieceSplitter
from onrecord.records import STORY_KINDS, Article, ParagraphKind, Span

LONGEST = 30_000  # characters of a section: some 5,000 words, more than all but a few articles have
_LINE_ENDS = str.maketrans(dict.fromkeys("\n\r\x0b\x0c\x85\u2028\u2029", " "))


@dataclass(frozen=True, slots=True)
class Section:
    """Paragraphs of an article that may speak of each other, as one run of pieces.

    `ranges` are the pieces of each paragraph, half-open; `paragraph` (pieces,) numbers the paragraph of each
    piece; `spans` and `kinds` are the paragraphs'. All offsets are into the article's text.
    """

    pieces: Pieces
    ranges: tuple[tuple[int, int], ...]
    paragraph: NDArray[np.int64]
    spans: tuple[Span, ...]
    kinds: tuple[ParagraphKind, ...]


def cut_sections(article: Article, splitter: PieceSplitter) -> Iterator[Section]:
    """The story with its headline and standfirst, then each teaser; bylines and notices say nothing.

    A standfirst that the story repeats is left out, since its words would be on record twice. A story longer than
    any real one comes in several sections, so that what is held at a time stays bounded.
    """
    story = [p for p in article.paragraphs if p.kind in STORY_KINDS and not p.repeats]
    groups = [story, *([p] for p in article.paragraphs if p.kind == ParagraphKind.TEASER)]
    for group in groups:
        parts = [(span, p.kind) for p in group for span in _cut_paragraph(article.text, p.span)]
        for run in _runs(parts):
            yield make_section(article.text, [span for span, _ in run], [kind for _, kind in run], splitter)


def _cut_paragraph(text: str, span: Span) -> Iterator[Span]:
    """The paragraph itself, or stretches of it that end at white space where there is any."""
    start = span.start
    while span.end - start > LONGEST:
        space = text.rfind(" ", start + 1, start + LONGEST)
        end = space if space > start else start + LONGEST
        yield Span(start, end)
        start = end
    yield Span(start, span.end)


def _runs(parts: Sequence[tuple[Span, ParagraphKind]]) -> Iterator[list[tuple[Span, ParagraphKind]]]:
    """Runs of paragraphs of up to LONGEST characters in all."""
    run: list[tuple[Span, ParagraphKind]] = []
    length = 0
    for span, kind in parts:
        if run and length + len(span) > LONGEST:
            yield run
            run, length = [], 0
        run.append((span, kind))
        length += len(span)
    if run:
        yield run


def make_section(text: str, spans: Sequence[Span], kinds: Sequence[ParagraphKind], splitter: PieceSplitter) -> Section:
    """The given stretches of a text, each as a paragraph. There is at least one."""
    parts = [_split(text, span, splitter) for span in spans]
    lengths = [len(part) for part in parts]
    ends = np.cumsum(lengths)
    pieces = Pieces(
        np.concatenate([part.ids for part in parts]),
        np.concatenate([part.starts for part in parts]),
        np.concatenate([part.ends for part in parts]),
        np.concatenate([part.features for part in parts]),
    )
    ranges = tuple((int(end) - length, int(end)) for end, length in zip(ends, lengths, strict=True))
    return Section(pieces, ranges, np.repeat(np.arange(len(parts)), lengths), tuple(spans), tuple(kinds))


def _split(text: str, span: Span, splitter: PieceSplitter) -> Pieces:
    """A paragraph's pieces. Line ends inside it are where an editor wrapped the text, and mean a space."""
    pieces = splitter.split(span.cut(text).translate(_LINE_ENDS))
    if len(pieces):
        pieces.features[0, 1] = BROKEN
    return Pieces(pieces.ids, pieces.starts + span.start, pieces.ends + span.start, pieces.features)
