"""Which cue reports a content, and which source a cue belongs to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.tags import Found, softmax
from onrecord.neural.encoder import WINDOW, Encoded
from onrecord.neural.labels import BREAKS, LINK_SIZE, LINKS, distance_buckets


@dataclass(frozen=True, slots=True)
class LinkTerms:
    """What speaks for a link beside its vectors: by distance bucket, by paragraph breaks between, and for none."""

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
        encoded: Encoded,
        breaks: NDArray[np.int64],
        lawful: NDArray[np.bool_],
    ) -> list[Choice]:
        """The best target of each span, or none.

        `breaks` (pieces,) counts the paragraph breaks so far, `lawful` (spans, targets) says what may be chosen.
        """
        if not spans:
            return []
        first = np.array([span.first for span in spans])
        last = np.array([span.last for span in spans])
        query = encoded.links[first, self._first] + encoded.links[last, self._last]
        scores = np.full((len(spans), len(targets) + 1), -1e9)
        scores[:, -1] = self._none(query, first, encoded, breaks) + self._terms.none
        if targets:
            at = np.array([target.first for target in targets])
            between = np.abs(breaks[at][None] - breaks[first][:, None])
            product = query @ encoded.links[at, self._key].T / LINK_SIZE**0.5
            reached = product + self._apart(at[None] - first[:, None], between)
            start = encoded.starts[encoded.window[first]][:, None]
            seen = (at[None] >= start) & (at[None] < start + WINDOW - 2)  # vectors compare within a window only
            scores[:, :-1] = np.where(lawful & seen, reached, -1e9)
        shares = softmax(scores)
        best = scores.argmax(axis=1)
        return [
            Choice(int(index) if index < len(targets) else None, float(shares[row, index]))
            for row, index in enumerate(best)
        ]

    def _none(
        self, query: NDArray[np.float32], first: NDArray[np.int64], encoded: Encoded, breaks: NDArray[np.int64]
    ) -> NDArray[np.float64]:
        """What speaks for no target: the link to the mark that opens the window of a span's first piece."""
        window = encoded.window[first]
        product = (query * encoded.none[window, self._key]).sum(axis=1) / LINK_SIZE**0.5
        return np.asarray(product + self._apart(encoded.starts[window] - 1 - first, breaks[first] + 1))

    def _apart(self, distance: NDArray[np.int64], breaks: NDArray[np.int64]) -> NDArray[np.float64]:
        terms = self._terms
        return np.asarray(terms.distance[distance_buckets(distance)] + terms.breaks[np.minimum(breaks, BREAKS - 1)])


def _slot(name: str) -> slice:
    at = LINKS.index(name) * LINK_SIZE
    return slice(at, at + LINK_SIZE)
