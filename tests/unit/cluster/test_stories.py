from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.cluster import Judged, Stories, StoryFeatures, story_id, tell_story
from onrecord.records import (
    Article,
    ParagraphKind,
    Placement,
    Remembered,
    StoryAct,
    StoryJudgement,
)
from tests.factory import article

DAY = date(2026, 3, 3)

# Three events, each told by three outlets in words of their own.
TOLD = {
    "ferry-1": (
        "Ferry Halmar runs aground off Tarnwick",
        (
            "The ferry Halmar ran aground on a sandbank outside the port of Tarnwick early on Tuesday with 200 "
            "people on board. Three tugs pulled the ship free at noon, the coast guard said."
        ),
    ),
    "ferry-2": (
        "Two hundred saved after Tarnwick ferry hits sandbank",
        (
            "Some 200 passengers of the Halmar spent the morning on a sandbank off Tarnwick before tugs freed the "
            "ferry. Nobody was hurt, according to the coast guard, which blames a storm for moving the buoys."
        ),
    ),
    "ferry-3": (
        "Sandbank traps Halmar ferry for six hours",
        (
            "Storm-blown buoys led the ferry Halmar onto a sandbank near Tarnwick on Tuesday. Tugs pulled her off "
            "at high tide, and all 200 aboard came ashore unhurt."
        ),
    ),
    "mill-1": (
        "Last paper mill in Lindmark valley to close",
        (
            "The Osterlund paper mill in Lindmark will close in autumn, its owner told a hundred workers on "
            "Tuesday, blaming the price of wood."
        ),
    ),
    "mill-2": (
        "Osterlund mill shuts after three centuries of paper",
        (
            "Three centuries of paper-making in the Lindmark valley end this autumn: Osterlund said its mill "
            "there would close, with the loss of a hundred jobs."
        ),
    ),
    "mill-3": (
        "A hundred workers lose jobs as Lindmark paper mill closes",
        (
            "Workers at the Osterlund mill in Lindmark learned on Tuesday that paper will be made there only "
            "until autumn. The owner says wood has become too dear."
        ),
    ),
    "vote-1": (
        "Velland parliament rejects tax on second homes",
        (
            "Velland's parliament voted 61 to 58 on Tuesday against a tax on second homes that Prime Minister "
            "Jorun Hale had promised before the election."
        ),
    ),
    "vote-2": (
        "Hale loses vote on second homes tax by three votes",
        (
            "Prime Minister Jorun Hale suffered a defeat on Tuesday when parliament in Velland rejected her "
            "second homes tax, 61 votes to 58."
        ),
    ),
    "vote-3": (
        "Second homes tax fails in Velland",
        (
            "A tax on second homes, the centerpiece of Jorun Hale's campaign, failed in Velland's parliament on "
            "Tuesday. Three members of her own party voted with the opposition."
        ),
    ),
}


def told(name: str, *, text: str | None = None) -> Article:
    headline, opening = TOLD[name]
    return article((ParagraphKind.HEADLINE, headline), (ParagraphKind.STORY, text or opening), id=name)


def features(name: str, day: date = DAY) -> StoryFeatures:
    return StoryFeatures.of(told(name), otherwise=day)


class Kept:
    """What a store keeps of the articles that were placed."""

    def __init__(self) -> None:
        self.days: dict[str, list[Remembered]] = {}

    def on_day(self, day: str) -> Sequence[Remembered]:
        return self.days.get(day, [])

    def add(self, stories: Stories, new: StoryFeatures) -> Placement:
        placement = stories.add(new)
        self.days.setdefault(date.fromordinal(new.day).isoformat(), []).append(Remembered(placement, new.to_bytes()))
        return placement


def place(stories: Stories, names: Sequence[str]) -> dict[str, str]:
    return {name: stories.add(features(name)).story_id for name in names}


def groups(placed: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(name for name in placed if placed[name] == story) for story in placed.values()}


BY_EVENT = {frozenset(f"{event}-{n}" for n in (1, 2, 3)) for event in ("ferry", "mill", "vote")}


@settings(max_examples=25, deadline=None)
@given(st.permutations(sorted(TOLD)))
def test_the_order_in_which_articles_come_does_not_matter_to_what_they_are_grouped_with(order: list[str]) -> None:
    assert groups(place(Stories.packaged(), order)) == BY_EVENT


@settings(max_examples=15, deadline=None)
@given(st.permutations(sorted(TOLD)), st.lists(st.sampled_from(sorted(TOLD)), max_size=8))
def test_feeding_again_changes_nothing(order: list[str], again: list[str]) -> None:
    stories = Stories.packaged()
    placements = {name: stories.add(features(name)) for name in order}
    for name in again:
        assert stories.add(features(name)) == placements[name]


