import numpy as np

from onrecord.attribute.linker import Linker, LinkTerms
from onrecord.attribute.tags import Found, Role
from onrecord.neural.labels import BREAKS, DISTANCES, LINK_SIZE, LINKS, distance_buckets

FLAT = LinkTerms(np.zeros(DISTANCES), np.zeros(BREAKS), none=-1.0)


def content(at: int) -> Found:
    return Found(Role.CONTENT, at, at, 1.0)


def cue(at: int) -> Found:
    return Found(Role.CUE, at, at, 1.0)


def links(length: int, pairs: dict[int, int]) -> np.ndarray:  # type: ignore[type-arg]
    """Link vectors in which each content piece matches one cue piece."""
    vectors = np.zeros((length, len(LINKS) * LINK_SIZE), dtype=np.float32)
    query, key = LINKS.index("content_first") * LINK_SIZE, LINKS.index("cue_key") * LINK_SIZE
    for axis, (span, target) in enumerate(pairs.items()):
        vectors[span, query + axis] = 8.0
        vectors[target, key + axis] = 8.0
    return vectors


def choose(spans: list[Found], targets: list[Found], vectors: np.ndarray, lawful: np.ndarray) -> list[int | None]:  # type: ignore[type-arg]
    breaks = np.zeros(len(vectors), dtype=np.int64)
    return [c.index for c in Linker("content", "cue_key", FLAT).choose(spans, targets, vectors, breaks, lawful)]


def test_each_span_chooses_the_target_whose_key_matches() -> None:
    vectors = links(10, {0: 9, 1: 5})
    assert choose([content(0), content(1)], [cue(5), cue(9)], vectors, np.ones((2, 2), bool)) == [1, 0]


def test_an_unlawful_target_is_never_chosen() -> None:
    vectors = links(10, {0: 9})
    assert choose([content(0)], [cue(5), cue(9)], vectors, np.array([[True, False]])) == [0]


def test_none_is_chosen_when_it_is_likelier() -> None:
    terms = LinkTerms(np.zeros(DISTANCES), np.zeros(BREAKS), none=3.0)
    breaks = np.zeros(10, dtype=np.int64)
    linker = Linker("content", "cue_key", terms)
    (choice,) = linker.choose([content(0)], [cue(5)], links(10, {}), breaks, np.ones((1, 1), bool))
    assert choice.index is None


def test_without_targets_there_is_nothing_to_choose() -> None:
    assert choose([content(0)], [], links(3, {}), np.ones((1, 0), bool)) == [None]


def test_buckets_of_distance_are_symmetric_and_grow() -> None:
    buckets = distance_buckets(np.array([-200, -3, -1, 0, 1, 3, 200])).tolist()
    assert buckets == [32 - b for b in reversed(buckets)]
    assert buckets == sorted(buckets)
    assert buckets[3] == 16
