"""The stage: articles in, one by one as they come; for each, the story it belongs to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Self

from onrecord.cluster.compare import DAYS_BETWEEN, Comparison, Weighted
from onrecord.cluster.days import Days
from onrecord.cluster.features import StoryFeatures
from onrecord.cluster.judged import Judged, story_id
from onrecord.cluster.live import Day, Live, late, nearest
from onrecord.cluster.scorer import StoryScorer, probability
from onrecord.records import Placement, Related, RemembersStories, StoryJudgement

# Days before and after an article's own in which others can be about the same event. The articles of an event bear
# the same date in four cases of five, and in 97 of 100 are less than five days apart.
WINDOW_DAYS = 4

MOST_COMPARED = 40  # articles
_MOST_HELD = 20_000  # articles in memory, some 10 kB each
_NEAREST_MEMBERS = 3  # of a story, that a new article is compared with
_MOST_RELATED = 5
_LEAST_RELATED = -2.0  # log-odds; what is less near is not worth a look


@dataclass(frozen=True, slots=True)
class _Near:
    """A story near to an article: log-odds that they are one, and the article of it that is nearest.

    `placed` is where that article was put when it came, before people judged; `numbers` are those of the comparison
    with it.
    """

    story_id: str
    placed: str
    log_odds: float
    numbers: list[float]
    nearest: Live


def log_odds(scores: Sequence[float]) -> float:
    """Log-odds that an article belongs with some others, from those with each of them, the highest first.

    The mean over the three nearest: one that is near by accident does not chain two events, and a story that goes on
    for days need not be like its first article.
    """
    nearest = scores[:_NEAREST_MEMBERS]
    return sum(nearest) / len(nearest)


class Stories:
    """Groups articles as they come. An article keeps its story, and a story its id.

    Earlier articles are asked of `memory`, day by day, when one of the days around comes up for the first time, so
    that nothing else needs to be kept from run to run; without it only what this object has been given is known.
    Touches no disk, network or database itself.
    """

    def __init__(self, scorer: StoryScorer, *, memory: RemembersStories | None = None) -> None:
        self._scorer = scorer
        self._memory = memory
        self._days = Days(Day, most=_MOST_HELD, fill=self._recall, forget=self._forget)
        self._by_id: dict[str, Live] = {}
        self._judged = Judged()

    @classmethod
    def packaged(cls, *, memory: RemembersStories | None = None) -> Self:
        """With the scorer that comes with the package."""
        return cls(StoryScorer.packaged(), memory=memory)

    def judge(self, judgements: Sequence[StoryJudgement]) -> None:
        """All judgements there are, in the order in which they were made, in place of those given before."""
        self._judged = Judged(judgements)
        for live in self._by_id.values():
            live.story_id = self._judged.story(live.placement.article_id, live.placement.story_id)

    def add(self, features: StoryFeatures) -> Placement:
        """Put an article into a story. One that is there already stays where it is, whatever it says now."""
        self._days.turn_to(features.day, WINDOW_DAYS)
        known = self._by_id.get(features.article_id)
        if known is not None:
            return known.placement
        article = Weighted.of(features, self._scorer.rarity)
        days = [day for _, day in self._days.held()]
        comparison = Comparison(article, self._scorer.rarity, late(article, days))
        placement = self._decide(comparison, self._near(comparison, days))
        self._take(self._days[features.day], article, placement)
        return placement

    def _recall(self, day: int, into: Day) -> None:
        if self._memory is not None:
            for kept in self._memory.on_day(date.fromordinal(day).isoformat()):
                features = StoryFeatures.from_bytes(kept.features)
                self._take(into, Weighted.of(features, self._scorer.rarity), kept.placement)

    def _take(self, day: Day, article: Weighted, placement: Placement) -> None:
        live = Live(article, placement, self._judged.story(placement.article_id, placement.story_id))
        day.add(live)
        self._by_id[placement.article_id] = live

    def _forget(self, live: Live) -> None:
        del self._by_id[live.placement.article_id]

    def _near(self, comparison: Comparison, days: Sequence[Day]) -> list[_Near]:
        """Stories near to an article, nearest first.

        A story that people have merged is as near as the nearest of the parts it was placed in.
        """
        others = nearest(comparison.article, days, MOST_COMPARED)
        rows = comparison.with_others([other.article for other in others])
        parts: dict[tuple[str, str], list[tuple[float, list[float], Live]]] = defaultdict(list)
        for score, row, other in zip(self._scorer.score(rows), rows, others, strict=True):
            parts[other.story_id, other.placement.story_id].append((score, row, other))
        near: dict[str, _Near] = {}
        for (story, placed), scored in sorted(parts.items()):
            scored.sort(key=lambda each: (-each[0], each[2].placement.article_id))
            _, row, best = scored[0]
            part = _Near(story, placed, log_odds([score for score, _, _ in scored]), row, best)
            near[story] = max(part, near.get(story, part), key=lambda each: each.log_odds)
        return sorted(near.values(), key=lambda each: (-each.log_odds, each.story_id))

    def _decide(self, comparison: Comparison, near: Sequence[_Near]) -> Placement:
        article_id = comparison.article.features.article_id
        joins = bool(near) and near[0].log_odds >= self._scorer.least
        if joins:
            reasons = comparison.reasons(near[0].nearest.article)
            score, story = probability(near[0].log_odds), self._where(article_id, near[0])
        else:
            reasons = ("no story of these days is near enough",)
            score, story = 1 - probability(near[0].log_odds) if near else 1.0, story_id(article_id)
        related = self._related(comparison, near[joins:])
        return Placement(article_id, story, score, reasons, related, self._scorer.origin)

    def _where(self, article_id: str, near: _Near) -> str:
        """The id to put an article under: that of the part as it was placed, where it leads to the same story.

        So a merge that is undone later leaves the article with the part that it is near to.
        """
        leads = self._judged.story(article_id, near.placed)
        return near.placed if leads == near.story_id else near.story_id

    def _related(self, comparison: Comparison, near: Sequence[_Near]) -> tuple[Related, ...]:
        """The nearest of some stories, whatever the days between: a sequel has its own story and is told of here."""
        near = near[:_MOST_RELATED]
        undated = [[*each.numbers[:DAYS_BETWEEN], 0.0, *each.numbers[DAYS_BETWEEN + 1 :]] for each in near]
        scored = sorted(
            zip(self._scorer.score(undated), near, strict=True), key=lambda each: (-each[0], each[1].story_id)
        )
        return tuple(
            Related(each.story_id, probability(score), comparison.reasons(each.nearest.article))
            for score, each in scored
            if score >= _LEAST_RELATED
        )