@settings(max_examples=15, deadline=None)
@given(st.permutations(sorted(TOLD)), st.integers(0, 9))
def test_a_stage_that_starts_anew_from_what_was_kept_goes_on_as_if_it_had_not_stopped(
    order: list[str], at: int
) -> None:
    kept = Kept()
    first = Stories.packaged(memory=kept)
    before = {name: kept.add(first, features(name)) for name in order[:at]}
    anew = Stories.packaged(memory=kept)
    after = {name: anew.add(features(name)) for name in order}
    straight = Stories.packaged()
    assert after == {name: straight.add(features(name)) for name in order}
    assert before == {name: after[name] for name in order[:at]}


def test_the_article_that_opens_a_story_gives_it_its_id() -> None:
    placement = Stories.packaged().add(features("ferry-1"))
    assert placement.story_id == story_id("ferry-1")
    assert placement.score == 1.0


def test_a_placement_says_why_and_how_sure_it_is() -> None:
    stories = Stories.packaged()
    stories.add(features("ferry-1"))
    placement = stories.add(features("ferry-2"))
    assert 0.5 < placement.score <= 1
    assert "both give 200" in placement.reasons
    assert "same day" in placement.reasons
    assert placement.origin.startswith("stories/")


def test_articles_weeks_apart_are_not_on_one_event() -> None:
    stories = Stories.packaged()
    stories.add(features("ferry-1"))
    assert stories.add(features("ferry-2", DAY + timedelta(days=21))).story_id == story_id("ferry-2")


def test_a_follow_up_days_later_names_the_story_as_related_or_joins_it() -> None:
    stories = Stories.packaged()
    stories.add(features("vote-1"))
    later = stories.add(features("vote-2", DAY + timedelta(days=3)))
    assert story_id("vote-1") in {later.story_id, *(each.story_id for each in later.related)}


def test_articles_that_come_after_a_merge_are_in_the_merged_story_until_it_is_undone() -> None:
    merged = StoryJudgement("1", StoryAct.MERGE, story_id=story_id("ferry-1"), into=story_id("mill-1"))
    undone = StoryJudgement("2", StoryAct.UNDO, undoes="1")
    stories = Stories.packaged()
    place(stories, ["ferry-1", "mill-1"])
    stories.judge([merged])
    placed = place(stories, ["ferry-2", "mill-2"])
    assert Judged([merged]).stories(placed) == dict.fromkeys(placed, story_id("mill-1"))
    stories.judge([merged, undone])
    placed |= place(stories, ["ferry-1", "mill-1", "ferry-3", "mill-3"])
    assert groups(Judged([merged, undone]).stories(placed)) == {each for each in BY_EVENT if "vote-1" not in each}


def test_a_split_draws_articles_to_where_people_put_the_nearest() -> None:
    stories = Stories.packaged()
    place(stories, ["ferry-1", "ferry-2"])
    away = StoryJudgement(
        "1", StoryAct.SPLIT, story_id=story_id("ferry-1"), into="new", articles=("ferry-1", "ferry-2")
    )
    stories.judge([away])
    assert stories.add(features("ferry-3")).story_id == "new"


@pytest.mark.parametrize("published", ["2026", "2026-03", "2026-13-45", "soon", "", None])
def test_an_article_without_a_full_day_counts_for_the_day_given(published: str | None) -> None:
    undated = Article("a", "x", (), title="x", published=published)
    assert StoryFeatures.of(undated, otherwise=DAY).day == DAY.toordinal()


def test_the_day_an_article_bears_counts_before_the_one_given() -> None:
    dated = Article("a", "x", (), title="x", published="2026-03-01")
    assert StoryFeatures.of(dated, otherwise=DAY).day == date(2026, 3, 1).toordinal()


def test_features_survive_their_bytes_and_refuse_others() -> None:
    made = features("ferry-1")
    assert StoryFeatures.from_bytes(made.to_bytes()) == made
    for broken in (b"", b"{}", made.to_bytes()[:-3]):
        with pytest.raises(ValueError, match="features"):
            StoryFeatures.from_bytes(broken)


def test_names_are_capitalized_words_inside_sentences_and_numbers_have_two_digits() -> None:
    made = features("vote-1")
    assert "prime minister jorun hale" in made.full_names
    assert made.numbers == {"61", "58"}
    assert "hal" in made.names
    assert "homes" not in " ".join(made.full_names).split()


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_has_features(headline: str, opening: str) -> None:
    made = StoryFeatures.of(article((ParagraphKind.HEADLINE, headline), (ParagraphKind.STORY, opening)), otherwise=DAY)
    assert StoryFeatures.from_bytes(made.to_bytes()) == made


def test_a_story_is_named_by_its_most_central_headline_and_dated_by_its_articles() -> None:
    members = [
        (features("ferry-1"), TOLD["ferry-1"][0]),
        (features("ferry-2", DAY + timedelta(days=1)), TOLD["ferry-2"][0]),
    ]
    odd = StoryFeatures.of(article((ParagraphKind.HEADLINE, "Saved!"), id="odd"), otherwise=DAY)
    story = tell_story("s", [*members, (odd, "Saved!")])
    assert story.titled_by != "odd"
    assert story.title == TOLD[story.titled_by][0]
    assert (story.first, story.last) == ("2026-03-03", "2026-03-04")
    assert story.articles == ("ferry-1", "odd", "ferry-2")
