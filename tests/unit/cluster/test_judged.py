import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.cluster import Judged, split_id, story_id
from onrecord.records import StoryAct, StoryJudgement

PLACED = {"a": "S", "b": "S", "c": "T", "d": "U"}


def merge(name: str, story: str, into: str) -> StoryJudgement:
    return StoryJudgement(name, StoryAct.MERGE, story_id=story, into=into)


def split(name: str, story: str, into: str, *articles: str) -> StoryJudgement:
    return StoryJudgement(name, StoryAct.SPLIT, story_id=story, into=into, articles=articles)


def move(name: str, into: str, *articles: str) -> StoryJudgement:
    return StoryJudgement(name, StoryAct.MOVE, into=into, articles=articles)


def undo(name: str, of: str) -> StoryJudgement:
    return StoryJudgement(name, StoryAct.UNDO, undoes=of)


def test_nothing_judged_leaves_everything_where_it_was_placed() -> None:
    assert Judged().stories(PLACED) == PLACED


def test_a_merge_takes_all_articles_along_and_leaves_other_stories_alone() -> None:
    assert Judged([merge("1", "S", "T")]).stories(PLACED) == {"a": "T", "b": "T", "c": "T", "d": "U"}


def test_a_merge_counts_for_articles_that_come_later_too() -> None:
    assert Judged([merge("1", "S", "T")]).story("new", "S") == "T"


def test_merges_follow_each_other() -> None:
    judged = Judged([merge("1", "S", "T"), merge("2", "T", "U")])
    assert judged.stories(PLACED) == dict.fromkeys(PLACED, "U")


def test_a_merge_says_nothing_of_articles_that_come_into_the_story_by_a_later_judgement() -> None:
    judged = Judged([merge("1", "S", "T"), move("2", "S", "d")])
    assert judged.story("d", "U") == "S"


def test_stories_merged_into_each_other_do_not_go_round_for_ever() -> None:
    judged = Judged([merge("1", "S", "T"), merge("2", "T", "S")])
    assert judged.stories(PLACED) == {"a": "S", "b": "S", "c": "S", "d": "U"}


def test_a_split_takes_only_the_articles_that_are_in_the_story() -> None:
    judged = Judged([split("1", "S", "new", "a", "c")])
    assert judged.stories(PLACED) == {"a": "new", "b": "S", "c": "T", "d": "U"}


def test_a_move_takes_an_article_from_wherever_it_is() -> None:
    judged = Judged([merge("1", "S", "T"), move("2", "U", "a", "c")])
    assert judged.stories(PLACED) == {"a": "U", "b": "T", "c": "U", "d": "U"}


def test_an_undone_judgement_counts_no_longer() -> None:
    assert Judged([merge("1", "S", "T"), undo("2", "1")]).stories(PLACED) == PLACED


def test_an_undo_can_be_undone() -> None:
    judged = Judged([merge("1", "S", "T"), undo("2", "1"), undo("3", "2")])
    assert judged.story("a", "S") == "T"


def test_undoing_an_early_judgement_leaves_later_ones_in_force() -> None:
    judged = Judged([merge("1", "S", "T"), move("2", "U", "c"), undo("3", "1")])
    assert judged.stories(PLACED) == {"a": "S", "b": "S", "c": "U", "d": "U"}


JUDGEMENTS = st.lists(
    st.one_of(
        st.builds(merge, st.just(""), st.sampled_from("ST"), st.sampled_from("UV")),
        st.builds(
            lambda one, other: split("", "S", "new", one, other), st.sampled_from("abcd"), st.sampled_from("abcd")
        ),
        st.builds(lambda article, into: move("", into, article), st.sampled_from("abcd"), st.sampled_from("STU")),
    ),
    max_size=8,
)


def numbered(judgements: list[StoryJudgement]) -> list[StoryJudgement]:
    return [
        StoryJudgement(str(number), each.act, each.story_id, each.into, each.articles)
        for number, each in enumerate(judgements)
    ]


@given(before=JUDGEMENTS, tried=JUDGEMENTS)
def test_undoing_all_that_was_tried_restores_what_was_before(
    before: list[StoryJudgement], tried: list[StoryJudgement]
) -> None:
    every = numbered([*before, *tried])
    undone = [undo(f"undo {each.id}", each.id) for each in reversed(every[len(before) :])]
    assert Judged([*every, *undone]).stories(PLACED) == Judged(every[: len(before)]).stories(PLACED)


@pytest.mark.parametrize(
    "judgement",
    [
        {"act": StoryAct.MERGE, "story_id": "S"},
        {"act": StoryAct.MERGE, "story_id": "S", "into": "S"},
        {"act": StoryAct.SPLIT, "story_id": "S", "into": "T"},
        {"act": StoryAct.MOVE, "articles": ("a",)},
        {"act": StoryAct.UNDO},
    ],
)
def test_a_judgement_that_leaves_something_out_cannot_be_made(judgement: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="does not say"):
        StoryJudgement("1", **judgement)  # type: ignore[arg-type]


def test_ids_hang_on_the_name_alone_and_differ_by_what_they_are_of() -> None:
    assert story_id("a") == story_id("a")
    assert len({story_id("a"), story_id("b"), split_id("a")}) == 3
