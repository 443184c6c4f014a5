"""A short stand-in for an article's text, by which articles with the same words are found among many."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import ClassVar, Self

import numpy as np
import rensa

from onrecord.cluster.words import WORD, plain
from onrecord.records import Article, ParagraphKind

# A run of five words in common is no accident.
SHINGLE = 5
_OPENING_WORDS = 120  # agency copy that is cut keeps its first paragraphs
_PERMUTATIONS = 63
# Of two texts with half of their runs in common, a band of three is the same in 94 of 100 cases; with three in ten, in
# 44, and then the opening finds most of what was cut from below.
_ROWS = 3
_SEED = 1
_MOST_WORDS = 20_000

_TEXT_KINDS = frozenset({ParagraphKind.STANDFIRST, ParagraphKind.STORY})


@dataclass(frozen=True, slots=True)
class TextSketch:
    """What an article's text is found by.

    `text_hash` is the same for the same words; `signature` holds two MinHash signatures (Broder, 1997), one of the
    runs of five words in the text and one of those in its first 120 words, 63 numbers of 32 bits each. It is empty for
    a text of fewer than five words.

    The numbers hang on rensa's algorithm: `to_bytes` keeps its version, and `from_bytes` refuses others.
    """

    article_id: str
    text_hash: bytes
    signature: tuple[int, ...]

    _FORM: ClassVar[bytes] = f"1/{rensa.RMinHash.ALGORITHM_VERSION}\n".encode()

    @classmethod
    def of(cls, article: Article) -> Self:
        """Read an article's story, headline left out: it is what a reprint changes first."""
        words = text_words(article)
        text_hash = blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        return cls(article.id, text_hash, (*_signature(words), *_signature(words[:_OPENING_WORDS])))

    def to_bytes(self) -> bytes:
        """The sketch in a form to keep beside the article's id; some 530 bytes."""
        return self._FORM + self.text_hash + np.array(self.signature, dtype="<u4").tobytes()

    @classmethod
    def from_bytes(cls, article_id: str, kept: bytes) -> Self:
        """What `to_bytes` made. Raises ValueError for bytes of another form: make the sketch anew then."""
        form, rest = kept[: len(cls._FORM)], kept[len(cls._FORM) :]
        if form != cls._FORM or len(rest) not in (16, 16 + 8 * _PERMUTATIONS):
            raise ValueError("these bytes are not a sketch of this version")
        return cls(article_id, rest[:16], tuple(map(int, np.frombuffer(rest[16:], dtype="<u4"))))

    def bands(self) -> list[int]:
        """Numbers of which the sketches of like texts share one most probably."""
        starts = range(0, len(self.signature), _ROWS)
        return [hash((start, *self.signature[start : start + _ROWS])) for start in starts]


def text_words(article: Article) -> list[str]:
    """The words of an article's story in small letters, headline left out; at most 20,000."""
    words: list[str] = []
    for paragraph in article.paragraphs:
        if paragraph.kind in _TEXT_KINDS and not paragraph.repeats:
            words += (plain(found[0]) for found in WORD.finditer(paragraph.span.cut(article.text)))
        if len(words) >= _MOST_WORDS:
            break
    return words[:_MOST_WORDS]


def shingles(words: Sequence[str]) -> set[str]:
    """Every run of five words."""
    return {" ".join(words[at : at + SHINGLE]) for at in range(len(words) - SHINGLE + 1)}


def _signature(words: Sequence[str]) -> list[int]:
    runs = shingles(words)
    if not runs:
        return []
    sketch = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
    sketch.update(sorted(runs))
    digest: list[int] = sketch.digest()
    return digest
