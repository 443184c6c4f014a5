"""Statements within statements."""

import pytest

from onrecord.show.outline import outline
from tests.factory import statement


def depths(*parts: int | None) -> list[tuple[int, int]]:
    return list(outline([statement("a", ["a"], part_of=part) for part in parts]))


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((), []),
        ((None, None), [(0, 0), (1, 0)]),
        ((None, 0, None, 0), [(0, 0), (1, 1), (3, 1), (2, 0)]),
        ((None, 0, 1), [(0, 0), (1, 1), (2, 2)]),
        ((1, None), [(1, 0), (0, 1)]),
        ((7, -1), [(0, 0), (1, 0)]),
        ((1, 0), [(0, 0), (1, 1)]),
        ((0,), [(0, 0)]),
    ],
)
def test_outline_gives_each_once_and_parts_after_their_whole(parts, shown):
    assert depths(*parts) == shown


def test_outline_of_a_chain_of_thousands_does_not_run_out_of_stack():
    assert depths(None, *range(5000))[-1] == (5000, 5000)
