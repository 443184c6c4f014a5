"""Text cut at the edges of whatever marks there are."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.show.page.marks import Mark, Part, by_stretch, cut, marks_of
from tests.factory import statement

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda ends: Span(min(ends), max(ends)))
MARKS = st.lists(st.builds(Mark, SPANS, st.sampled_from(Part), st.integers(1, 9)), max_size=12)


@given(SPANS, MARKS)
def test_cut_leaves_no_gap_and_gives_each_piece_the_marks_that_cover_it(stretch, marks):
    pieces = list(cut(stretch, marks))
    assert [place for piece in pieces for place in range(piece.span.start, piece.span.end)] == [
        *range(stretch.start, stretch.end)
    ]
    for piece in pieces:
        assert sorted(piece.marks, key=repr) == sorted((m for m in marks if m.span.covers(piece.span)), key=repr)
        assert not [m for m in marks if len(m.span) and m.span.overlaps(piece.span) and not m.span.covers(piece.span)]


@given(st.sets(st.integers(0, 40), min_size=2), MARKS)
def test_by_stretch_finds_every_mark_that_shares_a_character(edges, marks):
    edges = sorted(edges)
    stretches = [Span(start, end) for start, end in zip(edges[::2], edges[1::2], strict=False)]
    found = by_stretch(stretches, [mark for mark in marks if len(mark.span)])
    for place, stretch in enumerate(stretches):
        assert found.get(place, []) == [mark for mark in marks if len(mark.span) and mark.span.overlaps(stretch)]


def test_marks_of_opens_each_statement_where_its_content_begins():
    text = "“One,” Ito said, “two.”"
    split = statement(text, ["“One,”", "“two.”"], source="Ito", cue="said")
    assert [(mark.part.value, mark.span.cut(text), mark.opens) for mark in marks_of([split])] == [
        ("source", "Ito", False),
        ("cue", "said", False),
        ("content", "“One,”", True),
        ("content", "“two.”", False),
    ]
