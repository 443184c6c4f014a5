"""The articles of the days around, with an index of their words: what a new article is compared with."""

from collections import OrderedDict, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from heapq import nlargest
from itertools import islice

from onrecord.cluster.compare import Late, Weighted
from onrecord.records import Placement

# Words are asked for in order of their weight until so many places in the index have been looked at: what an archive
# is full of costs no more than what is rare, and time stays near linear.
_MOST_PLACES = 4000
_LEAST_WORDS = 12


@dataclass(slots=True)
class Live:
    """An article that others are compared with. `story_id` is the one it counts as a part of."""

    article: Weighted
    placement: Placement
    story_id: str


@dataclass(slots=True)
class Day:
    """The articles of one day; `having` gives, by stem, the numbers of those that have it."""

    articles: list[Live] = field(default_factory=list)
    having: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, live: Live) -> None:
        """Take an article in."""
        for stem in live.article.words:
            self.having[stem].append(len(self.articles))
        self.articles.append(live)


class Window:
    """Days in memory, those used last at the end. At most `most` articles are held: older days go."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._days: OrderedDict[int, Day] = OrderedDict()
        self._by_id: dict[str, Live] = {}

    def __contains__(self, day: int) -> bool:
        return day in self._days

    def __iter__(self) -> Iterator[Live]:
        return iter(self._by_id.values())

    def find(self, article_id: str) -> Live | None:
        """The article of an id, where it is held."""
        return self._by_id.get(article_id)

    def open(self, day: int) -> Day:
        """A day, which from now on is held."""
        self._days.setdefault(day, Day())
        self._days.move_to_end(day)
        return self._days[day]

    def add(self, live: Live) -> None:
        """Take an article in."""
        self.open(live.article.features.day).add(live)
        self._by_id[live.placement.article_id] = live

    def shrink(self, kept: range) -> None:
        """Let go of the days not used for longest until few enough articles are held; those in `kept` stay."""
        while len(self._by_id) > self._most:
            oldest = next((day for day in self._days if day not in kept), None)
            if oldest is None:
                return
            for live in self._days.pop(oldest).articles:
                del self._by_id[live.placement.article_id]

    def late(self, article: Weighted, days: range) -> Late:
        """How many articles some days have, and how many of them each stem of an article."""
        held = [self._days[day] for day in days if day in self._days]
        having = {stem: sum(len(day.having.get(stem, ())) for day in held) for stem in article.words}
        return Late(sum(len(day.articles) for day in held), having)

    def nearest(self, article: Weighted, days: range, most: int) -> list[Live]:
        """The articles of some days that have most in common with one, by the words of most weight."""
        held = [(day, self._days[day]) for day in days if day in self._days]
        near: dict[tuple[int, int], float] = defaultdict(float)
        places = 0
        stems = sorted(article.words, key=lambda each: (-article.words[each], each))
        for rank, stem in enumerate(stems):
            if rank >= _LEAST_WORDS and places > _MOST_PLACES:
                break
            for day, index in held:
                for number in islice(index.having.get(stem, ()), _MOST_PLACES):
                    near[day, number] += article.words[stem] * index.articles[number].article.words[stem]
                    places += 1
        best = nlargest(most, near.items(), key=lambda each: (each[1], each[0]))
        return [self._days[day].articles[number] for (day, number), _ in best]
