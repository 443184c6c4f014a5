"""Text to word pieces with their offsets and with what an uncased vocabulary forgets.

The encoder's vocabulary has no capitals and no line breaks, and both matter for who speaks: each piece carries
its letter case, the gap before it and its quotation state beside its id.
"""

import functools
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.neural.quotes import quotation_states

NO_LETTER, LOWER, TITLE, UPPER, DIGIT = range(5)
GLUED, SPACED, BROKEN = range(3)

CASES, GAPS, QUOTATIONS = 5, 3, 5  # how many values each feature has
_BREAKS = np.array([0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029], dtype=np.uint32)
_SURROGATES = range(0xD800, 0xE000)


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one text.

    `ids` (pieces,) int64; `starts` and `ends` (pieces,) code-point offsets; `features` (pieces, 3) int64: case,
    gap before, quotation state.
    """

    ids: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    features: NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.ids)


@functools.cache
def _case_tables() -> tuple[NDArray[np.bool_], NDArray[np.bool_], NDArray[np.bool_]]:
    """For each code point of the basic plane: is it upper case, lower case, a digit."""
    characters = [chr(code) for code in range(0x10000)]
    return (
        np.array([c.isupper() or c.istitle() for c in characters]),
        np.array([c.islower() for c in characters]),
        np.array([c.isdigit() for c in characters]),
    )


class PieceSplitter:
    """Splits text into the pieces of a `tokenizer.json`."""

    def __init__(self, path: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()

    def split(self, text: str) -> Pieces:
        """The pieces of `text`; offsets are into `text` itself, whatever it holds (lone surrogates included)."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        if codes.size and ((codes >= _SURROGATES.start) & (codes < _SURROGATES.stop)).any():
            text = "".join("\ufffd" if ord(c) in _SURROGATES else c for c in text)  # one for one: offsets hold
        encoding = self._tokenizer.encode(text, add_special_tokens=False)
        ids = np.array(encoding.ids, dtype=np.int64)
        offsets = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
        return Pieces(ids, offsets[:, 0], offsets[:, 1], _features(text, codes, offsets))


def _features(text: str, codes: NDArray[np.uint32], offsets: NDArray[np.int64]) -> NDArray[np.int64]:
    starts, ends = offsets[:, 0], offsets[:, 1]
    features = np.zeros((len(offsets), 3), dtype=np.int64)
    if not len(offsets):
        return features
    features[:, 0] = _cases(codes, starts, ends)
    breaks = np.concatenate([[0], np.cumsum(np.isin(codes, _BREAKS))])
    gap_starts = np.concatenate([[0], ends[:-1]])
    features[:, 1] = np.where(starts > gap_starts, SPACED, GLUED)
    features[breaks[starts] > breaks[np.minimum(gap_starts, starts)], 1] = BROKEN
    features[0, 1] = BROKEN
    features[:, 2] = quotation_states(text)[starts]
    return features


def _cases(codes: NDArray[np.uint32], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    plane = np.minimum(codes, 0xFFFF)
    upper, lower, digit = (np.concatenate([[0], np.cumsum(table[plane])]) for table in _case_tables())
    many_upper, many_lower, many_digit = (count[ends] - count[starts] for count in (upper, lower, digit))
    first_upper = upper[np.minimum(starts + 1, len(codes))] - upper[starts] > 0
    cases = np.full(len(starts), NO_LETTER, dtype=np.int64)
    cases[many_digit > 0] = DIGIT
    cases[many_lower > 0] = LOWER
    cases[many_upper > 0] = UPPER
    cases[first_upper & ((many_lower > 0) | (many_upper == 1))] = TITLE
    return cases
