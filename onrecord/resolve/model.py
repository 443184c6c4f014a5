"""The model of speakers: which of the candidates a source means, and how sure that is."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Self

import numpy as np

from onrecord.neural.trees import Trees
from onrecord.resolve.candidates import FEATURES, Candidate


@dataclass(frozen=True, slots=True)
class Choice:
    """The candidate that is most likely meant (an index), and the probability, 0..1, that it is."""

    index: int
    score: float


@dataclass(frozen=True, slots=True)
class Table:
    """How often the best candidate was right on held-out text, `right`, by its share of all odds, `shares`, rising."""

    shares: tuple[float, ...]
    right: tuple[float, ...]


class SpeakerModel:
    """Boosted trees over the features of a source and a candidate, and a table that makes their scores honest."""

    def __init__(self, trees: Trees, sources: Table, pronouns: Table, *, origin: str) -> None:
        """`sources` and `pronouns` make the shares of sources, and of pronouns that are none, honest."""
        self.origin = origin
        self._trees = trees
        self._sources = sources
        self._pronouns = pronouns

    @classmethod
    def packaged(cls) -> Self:
        """The model that comes with the package."""
        file = resources.files("onrecord.resolve") / "speakers.json"
        held = json.loads(file.read_text(encoding="utf8"))
        if tuple(held["features"]) != FEATURES:
            raise ValueError("speakers.json was learnt on other features; run python -m training.speakers")
        trees = Trees.of(held["trees"], held["start"])
        tables = (Table(*(tuple(each) for each in held[name])) for name in ("sources", "pronouns"))
        return cls(trees, *tables, origin=f"resolve/{held['name']} {held['version']}")

    def choose(self, candidates: Sequence[Candidate], *, is_source: bool) -> Choice:
        """The best candidate; the first of equals. There is at least one."""
        index, share = self.rank(candidates)
        table = self._sources if is_source else self._pronouns
        return Choice(index, float(np.interp(share, table.shares, table.right)))

    def rank(self, candidates: Sequence[Candidate]) -> tuple[int, float]:
        """The best candidate and its share of all candidates' odds, before it is made honest."""
        scores = self._trees.score([candidate.features for candidate in candidates])
        odds = np.exp(scores - scores.max())
        index = int(scores.argmax())
        # One that stands alone is not sure for that: its own probability bounds its share.
        alone = 1.0 / (1.0 + float(np.exp(-scores[index])))
        return index, min(float(odds[index] / odds.sum()), alone)
