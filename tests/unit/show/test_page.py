"""The page for the browser, read as a browser would."""

import base64
import hashlib
import io
import re
from collections import Counter
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from onrecord.errors import NotFoundError
from onrecord.records import Failure, Paragraph, ParagraphKind, Record, Role, Span, Speaker, Teaser, Time
from onrecord.show.page import Page
from tests.factory import article, entity, find, statement
from tests.sample import sample_record

HEADLINE, STORY, TEASER, NOTICE = (
    ParagraphKind.HEADLINE,
    ParagraphKind.STORY,
    ParagraphKind.TEASER,
    ParagraphKind.NOTICE,
)


def html_of(*items: Record | Failure) -> str:
    page, out = Page(io.StringIO()), io.StringIO()
    for item in items:
        page.add(item)
    page.write(out)
    return out.getvalue()


def soup_of(*items: Record | Failure) -> BeautifulSoup:
    return BeautifulSoup(html_of(*items), "html.parser")


def text_without_numbers(element) -> str:
    for number in element.select("a.n, .aside"):
        number.decompose()
    return element.get_text()


def test_page_shows_the_text_word_for_word():
    record = sample_record()
    shown = [text_without_numbers(p) for p in soup_of(record).select("h1, .text p")]
    kinds = (TEASER, NOTICE)
    written = [p.span.cut(record.article.text) for p in record.article.paragraphs if p.kind not in kinds]
    assert [words.strip() for words in shown] == written


def test_page_marks_who_cue_and_content_of_a_statement():
    soup = soup_of(sample_record())
    assert [each.get_text() for each in soup.select(".text .source.m5")] == ["Halloran"]
    assert [each.get_text() for each in soup.select(".text .cue.m5")] == ["told reporters"]
    assert [each.get_text() for each in soup.select(".text .content.m5")] == [
        "“Kestria has asked to join, and that is its right,”",
        "“But the council decides as one, and as of today it has not decided.”",
    ]


def test_page_marks_a_nested_statement_inside_the_one_it_is_part_of():
    soup = soup_of(sample_record())
    nested = soup.select_one(".text .content.m13.deep2")
    assert nested.get_text() == "that Velland “would not stand in the way”"
    assert {"m12", "deep2"} <= set(nested["class"])
    assert "within statement 12" in soup.select_one("#a1-s13").get_text()
    assert {"source", "m13", "content", "m12"} <= set(soup.find("span", string="Brandeck")["class"])


def test_page_cuts_overlapping_spans_at_their_edges():
    text = "one two three four"
    statements = (statement(text, ["one two three"]), statement(text, ["two three four"]))
    record = Record(article((STORY, text)), statements, (), (), "m")
    pieces = [(each.get_text(), set(each["class"])) for each in soup_of(record).select(".text span")]
    assert pieces == [
        ("one ", {"content", "m1", "deep1", "begins"}),
        ("two three", {"content", "m1", "m2", "deep2", "begins", "ends"}),
        (" four", {"content", "m2", "deep1", "ends"}),
    ]


def test_page_marks_a_content_that_runs_over_two_paragraphs_in_both():
    made = article((STORY, "Ito: “One."), (STORY, "Two.”"))
    record = Record(made, (statement(made.text, ["“One.\nTwo.”"]),), (), (), "m")
    soup = soup_of(record)
    assert [each.get_text() for each in soup.select(".text .content")] == ["“One.", "Two.”"]
    assert len(soup.select(".text a.n")) == 1


@pytest.mark.parametrize("records", [1, 2])
def test_page_links_each_statement_to_its_place_in_the_text_and_back(records):
    soup = soup_of(*[sample_record()] * records)
    ids = Counter(each["id"] for each in soup.select("[id]"))
    assert set(ids.values()) == {1}
    links = [each["href"].removeprefix("#") for each in soup.select('a[href^="#"]')]
    assert set(links) <= set(ids)
    for number in range(1, 26):  # 21 of the story, 4 of the teasers
        assert soup.select_one(f"#a{records}-s{number} > a.n")["href"] == f"#a{records}-t{number}"
        assert soup.select_one(f"#a{records}-t{number}")["href"] == f"#a{records}-s{number}"


def test_page_names_every_link_of_a_number_for_who_cannot_see_it():
    labels = [each["aria-label"] for each in soup_of(sample_record()).select("a.n")]
    assert labels[4] == "Statement 5, Ines Halloran: see it in the list"
    assert "Statement 5: see it in the text" in labels


