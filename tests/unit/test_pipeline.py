"""The chain, with stages that do as they are told."""

from collections.abc import Sequence

import pytest

from onrecord.errors import EmptyError, InternalError
from onrecord.pipeline import Pipeline
from onrecord.records import (
    Article,
    Attribution,
    Capture,
    Entity,
    Failure,
    Paragraph,
    ParagraphKind,
    Record,
    Resolved,
    Speaker,
    Statement,
)
from tests.factory import article, attribution, capture, entity, find

HEADLINE, STANDFIRST, STORY = ParagraphKind.HEADLINE, ParagraphKind.STANDFIRST, ParagraphKind.STORY
TEASER, NOTICE = ParagraphKind.TEASER, ParagraphKind.NOTICE


class FakeExtractor:
    """Gives back the article made for a capture's id, or raises what was set for it."""

    def __init__(self, made: dict[str, Article | BaseException]) -> None:
        self.made = made
        self.asked: list[str] = []

    def extract(self, captures: Sequence[Capture]) -> list[Article]:
        articles = []
        for each in captures:
            self.asked.append(each.id)
            result = self.made[each.id]
            if isinstance(result, BaseException):
                raise result
            articles.append(result)
        return articles


class FakeAttributor:
    """Gives every article the same attributions."""

    origin = "attribute/fake 1.0"

    def __init__(self, *attributions: Attribution) -> None:
        self.attributions = attributions

    def attribute(self, articles: Sequence[Article]) -> list[tuple[Attribution, ...]]:
        return [self.attributions for _ in articles]


class FakeResolver:
    """Takes every source for the first of the entities that it was given, if any."""

    def __init__(self, *entities: Entity) -> None:
        self.entities = entities

    def resolve(self, articles: Sequence[Article], attributions: Sequence[Sequence[Attribution]]) -> list[Resolved]:
        speakers = (Speaker(0, 0.9),) if self.entities else ()
        return [Resolved(tuple(Statement(each, speakers) for each in found), self.entities) for found in attributions]


def pipeline_of(extractor: FakeExtractor, *attributions: Attribution, entities: Sequence[Entity] = ()) -> Pipeline:
    return Pipeline(extractor, FakeAttributor(*attributions), FakeResolver(*entities))


def read_one(made: Article, *attributions: Attribution, entities: Sequence[Entity] = ()) -> Record:
    (record,) = pipeline_of(FakeExtractor({"a": made}), *attributions, entities=entities).read([capture("x", id="a")])
    assert isinstance(record, Record)
    return record


def attributions_of(statements: Sequence[Statement]) -> list[Attribution]:
    return [each.attribution for each in statements]


def test_pipeline_names_the_model_that_read_the_article():
    assert read_one(article((STORY, "It rained."))).model == "fake 1.0"


def test_pipeline_gives_a_teaser_its_own_attributions_and_the_story_the_rest():
    made = article((HEADLINE, "Tax stays, Ito says"), (STORY, "Ito said no."), (TEASER, "Ana says yes."))
    headline = attribution(made.text, ["Tax stays"], source="Ito", cue="says")
    story = attribution(made.text, ["no"], cue="said")
    teaser = attribution(made.text, ["yes"], source="Ana")
    record = read_one(made, headline, story, teaser)
    assert attributions_of(record.statements) == [headline, story]
    assert [attributions_of(each.statements) for each in record.teasers] == [[teaser]]


def test_pipeline_counts_part_of_anew_within_a_teaser_and_within_the_story():
    made = article((TEASER, "Ana says Bo thinks so."), (STORY, "Ito said Eve knew it."))
    record = read_one(
        made,
        attribution(made.text, ["Bo thinks so"], source="Ana"),
        attribution(made.text, ["so"], source="Bo", part_of=0),
        attribution(made.text, ["Eve knew it"], source="Ito"),
        attribution(made.text, ["it"], source="Eve", part_of=2),
    )
    assert [each.part_of for each in attributions_of(record.statements)] == [None, 0]
    assert [each.part_of for each in attributions_of(record.teasers[0].statements)] == [None, 0]


