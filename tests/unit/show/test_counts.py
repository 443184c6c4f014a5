"""Numbers with their nouns."""

import pytest

from onrecord.show.counts import count


@pytest.mark.parametrize(
    ("number", "words"), [(0, "no teasers"), (1, "1 teaser"), (2, "2 teasers"), (1234, "1,234 teasers")]
)
def test_count_agrees_with_its_noun(number, words):
    assert count(number, "teaser") == words