def test_page_links_each_mention_to_whom_it_means_and_each_of_them_back():
    soup = soup_of(sample_record())
    halloran = soup.select_one("section.cast li")
    assert halloran.select_one(".name").get_text() == "Ines Halloran"
    mentions = soup.select(f'a.mention[href="#{halloran["id"]}"]')
    assert [each.get_text() for each in mentions[:4]] == ["Halloran", "Ines Halloran", "Ines Halloran", "she"]
    back = [each["href"] for each in halloran.select(".why ol a")]
    assert back == [f"#{each['id']}" for each in mentions]
    assert {each["title"] for each in mentions} == {"Ines Halloran, Secretary General, Harbour Pact"}
    assert [each["href"] for each in halloran.select(".made a")][:2] == ["#a1-s1", "#a1-s2"]


def test_page_puts_no_link_in_a_link_and_keeps_every_anchor_of_mentions_within_each_other():
    made = article((STORY, "The Ostran envoy said no."))
    said = statement(made.text, ["no"], source="The Ostran envoy", speakers=[Speaker(1, 0.9)])
    nested = [entity(made.text, "Ostrany", "Ostran"), entity(made.text, "envoy", "The Ostran envoy")]
    both = [entity(made.text, "twin", "The Ostran"), entity(made.text, "other", "The Ostran")]
    soup = soup_of(Record(made, (said,), (*nested, *both), (), "m"))
    assert not soup.select("a a")
    ids = Counter(each["id"] for each in soup.select("[id]"))
    assert set(ids.values()) == {1}
    assert {each["href"].removeprefix("#") for each in soup.select('a[href^="#"]')} <= set(ids)
    assert [(each.get_text(), each["href"]) for each in soup.select(".text a.mention")] == [
        ("The ", "#a1-p3"),
        ("Ostran", "#a1-p1"),
        (" envoy", "#a1-p2"),
    ]


def test_page_shows_each_speaker_with_role_source_and_folded_reasons():
    entry = soup_of(sample_record()).select_one("#a1-s10")
    assert entry.select_one(".head").get_text().startswith("Tomas Brandeck, foreign minister, Velland (he) said")
    assert entry.select_one("a.who")["href"] == "#a1-p2"
    assert entry.select_one(".around").get_text() == "where in an interview with Radio Velland"
    why = entry.select_one("details.why")
    assert not why.has_attr("open")
    assert why.summary.get_text() == "Why Tomas Brandeck"
    assert [each.get_text() for each in why.select("p, li")] == [
        "Tomas Brandeck: very likely, 0.93",
        "Tomas Brandeck is the last named before it",
        "no other is as near",
    ]


def test_page_says_where_it_is_unsure_who_is_meant_and_gathers_those_statements():
    soup = soup_of(sample_record())
    assert soup.select_one("#a1-s21 .head").get_text().startswith("officials unsure who is meant expect")
    (unsure,) = [each for each in soup.select(".cast li") if "Unsure who is meant" in each.get_text()]
    assert [each["href"] for each in unsure.select("a")] == ["#a1-s21"]


def test_page_tells_the_people_of_the_teasers_from_those_of_the_story_and_leaves_out_the_notices():
    soup = soup_of(sample_record())
    of_story = {each.get_text() for each in soup.select("section.cast .name")}
    of_teasers = {each.get_text() for each in soup.select("details.apart .cast .name")}
    assert "Anselm Kord" in of_teasers
    assert not of_story & of_teasers
    assert "The Tidewater Courier" not in of_story | of_teasers


def test_page_puts_teasers_and_notices_in_closed_sections_with_their_counts():
    teasers, notices = soup_of(sample_record()).select("details.apart")
    assert teasers.summary.get_text() == "6 teasers set apart: other stories that the page advertises"
    assert len(teasers.select("ul.teasers > li")) == 6
    assert [each.get_text() for each in teasers.select("li:nth-of-type(2) .head .who")] == ["Anselm Kord"]
    assert notices.summary.get_text() == "4 notices set apart: the site speaking"
    assert not teasers.has_attr("open")
    assert not notices.has_attr("open")


def test_page_of_one_record_has_its_headline_as_heading_and_title():
    soup = soup_of(sample_record())
    assert soup.title.get_text().startswith("No consensus yet on Kestria’s place")
    assert [each.name for each in soup.select("h1, h2, h3")] == ["h1", "h2", "h2", "h3", "h3"]


