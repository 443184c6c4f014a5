"""What an article is compared by: the words, names and numbers of its headline and opening."""

import json
import math
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from importlib import resources
from itertools import pairwise
from sys import intern
from typing import Self

from onrecord.cluster.words import STOP, WORD, plain, stem, terms
from onrecord.records import Article, ParagraphKind

# The event is told in the headline and the first paragraphs; what comes later is background that stories share.
_OPENING_CHARACTERS = 900
_HEADLINE_CHARACTERS = 300
_HEADLINE_COUNTS = 2  # times a word of the opening

_AFTER_STOP = re.compile(r"(?:^|[.!?:…]['\"”’)\]]*\s+|[\"“‘(\n]\s*)\Z")
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")
_OPENING_KINDS = frozenset({ParagraphKind.STANDFIRST, ParagraphKind.STORY})

_FORM = 1  # of the bytes; a higher number than this program knows means that features must be made anew


class Rarity:
    """Inverse document frequencies of stems, learnt by `training/stories.py` on English text."""

    def __init__(self, common: Mapping[str, float], rarest: float) -> None:
        self._common = common
        self._rarest = rarest

    @classmethod
    def packaged(cls) -> Self:
        """The table that comes with the package."""
        held = json.loads((resources.files("onrecord.cluster") / "rarity.json").read_text(encoding="utf8"))
        return cls(held["common"], held["rarest"])

    def of(self, stem: str) -> float:
        """Natural logarithm of how many articles there are for one that has the stem."""
        return self._common.get(stem, self._rarest)


@dataclass(frozen=True, slots=True)
class StoryFeatures:
    """An article as the stage of stories sees it.

    `day` is the proleptic ordinal of its day. `headline` and `opening` give how often each stem is there; `names` are
    stems written with a capital inside a sentence, `full_names` sequences of capitalized words, `pairs` stems side by
    side, `numbers` figures of two digits and more but for years of this century.
    """

    article_id: str
    day: int
    headline: Mapping[str, int]
    opening: Mapping[str, int]
    names: frozenset[str]
    full_names: frozenset[str]
    pairs: frozenset[str]
    numbers: frozenset[str]

    @classmethod
    def of(cls, article: Article, *, otherwise: date) -> Self:
        """Read an article; `otherwise` is the day it counts for when it bears none, such as that of its capture."""
        headline, opening = _headline(article), _opening(article)
        title_terms, opening_terms = list(terms(headline)), list(terms(opening))
        names, full_names = _names(opening)
        return cls(
            article.id,
            (_day(article.published) or otherwise).toordinal(),
            _counts(title_terms),
            _counts(opening_terms),
            names,
            full_names | _names(headline)[1],
            frozenset(f"{one} {other}" for each in (title_terms, opening_terms) for one, other in pairwise(each)),
            _numbers(headline + "\n" + opening),
        )

    def to_bytes(self) -> bytes:
        """The features in a form to keep; some 900 bytes."""
        sets = [sorted(each) for each in (self.names, self.full_names, self.pairs, self.numbers)]
        held = [_FORM, self.article_id, self.day, dict(self.headline), dict(self.opening), *sets]
        return zlib.compress(json.dumps(held, ensure_ascii=False, separators=(",", ":")).encode())

    @classmethod
    def from_bytes(cls, kept: bytes) -> Self:
        """What `to_bytes` made. Raises ValueError for bytes of another form: make the features anew then."""
        try:
            form, article_id, day, headline, opening, *sets = json.loads(zlib.decompress(kept))
        except (zlib.error, ValueError, TypeError) as error:
            raise ValueError("these bytes are not features of an article") from error
        if form != _FORM or len(sets) != 4:
            raise ValueError(f"features of form {form}, where {_FORM} is known")
        names, full_names, pairs, numbers = (frozenset(map(intern, each)) for each in sets)
        return cls(article_id, day, _interned(headline), _interned(opening), names, full_names, pairs, numbers)

    def weights(self, rarity: Rarity) -> dict[str, float]:
        """Stems of headline and opening with their weights, tf-idf of length 1; the headline counts double."""
        counts = Counter(self.opening)
        for each, count in self.headline.items():
            counts[each] += _HEADLINE_COUNTS * count
        return unit({each: (1 + math.log(count)) * rarity.of(each) for each, count in counts.items()})


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """The vector, brought to length 1; a vector of length 0 stays."""
    length = math.sqrt(math.fsum(value * value for value in vector.values())) or 1.0
    return {each: value / length for each, value in vector.items()}


def _headline(article: Article) -> str:
    lines = [p.span.cut(article.text) for p in article.paragraphs if p.kind is ParagraphKind.HEADLINE]
    return (article.title or " ".join(lines))[:_HEADLINE_CHARACTERS]


def _opening(article: Article) -> str:
    parts, room = [], _OPENING_CHARACTERS
    for paragraph in article.paragraphs:
        if paragraph.kind in _OPENING_KINDS and not paragraph.repeats and room > 0:
            part = article.text[paragraph.span.start : min(paragraph.span.end, paragraph.span.start + room)]
            parts.append(part)
            room -= len(part)
    return "\n".join(parts)


def _day(published: str | None) -> date | None:
    """The day of a full ISO 8601 date; None for a partial one, which would put an article far from its story."""
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _counts(stems: Iterable[str]) -> dict[str, int]:
    return _interned(Counter(stems))


def _interned(counts: Mapping[str, int]) -> dict[str, int]:
    """The same counts, each stem held once in memory for all articles."""
    return {intern(each): count for each, count in counts.items()}


def _names(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Capitalized words inside sentences, as stems, and sequences of two and more of them, in small letters."""
    single: set[str] = set()
    full: set[str] = set()
    sequence: list[str] = []
    end = 0
    for found in WORD.finditer(text):
        word = plain(found[0])
        capital = found[0][0].isupper() and len(word) > 1 and word not in STOP
        if capital and not _AFTER_STOP.search(text, max(0, found.start() - 6), found.start()):
            single.add(intern(stem(word)))
        if sequence and not (capital and text[end : found.start()] == " "):
            full |= _joined(sequence)
            sequence = []
        if capital:
            sequence.append(word)
        end = found.end()
    return frozenset(single), frozenset(full | _joined(sequence))


def _joined(sequence: list[str]) -> set[str]:
    return {intern(" ".join(sequence))} if len(sequence) > 1 else set()


def _numbers(text: str) -> frozenset[str]:
    plain_numbers = (found.replace(",", "") for found in _NUMBER.findall(text))
    return frozenset(each for each in plain_numbers if len(each) > 1 and not re.fullmatch(r"20\d\d", each))
