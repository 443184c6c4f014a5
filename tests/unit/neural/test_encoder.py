import itertools

from hypothesis import given
from hypothesis import strategies as st

from onrecord.neural.encoder import WINDOW, cut_windows


@given(st.integers(0, 3000), st.integers(0, 100))
def test_every_piece_is_taken_from_exactly_one_window(length: int, overlap: int) -> None:
    windows = list(cut_windows(0, length, overlap))
    taken = [at for window in windows for at in range(window.first, window.last)]
    assert taken == list(range(length))


@given(st.integers(1, 3000), st.integers(0, 100))
def test_no_window_is_longer_than_the_network_was_trained_on(length: int, overlap: int) -> None:
    for window in cut_windows(0, length, overlap):
        assert window.end - window.start <= WINDOW - 2
        assert window.start <= window.first < window.last <= window.end


def test_neighboring_windows_share_at_least_the_overlap() -> None:
    windows = list(cut_windows(0, 1000, 64))
    assert all(left.end - right.start >= 64 for left, right in itertools.pairwise(windows))


def test_a_short_text_is_one_window() -> None:
    (window,) = cut_windows(3, 50, 64)
    assert (window.text, window.start, window.end) == (3, 0, 50)
