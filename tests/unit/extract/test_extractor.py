"""Captures to articles."""

import pytest

from onrecord.config import Limits
from onrecord.errors import EmptyError, NoStoryError, TooLargeError
from onrecord.extract.extractor import Extractor
from onrecord.records import ParagraphKind
from tests.factory import capture
from tests.unit.extract.pages import (
    HEADLINE,
    STANDFIRST,
    STORY,
    KeepAll,
    extract,
    json_ld,
    meta,
    page,
    paragraphs,
    words,
)


def test_plain_text_stays_exactly_as_it_is() -> None:
    text = "\ufeffFerry stops\r\n\r\n  The council said\u00a0so. \n\n“No,” said Brandt.\n"
    (article,) = Extractor(limits=Limits(), separator=KeepAll()).extract([capture(text, title="Given")])
    assert article.text == text
    assert article.title == "Given"
    assert words(article, ParagraphKind.STORY)[1:] == ["The council said\u00a0so.", "“No,” said Brandt."]


def test_captures_come_back_in_order() -> None:
    made = Extractor(limits=Limits(), separator=KeepAll()).extract([capture("One.", id="x"), capture("Two.", id="y")])
    assert [(article.id, article.text) for article in made] == [("x", "One."), ("y", "Two.")]


def test_page_becomes_headline_and_story_a_paragraph_each() -> None:
    article = extract(page())
    assert article.text == "\n\n".join((HEADLINE, *STORY))
    assert words(article, ParagraphKind.HEADLINE) == [HEADLINE]
    assert words(article, ParagraphKind.STORY) == list(STORY)
    assert article.language == "en"


def test_standfirst_and_byline_stand_between_headline_and_story() -> None:
    body = f'<p class="standfirst">{STANDFIRST}</p><p class="byline">By Odile Brandt</p>' + paragraphs(*STORY)
    article = extract(page(body, head=json_ld(author={"name": "Odile Brandt"})))
    assert article.text == "\n\n".join((HEADLINE, STANDFIRST, "Odile Brandt", *STORY))
    assert words(article, ParagraphKind.STANDFIRST) == [STANDFIRST]
    assert words(article, ParagraphKind.BYLINE) == ["Odile Brandt"]


def test_standfirst_is_told_by_the_description_where_its_class_says_nothing() -> None:
    body = f'<div class="x1"><h2 class="x2">{STANDFIRST}</h2></div>' + paragraphs(*STORY)
    article = extract(page(body, head=meta("og:description", STANDFIRST)))
    assert words(article, ParagraphKind.STANDFIRST) == [STANDFIRST]


def test_cut_off_standfirst_that_the_story_says_whole_repeats() -> None:
    cut = STORY[0][:80] + " ..."
    article = extract(page(f'<div class="dek">{cut}</div>' + paragraphs(*STORY)))
    (standfirst,) = (part for part in article.paragraphs if part.kind is ParagraphKind.STANDFIRST)
    assert standfirst.span.cut(article.text) == cut
    assert standfirst.repeats


def test_standfirst_with_words_of_its_own_does_not_repeat() -> None:
    article = extract(page(f'<div class="dek">{STANDFIRST}</div>' + paragraphs(*STORY)))
    assert not any(part.repeats for part in article.paragraphs)


@pytest.mark.parametrize(
    "description", [STORY[0], STORY[0][:60] + "…", "A description that the page does not show at all"]
)
def test_description_that_is_not_shown_apart_adds_nothing(description: str) -> None:
    article = extract(page(head=meta("og:description", description)))
    assert article.text == "\n\n".join((HEADLINE, *STORY))


def test_description_serves_a_stub_that_a_paywall_cut_off() -> None:
    head = meta("og:description", STANDFIRST) + json_ld(headline=HEADLINE)
    article = extract(page(paragraphs(STORY[0]), head=head))
    assert words(article, ParagraphKind.STANDFIRST) == [STANDFIRST]


@pytest.mark.parametrize("slogan", ["The latest news and headlines from Port Ellery and beyond", "Ellery Courier"])
def test_slogan_of_the_site_is_no_standfirst(slogan: str) -> None:
    article = extract(page(paragraphs(STORY[0]), head=meta("og:description", slogan) + json_ld(headline=HEADLINE)))
    assert words(article, ParagraphKind.STANDFIRST) == []


def test_byline_above_the_story_serves_where_only_the_outlet_is_declared() -> None:
    head = json_ld(author={"name": "Ellery Courier"}, publisher={"name": "Ellery Courier"})
    article = extract(page(paragraphs("<strong>Odile Brandt/Piet Marlowe</strong>", *STORY), head=head))
    assert article.byline == "Odile Brandt, Piet Marlowe"
    assert words(article, ParagraphKind.STORY) == list(STORY)


def test_headings_lists_and_quotations_are_paragraphs_of_their_own() -> None:
    body = (
        paragraphs(*STORY[:2])
        + "<h2>What the boats will carry</h2>"
        + "<ul><li>Post on Mondays and on Thursdays</li><li>Medicine on Fridays</li></ul>"
        + f"<blockquote>{STORY[2]}</blockquote>"
        + paragraphs(STORY[3])
    )
    story = words(extract(page(body)), ParagraphKind.STORY)
    listed = ["What the boats will carry", "Post on Mondays and on Thursdays", "Medicine on Fridays"]
    assert story == [*STORY[:2], *listed, STORY[2], STORY[3]]


