from onrecord.extract.separate.insertions import mark_closing_notices
from onrecord.extract.separate.line import Line
from onrecord.extract.separate.marks import Marks
from onrecord.records import ParagraphKind

CLOSING = Line("Source: Tarnwick Gazette")


def test_thousands_of_closing_notices_are_each_looked_at_once() -> None:
    """With a walk from the end for each of them, this took minutes."""
    marks = Marks([Line("Rain fell."), *[CLOSING] * 40_000])
    mark_closing_notices(marks)
    assert marks.kinds == [None, *[ParagraphKind.NOTICE] * 40_000]


def test_closing_notices_end_at_the_last_line_of_the_story() -> None:
    marks = Marks([CLOSING, Line("Rain fell."), CLOSING, Line("A teaser"), CLOSING])
    marks.mark(3, ParagraphKind.TEASER, 1.0)
    mark_closing_notices(marks)
    assert [kind is ParagraphKind.NOTICE for kind in marks.kinds] == [False, False, True, False, True]


def test_line_that_is_settled_as_story_ends_the_closing_notices() -> None:
    marks = Marks([Line("Rain fell."), CLOSING, CLOSING])
    marks.mark(2, ParagraphKind.STORY, 1.0)
    mark_closing_notices(marks)
    assert marks.kinds == [None, None, ParagraphKind.STORY]
