"""Boosted regression trees, scored in numpy."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

Scores: TypeAlias = NDArray[np.float64]

_ROWS = 256  # scored at once: keeps memory flat


@dataclass(frozen=True)
class Trees:
    """Boosted regression trees; arrays are (trees, nodes), a leaf is its own child."""

    feature: NDArray[np.int64]
    threshold: Scores
    left: NDArray[np.int64]
    right: NDArray[np.int64]
    value: Scores
    start: float

    @classmethod
    def of(cls, trees: Sequence[Sequence[Sequence[float]]], start: float) -> Self:
        """From lists of nodes (feature, threshold, left, right, value)."""
        longest = max(len(nodes) for nodes in trees)
        table = np.zeros((len(trees), longest, 5))
        for tree, nodes in zip(table, trees, strict=True):
            tree[: len(nodes)] = nodes
        whole = table[:, :, [0, 2, 3]].astype(np.int64)
        return cls(whole[:, :, 0], table[:, :, 1], whole[:, :, 1], whole[:, :, 2], table[:, :, 4], start)

    def score(self, rows: Sequence[Sequence[float]]) -> Scores:
        """Log-odds of each row of features."""
        if not rows:
            return np.zeros(0)
        return np.concatenate([self._score(np.array(rows[at : at + _ROWS])) for at in range(0, len(rows), _ROWS)])

    def _score(self, values: Scores) -> Scores:
        every_row, every_tree = np.arange(len(values))[:, None], np.arange(len(self.feature))[None, :]
        at = np.zeros((len(values), len(self.feature)), dtype=np.int64)
        while True:
            goes_left = values[every_row, self.feature[every_tree, at]] <= self.threshold[every_tree, at]
            after = np.where(goes_left, self.left[every_tree, at], self.right[every_tree, at])
            if np.array_equal(after, at):
                scores: Scores = self.value[every_tree, at].sum(axis=1) + self.start
                return scores
            at = after
