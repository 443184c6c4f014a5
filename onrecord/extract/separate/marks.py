"""What has been decided about a page's lines so far."""

from collections.abc import Iterable, Sequence

from onrecord.extract.separate.line import Line
from onrecord.records import ParagraphKind

_ASIDE = (ParagraphKind.TEASER, ParagraphKind.NOTICE)


class Marks:
    """The lines of a page and the kind of each, as far as decided; what is first decided stays.

    `kinds` holds None for a line that nothing has spoken on: in the end it is story.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self.kinds: list[ParagraphKind | None] = [None] * len(lines)
        self.scores: list[float] = [1.0] * len(lines)

    def __len__(self) -> int:
        return len(self.lines)

    def mark(self, index: int, kind: ParagraphKind, score: float) -> None:
        """Decide a line, unless it is decided."""
        if self.kinds[index] is None:
            self.kinds[index] = kind
            self.scores[index] = score

    def mark_all(self, indices: Iterable[int], kind: ParagraphKind, score: float) -> None:
        """Decide several lines."""
        for index in indices:
            self.mark(index, kind, score)

    def is_open(self, index: int) -> bool:
        """Whether the line is undecided."""
        return self.kinds[index] is None

    def is_aside(self, index: int) -> bool:
        """Whether the line is a teaser or a notice."""
        return self.kinds[index] in _ASIDE

    def end_of_story(self) -> int:
        """The index after the last line that is not set aside."""
        end = len(self.lines)
        while end > 0 and self.is_aside(end - 1):
            end -= 1
        return end
