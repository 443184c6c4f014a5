"""Which cue reports a content, and which source a cue belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.tags import Found, softmax
from onrecord.neural.labels import BREAKS, LINK_SIZE, LINKS, distance_buckets


@dataclass(frozen=True, slots=True)
class LinkTerms:
    """What distance alone says for a link: by distance bucket, by paragraph breaks between, and for none."""

    distance: NDArray[np.float64]
    breaks: NDArray[np.float64]
    none: float


@dataclass(frozen=True, slots=True)
class Choice:
    """The span that a span points to (an index into the candidates), or None; `score` is its probability."""

    index: int | None
    score: float


def read_terms(settings: Mapping[str, Any], name: str) -> LinkTerms:
    """The terms of one linker from a model's settings."""
    given = settings["linkers"][name]
    return LinkTerms(np.array(given["distance"]), np.array(given["breaks"]), float(given["none"]))


class Linker:
    """Chooses a target for each span: queries of its first and last piece against keys of first pieces."""

    def __init__(self, query: str, key: str, terms: LinkTerms) -> None:
        self._first = _slot(f"{query}_first")
        self._last = _slot(f"{query}_last")
        self._key = _slot(key)
        self._terms = terms

    def choose(
        self,
        spans: Sequence[Found],
        targets: Sequence[Found],
        links: NDArray[np.float32],
        breaks: NDArray[np.int64],
        lawful: NDArray[np.bool_],
    ) -> list[Choice]:
        """The best target of each span.

        `links` (pieces, link vectors), `breaks` (pieces,) paragraph breaks so far, `lawful` (spans, targets).
        """
        if not spans:
            return []
        scores = np.full((len(spans), len(targets) + 1), -1e9)
        scores[:, -1] = self._terms.none
        if targets:
            scores[:, :-1] = np.where(lawful, self._scores(spans, targets, links, breaks), -1e9)
        shares = softmax(scores)
        best = scores.argmax(axis=1)
        return [
            Choice(int(index) if index < len(targets) else None, float(shares[row, index]))
            for row, index in enumerate(best)
        ]

    def _scores(
        self,
        spans: Sequence[Found],
        targets: Sequence[Found],
        links: NDArray[np.float32],
        breaks: NDArray[np.int64],
    ) -> NDArray[np.float64]:
        first = np.array([span.first for span in spans])
        last = np.array([span.last for span in spans])
        at = np.array([target.first for target in targets])
        query = links[first, self._first] + links[last, self._last]
        product = query @ links[at, self._key].T / LINK_SIZE**0.5
        apart = distance_buckets(at[None] - first[:, None])
        between = np.minimum(np.abs(breaks[at][None] - breaks[first][:, None]), BREAKS - 1)
        return np.asarray(product + self._terms.distance[apart] + self._terms.breaks[between])


def _slot(name: str) -> slice:
    at = LINKS.index(name) * LINK_SIZE
    return slice(at, at + LINK_SIZE)
