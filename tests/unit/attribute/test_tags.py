import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.tags import Found, Role, find_spans
from onrecord.neural.labels import LABELS, Label

NO_BIAS = np.zeros(len(LABELS))
OUT, BS, S, BQ, Q, BC, C = LABELS


def logits(*labels: Label) -> NDArray[np.float32]:
    """Scores that favor the given labels clearly."""
    scores = np.zeros((len(labels), len(LABELS)), dtype=np.float32)
    scores[np.arange(len(labels)), labels] = 6.0
    return scores


def spans(found: list[Found]) -> list[tuple[Role, int, int]]:
    return [(span.role, span.first, span.last) for span in found]


def test_runs_of_tags_become_spans_in_order() -> None:
    found = find_spans(logits(BS, S, BQ, OUT, BC, C, C), [(0, 7)], NO_BIAS)
    assert spans(found) == [(Role.SOURCE, 0, 1), (Role.CUE, 2, 2), (Role.CONTENT, 4, 6)]


def test_two_contents_side_by_side_stay_two() -> None:
    found = find_spans(logits(BC, C, BC, C), [(0, 4)], NO_BIAS)
    assert spans(found) == [(Role.CONTENT, 0, 1), (Role.CONTENT, 2, 3)]


def test_an_inside_tag_without_a_beginning_is_repaired_by_the_next_best_tagging() -> None:
    scores = logits(OUT, C, C)
    scores[1, BC] = 5.0
    assert spans(find_spans(scores, [(0, 3)], NO_BIAS)) == [(Role.CONTENT, 1, 2)]


def test_an_inside_tag_never_follows_another_role() -> None:
    scores = logits(BS, C, C)
    for _, first, last in spans(find_spans(scores, [(0, 3)], NO_BIAS)):
        assert first <= last
    assert all(role != Role.SOURCE or last == 0 for role, _, last in spans(find_spans(scores, [(0, 3)], NO_BIAS)))


def test_no_span_reaches_over_a_paragraph_end() -> None:
    found = find_spans(logits(BC, C, C, C), [(0, 2), (2, 4)], NO_BIAS)
    assert all(span.last < 2 or span.first >= 2 for span in found)


def test_a_bias_tips_an_even_choice() -> None:
    scores = np.zeros((1, len(LABELS)), dtype=np.float32)
    bias = NO_BIAS.copy()
    bias[BQ] = 1.0
    assert spans(find_spans(scores, [(0, 1)], bias)) == [(Role.CUE, 0, 0)]


def test_the_score_is_the_mean_probability_of_the_role() -> None:
    scores = np.full((2, len(LABELS)), -20.0, dtype=np.float32)
    scores[0, [BC, OUT]] = [0.0, 0.0]  # even odds
    scores[1, C] = 20.0
    bias = NO_BIAS.copy()
    bias[BC] = 0.1
    (found,) = find_spans(scores, [(0, 2)], bias)
    assert abs(found.score - 0.75) < 1e-6


def test_nothing_to_read_gives_nothing() -> None:
    assert find_spans(logits(), [], NO_BIAS) == []
    assert find_spans(logits(), [(0, 0)], NO_BIAS) == []
