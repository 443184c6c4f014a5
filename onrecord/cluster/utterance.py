"""Whether two statements give one utterance: a decision with its score and reasons."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Self

from onrecord.cluster.alignment import Alignment, align
from onrecord.cluster.features import Rarity
from onrecord.cluster.spoken import Word, meaning, spoken
from onrecord.cluster.words import STOP
from onrecord.records import AttributionKind, Carried

# A word that every text has weighs this much; others their inverse document frequency, some 3 to 8.
_COMMON_WEIGHT = 0.5
# Common words say something when many stand in a row: each beyond the third so much.
_RUN_WEIGHT, _SHORT_RUN = 1.0, 3
_LEAST_FRAGMENT = 4  # words
_NEARLY_WHOLE = 0.8
_STALE_DAYS = 3  # between articles, from which a short phrase is no more taken for one utterance


class Voices(StrEnum):
    """How the speakers of two statements stand to each other."""

    SAME = "same"
    BEHIND = "behind"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Need:
    """What two statements must share to be one utterance.

    `weight` is the rarity of the shared words, `share` that of the shorter statement's, 0..1, `run` the words in the
    longest shared run.
    """

    weight: float
    share: float
    run: int


# Who speaks decides how much the words must say. Set on the openings of the first half of `stories-allsides`.
_NEEDS = {
    Voices.SAME: Need(4.0, 0.55, 1),
    Voices.BEHIND: Need(7.0, 0.6, 3),
    Voices.UNSURE: Need(10.0, 0.65, 3),
    Voices.DIFFERENT: Need(18.0, 0.75, 6),
}
# In articles on one event a phrase in common is one utterance more often than not.
_NEEDS_IN_STORY = {
    Voices.SAME: Need(2.5, 0.5, 1),
    Voices.BEHIND: Need(4.0, 0.6, 2),
    Voices.UNSURE: Need(5.0, 0.65, 1),
    Voices.DIFFERENT: Need(12.0, 0.75, 5),
}
_INDIRECT = Need(20.0, 0.75, 3)
_STALE = Need(12.0, 0.7, 5)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement with its words and their weights; made once, compared often."""

    carried: Carried
    words: tuple[Word, ...]
    weights: Counter[str]
    weight: float

    @classmethod
    def of(cls, carried: Carried, rarity: Rarity) -> Self:
        """Read a statement."""
        words = spoken(carried)
        weights: Counter[str] = Counter()
        for word in words:
            weights[word.form] += weigh(word, rarity)  # type: ignore[assignment]
        return cls(carried, words, weights, math.fsum(weights.values()))


def weigh(word: Word, rarity: Rarity) -> float:
    """How much it says that two statements share a word. Contractions are common words, whatever they are made of."""
    if "'" in word.form or (word.form.isdigit() and len(word.form) == 1) or word.form in STOP:
        return _COMMON_WEIGHT
    return max(_COMMON_WEIGHT, rarity.of(meaning(word)))


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two statements are one utterance with this score, 0..1; `reasons` say why."""

    score: float
    reasons: tuple[str, ...]


def likeness(new: Said, old: Said, rarity: Rarity) -> Likeness | None:
    """How sure it is that two statements give one utterance; None where it is not taken for one."""
    voices = compare_voices(new.carried, old.carried)
    need = _need(new.carried, old.carried, voices)
    least = min(new.weight, old.weight)
    shared = math.fsum((new.weights & old.weights).values())
    if need is None or shared < min(need.share * least, need.weight):
        return None
    aligned = align(old.words, new.words)
    found = math.fsum(weigh(word, rarity) for word in aligned.shared)
    share, run = max(found / least, _whole_fragment(aligned, rarity)), aligned.longest
    found += _RUN_WEIGHT * max(0, run - _SHORT_RUN)
    if found < need.weight or share < need.share or run < need.run:
        return None
    score = share * (1 - math.exp(-found / need.weight))
    return Likeness(round(score, 3), _reasons(voices, share, run))


def _whole_fragment(aligned: Alignment, rarity: Rarity) -> float:
    """The share of a fragment of four words and more that is wholly, or but for a word, in the other; 0 if none is.

    Outlets put their fragments together differently, so that the wholes may have little in common.
    """
    best = 0.0
    shared_full = {at for block in aligned.blocks for at in range(block.full, block.full + block.size)}
    shared_own = {at for block in aligned.blocks for at in range(block.own, block.own + block.size)}
    for words, shared in ((aligned.full, shared_full), (aligned.own, shared_own)):
        starts = [at for at, word in enumerate(words) if word.breaks] + [len(words)]
        for start, end in pairwise(starts):
            if end - start >= _LEAST_FRAGMENT:
                weights = [weigh(word, rarity) for word in words[start:end]]
                inside = math.fsum(weight for at, weight in enumerate(weights, start) if at in shared)
                best = max(best, inside / math.fsum(weights))
    return best if best >= _NEARLY_WHOLE else 0.0


def _need(new: Carried, old: Carried, voices: Voices) -> Need | None:
    if AttributionKind.INDIRECT in (new.kind, old.kind):
        return _INDIRECT if voices in (Voices.SAME, Voices.BEHIND) else None
    if _said_on_other_days(new, old):
        return None
    if new.story_id is not None and new.story_id == old.story_id:
        return _NEEDS_IN_STORY[voices]
    need = _NEEDS[voices]
    if abs((new.day - old.day).days) > _STALE_DAYS:
        return Need(max(need.weight, _STALE.weight), max(need.share, _STALE.share), max(need.run, _STALE.run))
    return need


def _said_on_other_days(new: Carried, old: Carried) -> bool:
    if new.said_on is None or old.said_on is None:
        return False
    return new.said_on[1] < old.said_on[0] or old.said_on[1] < new.said_on[0]


def compare_voices(one: Carried, other: Carried) -> Voices:
    """Whether one person speaks, or a person and who speaks for that person, by the names that are given."""
    if _share_a_name(one.speakers, other.speakers):
        return Voices.SAME
    if _share_a_name((*one.speakers, *one.behind), (*other.speakers, *other.behind)):
        return Voices.BEHIND
    return Voices.DIFFERENT if one.speakers and other.speakers else Voices.UNSURE


def _share_a_name(some: Sequence[str], others: Sequence[str]) -> bool:
    return any(_one_name(_parts(name), _parts(other)) for name in some for other in others)


def _parts(name: str) -> tuple[str, ...]:
    return tuple(name.lower().replace(".", "").split())


def _one_name(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two names can be one person's: "Voss" and "Agnes Voss" can, "Stellan Voss" and "Agnes Voss" cannot."""
    if not one or not other or one[-1] != other[-1]:
        return False
    return one == other or 1 in (len(one), len(other)) or one[0][0] == other[0][0]


def _reasons(voices: Voices, share: float, run: int) -> tuple[str, ...]:
    said = {
        Voices.SAME: "said by the same speaker",
        Voices.BEHIND: "said by the speaker and by who speaks for the speaker",
        Voices.UNSURE: "one of them does not say surely who speaks",
        Voices.DIFFERENT: "given to another speaker",
    }
    words = f"{run} words in a row are the same" if run > 1 else "the same word"
    return words, f"{100 * share:.0f} % of the shorter one by the rarity of its words", said[voices]
