"""The sample newsroom agrees with itself: every answer points at words that stand in the article it names."""

import json
import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import Any

import pytest
from lxml import etree, html

from onrecord.samples import newsroom

FIRST, LAST = date(2026, 3, 2), date(2026, 4, 30)
ARTICLES = [json.loads(line) for line in newsroom.MANIFEST.read_text(encoding="utf-8").splitlines()]
BY_ID = {article["id"]: article for article in ARTICLES}
BLOCKS = {"address", "article", "div", "footer", "h1", "h2", "h3", "h4", "header", "li", "nav", "p", "section", "ul"}
RUN = {"exact", "punctuation", "trimmed"}  # the outlet's quoted words are a run of the fullest version's
VARIANTS = RUN | {"ellipsis", "brackets", "partial", "paraphrase", "spokesperson", "differs", "reprint"}
MARKS = "\"“”‘’'"


def answers(name: str) -> Any:
    return json.loads((newsroom.ANSWERS / name).read_text(encoding="utf-8"))


@cache
def visible(article_id: str) -> str:
    """The words that a reader sees, with every white space as one space; blocks do not run together."""
    source = (newsroom.FOLDER / BY_ID[article_id]["file"]).read_text(encoding="utf-8")
    if not source.lstrip().startswith("<"):
        return " ".join(source.split())
    page = html.document_fromstring(source)
    etree.strip_elements(page, "head", "script", "style", with_tail=False)
    for element in page.iter():
        if element.tag in BLOCKS:
            element.text = " " + (element.text or "")
            element.tail = " " + (element.tail or "")
    return " ".join("".join(map(str, page.itertext())).split())


def slices() -> Iterator[tuple[str, str, str]]:
    """Every piece of an article that an answer gives: (which answer, article id, words)."""
    for quotation in answers("quotations.json"):
        for variant in quotation["variants"]:
            for words in variant["words"]:
                yield f"quotation {quotation['quotation']}", variant["article"], words
    for row in answers("speakers.json"):
        for number, statement in enumerate(row["statements"]):
            said_on = statement["said_on"] or {}
            pieces = [*statement["content"], statement["addressee"], statement["venue"], said_on.get("text")]
            for words in filter(None, pieces):
                yield f"statement {number}", row["article"], words
    for position in answers("positions.json")["positions"]:
        for words in position["words"]:
            yield f"position of {position['member']}", position["article"], words


def test_every_answer_is_a_slice_of_the_article_it_names() -> None:
    missing = [row for row in slices() if row[2] not in visible(row[1])]
    assert missing == []


def test_no_slice_cuts_a_word_in_two() -> None:
    cut = [row for row in slices() if not re.search(rf"(?<!\w){re.escape(row[2])}(?!\w)", visible(row[1]))]
    assert cut == []


def test_a_statement_stands_once_in_its_article_unless_the_standfirst_says_it_too() -> None:
    twice = [
        (row["article"], words, count)
        for row in answers("speakers.json")
        for statement in row["statements"]
        for words in statement["content"]
        if (count := visible(row["article"]).count(words)) > (2 if "cour" in row["article"] else 1) and len(words) > 20
    ]
    assert twice == []


def test_the_manifest_names_every_file_once_and_files_are_not_empty() -> None:
    files = [article["file"] for article in ARTICLES]
    on_disk = {f"articles/{path.name}" for path in newsroom.ARTICLES.iterdir()}
    assert len(set(files)) == len(files)
    assert set(files) == on_disk
    assert all(len(visible(article["id"]).split()) > 80 for article in ARTICLES)


def test_articles_have_id_outlet_reserved_address_and_title_on_the_page() -> None:
    outlets = Counter(article["outlet"] for article in ARTICLES)
    assert len(BY_ID) == len(ARTICLES) >= 44
    assert len(outlets) == 6
    assert min(outlets.values()) >= 6
    for article in ARTICLES:
        assert re.match(r"https://[a-z-]+\.example/\S+$", article["url"])
        assert article["title"] in visible(article["id"])


def test_only_versions_share_an_address() -> None:
    [versions] = answers("reprints.json")["versions"]
    shared = {url for url, count in Counter(article["url"] for article in ARTICLES).items() if count > 1}
    assert shared == {versions["url"]}
    first, second = versions["versions"]
    assert BY_ID[second]["version_of"] == first
    assert BY_ID[second]["modified"] > BY_ID[first]["published"]


def test_dates_lie_in_the_two_months_and_order_the_manifest() -> None:
    moments = [datetime.fromisoformat(article.get("modified", article["published"])) for article in ARTICLES]
    assert all(moment.tzinfo is not None and FIRST <= moment.date() <= LAST for moment in moments)
    assert moments == sorted(moments)


