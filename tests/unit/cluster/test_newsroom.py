"""The sample newsroom: reprints and stories against the answers that come with it."""

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from importlib import resources

import pytest

from onrecord.cluster import Duplicates, Stories, StoryFeatures, TextSketch
from onrecord.config import Limits
from onrecord.extract.extractor import Extractor
from onrecord.extract.separator import Separator
from onrecord.records import Article, Capture, MediaType, RememberedText

NEWSROOM = resources.files("onrecord.samples") / "newsroom"


class Nothing:
    """A store in which nothing is kept but the articles of this run."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._articles = {each.id: each for each in articles}

    def on_day(self, day: str) -> Sequence[RememberedText]:
        return []

    def article(self, article_id: str) -> Article | None:
        return self._articles.get(article_id)


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    lines = (NEWSROOM / "articles.jsonl").read_text(encoding="utf8").splitlines()
    captures = []
    for row in map(json.loads, lines):
        kind = MediaType.HTML if row["file"].endswith(".html") else MediaType.TEXT
        text = (NEWSROOM / row["file"]).read_text(encoding="utf8")
        captures.append(Capture(row["id"], row["id"], kind, text=text, title=row["title"], published=row["published"]))
    return Extractor(limits=Limits(), separator=Separator()).extract(captures)


def day_of(article: Article) -> date:
    return date.fromisoformat((article.published or "")[:10])


def test_all_reprints_are_found_and_nothing_else_is_taken_for_one(articles: list[Article]) -> None:
    stage = Duplicates(Nothing(articles))
    found = [stage.add(each, TextSketch.of(each), day=day_of(each)) for each in articles]
    answers = json.loads((NEWSROOM / "answers/reprints.json").read_text(encoding="utf8"))["reprints"]
    assert {(each.article_id, each.of) for each in found if each} == {
        (each["reprint"], each["original"]) for each in answers
    }


def test_no_story_holds_two_events_and_few_events_have_two(articles: list[Article]) -> None:
    answers = json.loads((NEWSROOM / "answers/stories.json").read_text(encoding="utf8"))
    event = {article: story["story"] for story in answers for article in story["articles"]}
    stories = Stories.packaged()
    events_in, stories_of = defaultdict(set), defaultdict(set)
    for each in articles:
        placed = stories.add(StoryFeatures.of(each, otherwise=day_of(each))).story_id
        events_in[placed].add(event[each.id])
        stories_of[event[each.id]].add(placed)
    assert all(len(events) == 1 for events in events_in.values())
    assert sum(len(found) > 1 for found in stories_of.values()) <= len(stories_of) / 4
