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


class SpeakerModel:
    """Boosted trees over the features of a source and a candidate, and a table that makes their scores honest."""

    def __init__(self, trees: Trees, raw: Sequence[float], right: Sequence[float], *, origin: str) -> None:
        """`raw` are shares of the best candidate, rising; `right` says how often those were right on held-out text."""
        self.origin = origin
        self._trees = trees
        self._raw = np.array(raw)
        self._right = np.array(right)

    @classmethod
    def packaged(cls) -> Self:
        """The model that comes with the package."""
        file = resources.files("onrecord.resolve") / "speakers.json"
        held = json.loads(file.read_text(encoding="utf8"))
        if tuple(held["features"]) != FEATURES:
            raise ValueError("speakers.json was learnt on other features; run python -m training.speakers")
        trees = Trees.of(held["trees"], held["start"])
        return cls(trees, held["raw"], held["right"], origin=f"resolve/{held['name']} {held['version']}")

    def choose(self, candidates: Sequence[Candidate]) -> Choice:
        """The best candidate; the first of equals. There is at least one."""
        index, share = self.rank(candidates)
        return Choice(index, float(np.interp(share, self._raw, self._right)))

    def rank(self, candidates: Sequence[Candidate]) -> tuple[int, float]:
        """The best candidate and its share of all candidates' odds, before it is made honest."""
        scores = self._trees.score([candidate.features for candidate in candidates])
        odds = np.exp(scores - scores.max())
        index = int(scores.argmax())
        # One that stands alone is not sure for that: its own probability bounds its share.
        alone = 1.0 / (1.0 + float(np.exp(-scores[index])))
        return index, min(float(odds[index] / odds.sum()), alone)
