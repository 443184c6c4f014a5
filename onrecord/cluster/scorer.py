"""The learnt part: how probable it is that two articles are about one event."""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Self

from onrecord.cluster.compare import FEATURES
from onrecord.cluster.features import Rarity
from onrecord.neural.trees import Trees


@dataclass(frozen=True)
class StoryScorer:
    """Boosted trees over the numbers of a comparison. `least` are the log-odds from which two articles are one story.

    `origin` names stage and version, and goes into every row.
    """

    rarity: Rarity
    trees: Trees
    least: float
    origin: str

    @classmethod
    def packaged(cls) -> Self:
        """The scorer that comes with the package."""
        held = json.loads((resources.files("onrecord.cluster") / "stories.json").read_text(encoding="utf8"))
        if tuple(held["features"]) != FEATURES:
            raise ValueError("stories.json was learnt on other features; run training/stories.py")
        return cls(
            Rarity.packaged(),
            Trees.of(held["trees"], held["start"]),
            held["least"],
            f"stories/{held['version']}",
        )

    def score(self, comparisons: Sequence[Sequence[float]]) -> list[float]:
        """Log-odds for each."""
        return [float(each) for each in self.trees.score(comparisons)]


def probability(log_odds: float) -> float:
    """From log-odds, 0..1."""
    return 1 / (1 + math.exp(-log_odds))
