"""Where a page's story ends and a tail of other stories' openings begins: one decision for the whole page."""

import json
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from importlib import resources
from typing import Self, TypeAlias

import numpy as np
from numpy.typing import NDArray

from onrecord.extract.separate.cohesion import FEATURES, Context, Passage, Vocabulary, context, features, word_set
from onrecord.neural.trees import Trees

Scores: TypeAlias = NDArray[np.float64]

# Log-odds. Set as one on held-out made-up pages, articles without a tail and the whole of `pages-tails-dev`, where loss
# counts ten times what leak does. A line costs `_LEAST_GAIN`, so a tail is taken where its lines exceed that on the
# whole by `_LEAST_TOTAL`; then lines in front that are no certain teasers go back. One step of 0.5 in any of the three
# moves leak by one to two points and loss by 0.05.
_LEAST_GAIN = 1.0
_LEAST_TOTAL = 4.0
_LEAST_FRONT = 2.2
# A heading such as "More from this section" right before the cut speaks for it.
_HEADED = 3.0
# Each is scored against the whole story before it. A page of stories under headings of their own has no tail.
_MOST_HEADINGS = 3
# Out of markup little is left over: the evidence must be twice as strong.
_LEAST_TOTAL_OF_MARKUP = 8.0

# Headline, lead and one more: before that nothing can be said to differ from the story.
_SHORTEST_STORY = 3
_SHORTEST_FRONT_WORDS = 7
# Context changes with the cut, and the cut with its context; it settles in two rounds or circles.
_ROUNDS = 3

# No story has more lines; what has is a log, a list or an archive, and costs no time here.
_MOST_LINES = 2000

# Lists inside a story, results, corrections and credits begin so; where a third of a tail does, it is a digest.
_LABELLED = re.compile(r"[A-Z(][\w .,&'’/-]{0,44}: ")
# The model knows English only. A tenth of English news is these words; other languages have few of them.
_ENGLISH = word_set("the of and to in a that for on is was said with at by from as it")
_LEAST_ENGLISH = 0.12


@dataclass(frozen=True)
class Tail:
    """The lines from `start` on are other stories' openings, with `scores` in log-odds for each."""

    start: int
    scores: tuple[float, ...]


class TailModel:
    """Scores lines by how they hang together with the story, and decides on the cut."""

    def __init__(self, trees: Trees, words: Vocabulary) -> None:
        self._trees = trees
        self._words = words

    @classmethod
    def packaged(cls) -> Self:
        """The model that comes with the package."""
        file = resources.files("onrecord.extract.separate") / "tail.json"
        held = json.loads(file.read_text(encoding="utf8"))
        if tuple(held["features"]) != FEATURES:
            raise ValueError("tail.json was learnt on other features; run training/separation.py")
        words = Vocabulary(held["rarity"], held["rarest"], held["leads"])
        return cls(Trees.of(held["trees"], held["start"]), words)

    def find(
        self, passages: Sequence[Passage], *, headed: Collection[int] = (), from_markup: bool = False
    ) -> Tail | None:
        """The tail of a page, or None. `headed` are the indices of lines right after a heading over other stories."""
        if not _SHORTEST_STORY < len(passages) <= _MOST_LINES or not _is_english(passages):
            return None
        tail = self._cut(passages, headed, from_markup=from_markup)
        end = tail.start if tail else len(passages)
        under = (self._under_heading(passages, start) for start in sorted(headed)[:_MOST_HEADINGS] if start < end)
        return next(filter(None, under), tail)

    def _under_heading(self, passages: Sequence[Passage], start: int) -> Tail | None:
        """All lines after a heading, where most of them are other stories' openings; a few may well look the story's.

        What a site puts under "Read also" is often its own coverage of the same matter, in the story's words.
        """
        if not _SHORTEST_STORY <= start < len(passages) - 1 or _is_digest(passages[start:]):
            return None
        scores = self._against_story(passages, start)
        likely = np.count_nonzero(scores > 0) > len(scores) / 2 and scores.sum() > 0
        return Tail(start, tuple(map(float, scores))) if likely else None

    def _cut(self, passages: Sequence[Passage], headed: Collection[int], *, from_markup: bool) -> Tail | None:
        bonus = dict.fromkeys(headed, _HEADED)
        own = self._against_all_before(passages)
        scores, start, total = own, *_best_cut(own, 0.0, bonus)
        for _ in range(_ROUNDS):
            if start == len(passages):
                return None
            scores = np.concatenate([own[:start], self._against_story(passages, start)])
            before, (start, total) = start, _best_cut(scores, _LEAST_GAIN, bonus)
            if start == before:
                break
        if start == len(passages) or total < (_LEAST_TOTAL_OF_MARKUP if from_markup else _LEAST_TOTAL):
            return None
        start = _without_front(passages, scores, start, bonus)
        if start == len(passages) or _is_digest(passages[start:]):
            return None
        return Tail(start, tuple(map(float, scores[start:])))

    def _against_all_before(self, passages: Sequence[Passage]) -> Scores:
        story = context(passages[:1])
        rows = []
        for index in range(1, len(passages)):
            rows.append(self._features(passages, index, story))
            story.add(passages[index])
        return np.concatenate([[-9.0], self._trees.score(rows)])

    def _against_story(self, passages: Sequence[Passage], start: int) -> Scores:
        story = context(passages[:start])
        return self._trees.score([self._features(passages, index, story) for index in range(start, len(passages))])

    def _features(self, passages: Sequence[Passage], index: int, story: Context) -> list[float]:
        after = passages[index + 1] if index + 1 < len(passages) else None
        return features(passages[index], passages[index - 1], after, story, self._words)


def _best_cut(scores: Scores, gain: float, bonus: dict[int, float]) -> tuple[int, float]:
    """The cut whose tail exceeds `gain` a line by most, and by how much; the page's length if none does."""
    best, best_total, total = len(scores), 0.0, 0.0
    for index in range(len(scores) - 1, _SHORTEST_STORY - 1, -1):
        total += float(scores[index]) - gain
        if total + bonus.get(index, 0.0) > best_total:
            best, best_total = index, total + bonus.get(index, 0.0)
    return best, best_total


def _without_front(passages: Sequence[Passage], scores: Scores, start: int, bonus: dict[int, float]) -> int:
    """The cut after the lines in front that the story may own: unsure ones, scraps, labelled ones, what ":" leads."""
    while start < len(passages) and start not in bonus:
        text = passages[start].line.text
        announced = passages[start - 1].line.text.endswith(":")
        sure = scores[start] >= _LEAST_FRONT and len(passages[start].tokens) >= _SHORTEST_FRONT_WORDS
        if sure and not announced and not text[:1].islower() and not _LABELLED.match(text):
            break
        start += 1
    return start


def _is_digest(tail: Sequence[Passage]) -> bool:
    listed = sum(passage.line.bulleted or _LABELLED.match(passage.line.text) is not None for passage in tail)
    return listed * 3 >= len(tail)


def _is_english(passages: Sequence[Passage]) -> bool:
    tokens = [token for passage in passages[:40] for token in passage.lower]
    return sum(token in _ENGLISH for token in tokens) >= _LEAST_ENGLISH * len(tokens)