def test_nothing_is_said_after_it_was_published() -> None:
    published = {a["id"]: a.get("modified", a["published"])[:10] for a in ARTICLES}
    for position in answers("positions.json")["positions"]:
        assert position["date"] <= published[position["article"]]
    for row in answers("speakers.json"):
        for statement in row["statements"]:
            if statement["said_on"]:
                assert statement["said_on"]["date"].split("/")[-1] <= published[row["article"]]
    for quotation in answers("quotations.json"):
        assert quotation["said"] <= min(published[variant["article"]] for variant in quotation["variants"])


def test_weekdays_in_dates_are_the_weekdays_of_those_days() -> None:
    names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    for row in answers("speakers.json"):
        for statement in row["statements"]:
            for name in names:
                if statement["said_on"] and name in statement["said_on"]["text"]:
                    assert date.fromisoformat(statement["said_on"]["date"]).weekday() == names.index(name)


def test_every_article_is_in_one_story_and_stories_hold_together_in_time() -> None:
    stories = answers("stories.json")
    held = [article for story in stories for article in story["articles"]]
    assert sorted(held) == sorted(BY_ID)
    assert sum(2 <= len(story["articles"]) <= 7 for story in stories) >= 12
    assert sum(len(story["articles"]) == 1 for story in stories) >= 3
    for story in stories:
        days = sorted(date.fromisoformat(BY_ID[article]["published"][:10]) for article in story["articles"])
        assert (days[-1] - days[0]).days <= 3


def words_of(article_id: str) -> Counter[str]:
    return Counter(re.findall(r"[a-z]+", visible(article_id).lower()))


def test_reprints_come_later_from_another_outlet_and_repeat_most_of_the_words() -> None:
    reprints = answers("reprints.json")["reprints"]
    assert len(reprints) >= 6
    for reprint in reprints:
        original, copy = BY_ID[reprint["original"]], BY_ID[reprint["reprint"]]
        assert original["published"] < copy["published"]
        assert original["outlet"] != copy["outlet"]
        assert original["title"] != copy["title"]
        before, after = words_of(original["id"]), words_of(copy["id"])
        assert sum((before & after).values()) / sum(before.values()) > 0.6
        for paragraph in reprint["cut"]:
            assert " ".join(paragraph.split()) in visible(original["id"])
            assert paragraph not in visible(copy["id"])
        for edit in reprint["edits"]:
            assert edit["is"] in visible(copy["id"])


def test_quotations_have_variants_of_known_kinds_in_several_outlets() -> None:
    quotations = answers("quotations.json")
    people = {entity["name"] for entity in answers("people.json")}
    assert sum(len({BY_ID[v["article"]]["outlet"] for v in q["variants"]}) > 1 for q in quotations) >= 15
    kinds = Counter(variant["kind"] for quotation in quotations for variant in quotation["variants"])
    assert set(kinds) == VARIANTS
    for quotation in quotations:
        assert len(quotation["variants"]) >= 2
        assert all(name in people for name in quotation["speaker"].split(" and "))
        assert quotation["disagree"] == ("difference" in quotation)
        assert not quotation["disagree"] or any(v["kind"] == "differs" for v in quotation["variants"])


def quoted(pieces: list[str]) -> list[str]:
    """The words inside quotation marks, in small letters and one spelling."""
    inside = [m for piece in pieces for m in re.findall(r"[\"“‘'](?=\w)(.*?)[\"”’'](?!\w)", piece)]
    return re.findall(
        r"[\w'-]+", " ".join(inside).lower().replace("’", "'").replace("our", "or").replace("gray", "grey")
    )


def is_run(part: list[str], whole: list[str]) -> bool:
    return any(whole[i : i + len(part)] == part for i in range(len(whole) - len(part) + 1))


@pytest.mark.parametrize("quotation", answers("quotations.json"), ids=lambda quotation: quotation["quotation"])
def test_variants_that_claim_the_same_words_have_them_and_the_others_do_not(quotation: dict[str, Any]) -> None:
    fullest = max((quoted(v["words"]) for v in quotation["variants"] if v["kind"] in RUN), key=len)
    for variant in quotation["variants"]:
        pieces = [quoted([piece]) for piece in variant["words"]]
        if variant["kind"] in RUN:
            assert all(is_run(piece, fullest) for piece in pieces), variant
            assert any(pieces), variant
        if variant["kind"] in {"differs", "ellipsis", "brackets"}:
            whole = re.findall(r"[\w'-]+", " ".join(variant["words"]).lower().replace("’", "'"))
            assert not is_run(whole, fullest), variant


def test_at_least_three_quotations_disagree_between_outlets() -> None:
    assert sum(quotation["disagree"] for quotation in answers("quotations.json")) >= 3


