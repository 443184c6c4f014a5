"""From tag scores to spans of pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from onrecord.neural.labels import LABELS, Label


class Role(StrEnum):
    """The parts of an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


_BEGIN = {Label.BEGIN_SOURCE: Role.SOURCE, Label.BEGIN_CUE: Role.CUE, Label.BEGIN_CONTENT: Role.CONTENT}
_INSIDE = {Label.SOURCE: Label.BEGIN_SOURCE, Label.CUE: Label.BEGIN_CUE, Label.CONTENT: Label.BEGIN_CONTENT}
_NEVER = -1e9


def _transitions() -> NDArray[np.float64]:
    """(from, to): an inside tag only follows its own role."""
    table = np.zeros((len(LABELS), len(LABELS)))
    for inside, begin in _INSIDE.items():
        table[:, inside] = _NEVER
        table[[inside, begin], inside] = 0
    return table


_TRANSITIONS = _transitions()


@dataclass(frozen=True, slots=True)
class Found:
    """Pieces first..last (inclusive) in one role. `score` is the mean probability of its tags."""

    role: Role
    first: int
    last: int
    score: float


def softmax(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Probabilities along the last axis."""
    raised = np.exp(logits.astype(np.float64) - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def find_spans(
    logits: NDArray[np.float32], paragraphs: Sequence[tuple[int, int]], biases: NDArray[np.float64]
) -> list[Found]:
    """The best lawful tagging of each paragraph (a range of pieces), as spans in order.

    `logits` (pieces, labels); `biases` (labels,) are added to the log probabilities before the search.
    """
    probabilities = softmax(logits)
    scores = np.log(probabilities + 1e-12) + biases
    found = []
    for (start, _), path in zip(paragraphs, _best_paths(scores, paragraphs), strict=True):
        found.extend(_read(path, start, probabilities))
    return found


def _best_paths(scores: NDArray[np.float64], paragraphs: Sequence[tuple[int, int]]) -> list[NDArray[np.int64]]:
    """Viterbi over all paragraphs at once: as many steps as the longest has pieces."""
    if not paragraphs:
        return []
    lengths = np.array([end - start for start, end in paragraphs])
    longest = int(lengths.max(initial=0))
    padded = np.zeros((len(paragraphs), longest, len(LABELS)))
    for row, (start, end) in enumerate(paragraphs):
        padded[row, : end - start] = scores[start:end]
    back = np.zeros((longest, len(paragraphs), len(LABELS)), dtype=np.int8)
    best = padded[:, 0] if longest else padded.sum(axis=1)
    best = best + np.where(np.isin(np.arange(len(LABELS)), list(_INSIDE)), _NEVER, 0)
    final = best.copy()
    for step in range(1, longest):
        reach = best[:, :, None] + _TRANSITIONS
        back[step] = reach.argmax(axis=1)
        best = reach.max(axis=1) + padded[:, step]
        going = lengths > step
        final[going] = best[going]
    return [_trace(final[row], back[:length, row]) for row, length in enumerate(lengths)]


def _trace(final: NDArray[np.float64], back: NDArray[np.int8]) -> NDArray[np.int64]:
    path = np.zeros(len(back), dtype=np.int64)
    if len(back):
        path[-1] = final.argmax()
        for step in range(len(back) - 1, 0, -1):
            path[step - 1] = back[step, path[step]]
    return path


def _read(path: NDArray[np.int64], offset: int, probabilities: NDArray[np.float64]) -> list[Found]:
    found = []
    steps = path.tolist()
    at = 0
    while at < len(steps):
        role = _BEGIN.get(Label(steps[at]))
        end = at + 1
        if role is not None:
            while end < len(steps) and _INSIDE.get(Label(steps[end])) == steps[at]:
                end += 1
            rows = probabilities[offset + at : offset + end]
            pair = [steps[at], steps[at] + 1]  # begin and inside of the role
            score = float(rows[:, pair].sum(axis=1).mean())
            found.append(Found(role, offset + at, offset + end - 1, score))
        at = end
    return found
