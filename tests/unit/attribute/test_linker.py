import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.linker import Linker, LinkTerms
from onrecord.attribute.tags import Found, Role
from onrecord.neural.encoder import Encoded
from onrecord.neural.labels import BREAKS, DISTANCES, LABELS, LINK_SIZE, LINKS, distance_buckets

FLAT = LinkTerms(np.zeros(DISTANCES), np.zeros(BREAKS), none=-1.0)


def content(at: int) -> Found:
    return Found(Role.CONTENT, at, at, 1.0)


def cue(at: int) -> Found:
    return Found(Role.CUE, at, at, 1.0)


def encoded(length: int, pairs: dict[int, int], *, none: int | None = None) -> Encoded:
    """Link vectors in which each content piece matches one cue piece, and one content piece matches nothing."""
    vectors = np.zeros((length, len(LINKS) * LINK_SIZE), dtype=np.float32)
    opening = np.zeros((1, len(LINKS) * LINK_SIZE), dtype=np.float32)
    query, key = LINKS.index("content_first") * LINK_SIZE, LINKS.index("cue_key") * LINK_SIZE
    for axis, (span, target) in enumerate(pairs.items()):
        vectors[span, query + axis] = 8.0
        vectors[target, key + axis] = 8.0
    if none is not None:
        vectors[none, query + len(pairs)] = 8.0
        opening[0, key + len(pairs)] = 8.0
    tags = np.zeros((length, len(LABELS)), dtype=np.float32)
    return Encoded(tags, vectors, np.zeros(length, dtype=np.int64), np.zeros(1, dtype=np.int64), opening)


def choose(spans: list[Found], targets: list[Found], given: Encoded, lawful: NDArray[np.bool_]) -> list[int | None]:
    breaks = np.zeros(len(given.links), dtype=np.int64)
    return [c.index for c in Linker("content", "cue_key", FLAT).choose(spans, targets, given, breaks, lawful)]


def test_each_span_chooses_the_target_whose_key_matches() -> None:
    given = encoded(10, {0: 9, 1: 5})
    assert choose([content(0), content(1)], [cue(5), cue(9)], given, np.ones((2, 2), bool)) == [1, 0]


def test_an_unlawful_target_is_never_chosen() -> None:
    given = encoded(10, {0: 9})
    assert choose([content(0)], [cue(5), cue(9)], given, np.array([[True, False]])) == [0]


def test_none_is_chosen_when_the_window_opening_matches_better() -> None:
    given = encoded(10, {1: 5}, none=0)
    assert choose([content(0)], [cue(5)], given, np.ones((1, 1), bool)) == [None]


def test_distance_decides_between_equal_keys() -> None:
    near = np.zeros(DISTANCES)
    near[distance_buckets(np.array([2]))] = 3.0
    linker = Linker("content", "cue_key", LinkTerms(near, np.zeros(BREAKS), none=-1.0))
    breaks = np.zeros(10, dtype=np.int64)
    (choice,) = linker.choose([content(3)], [cue(9), cue(5)], encoded(10, {}), breaks, np.ones((1, 2), bool))
    assert choice.index == 1


def test_without_targets_there_is_nothing_to_choose() -> None:
    assert choose([content(0)], [], encoded(3, {}), np.ones((1, 0), bool)) == [None]


def test_buckets_of_distance_are_symmetric_and_grow() -> None:
    buckets = distance_buckets(np.array([-200, -3, -1, 0, 1, 3, 200])).tolist()
    assert buckets == [32 - b for b in reversed(buckets)]
    assert buckets == sorted(buckets)
    assert buckets[3] == 16
