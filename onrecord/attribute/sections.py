"""What is read together: a story as a whole, each teaser by itself."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from onrecord.neural.tokens import BROKEN, Pieces, PieceSplitter
from onrecord.records import Article, ParagraphKind, Span

_READ = (ParagraphKind.HEADLINE, ParagraphKind.STANDFIRST, ParagraphKind.STORY)
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


def cut_sections(article: Article, splitter: PieceSplitter) -> list[Section]:
    """The story with its headline and standfirst, then each teaser; bylines and notices say nothing.

    A standfirst that the story repeats is left out, since its words would be on record twice.
    """
    groups = [[p for p in article.paragraphs if p.kind in _READ and not p.repeats]]
    groups.extend([p] for p in article.paragraphs if p.kind == ParagraphKind.TEASER)
    return [
        make_section(article.text, [p.span for p in group], [p.kind for p in group], splitter)
        for group in groups
        if group
    ]


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
