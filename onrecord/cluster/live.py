"""The articles of the days around, with an index of their words: what a new article is compared with."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import islice

from onrecord.cluster.compare import Late, Weighted
from onrecord.records import Placement

# Words are asked for in order of their weight until so many places in the index have been looked at: what an archive
# is full of costs no more than what is rare, and time stays near linear.
_MOST_PLACES = 4000
_MOST_PLACES_OF_WORD = 1000
_LEAST_WORDS = 4


@dataclass(slots=True)
class Live:
    """An article that others are compared with. `story_id` is the one it counts as a part of."""

    article: Weighted
    placement: Placement
    story_id: str


@dataclass(slots=True)
class Day:
    """The articles of one day; `having` gives, by stem, the numbers of those that have it."""

    items: list[Live] = field(default_factory=list)
    having: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, live: Live) -> None:
        """Take an article in."""
        for stem in live.article.words:
            self.having[stem].append(len(self.items))
        self.items.append(live)


def late(article: Weighted, days: Sequence[Day]) -> Late:
    """How many articles some days have, and how many of them each stem of an article."""
    having = {stem: sum(len(day.having.get(stem, ())) for day in days) for stem in article.words}
    return Late(sum(len(day.items) for day in days), having)


def nearest(article: Weighted, days: Sequence[Day], most: int) -> list[Live]:
    """The articles of some days that have most in common with one, by the words of most weight."""
    near: dict[tuple[int, int], float] = defaultdict(float)
    places = 0
    stems = sorted(article.words, key=lambda each: (-article.words[each], each))
    for rank, stem in enumerate(stems):
        if rank >= _LEAST_WORDS and places > _MOST_PLACES:
            break
        for at, day in enumerate(days):
            for number in islice(reversed(day.having.get(stem, ())), _MOST_PLACES_OF_WORD):
                near[at, number] += article.words[stem] * day.items[number].article.words[stem]
                places += 1
    best = nlargest(most, near.items(), key=lambda each: (each[1], each[0]))
    return [days[at].items[number] for (at, number), _ in best]
