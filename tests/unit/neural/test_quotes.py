from hypothesis import given
from hypothesis import strategies as st

from onrecord.neural.quotes import CLOSING, DOUBLE, OPENING, OUTSIDE, SINGLE, quotation_states

_LETTERS = {OUTSIDE: ".", DOUBLE: "d", SINGLE: "s", OPENING: "(", CLOSING: ")"}


def drawn(text: str) -> str:
    """The states as a line to lay under the text."""
    return "".join(_LETTERS[state] for state in quotation_states(text).tolist())


def test_curly_and_straight_marks_enclose_alike() -> None:
    assert drawn("“We go,” he") == "(dddddd)..."
    assert drawn('"We go," he') == "(dddddd)..."


def test_guillemets_enclose() -> None:
    assert drawn("«Oui» dit") == "(ddd)...."


def test_an_apostrophe_opens_nothing() -> None:
    assert drawn("We don't see the workers' hall") == "." * 30
    assert drawn("O’Hara’s ship") == "." * 13


def test_single_marks_enclose_when_they_stand_at_word_edges() -> None:
    assert drawn("a 'new era' now") == "..(sssssss)...."
    assert drawn("a ‘new era’ now") == "..(sssssss)...."


def test_an_apostrophe_inside_single_marks_does_not_close_them() -> None:
    assert drawn("‘We can’t go’ he") == "(sssssssssss)..."


def test_the_inner_of_nested_marks_wins_inside_it() -> None:
    assert drawn("“A ‘b c’ d”") == "(dd(sss)dd)"


def test_an_unclosed_mark_reaches_to_the_end_of_its_line_and_no_further() -> None:
    assert drawn("“So be it\nHe left") == "(dddddddd........"


def test_a_closing_mark_alone_changes_nothing_after_it() -> None:
    assert drawn("so be it” he")[9:] == "..."


@given(st.text(alphabet="ab '\"“”‘’«»\n.,", max_size=80))
def test_one_state_for_each_code_point_whatever_the_marks(text: str) -> None:
    states = quotation_states(text)
    assert len(states) == len(text)
    assert set(states.tolist()) <= set(_LETTERS)


@given(st.text(max_size=60))
def test_text_without_marks_is_outside(text: str) -> None:
    bare = "".join(c for c in text if c not in "\"“”„«»‹›「」‘’‚'")
    assert not quotation_states(bare).any()


def test_marks_that_open_without_end_leave_the_innermost_state_alone() -> None:
    states = quotation_states("“a" * 50 + "”" * 50)
    assert set(states.tolist()) <= {DOUBLE, OPENING, CLOSING, OUTSIDE}
    assert (states == OPENING).sum() == 8
