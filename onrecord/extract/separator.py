"""Sets a page's story apart from the teasers and notices around and inside it."""

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from onrecord.extract.separate import insertions, opening
from onrecord.extract.separate.cohesion import Passage
from onrecord.extract.separate.headings import is_heading
from onrecord.extract.separate.line import Line
from onrecord.extract.separate.marks import Marks
from onrecord.extract.separate.tail import TailModel
from onrecord.records import STORY_KINDS, Paragraph, ParagraphKind, Span

_NOTHING_GIVEN: Mapping[int, ParagraphKind] = MappingProxyType({})

_HEADLINE = 0.9
_STANDFIRST = 0.9
_BYLINE = 0.85

# A line of the tail that would not be one by itself: the page decides, the line's own score says no more than this.
_UNSURE = 0.6

# Headline, standfirst, author, agency, date, time, captions: no page of the trials had more before its story.
_LONGEST_OPENING = 8


class Separator:
    """Names the kind of each line of a page. Holds no state between pages; the same lines get the same kinds."""

    def __init__(self, tails: TailModel | None = None) -> None:
        self._tails = tails or TailModel.packaged()

    def separate(
        self,
        text: str,
        lines: Sequence[Span],
        *,
        given: Mapping[int, ParagraphKind] = _NOTHING_GIVEN,
        title: str | None = None,
    ) -> tuple[Paragraph, ...]:
        """One paragraph for each of `lines`, which are in order, lie in `text` and do not overlap.

        `given` fixes the kind of some lines by index. When it holds any, the lines come from markup through an
        extractor that has left little behind, and what rests on a page's shape alone is not set aside. `title` is
        the article's title, where it is known from elsewhere.
        """
        marks = Marks([Line(span.cut(text)) for span in lines])
        for index, kind in given.items():
            marks.mark(index, kind, 1.0)
        repeats = self._mark_opening(marks, title)
        insertions.mark_notices(marks)
        insertions.mark_announcements(marks)
        insertions.mark_comments(marks)
        insertions.mark_closing_notices(marks)
        if not given:
            insertions.mark_capitals(marks)
            insertions.mark_listed_titles(marks)
        self._mark_tail(marks, from_markup=bool(given))
        insertions.mark_closing_notices(marks)
        insertions.mark_scraps(marks)
        return tuple(
            Paragraph(span, marks.kinds[index] or ParagraphKind.STORY, marks.scores[index], repeats=index in repeats)
            for index, span in enumerate(lines)
        )

    def _mark_tail(self, marks: Marks, *, from_markup: bool) -> None:
        """Mark the other stories' openings after the story."""
        kept = [index for index in range(len(marks)) if marks.is_open(index) or marks.kinds[index] in STORY_KINDS]
        headed = {
            place
            for place in range(1, len(kept))
            if kept[place] > kept[place - 1] + 1 and self._is_headed(marks, kept[place] - 1)
        }
        passages = [Passage(marks.lines[index]) for index in kept]
        tail = self._tails.find(passages, headed=headed, from_markup=from_markup)
        if tail is None or insertions.is_list_like([marks.lines[index] for index in kept[: tail.start]]):
            return
        for index, score in zip(kept[tail.start :], tail.scores, strict=True):
            marks.mark(index, ParagraphKind.TEASER, max(_UNSURE, 1 / (1 + math.exp(-score))))

    def _is_headed(self, marks: Marks, index: int) -> bool:
        return marks.kinds[index] is ParagraphKind.TEASER and is_heading(marks.lines[index])

    def _mark_opening(self, marks: Marks, title: str | None) -> set[int]:
        """Mark headline, standfirst and byline; gives the standfirsts that repeat the story."""
        start = self._mark_headline(marks, title)
        end = start
        while end < min(len(marks), _LONGEST_OPENING) and not marks.lines[end].prose:
            end += 1
        repeated = opening.repeated_standfirsts(marks.lines, start, min(end + 2, len(marks)))
        marks.mark_all(repeated, ParagraphKind.STANDFIRST, _STANDFIRST)
        for index in range(start, end):
            if opening.is_byline(marks.lines[index]):
                marks.mark(index, ParagraphKind.BYLINE, _BYLINE)
        self._mark_plain_standfirst(marks, start)
        return {index for index in repeated if marks.kinds[index] is ParagraphKind.STANDFIRST}

    def _mark_headline(self, marks: Marks, title: str | None) -> int:
        """Mark the headline; gives the index after it."""
        fixed = [index for index, kind in enumerate(marks.kinds) if kind is ParagraphKind.HEADLINE]
        if fixed:
            return fixed[0] + 1
        # A page of one line is all story.
        if len(marks) > 1 and marks.is_open(0) and opening.is_headline(marks.lines[0], title):
            marks.mark(0, ParagraphKind.HEADLINE, _HEADLINE)
            return 1
        return 0

    def _mark_plain_standfirst(self, marks: Marks, start: int) -> None:
        """A line between headline and byline, or an unfinished one before the first paragraph, is the standfirst."""
        if start == 0 or start + 1 >= len(marks) or not marks.is_open(start):
            return
        line, after = marks.lines[start], marks.lines[start + 1]
        if not 6 <= len(line.words) <= 60 or line.bulleted:
            return
        before_byline = marks.kinds[start + 1] is ParagraphKind.BYLINE
        if before_byline or (not line.finished and not line.quoted and not line.upper and after.prose):
            marks.mark(start, ParagraphKind.STANDFIRST, 0.7)