def test_line_breaks_end_paragraphs_and_inline_tags_do_not() -> None:
    body = f"<p>{STORY[0]}<br><br>{STORY[1]}</p><p>Islanders <b>fear</b> for their <a href='/s'>school</a>.</p>" + (
        paragraphs(*STORY[2:])
    )
    story = words(extract(page(body)), ParagraphKind.STORY)
    assert story[:3] == [STORY[0], STORY[1], "Islanders fear for their school."]


def test_caption_is_left_out() -> None:
    figure = (
        "<figure><img src='f.jpg'><figcaption>The ferry in the harbour of Port Ellery last year</figcaption></figure>"
    )
    article = extract(page(paragraphs(STORY[0]) + figure + paragraphs(*STORY[1:])))
    assert "last year" not in article.text


def test_block_that_calls_itself_related_and_one_that_is_a_link_are_teasers() -> None:
    link = '<p><a href="/bridge">Bridge at Cold Harbour opens after nine years of work</a></p>'
    article = extract(page(paragraphs(*STORY[:3]) + link + paragraphs(STORY[3])))
    assert words(article, ParagraphKind.STORY) == list(STORY)
    assert words(article, ParagraphKind.TEASER) in ([], ["Bridge at Cold Harbour opens after nine years of work"])


def test_name_of_the_whole_page_settles_nothing() -> None:
    article = extract(page(f'<div class="related">{paragraphs(*STORY)}</div>'))
    assert words(article, ParagraphKind.STORY) == list(STORY)


def test_paragraphs_in_a_second_container_are_recovered() -> None:
    more = tuple(text.replace("ferry", "steamer").replace("boat", "vessel") for text in STORY)
    body = "".join(
        f'<div class="chunk article-body"><div class="inner">{paragraphs(*part)}</div></div><div class="ad"></div>'
        for part in (STORY, more[1:])
    )
    story = words(extract(page(body)), ParagraphKind.STORY)
    assert story[:4] == list(STORY)
    assert more[1] in story


def test_body_that_only_the_structured_data_hold_is_taken_from_there() -> None:
    source = page("<div id='app'></div>", head=json_ld(headline=HEADLINE, articleBody="\n".join(STORY * 2)))
    assert words(extract(source), ParagraphKind.STORY)[:4] == list(STORY)


def test_bytes_of_the_wrong_charset_are_read_with_replacement() -> None:
    article = extract(page().encode("cp1252"), charset="utf-8")
    assert "said Odile Brandt" in article.text
    assert "\ufffd" in article.text


@pytest.mark.parametrize(
    "source", ["", " \n\0", "<html><body></body></html>", "<script>var a = 1</script>", "<!-- x -->"]
)
def test_page_without_text_is_empty(source: str) -> None:
    with pytest.raises(EmptyError):
        extract(source)


def test_plain_text_without_words_is_empty() -> None:
    with pytest.raises(EmptyError):
        Extractor(limits=Limits(), separator=KeepAll()).extract([capture(" \n\t\n")])


def _list_page(entry: str) -> str:
    entries = "".join(entry.format(number=number) for number in range(12))
    return f"<html><body><main>{entries}</main></body></html>"


@pytest.mark.parametrize(
    "source",
    [
        _list_page('<li><a href="/{number}">Item {number} of the menu</a></li>'),
        _list_page('<h3><a href="/{number}">Council meets on matter {number} of the year</a></h3>'),
        _list_page(
            '<article><h3><a href="/{number}">Council meets on matter {number}</a></h3>'
            "<p>The council of Port Ellery met on matter {number} and put it off until the spring.</p></article>"
        ),
        "<html><body><form><input name='q'></form><p>Nothing was found.</p></body></html>",
    ],
)
def test_page_of_links_holds_no_story(source: str) -> None:
    with pytest.raises(NoStoryError) as caught:
        extract(source)
    assert "front page" in caught.value.hint


def test_text_over_the_limit_is_refused() -> None:
    with pytest.raises(TooLargeError):
        extract(page(), limits=Limits(text_characters=100))
    with pytest.raises(TooLargeError):
        Extractor(limits=Limits(text_characters=5), separator=KeepAll()).extract([capture("Too long.")])
    with pytest.raises(TooLargeError):
        extract(page(), limits=Limits(input_bytes=100))


def test_page_nested_a_hundred_thousand_deep_is_read() -> None:
    body = "<div>" * 100_000 + paragraphs(*STORY) + "</div>" * 100_000
    article = extract(page(body))
    assert all(text in article.text for text in STORY)


@pytest.mark.parametrize("name", ["strap", "dek", "subtitle", "standfirst"])
def test_line_below_the_headline_is_the_standfirst_by_its_class(name: str) -> None:
    body = f'<div class="{name}">{STANDFIRST}</div><div class="by">By Odile Brandt</div>' + paragraphs(*STORY)
    article = extract(page(body))
    assert words(article, ParagraphKind.STANDFIRST) == [STANDFIRST]
    assert words(article, ParagraphKind.STORY) == list(STORY)


def test_lead_apart_from_the_story_is_the_standfirst() -> None:
    body = f'<p class="lead">{STANDFIRST}</p><p class="by">2 December 2025</p>' + paragraphs(*STORY)
    assert words(extract(page(body)), ParagraphKind.STANDFIRST) == [STANDFIRST]


def test_lead_that_the_story_goes_on_from_is_its_first_paragraph() -> None:
    body = f'<p class="lead">{STORY[0]}</p>' + paragraphs(*STORY[1:])
    article = extract(page(body))
    assert words(article, ParagraphKind.STANDFIRST) == []
    assert words(article, ParagraphKind.STORY) == list(STORY)
