"""White space and unprintable characters."""

import pytest

from onrecord.extract.tidy import squeeze, tidy


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  one\n\ttwo\u00a0three ", "one two three"),
        ("har\u00adbour of\u200b Elle\ufeffry", "harbour of Ellery"),
        ("“No,” she said – ‘never’.", "“No,” she said – ‘never’."),
        ("\"straight\" and 'plain'", "\"straight\" and 'plain'"),
        ("don\x92t", "don’t"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\ud800b", "a\ufffdb"),
        ("e\u0301", "e\u0301"),
        ("\0\x07", ""),
    ],
)
def test_tidy_collapses_space_and_leaves_letters_and_quotes(raw: str, clean: str) -> None:
    assert tidy(raw) == clean


def test_squeeze_makes_quotation_marks_and_case_alike() -> None:
    assert squeeze("“Ferry’s” END, 2025") == squeeze('"Ferry\'s" end 2025') == "ferrysend2025"
