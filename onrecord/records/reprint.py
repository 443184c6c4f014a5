"""One text under several headlines: what one article has from another."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from onrecord.records.article import Article
from onrecord.records.span import Span


class ReprintKind(StrEnum):
    """How an article's text stands to an earlier one's.

    *Same*: word for word, letter case and punctuation aside. *Cut*: hardly more than a part of it. *Extended*: all of
    it and more. *Changed*: most of it, with words of its own.
    """

    SAME = "same"
    CUT = "cut"
    EXTENDED = "extended"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Reprint:
    """`article_id` carries the text of the earlier `of`.

    `score` is the share, 0..1, that the shorter of the two has in common with the other, in runs of five words;
    `reasons` say why, in words for a reader. `origin` says what made it: stage and version.
    """

    article_id: str
    of: str
    kind: ReprintKind
    score: float
    reasons: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A paragraph that only one of two articles has, or that both have in other words.

    Spans are into the text of the earlier (`before`) and of the later article (`after`); None where it has no such
    paragraph.
    """

    before: Span | None
    after: Span | None

    def __post_init__(self) -> None:
        if self.before is None and self.after is None:
            raise ValueError("a difference is in one article at least")


@dataclass(frozen=True, slots=True)
class RememberedText:
    """An article that the stage has seen: the bytes that `TextSketch.to_bytes` gave, and what was found then."""

    article_id: str
    sketch: bytes
    reprint: Reprint | None


class RemembersTexts(Protocol):
    """Where articles are kept that came earlier."""

    def on_day(self, day: str) -> Sequence[RememberedText]:
        """The articles of a day (ISO 8601), in the order in which they came."""

    def article(self, article_id: str) -> Article | None:
        """An article with its text; None where it is no longer there."""
