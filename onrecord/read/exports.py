"""Articles that a press database exported into one document: told apart, and their labels read.

Known are Nexis in its older form (`1 of 25 DOCUMENTS`, labels in capitals) and its newer one (`End of Document`), and
Factiva with field codes (`HD`, `LP`, `TD`) or without them, each article ending with `Document` and its number.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onrecord.read.composed import Parts
from onrecord.read.factiva import NUMBER, parts_of_factiva
from onrecord.read.nexis import END, START, is_labelled, parts_of_nexis

_FEWEST_WORDS = 30  # of what stands behind the last article's end to be taken for one that was cut off


@dataclass(frozen=True, slots=True)
class Export:
    """The articles of an export in order; `missing` is how many more it announces."""

    articles: tuple[Parts, ...]
    missing: int = 0


def split_export(lines: Sequence[str]) -> Export | None:
    """The articles in an export; None where `lines` are no export, so that they are one document. Linear time."""
    if any(NUMBER.search(line) for line in lines):
        chunks = _ended(lines, NUMBER, keeps_end=True)
        return Export(tuple(parts_of_factiva(chunk) for chunk in chunks))
    starts = [found for line in lines if (found := START.fullmatch(line.strip()))]
    if starts and is_labelled(lines):
        chunks = _begun(lines, START)
        articles = tuple(parts_of_nexis(chunk, is_newer=False) for chunk in chunks)
        return Export(articles, missing=max(0, _announced(starts) - len(chunks)))
    if any(END.fullmatch(line.strip()) for line in lines) and is_labelled(lines):
        return Export(tuple(parts_of_nexis(chunk, is_newer=True) for chunk in _ended(lines, END, keeps_end=False)))
    return None


def _announced(starts: Iterable[re.Match[str]]) -> int:
    return max(int(found["total"]) for found in starts)


def _begun(lines: Sequence[str], start: re.Pattern[str]) -> list[list[str]]:
    """The stretches that each begin behind a line of `start`; what stands before the first is a cover."""
    chunks: list[list[str]] = []
    for line in lines:
        if start.fullmatch(line.strip()):
            chunks.append([])
        elif chunks:
            chunks[-1].append(line)
    return chunks


def _ended(lines: Sequence[str], end: re.Pattern[str], *, keeps_end: bool) -> list[list[str]]:
    """The stretches that each end with a line of `end`, and what follows the last of them, if that is much."""
    chunks: list[list[str]] = [[]]
    for line in lines:
        is_end = end.search(line) if keeps_end else end.fullmatch(line.strip())
        if keeps_end or not is_end:
            chunks[-1].append(line)
        if is_end:
            chunks.append([])
    if sum(len(line.split()) for line in chunks[-1]) < _FEWEST_WORDS:
        chunks.pop()
    return chunks
