from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.coreference import MEASURES, Tally, b_cubed, best_pairing, ceaf_e, muc

# Two persons, of three and four mentions; the finder cut the second in two and gave half of it to the first.
TRUE = [{1, 2, 3}, {4, 5, 6, 7}]
FOUND = [{1, 2, 3, 4, 5}, {6, 7}]


def test_muc_counts_the_links_that_are_kept() -> None:
    # True links: 2 + 3, of which the cut between 5 and 6 loses one. Found links: 4 + 1, of which 3-4 is wrong.
    assert muc(TRUE, FOUND) == Tally(4, 5, 4, 5)


def test_b_cubed_asks_each_mention() -> None:
    tally = b_cubed(TRUE, FOUND)
    # 1, 2, 3 have all of theirs; 4, 5 two of four, 6, 7 two of four.
    assert tally.recall == pytest.approx((3 * 1 + 4 * 2 / 4) / 7)
    # 1, 2, 3 stand among five of whom three are right; 4, 5 among five of whom two are; 6, 7 are pure.
    assert tally.precision == pytest.approx((3 * 3 / 5 + 2 * 2 / 5 + 2) / 7)


def test_ceaf_pairs_each_cluster_once() -> None:
    tally = ceaf_e(TRUE, FOUND)
    # First with first 2·3 / 8, second with second 2·2 / 6; the other way it would be 2·2 / 9 and 0.
    assert tally.recall == tally.precision == pytest.approx((6 / 8 + 4 / 6) / 2)


def test_mentions_of_one_side_count_against_it() -> None:
    # 3 is missing, 9 is nobody: of two true links one is kept, and of two found links one is right.
    assert muc([{1, 2, 3}], [{1, 2, 9}]) == Tally(1, 2, 1, 2)
    assert b_cubed([{1, 2, 3}], [{1, 2, 9}]).recall == pytest.approx(2 * 2 / 3 / 3)


def test_a_split_is_worse_for_ceaf_than_for_muc() -> None:
    split = [{1, 2}, {3, 4}]
    assert muc([{1, 2, 3, 4}], split).precision == 1.0
    # Only one of the halves finds its partner: 2·2 / 6, of one true and of two found clusters.
    tally = ceaf_e([{1, 2, 3, 4}], split)
    assert tally.recall == pytest.approx(2 / 3)
    assert tally.precision == pytest.approx(1 / 3)


def test_documents_add_up_before_shares_are_taken() -> None:
    both = muc([{1, 2}], [{1, 2}]) + muc([{1, 2, 3, 4}], [])
    assert both.recall == pytest.approx(1 / 4)
    assert both.precision == 1.0
    assert both.f1 == pytest.approx(2 / 5)


@pytest.mark.parametrize("measure", MEASURES.values())
def test_what_is_right_is_wholly_right_and_nothing_is_nothing(measure) -> None:  # type: ignore[no-untyped-def]
    assert measure(TRUE, TRUE).f1 == pytest.approx(1.0)
    assert measure(TRUE, []).f1 == 0.0
    assert measure([], []).f1 == 0.0


@given(st.integers(1, 4).flatmap(lambda n: st.lists(st.lists(st.integers(0, 5), min_size=n, max_size=n), max_size=4)))
def test_no_pairing_is_worth_more(worth: list[list[int]]) -> None:
    rows, columns = len(worth), len(worth[0]) if worth else 0
    padded = range(max(rows, columns))
    every = (
        sum(worth[row][column] for row, column in enumerate(order) if row < rows and column < columns)
        for order in permutations(padded)
    )
    assert best_pairing(worth) == max(every)
