"""A story told from its articles: what it is called, and from when to when it goes."""

import math
from collections import Counter
from collections.abc import Sequence
from datetime import date

from onrecord.cluster.compare import Weighted
from onrecord.cluster.features import Rarity, StoryFeatures, unit
from onrecord.records import Story


def tell_story(story_id: str, members: Sequence[tuple[StoryFeatures, str]], *, rarity: Rarity | None = None) -> Story:
    """The story of some articles, each with its headline. Raises ValueError where there is none.

    The most central headline names it: the one whose words are nearest, by cosine, to those of all its articles.
    """
    if not members:
        raise ValueError("a story has at least one article")
    ordered = sorted(members, key=lambda each: (each[0].day, each[0].article_id))
    central, title = _most_central(ordered, rarity or Rarity.packaged())
    return Story(
        story_id,
        title,
        central.article_id,
        date.fromordinal(ordered[0][0].day).isoformat(),
        date.fromordinal(ordered[-1][0].day).isoformat(),
        tuple(features.article_id for features, _ in ordered),
    )


def _most_central(members: Sequence[tuple[StoryFeatures, str]], rarity: Rarity) -> tuple[StoryFeatures, str]:
    weighted = [Weighted.of(features, rarity) for features, _ in members]
    total: Counter[str] = Counter()
    for each in weighted:
        total.update(each.words)
    center = unit(total)
    nearness = [math.fsum(each.headline[stem] * center.get(stem, 0.0) for stem in each.headline) for each in weighted]
    return members[nearness.index(max(nearness))]
