"""Which words of a text carry which marks, cut so that nested and overlapping spans lie side by side."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Generic, TypeVar

from onrecord.records import Span, Statement
from onrecord.show.outline import outline


class Part(StrEnum):
    """What a span is in its statement."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


@dataclass(frozen=True, slots=True)
class Mark:
    """One span of a statement. `number` is the statement's, `depth` how many statements it stands in.

    `opens` is true of the span that the statement's content begins with, where its number is shown.
    """

    span: Span
    part: Part
    number: int
    depth: int = 0
    opens: bool = False


@dataclass(frozen=True, slots=True)
class MentionMark:
    """A mention of an entity: `entity` is its index in the record, `place` that of the mention in the entity."""

    span: Span
    entity: int
    place: int


AnyMark = TypeVar("AnyMark", Mark, MentionMark)


@dataclass(frozen=True, slots=True)
class Piece(Generic[AnyMark]):
    """A stretch of text with the marks that cover all of it, the outermost first."""

    span: Span
    marks: tuple[AnyMark, ...]


def marks_of(statements: Sequence[Statement], *, first: int = 1) -> list[Mark]:
    """The spans of all statements, numbered from `first`, blank ones left out."""
    marks = []
    for index, depth in outline(statements):
        each, number = statements[index].attribution, first + index
        for part, spans in ((Part.SOURCE, each.source), (Part.CUE, each.cue), (Part.CONTENT, each.content)):
            opening = spans[0] if part is Part.CONTENT else None
            marks += [Mark(span, part, number, depth, opens=span is opening) for span in spans if len(span)]
    return marks


def by_stretch(stretches: Sequence[Span], marks: Sequence[AnyMark]) -> dict[int, list[AnyMark]]:
    """For each of `stretches` (in order, apart) by its place, the marks that share a character with it."""
    begins = [span.start for span in stretches]
    ends = [span.end for span in stretches]
    found: dict[int, list[AnyMark]] = defaultdict(list)
    for mark in marks:
        for place in range(bisect_right(ends, mark.span.start), bisect_left(begins, mark.span.end)):
            found[place].append(mark)
    return found


def cut(stretch: Span, marks: Sequence[AnyMark]) -> Iterator[Piece[AnyMark]]:
    """`stretch` cut at every edge of a mark, in order and without a gap."""
    inside = sorted(
        (mark for mark in marks if len(mark.span) and mark.span.overlaps(stretch)),
        key=lambda mark: (mark.span.start, -mark.span.end),
    )
    edges = {stretch.start, stretch.end}
    for mark in inside:
        edges |= {max(mark.span.start, stretch.start), min(mark.span.end, stretch.end)}
    active: list[AnyMark] = []
    waiting = iter(inside)
    upcoming = next(waiting, None)
    places = sorted(edges)
    for start, end in pairwise(places):
        active = [mark for mark in active if mark.span.end > start]
        while upcoming is not None and upcoming.span.start <= start:
            active.append(upcoming)
            upcoming = next(waiting, None)
        yield Piece(Span(start, end), tuple(active))