def test_page_of_several_lists_them_and_what_was_refused():
    failure = Failure("x.html", NotFoundError("x.html: <no> such file.", hint="Look & see."))
    soup = soup_of(sample_record(), failure, sample_record())
    record = ["h2", "h3", "h3", "h4", "h4"]
    assert [each.name for each in soup.select("h1, h2, h3, h4")] == ["h1", *record, *record, "h2"]
    assert [each["href"] for each in soup.select("nav a")] == ["#a1", "#a2"]
    assert soup.select_one(".refused").get_text().split("\n") == [
        "1 input refused", "", "x.html: <no> such file.Look & see.", "",
    ]  # fmt: skip


def test_page_asks_the_network_for_nothing_and_runs_no_script():
    html = html_of(sample_record())
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.select("script, link, img, iframe, object, embed, base, form, video, audio, source, [style]")
    assert not re.search(r"url\(|@import", soup.style.string)
    assert not [name for each in soup.find_all() for name in each.attrs if name.startswith("on") or name == "src"]


def test_page_forbids_all_but_its_own_style():
    soup = soup_of(sample_record())
    digest = base64.b64encode(hashlib.sha256(soup.style.string.encode()).digest()).decode()
    policy = soup.select_one("meta[http-equiv=Content-Security-Policy]")["content"]
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


def test_page_says_language_and_direction():
    soup = soup_of(sample_record())
    assert soup.html["lang"] == "en"
    assert soup.select_one(".text")["lang"] == "en"
    assert {each["dir"] for each in soup.select("h1, .text p, .entries p, .entries blockquote")} == {"auto"}


@pytest.mark.parametrize("language", [None, 'en"><script>', "x" * 40])
def test_page_leaves_the_language_open_where_it_is_none(language):
    record = sample_record()
    record = replace(record, article=replace(record.article, language=language))
    assert soup_of(record).select_one(".text")["lang"] == ""


def test_page_escapes_whatever_a_stranger_wrote():
    evil = '"><script>alert(1)</script><b onclick=x>&amp;\x00\x1b\ud83d\u202e'
    made = article((HEADLINE, evil), (STORY, evil), (TEASER, evil), (NOTICE, evil), id=evil)
    made = replace(made, url="javascript:alert(1)", outlet=evil, byline=evil, published=evil, language=evil, title=evil)
    teaser = Paragraph(Span(2 * len(evil) + 2, 3 * len(evil) + 2), TEASER)
    said = statement(
        made.text, [evil], source=evil, cue=evil, addressee=evil, venue=evil,
        said_on=Time("2025-12-02", "2025-12-02", find(made.text, evil)),
        speakers=[Speaker(0, 0.9, (evil,), Role(evil, evil, evil), speaks_for=0)],
    )  # fmt: skip
    role = Role(evil, evil, evil, start=evil, end="9")
    meant = replace(entity(made.text, evil, evil, aliases=[evil], roles=[role], known=evil), id=evil)
    failure = Failure(evil, NotFoundError(evil, hint=evil))
    html = html_of(Record(made, (said,), (meant,), (Teaser(teaser, (said,)),), evil), failure)
    html.encode()
    soup = BeautifulSoup(html, "html.parser")
    assert not soup.select("script, b[onclick], [href^=javascript]")
    assert not re.search("[\x00\x1b\u202e]", html)
    assert '"><script>alert(1)</script><b onclick=x>&amp;␀␛\ufffd' in soup.select_one(".text").get_text()


def test_page_of_a_record_without_anything_says_so():
    soup = soup_of(Record(article((STORY, "It rained.")), (), (), (), "m"))
    assert soup.h1.get_text() == "It rained."
    assert soup.select_one(".said").get_text().strip() == "Who said what no statements"


def test_page_of_thousands_of_nested_statements_stays_flat_and_quick():
    text = "Ito says no."
    chain = tuple(statement(text, ["no"], part_of=n - 1 if n else None) for n in range(1500))
    html = html_of(Record(article((STORY, text)), chain, (), (), "m"))
    assert html.count("<ol") == 1
    assert html.count(".record:has(") == 400


def test_page_colors_keep_the_contrast_that_reading_needs():
    """WCAG 2.2 AA: 4.5 to 1 for every color of text on every ground that it stands on, light and dark."""
    css = soup_of(sample_record()).style.string
    light, dark = re.findall(r":root \{(.*?)\}", css, re.DOTALL)[:2]
    for block in (light, dark):
        color = dict(re.findall(r"--([\w-]+): (#\w+)", block))
        for ground in ("paper", "sheet", "tint1", "tint2", "tint3"):
            for ink in ("ink", "source", "cue", "link") + (("muted",) if ground in ("paper", "sheet") else ()):
                assert contrast(color[ink], color[ground]) >= 4.5, (ink, ground)
        assert contrast(color["edge"], color["paper"]) >= 3


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