@pytest.mark.parametrize("row", answers("speakers.json"), ids=lambda row: row["article"])
def test_kinds_fit_the_quotation_marks_and_named_speakers_are_known(row: dict[str, Any]) -> None:
    people = {entity["name"]: entity for entity in answers("people.json")}
    for number, statement in enumerate(row["statements"]):
        marked = [bool(re.search(rf"[{MARKS}]", re.sub(r"(?<=\w)['’](?=\w)", "", w))) for w in statement["content"]]
        assert (statement["kind"] == "indirect") == (not any(marked)) or len(statement["content"]) > 1
        assert statement["part_of"] is None or statement["part_of"] < number
        for speaker in statement["speakers"]:
            if speaker["role"]:
                held = [r["title"] for r in people[speaker["name"]]["roles"]]
                assert speaker["role"] in held


def test_enough_articles_have_all_their_statements_answered() -> None:
    rows = answers("speakers.json")
    assert len(rows) >= 15
    assert sum(len(row["statements"]) for row in rows) >= 150


def test_positions_name_members_issues_and_stances_and_the_table_follows_from_them() -> None:
    given = answers("positions.json")
    issues = {issue["issue"] for issue in given["issues"]}
    members = given["body"]["members"]
    assert len(members) == 9
    for position in given["positions"]:
        assert position["member"] in members
        assert position["issue"] in issues
        assert position["stance"] in {"for", "against", "conditional", "divided", "none"}
    assert {(row["member"], row["issue"]) for row in given["stands"]} == {(m, i) for m in members for i in issues}
    for row in given["stands"]:
        for day, stance in row["on"].items():
            assert stance == stance_on(given["positions"], row["member"], row["issue"], day)


def stance_on(positions: list[dict[str, Any]], member: str, issue: str, day: str) -> str | None:
    """The stance of the latest day with words of the member's own; one for and one against that day is divided."""
    own = [p for p in positions if (p["member"], p["issue"]) == (member, issue) and p["date"] <= day and p["own"]]
    latest = max((p["date"] for p in own), default=None)
    stances = {p["stance"] for p in own if p["date"] == latest}
    if not stances:
        return None
    return "divided" if {"for", "against"} <= stances or "divided" in stances else stances.pop()


def test_velland_moves_and_the_other_planted_stances_stand() -> None:
    stands = {(row["member"], row["issue"]): row["on"] for row in answers("positions.json")["stands"]}
    assert list(stands["Velland", "kestria"].values()) == ["against", "conditional", "for", "for"]
    assert set(stands["Ardovia", "kestria"].values()) == {"against"}
    assert stands["Ostrany", "kestria"]["2026-04-30"] == "divided"
    assert set(stands["Hestmark", "kestria"].values()) <= {None, "none"}
    assert stands["Quillon Islands", "levy"]["2026-03-19"] == "against"
    assert stands["Quillon Islands", "levy"]["2026-04-30"] == "for"


def test_a_role_changes_hands_and_surnames_are_shared() -> None:
    people = answers("people.json")
    ministers = [
        (entity["name"], role["from"], role["to"])
        for entity in people
        for role in entity["roles"]
        if (role["title"], role["with"]) == ("Foreign Minister", "Velland")
    ]
    assert ministers == [("Tomas Brandeck", "2020", "2026-03-24"), ("Katrin Osk", "2026-03-25", None)]
    surnames = Counter(entity["name"].split()[-1] for entity in people if entity["type"] == "person")
    assert surnames["Voss"] == surnames["Ekelund"] == 2


def test_every_person_of_the_answers_appears_in_an_article() -> None:
    texts = " ".join(visible(article) for article in BY_ID)
    people = [entity["name"] for entity in answers("people.json") if entity["type"] == "person"]
    assert [name for name in people if name not in texts and not name.startswith("director of")] == []


def test_feeds_list_addresses_of_the_manifest_under_its_titles() -> None:
    listed = {article["feed"] for article in ARTICLES}
    assert listed == {None, "courier", "meridian", "observer", "radio-velland"}
    urls = {article["url"] for article in ARTICLES}
    found: dict[str, set[str]] = {}
    rss = ET.parse(newsroom.FEEDS / "meridian.rss.xml")  # noqa: S314
    found["meridian"] = {link.text or "" for link in rss.iterfind("./channel/item/link")}
    atom = ET.parse(newsroom.FEEDS / "radio-velland.atom.xml")  # noqa: S314
    found["radio-velland"] = {link.get("href", "") for link in atom.iterfind("{*}entry/{*}link")}
    sitemap = ET.parse(newsroom.FEEDS / "courier.sitemap.xml")  # noqa: S314
    found["courier"] = {loc.text or "" for loc in sitemap.iterfind("{*}url/{*}loc")}
    observer = json.loads((newsroom.FEEDS / "observer.feed.json").read_text(encoding="utf-8"))
    found["observer"] = {item["url"] for item in observer["items"]}
    for feed, addresses in found.items():
        assert addresses == {article["url"] for article in ARTICLES if article["feed"] == feed}
        assert addresses <= urls
