"""How well found clusters of mentions fit the true ones: MUC, B³ and CEAF-e, the measures of the CoNLL shared tasks.

A mention is anything hashable, a cluster a set of mentions that mean one and the same, and no mention stands in two
clusters of a side. A mention that only one side has counts against that side, as in the reference scorer (Pradhan and
others, "Scoring Coreference Partitions of Predicted Mentions", ACL 2014).
"""

from collections.abc import Callable, Hashable, Sequence, Set
from dataclasses import dataclass
from math import inf
from typing import TypeAlias

Clusters: TypeAlias = Sequence[Set[Hashable]]


@dataclass(frozen=True, slots=True)
class Tally:
    """What is right of what is true, and of what was found; those of several documents are added up."""

    recalled: float = 0.0
    true: float = 0.0
    precise: float = 0.0
    found: float = 0.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.recalled + other.recalled,
            self.true + other.true,
            self.precise + other.precise,
            self.found + other.found,
        )

    @property
    def recall(self) -> float:
        """Share of what is true, 0..1; 0 where nothing is."""
        return self.recalled / self.true if self.true else 0.0

    @property
    def precision(self) -> float:
        """Share of what was found, 0..1; 0 where nothing was."""
        return self.precise / self.found if self.found else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of recall and precision, 0..1."""
        both = self.recall + self.precision
        return 2 * self.recall * self.precision / both if both else 0.0


def muc(true: Clusters, found: Clusters) -> Tally:
    """Counts links: a cluster of n mentions has n - 1 (Vilain and others, "A Model-Theoretic Scheme", MUC-6, 1995)."""
    return Tally(*_links(true, found), *_links(found, true))


def _links(clusters: Clusters, others: Clusters) -> tuple[int, int]:
    """How many links of the clusters the others keep, of how many."""
    kept = 0
    for cluster in clusters:
        shared = [len(cluster & other) for other in others if cluster & other]
        parts = len(shared) + len(cluster) - sum(shared)  # a mention that the others lack is a part of its own
        kept += len(cluster) - parts
    return kept, sum(len(cluster) - 1 for cluster in clusters)


def b_cubed(true: Clusters, found: Clusters) -> Tally:
    """Asks of each mention how much of its cluster is right (Bagga and Baldwin, "Algorithms for Scoring", 1998)."""
    return Tally(*_mentions(true, found), *_mentions(found, true))


def _mentions(clusters: Clusters, others: Clusters) -> tuple[float, int]:
    """The sum of the mentions' shares, and how many mentions there are."""
    shares = sum(len(cluster & other) ** 2 / len(cluster) for cluster in clusters for other in others)
    return shares, sum(len(cluster) for cluster in clusters)


def ceaf_e(true: Clusters, found: Clusters) -> Tally:
    """Pairs off the clusters as best they go; a pair counts 2 |both| / (|one| + |other|).

    Luo, "On Coreference Resolution Performance Metrics", HLT-EMNLP 2005, with the similarity φ4.
    """
    alike = [[2 * len(one & other) / (len(one) + len(other)) for other in found] for one in true]
    best = best_pairing(alike)
    return Tally(best, len(true), best, len(found))


MEASURES: dict[str, Callable[[Clusters, Clusters], Tally]] = {"MUC": muc, "B³": b_cubed, "CEAF-e": ceaf_e}


def best_pairing(worth: Sequence[Sequence[float]]) -> float:
    """The most that pairs of a row and a column are worth in sum, each used once at most. No worth is below 0.

    Kuhn's assignment by shortest augmenting paths, in time rows² · columns of the shorter and the longer side.
    """
    if worth and len(worth) > len(worth[0]):
        worth = list(zip(*worth, strict=True))
    rows, columns = len(worth), len(worth[0]) if worth else 0
    row_price, column_price = [0.0] * rows, [0.0] * columns
    row_of: list[int | None] = [None] * columns
    for start in range(rows):
        _augment(worth, start, row_of, row_price, column_price)
    return sum(worth[row][column] for column, row in enumerate(row_of) if row is not None)


def _augment(
    worth: Sequence[Sequence[float]],
    start: int,
    row_of: list[int | None],
    row_price: list[float],
    column_price: list[float],
) -> None:
    """Give one more row a column, moving others where that is cheapest; the cost of a pair is minus its worth."""
    columns = range(len(row_of))
    cost, before, done = [inf] * len(row_of), [-1] * len(row_of), [False] * len(row_of)
    reached: list[tuple[int, int]] = []  # columns that are taken, and the rows that have them
    row, last, paid = start, -1, 0.0
    while True:
        for column in columns:
            if not done[column]:
                here = paid - worth[row][column] - row_price[row] - column_price[column]
                if here < cost[column]:
                    cost[column], before[column] = here, last
        last = min((c for c in columns if not done[c]), key=cost.__getitem__)
        paid = cost[last]
        done[last] = True
        holder = row_of[last]
        if holder is None:
            break
        reached.append((last, holder))
        row = holder
    row_price[start] += paid
    for column, holder in reached:
        row_price[holder] += paid - cost[column]
        column_price[column] -= paid - cost[column]
    while last != -1:
        row_of[last] = row_of[before[last]] if before[last] != -1 else start
        last = before[last]
