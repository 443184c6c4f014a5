"""Word pieces in, tag probabilities and link vectors out: one pass of the network over any length of text."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from onrecord.neural.labels import LABELS, LINK_SIZE, LINKS
from onrecord.neural.tokens import Pieces

WINDOW = 200  # pieces, [CLS] and [SEP] included: trained and read at the same (reading at 384 lost nine points)
OVERLAP = 64  # pieces that two neighboring windows share
BATCH = 3200  # pieces a run of the network; memory grows with it
CLS, SEP = 101, 102  # the marks at the ends of a window
_MASKED = np.float32(-1e9)


@dataclass(frozen=True, slots=True)
class Encoded:
    """What the network says of a run of pieces.

    `tags` (pieces, labels) are logits; `links` (pieces, vectors); `window` (pieces,) is the number of the window
    that each piece is taken from; `starts` (windows,) is each window's first piece and `none` (windows, vectors)
    its links to nothing.
    """

    tags: NDArray[np.float32]
    links: NDArray[np.float32]
    window: NDArray[np.int64]
    starts: NDArray[np.int64]
    none: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [start, end) of text number `text`; those in [first, last) are taken from it."""

    text: int
    start: int
    end: int
    first: int
    last: int


class Encoder:
    """The network of the package, in ONNX."""

    def __init__(self, path: Path, *, threads: int = 0) -> None:
        """`threads` 0 leaves the number to the runtime."""
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def encode(self, texts: Sequence[Pieces]) -> list[Encoded]:
        """One result a text, in order.

        Long texts are read in overlapping windows, each piece in the window that has it nearest to the middle.
        """
        cut = [list(cut_windows(number, len(pieces), OVERLAP)) for number, pieces in enumerate(texts)]
        results = [_empty(len(pieces), len(windows)) for pieces, windows in zip(texts, cut, strict=True)]
        numbered = [(number, window) for windows in cut for number, window in enumerate(windows)]
        numbered.sort(key=lambda each: each[1].end - each[1].start)
        for batch in _batches(numbered):
            tags, links = self._run([window for _, window in batch], texts)
            for row, (number, window) in enumerate(batch):
                here = slice(window.first - window.start + 1, window.last - window.start + 1)
                there = slice(window.first, window.last)
                result = results[window.text]
                result.tags[there] = tags[row, here]
                result.links[there] = links[row, here]
                result.window[there] = number
                result.starts[number] = window.start
                result.none[number] = links[row, 0]
        return results

    def _run(self, batch: Sequence[Window], texts: Sequence[Pieces]) -> list[NDArray[np.float32]]:
        shape = (len(batch), max(window.end - window.start for window in batch) + 2)
        ids = np.zeros(shape, dtype=np.int64)
        features = np.zeros((*shape, 3), dtype=np.int64)
        mask = np.full((shape[0], 1, 1, shape[1]), _MASKED, dtype=np.float32)
        for row, window in enumerate(batch):
            length, there = window.end - window.start, slice(window.start, window.end)
            ids[row, 0], ids[row, length + 1] = CLS, SEP
            ids[row, 1 : length + 1] = texts[window.text].ids[there]
            features[row, 1 : length + 1] = texts[window.text].features[there]
            mask[row, ..., : length + 2] = 0
        outputs: list[NDArray[np.float32]] = self._session.run(None, {"ids": ids, "features": features, "mask": mask})
        return outputs


def _empty(pieces: int, windows: int) -> Encoded:
    vectors = len(LINKS) * LINK_SIZE
    return Encoded(
        np.zeros((pieces, len(LABELS)), dtype=np.float32),
        np.zeros((pieces, vectors), dtype=np.float32),
        np.zeros(pieces, dtype=np.int64),
        np.zeros(windows, dtype=np.int64),
        np.zeros((windows, vectors), dtype=np.float32),
    )


def cut_windows(text: int, length: int, overlap: int) -> Iterator[Window]:
    """Windows over `length` pieces of text number `text`, neighbors sharing `overlap` pieces or more."""
    size = WINDOW - 2
    if length <= size:
        if length:
            yield Window(text, 0, length, 0, length)
        return
    count = -(-(length - overlap) // (size - overlap))
    starts = np.linspace(0, length - size, count).round().astype(int).tolist()
    cuts = [0, *((left + size + right) // 2 for left, right in itertools.pairwise(starts)), length]
    for number, start in enumerate(starts):
        yield Window(text, start, start + size, cuts[number], cuts[number + 1])


def _batches(windows: Sequence[tuple[int, Window]]) -> Iterator[list[tuple[int, Window]]]:
    """Runs of windows, short to long, so that little is padded."""
    batch: list[tuple[int, Window]] = []
    for number, window in windows:
        if batch and (len(batch) + 1) * (window.end - window.start + 2) > BATCH:
            yield batch
            batch = []
        batch.append((number, window))
    if batch:
        yield batch
