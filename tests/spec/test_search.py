"""What a search finds."""

from dataclasses import replace

import pytest

from onrecord.errors import QueryError
from onrecord.records import Record
from onrecord.store.fates import Item
from onrecord.store.query import parse_query
from onrecord.store.search import MARKS, search
from onrecord.store.session import Store
from onrecord.store.targets import Order, Target
from onrecord.store.writer import Writer
from tests.stored import full_item, item, page

DIRECT = "“There is no unanimity on the harbour dues,”"
TOLD = "that Osmark would never agree"


@pytest.fixture(scope="module")
def found(copies):
    """The contents of the statements that a query finds among two."""
    store = Store.open(copies())
    Writer(store, command="test").write([full_item()])

    def find(query: str) -> set[str]:
        page = search(store, parse_query(query), target=Target.STATEMENTS, order=Order.RELEVANCE, limit=10)
        return {hit.content for hit in page.hits}

    yield find
    store.close()


@pytest.mark.parametrize(
    ("query", "contents"),
    [
        ("unanimity", {DIRECT}),
        ("UNANIMITY", {DIRECT}),
        ("agreed", {TOLD}),  # another form of the word
        ("the", {DIRECT}),  # every word counts
        ("unanim*", {DIRECT}),
        ("harbour dues", {DIRECT}),
        ("dues harbour", {DIRECT}),
        ('"harbour dues"', {DIRECT}),
        ('"dues harbour"', set()),
        ("unanimity Osmark", set()),
        ("unanimity OR Osmark", {DIRECT, TOLD}),
        ("unanimity AND dues", {DIRECT}),
        ("NOT unanimity", {TOLD}),
        ("(unanimity OR Osmark) NOT dues", {TOLD}),
        ("unanimity OR NOT dues", {DIRECT, TOLD}),
        ("Varga", {DIRECT}),  # who is named as the source
        ("strike OR more OR vows", set()),  # only a teaser says it
        ('speaker:"Ada Varga"', {DIRECT}),
        ("speaker:varga", {DIRECT}),
        ("speaker:var*", {DIRECT}),
        ("speaker:ada", set()),  # a name is looked up whole
        ('unanimity speaker:"Ada Varga" said:2025-12', {DIRECT}),
        ("unanimity speaker:brenn", set()),
        ("speaker:varga OR speaker:brenn", {DIRECT, TOLD}),
        ("NOT speaker:varga", {TOLD}),
        ('role:"secretary general"', {DIRECT}),
        ("role:general", {DIRECT}),
        ("role:gener", set()),
        ("role:gener*", {DIRECT}),
        ('affiliation:"Tern Alliance"', {DIRECT}),
        ("source:minister", {TOLD}),
        ("addressee:parliament", {TOLD}),
        ("parliament", set()),  # who is spoken to does not say it
        ("kind:direct", {DIRECT}),
        ('outlet:"the osmark post"', {DIRECT, TOLD}),
        ("outlet:osmark", set()),
        ("published:2025", {DIRECT, TOLD}),
        ("published:2025-12-03", {DIRECT, TOLD}),
        ("published:2025-12-04..", set()),
        ("published:..2025-11", set()),
        ("published:2025-11..2026-01", {DIRECT, TOLD}),
        ("said:2025-12-02", {DIRECT}),
        ("said:2025-12-03", set()),
        ("", {DIRECT, TOLD}),
        ("x'; DROP TABLE article", set()),
        ("unanimity'", {DIRECT}),
        ('"NEAR(a b)"', set()),
    ],
)
def test_query_finds(found, query, contents):
    assert found(query) == contents


def test_marks_on_letters_do_not_matter(store, writer):
    writer.write([full_item("one")])
    given = full_item("two")
    text = given.result.article.text.replace("unanimity", "unanimitý")
    writer.write([Item(replace(given.capture, text=text), changed(given.result, text=text))])
    page = search(store, parse_query("unanimity"), target=Target.STATEMENTS, order=Order.DATE, limit=10)
    assert {hit.article_id for hit in page.hits} == {"one", "two"}


def test_articles_are_found_by_title_and_own_words_and_by_what_is_said_in_them(store, writer):
    writer.write([full_item(), item("Nothing was said of tariffs.", id="b", title="Silence")])

    def ids(query: str) -> set[str]:
        page = search(store, parse_query(query), target=Target.ARTICLES, order=Order.RELEVANCE, limit=10)
        return {hit.id for hit in page.hits}

    assert ids("tariff") == {"b"}
    assert ids("silence") == {"b"}
    assert ids("speaker:varga") == ids("source:varga") == ids("kind:direct") == {"full"}
    assert ids("ferry") == set()  # an advertised other story
    assert ids("NOT speaker:varga") == {"b"}


def test_only_the_newest_version_is_found(store, writer):
    writer.write([page("Osmark agreed to tariffs.")])
    writer.write([page("Osmark agreed to nothing.")])
    for query, number in (("tariffs", 0), ("nothing", 1)):
        hits = search(store, parse_query(query), target=Target.ARTICLES, order=Order.RELEVANCE, limit=10).hits
        assert len(hits) == number


def test_snippet_marks_the_words(store, writer):
    writer.write([full_item()])
    (hit,) = search(store, parse_query("dues"), target=Target.STATEMENTS, order=Order.RELEVANCE, limit=1).hits
    assert f"harbour {MARKS[0]}dues{MARKS[1]}" in hit.snippet
    assert (hit.speaker, hit.said, hit.published, hit.outlet) == (
        "Ada Varga", "2025-12-02", "2025-12-03", "The Osmark Post",
    )  # fmt: skip


def test_pages_follow_each_other_newest_first(store, writer):
    days = ["2025-12-01", "2026-01", "2024", "2025-12-02"]
    writer.write([item(f"Tariffs, part {place}.", id=day, published=day) for place, day in enumerate(days)])

    def page(offset: int) -> tuple[list[str], bool]:
        found = search(store, parse_query("tariffs"), target=Target.ARTICLES, order=Order.DATE, limit=2, offset=offset)
        return [hit.id for hit in found.hits], found.has_more

    assert page(0) == (["2026-01", "2025-12-02"], True)
    assert page(2) == (["2025-12-01", "2024"], False)


@pytest.mark.parametrize(
    ("query", "place", "fault"),
    [
        ("unanimity AND", 11, "expected after it"),
        ("OR unanimity", 1, "expected here"),
        ("(unanimity", 1, "not closed"),
        ("unanimity)", 10, "no parenthesis"),
        ('a "harbour dues', 3, "no end"),
        ("speeker:varga", 1, "no such filter"),
        ("speaker:", 1, "a value is expected"),
        ("said:2025-13", 6, "no date"),
        ("said:2026..2025", 6, "before the beginning"),
        ("kind:spoken", 6, "no such kind"),
        ("… a", 1, "neither letters nor digits"),
        ("()", 2, "expected here"),
        ("NOT", 1, "expected after it"),
        ("a -- b", 3, "neither letters nor digits"),
        ("(" * 40 + "a" + ")" * 40, 34, "levels"),
    ],
)
def test_query_that_cannot_be_understood_says_where_and_what_is_expected(query, place, fault):
    with pytest.raises(QueryError) as refused:
        parse_query(query)
    assert f"at character {place}," in refused.value.message
    assert fault in refused.value.message
    assert refused.value.hint


def changed(record: Record, *, text: str) -> Record:
    return replace(record, article=replace(record.article, text=text))
