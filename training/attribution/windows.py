"""Cutting documents into windows and windows into batches."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from onrecord.neural.encoder import CLS, SEP, WINDOW
from onrecord.neural.labels import BREAKS, distance_buckets
from training.attribution.documents import IGNORED, Example, Link

PAD = 0


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces [start, end) of an example."""

    example: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step. Links: (row, first, last, target) with positions in the window, 0 ([CLS]) for none."""

    ids: Tensor
    features: Tensor
    mask: Tensor | None
    tags: Tensor
    contents: Tensor
    cues: Tensor
    breaks: Tensor


def cut_windows(examples: Sequence[Example], chance: random.Random, *, short: float = 0.1) -> list[Window]:
    """Windows without overlap from a random offset on, so that every epoch cuts elsewhere.

    A share of `short` examples is cut into short windows, as teasers and headlines come alone.
    """
    windows = []
    for number, example in enumerate(examples):
        size = WINDOW - 2
        if chance.random() < short:
            size = chance.randint(24, 100)
        start = -chance.randrange(size) if len(example.pieces) > size else 0
        while start < len(example.pieces):
            if start + size > 0:
                windows.append(Window(number, max(start, 0), min(start + size, len(example.pieces))))
            start += size
    return windows


def batch_windows(windows: list[Window], chance: random.Random, *, pieces: int) -> list[list[Window]]:
    """Batches of about `pieces` pieces, of windows of about the same length, in random order."""
    chance.shuffle(windows)
    windows.sort(key=lambda window: window.end - window.start, reverse=True)
    batches: list[list[Window]] = [[]]
    for window in windows:
        longest = batches[-1][0].end - batches[-1][0].start if batches[-1] else 0
        if batches[-1] and (len(batches[-1]) + 1) * (longest + 2) > pieces:
            batches.append([])
        batches[-1].append(window)
    chance.shuffle(batches)
    return batches


def collate(batch: Sequence[Window], examples: Sequence[Example]) -> Batch:
    """Pad windows to the longest."""
    longest = max(window.end - window.start for window in batch) + 2
    shape = (len(batch), longest)
    ids, breaks = np.full(shape, PAD), np.zeros(shape, dtype=np.int64)
    tags = np.full(shape, IGNORED)
    features = np.zeros((*shape, 3), dtype=np.int64)
    mask = np.full(shape, -1e9, dtype=np.float32)
    contents: list[tuple[int, int, int, int]] = []
    cues: list[tuple[int, int, int, int]] = []
    for row, window in enumerate(batch):
        example, length = examples[window.example], window.end - window.start
        here, there = slice(1, length + 1), slice(window.start, window.end)
        ids[row, 0], ids[row, length + 1] = CLS, SEP
        ids[row, here] = example.pieces.ids[there]
        features[row, here] = example.pieces.features[there]
        tags[row, here] = example.tags[there]
        breaks[row, here] = example.breaks[there]
        mask[row, : length + 2] = 0
        contents.extend(_links(row, example.contents, window))
        cues.extend(_links(row, example.cues, window))
    return Batch(
        torch.from_numpy(ids),
        torch.from_numpy(features),
        torch.from_numpy(mask)[:, None, None] if (mask < 0).any() else None,
        torch.from_numpy(tags),
        torch.tensor(contents, dtype=torch.long).reshape(-1, 4),
        torch.tensor(cues, dtype=torch.long).reshape(-1, 4),
        torch.from_numpy(breaks),
    )


def _links(row: int, links: Sequence[Link], window: Window) -> list[tuple[int, int, int, int]]:
    """The links that lie in the window; those whose target the window cuts off teach nothing."""
    found = []
    for link in links:
        if not (window.start <= link.first and link.last < window.end):
            continue
        if link.target >= 0 and not window.start <= link.target < window.end:
            continue
        target = link.target - window.start + 1 if link.target >= 0 else 0
        found.append((row, link.first - window.start + 1, link.last - window.start + 1, target))
    return found


def pair_features(first: Tensor, breaks: Tensor, row: Tensor) -> tuple[Tensor, Tensor]:
    """Distance and paragraph-break buckets from each link's first piece to every piece: (links, T) each."""
    length = breaks.shape[1]
    distance = torch.arange(length)[None] - first[:, None]
    between = (breaks[row] - breaks[row, first][:, None]).abs().clamp(max=BREAKS - 1)
    return torch.from_numpy(distance_buckets(distance.numpy())), between
