from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cluster import Duplicates, TextSketch, differences
from onrecord.records import Article, ParagraphKind, RememberedText, ReprintKind, Span
from tests.factory import article

DAY = date(2026, 3, 3)
COPY = (
    (
        "The ferry Halmar ran aground on a sandbank outside the port of Tarnwick early on Tuesday with two hundred "
        "people on board, and nobody was hurt."
    ),
    (
        "The captain had been told of the sandbank an hour before, a spokeswoman for the coast guard said, but a storm "
        "had moved the buoys that mark it."
    ),
    "Three tugs pulled the ship free at noon, when the tide was highest, while passengers sang on the upper deck.",
    (
        "The company that runs the ferry promised every passenger a free journey and said that the next departures "
        "would be on time."
    ),
    (
        "It was the second such accident of the winter; in January the cargo ship Ondine had lost her rudder a mile "
        "from the same place."
    ),
)


def story(name: str, headline: str, *paragraphs: str) -> Article:
    parts = [(ParagraphKind.HEADLINE, headline), *((ParagraphKind.STORY, each) for each in paragraphs)]
    return article(*parts, id=name)


class Kept:
    """Articles and what was found, as a store would keep them."""

    def __init__(self) -> None:
        self.articles: dict[str, Article] = {}
        self.days: dict[str, list[RememberedText]] = {}

    def on_day(self, day: str) -> Sequence[RememberedText]:
        return self.days.get(day, [])

    def article(self, article_id: str) -> Article | None:
        return self.articles.get(article_id)

    def add(self, stage: Duplicates, new: Article, day: date = DAY) -> tuple[str, ReprintKind] | None:
        sketch = TextSketch.of(new)
        found = stage.add(new, sketch, day=day)
        self.articles[new.id] = new
        self.days.setdefault(day.isoformat(), []).append(RememberedText(new.id, sketch.to_bytes(), found))
        return (found.of, found.kind) if found else None


ORIGINAL = story("agency", "Ferry runs aground", *COPY)
OTHER = story(
    "other",
    "Mill closes",
    "The last paper mill of the valley will close in autumn, its owner told the hundred workers on Monday.",
    "Paper has been made in Lindmark since 1710; the owner blamed the price of wood and a machine that nobody repairs.",
)


@pytest.mark.parametrize(
    ("paragraphs", "kind"),
    [
        (COPY, ReprintKind.SAME),
        ([each.upper().replace(",", "") for each in COPY], ReprintKind.SAME),
        (COPY[:3], ReprintKind.CUT),
        ((*COPY, *(each.span.cut(OTHER.text) for each in OTHER.paragraphs[1:])), ReprintKind.EXTENDED),
        ((*COPY[:4], COPY[4].replace("second such accident of the winter", "third this year")), ReprintKind.CHANGED),
    ],
)
def test_agency_copy_under_another_headline_is_a_reprint(paragraphs: Sequence[str], kind: ReprintKind) -> None:
    kept = Kept()
    stage = Duplicates(kept)
    kept.add(stage, OTHER)
    kept.add(stage, ORIGINAL)
    assert kept.add(stage, story("paper", "Two hundred saved from sandbank", *paragraphs)) == ("agency", kind)


def test_another_article_on_the_same_event_is_no_reprint() -> None:
    kept = Kept()
    stage = Duplicates(kept)
    kept.add(stage, ORIGINAL)
    own = story(
        "own",
        "Ferry runs aground",
        "Passengers of the Halmar spent the morning on a sandbank: the ferry had run aground outside Tarnwick, and "
        "only the tide at noon allowed three tugs to pull her off.",
        "The coast guard blames the storm, which it says moved the buoys. The captain has not spoken yet.",
    )
    assert kept.add(stage, own) is None


def test_a_copy_of_a_copy_names_the_first() -> None:
    kept = Kept()
    stage = Duplicates(kept)
    kept.add(stage, ORIGINAL)
    kept.add(stage, story("one", "A", *COPY), DAY + timedelta(days=1))
    assert kept.add(stage, story("two", "B", *COPY), DAY + timedelta(days=2)) == ("agency", ReprintKind.SAME)


def test_what_was_kept_is_found_by_a_new_stage() -> None:
    kept = Kept()
    kept.add(Duplicates(kept), ORIGINAL)
    assert kept.add(Duplicates(kept), story("paper", "B", *COPY[:4])) == ("agency", ReprintKind.CUT)


def test_feeding_again_gives_the_same_answer() -> None:
    kept = Kept()
    stage = Duplicates(kept)
    kept.add(stage, ORIGINAL)
    copy = story("paper", "B", *COPY)
    first = kept.add(stage, copy)
    for again in (stage, Duplicates(kept)):
        found = again.add(copy, TextSketch.of(copy), day=DAY)
        assert found is not None
        assert (found.of, found.kind) == first
        assert again.add(ORIGINAL, TextSketch.of(ORIGINAL), day=DAY) is None


def test_an_article_without_words_is_nothing_s_reprint() -> None:
    kept = Kept()
    stage = Duplicates(kept)
    assert kept.add(stage, story("one", "Only a headline")) is None
    assert kept.add(stage, story("two", "Only a headline")) is None


def test_a_sketch_survives_its_bytes_and_refuses_others() -> None:
    sketch = TextSketch.of(ORIGINAL)
    assert TextSketch.from_bytes("agency", sketch.to_bytes()) == sketch
    for broken in (b"", sketch.to_bytes()[:-1], b"9" + sketch.to_bytes()[1:]):
        with pytest.raises(ValueError, match="not a sketch"):
            TextSketch.from_bytes("agency", broken)


def test_differences_are_the_paragraphs_that_are_not_alike() -> None:
    changed = COPY[1].replace("an hour before", "in the evening")
    after = story("paper", "Ferry runs aground", COPY[0], changed, *COPY[3:], "Reporting by Ada Quill.")
    shown = [
        (each.before and each.before.cut(ORIGINAL.text), each.after and each.after.cut(after.text))
        for each in differences(ORIGINAL, after)
    ]
    assert shown == [(COPY[1], changed), (COPY[2], None), (None, "Reporting by Ada Quill.")]


@given(st.permutations(COPY), st.integers(0, 5))
def test_differences_lie_in_the_texts_and_leave_out_what_is_alike(order: list[str], kept: int) -> None:
    after = story("paper", "Ferry runs aground", *order[:kept])
    found = differences(ORIGINAL, after)
    spans = {paragraph.span for paragraph in ORIGINAL.paragraphs}, {paragraph.span for paragraph in after.paragraphs}
    assert {each.before for each in found if each.before} <= spans[0]
    assert {each.after for each in found if each.after} <= spans[1]
    alike = len(after.paragraphs) - sum(each.after is not None for each in found)
    assert len(ORIGINAL.paragraphs) - sum(each.before is not None for each in found) == alike
    assert not differences(ORIGINAL, ORIGINAL)


def test_a_difference_is_in_one_article_at_least() -> None:
    from onrecord.records import Difference

    with pytest.raises(ValueError, match="at least"):
        Difference(None, None)
    assert Difference(Span(0, 1), None).after is None
