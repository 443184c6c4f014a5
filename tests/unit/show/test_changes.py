"""What changed between two versions."""

from onrecord.show.changes import changes


def test_changed_paragraphs_are_shown_with_one_around_them():
    before = "One.\n\nTwo.\nThree.\nFour.\n"
    after = "One.\nTwo.\nThree!\nFour.\nFive.\n"
    lines = "".join(changes(before, after, "a 1", "a 2")).splitlines()
    assert lines == ["--- a 1", "+++ a 2", "@@ -2,3 +2,4 @@", " Two.", "-Three.", "+Three!", " Four.", "+Five."]


def test_same_text_has_no_changes():
    assert list(changes("One.\n", "One.", "a", "b")) == []
