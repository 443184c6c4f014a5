"""Articles on one event."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Related:
    """Another story near to an article.

    `score` is the probability, 0..1, that the two are about one event if their articles are of one day.
    """

    story_id: str
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placement:
    """In which story an article was put when it came. It is never changed: what people decide stands beside it.

    `score` is the probability, 0..1, that the article belongs there; where it opened the story, that it belongs to
    none of those there were. `reasons` say why, in words for a reader. `related` are the nearest other stories, nearest
    first. `origin` says what placed it: stage and version.
    """

    article_id: str
    story_id: str
    score: float
    reasons: tuple[str, ...]
    related: tuple[Related, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Story:
    """Articles on one event, in order of their day. `title` is the headline of `titled_by`, its most central article.

    `first` and `last` are the days, ISO 8601, of its earliest and latest article.
    """

    id: str
    title: str
    titled_by: str
    first: str
    last: str
    articles: tuple[str, ...]


class StoryAct(StrEnum):
    """What a person may decide about stories."""

    MERGE = "merge"
    SPLIT = "split"
    MOVE = "move"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class StoryJudgement:
    """A person's decision about stories.

    *Merge*: all articles of `story_id` belong to `into`. *Split*: `articles` leave `story_id` for a story of their own,
    `into`. *Move*: `articles` belong to `into`, wherever they are. *Undo*: the judgement `undoes` counts no longer;
    an undo can be undone too. The id of a story that a split makes is up to who splits; `split_id` in
    `onrecord.cluster` makes one.
    """

    id: str
    act: StoryAct
    story_id: str | None = None
    into: str | None = None
    articles: tuple[str, ...] = ()
    undoes: str | None = None

    def __post_init__(self) -> None:
        needed = {
            StoryAct.MERGE: self.story_id and self.into and self.story_id != self.into,
            StoryAct.SPLIT: self.story_id and self.into and self.articles,
            StoryAct.MOVE: self.into and self.articles,
            StoryAct.UNDO: self.undoes,
        }
        if not needed[self.act]:
            raise ValueError(f"judgement {self.id} does not say what to {self.act}")


@dataclass(frozen=True, slots=True)
class Remembered:
    """An article that has a story: what the stage needs to compare others with it.

    `features` are the bytes that `StoryFeatures.to_bytes` gave.
    """

    placement: Placement
    features: bytes


class RemembersStories(Protocol):
    """Where articles are kept that came earlier."""

    def on_day(self, day: str) -> Sequence[Remembered]:
        """The articles of a day (ISO 8601), in the order in which they came."""