def test_pipeline_leaves_part_of_empty_where_the_whole_is_elsewhere():
    made = article((TEASER, "Ana says yes."), (STORY, "Ito said no."))
    record = read_one(made, attribution(made.text, ["yes"]), attribution(made.text, ["no"], part_of=0))
    assert [each.part_of for each in attributions_of(record.statements)] == [None]


def test_pipeline_takes_nothing_from_a_standfirst_that_repeats_the_story_nor_from_a_notice():
    made = article((STANDFIRST, "Ito said n ..."), (STORY, "Ito said no."), (NOTICE, "We say: subscribe."))
    first, *rest = made.paragraphs
    made = Article("a", made.text, (Paragraph(first.span, STANDFIRST, repeats=True), *rest))
    story = attribution(made.text, ["no"])
    record = read_one(made, attribution(made.text, ["n ..."]), story, attribution(made.text, ["subscribe"]))
    assert attributions_of(record.statements) == [story]


def test_pipeline_keeps_the_attributions_of_a_standfirst_that_says_something_of_its_own():
    made = article((STANDFIRST, "Ito said no."), (STORY, "It rained."))
    assert len(read_one(made, attribution(made.text, ["no"])).statements) == 1


def test_pipeline_keeps_every_entity_in_its_place_and_tells_whose_it_is():
    made = article((STORY, "Ito said no. We thank Bo."), (TEASER, "Ana says yes."), (NOTICE, "Eve runs this site."))
    ana, ito, eve = (entity(made.text, name, name) for name in ("Ana", "Ito", "Eve"))
    bo = entity(made.text, "Bo", "Bo", find(made.text, "site"))
    record = read_one(made, attribution(made.text, ["yes"], source="Ana"), entities=[ana, ito, eve, bo])
    assert record.entities == (ana, ito, eve, bo)
    assert record.story_entities() == {1, 3}
    assert record.teaser_entities() == {0}


def test_pipeline_counts_who_speaks_in_the_story_as_of_it_wherever_the_name_stands():
    made = article((STORY, "He said no."), (NOTICE, "Read more about Ito."))
    record = read_one(made, attribution(made.text, ["no"], source="He"), entities=[entity(made.text, "Ito", "Ito")])
    assert record.story_entities() == {0}
    assert record.teaser_entities() == set()


def test_pipeline_puts_a_failure_in_the_place_of_what_failed_and_goes_on():
    refused = EmptyError("b: nothing in it", hint="look")
    extractor = FakeExtractor({"a": article((STORY, "x"), id="a"), "b": refused, "c": article((STORY, "y"), id="c")})
    earlier = Failure(name="first", error=EmptyError("first: empty", hint="look"))
    items = list(pipeline_of(extractor).read([earlier, *(capture("x", id=i) for i in "abc")]))
    assert items[0] is earlier
    assert [type(item) for item in items] == [Failure, Record, Failure, Record]
    assert items[2] == Failure(name="b", error=refused, id="b")


def test_pipeline_reads_the_next_only_when_asked():
    extractor = FakeExtractor({"a": article((STORY, "x")), "b": article((STORY, "y"))})
    items = pipeline_of(extractor).read(capture("x", id=i) for i in "ab")
    next(items)
    assert extractor.asked == ["a"]


@pytest.mark.parametrize("exception", [ValueError("odd"), RecursionError(), MemoryError()])
def test_pipeline_turns_a_fault_of_its_own_into_a_failure_that_asks_for_a_report(exception):
    (failure,) = pipeline_of(FakeExtractor({"a": exception})).read([capture("x")])
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, InternalError)
    assert failure.error.__cause__ is exception
    assert type(exception).__name__ in failure.error.message
    assert "report" in failure.error.hint


def test_pipeline_lets_an_interruption_through():
    with pytest.raises(KeyboardInterrupt):
        list(pipeline_of(FakeExtractor({"a": KeyboardInterrupt()})).read([capture("x")]))
