import pytest

from onrecord.attribute.marks import Marks, trim
from onrecord.records import AttributionKind, Span
from tests.factory import find


def taken(text: str, words: str) -> str:
    whole = Span(0, len(text))
    return Marks(text, [whole]).take(find(text, words), whole).cut(text)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("“We go,” he said.", "We go", "“We go,”"),
        ('"We go," he said.', "We go,", '"We go,"'),
        ("“We go”, he said.", "We go", "“We go”"),
        ("«Nous partons», dit-il.", "Nous partons", "«Nous partons»"),
        ("He said: ‘We go.’", "We go.", "‘We go.’"),
        ("“We go,” he said, “now”", "We go,", "“We go,”"),
    ],
)
def test_touching_marks_belong_to_the_content(text: str, words: str, expected: str) -> None:
    assert taken(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said they go, as “agreed”.", "they go"),
        ("The workers' hall is shut, he said.", "hall is shut"),
        ("“We go, we stay,” he said.", "we stay".replace("we stay", "go")),
    ],
)
def test_marks_that_do_not_touch_are_left(text: str, words: str) -> None:
    assert taken(text, words) == words


def test_no_mark_is_taken_from_another_paragraph() -> None:
    text = "“We go”"
    inside = Span(1, len(text))
    assert Marks(text, [Span(0, len(text))]).take(Span(1, 6), inside).start == 1


@pytest.mark.parametrize(
    ("text", "contents", "expected"),
    [
        ("“We go,” he said.", ["“We go,”"], AttributionKind.DIRECT),
        ("“We,” he said, “go.”", ["“We,”", "“go.”"], AttributionKind.DIRECT),
        ("He said they “must go”.", ["they “must go”"], AttributionKind.MIXED),
        ("He said they must go.", ["they must go"], AttributionKind.INDIRECT),
        ("‘We go,’ he said.", ["‘We go,’"], AttributionKind.DIRECT),
        ("He said the workers' hall is shut.", ["the workers' hall is shut"], AttributionKind.INDIRECT),
        ("“We go and never stop", ["We go and never stop"], AttributionKind.DIRECT),
    ],
)
def test_kind_by_the_marks_around_the_words(text: str, contents: list[str], expected: AttributionKind) -> None:
    marks = Marks(text, [Span(0, len(text))])
    assert marks.kind([find(text, words) for words in contents]) == expected


def test_trim_leaves_white_space_out() -> None:
    text = "  so it is \n"
    assert trim(text, Span(0, len(text))).cut(text) == "so it is"
    assert len(trim("   ", Span(0, 3))) == 0


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the pact is divided, though", "the pact is divided"),
        ("the pact is divided, but", "the pact is divided"),
        ("the pact is divided and", "the pact is divided"),
        ("they go on and on", "they go on and on"),
        ("and", "and"),
    ],
)
def test_trim_leaves_out_a_conjunction_that_leads_on(words: str, expected: str) -> None:
    assert trim(words, Span(0, len(words))).cut(words) == expected
