"""How near two articles are, as numbers, and in words for a reader."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Self

from onrecord.cluster.features import Rarity, StoryFeatures, unit

FEATURES = (
    "words", "headlines", "headline in opening, more", "headline in opening, less", "names", "full names", "pairs",
    "numbers", "rarest shared", "second rarest", "third rarest", "shared", "share of rarity", "words, of late",
    "headlines, of late", "rarest shared, of late", "days between", "beside the nearest",
)  # fmt: skip

DAYS_BETWEEN = FEATURES.index("days between")
_OF_LATE = FEATURES.index("words, of late")

# How strongly what many articles of these days have in common counts less, and how many articles of no known subject
# are thought beside them, so that the first articles of a new record are not taken for all there is.
_LATE_WEIGHT = 0.5
_LATE_PRIOR = 30

_MOST_COUNTED = 6
_SAID = 3  # shared names or words that a reason shows


@dataclass(frozen=True, slots=True)
class Weighted:
    """An article's features with the weights that rarity gives them; made once, compared often."""

    features: StoryFeatures
    words: Mapping[str, float]
    headline: Mapping[str, float]
    opening: Mapping[str, float]
    rarity: float

    @classmethod
    def of(cls, features: StoryFeatures, rarity: Rarity) -> Self:
        """Weigh the features of an article."""
        words = features.weights(rarity)
        return cls(
            features,
            words,
            _weigh(features.headline, rarity),
            _weigh(features.opening, rarity),
            math.fsum(sorted(map(rarity.of, words))) or 1.0,
        )


def _weigh(counts: Mapping[str, int], rarity: Rarity) -> dict[str, float]:
    return unit({each: (1 + math.log(count)) * rarity.of(each) for each, count in counts.items()})


@dataclass
class Late:
    """How many articles of these days there are, and how many of them have each stem."""

    articles: int = 0
    having: Mapping[str, int] = field(default_factory=dict)

    def rarity(self, stem: str, rarity: Rarity) -> float:
        """Inverse document frequency when what these days are full of is counted in."""
        known = rarity.of(stem)
        having = self.having.get(stem, 0)
        if not having:
            return known
        share = _LATE_WEIGHT * having / (self.articles + _LATE_PRIOR)
        return max(0.0, -math.log(math.exp(-known) + share))


class Comparison:
    """Compares an article that has just come with those there are. `late` counts the articles around its day."""

    def __init__(self, article: Weighted, rarity: Rarity, late: Late) -> None:
        self.article = article
        self._rarity = rarity
        self._of_late = {each: late.rarity(each, rarity) for each in article.words}
        self._discount = {each: (now / (rarity.of(each) or 1.0)) ** 2 for each, now in self._of_late.items()}
        own = math.fsum(value**2 * self._discount[each] for each, value in article.words.items())
        self._length = math.sqrt(own) or 1.0

    def with_others(self, others: Sequence[Weighted]) -> list[list[float]]:
        """The numbers of `FEATURES` for this article and each of some earlier ones."""
        rows = [self._with_other(other) for other in others]
        nearest = max((row[_OF_LATE] for row in rows), default=0.0) or 1.0
        return [[*row, row[_OF_LATE] / nearest] for row in rows]

    def _with_other(self, other: Weighted) -> list[float]:
        """All numbers but the last, which says how near the other is beside the nearest."""
        one, two = self.article.features, other.features
        shared = list(self.article.words.keys() & other.words.keys())
        rarities = sorted((self._rarity.of(each) for each in shared), reverse=True)
        across = sorted(
            (_dot(self.article.headline, other.opening), _dot(other.headline, self.article.opening)), reverse=True
        )
        return [
            _dot(self.article.words, other.words),
            _dot(self.article.headline, other.headline),
            *across,
            math.fsum(self._rarity.of(each) for each in one.names & two.names) / 10,
            float(min(_MOST_COUNTED, len(one.full_names & two.full_names))),
            float(min(_MOST_COUNTED, len(one.pairs & two.pairs))),
            float(min(_MOST_COUNTED, len(one.numbers & two.numbers))),
            *[*rarities, 0.0, 0.0, 0.0][:3],
            math.log1p(len(shared)),
            math.fsum(rarities) / min(self.article.rarity, other.rarity),
            *self._now(other, shared),
            float(abs(one.day - two.day)),
        ]

    def _now(self, other: Weighted, shared: list[str]) -> tuple[float, float, float]:
        """Nearness of words and of headlines, and the rarest shared stem, with what these days are full of discounted.

        Lengths are those of the vectors before the discount, but for the new article's, so that an article made of
        common words only is not far from everything.
        """
        one, discount = self.article, self._discount
        words = math.fsum(one.words[each] * other.words[each] * discount[each] for each in shared)
        both = one.headline.keys() & other.headline.keys()
        headlines = math.fsum(one.headline[each] * other.headline[each] * discount[each] for each in both)
        rarest = max((self._of_late[each] for each in shared), default=0.0)
        return words / self._length, headlines / self._length, rarest

    def reasons(self, other: Weighted) -> tuple[str, ...]:
        """What speaks for one event, strongest first."""
        one, two = self.article.features, other.features
        said = []
        names = sorted(one.full_names & two.full_names, key=lambda name: (-len(name), name))[:_SAID]
        if names:
            said.append("both name " + ", ".join(name.title() for name in names))
        shared = self.article.words.keys() & other.words.keys()
        rare = sorted(shared, key=lambda each: (-self._of_late[each], each))[:_SAID]
        if rare:
            said.append("both have the rare words " + ", ".join(f"{each}…" for each in rare))
        if numbers := sorted(one.numbers & two.numbers)[:_SAID]:
            said.append("both give " + ", ".join(numbers))
        days = abs(one.day - two.day)
        said.append("same day" if not days else f"{days} day{'s' * (days > 1)} between")
        return tuple(said)


def _dot(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    return math.fsum(one[each] * other[each] for each in one.keys() & other.keys())
