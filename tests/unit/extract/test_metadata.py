"""What a page says of the article on it."""

from datetime import UTC, datetime

import pytest

from onrecord.records import ParagraphKind
from tests.unit.extract.pages import HEADLINE, extract, json_ld, meta, page, words


def test_structured_data_win_over_meta_tags() -> None:
    head = (
        meta("article:published_time", "2025-11-30T08:00:00Z")
        + meta("author", "The Courier Desk")
        + json_ld(
            headline=HEADLINE,
            author=[{"@type": "Person", "name": "Odile Brandt"}, {"name": "Piet Marlowe"}],
            publisher={"name": "Ellery Courier"},
            datePublished="2025-12-02T09:15:00Z",
        )
    )
    article = extract(page(head=head))
    assert article.title == HEADLINE
    assert article.byline == "Odile Brandt, Piet Marlowe"
    assert article.outlet == "Ellery Courier"
    assert article.published == "2025-12-02"
    assert article.published_at == datetime(2025, 12, 2, 9, 15, tzinfo=UTC)


def test_meta_tags_serve_where_there_is_no_structured_data() -> None:
    head = (
        meta("og:title", HEADLINE + " | Ellery Courier")
        + meta("og:site_name", "Ellery Courier")
        + meta("author", "Odile Brandt")
        + meta("article:published_time", "2025-12-02T09:15:00+02:00")
        + meta("og:url", "https://courier.example/ferry")
    )
    article = extract(page(head=head))
    assert (article.title, article.outlet, article.byline) == (HEADLINE, "Ellery Courier", "Odile Brandt")
    assert (article.published, article.url) == ("2025-12-02", "https://courier.example/ferry")


def test_what_is_shown_serves_where_nothing_is_declared() -> None:
    body = (
        '<div class="byline">By <a class="author" href="/odile">Odile Brandt</a></div>'
        '<time datetime="2025-12-02T09:15:00Z">Tuesday</time>' + page().partition("</h1>")[2].partition("</article>")[0]
    )
    article = extract(page(body), url="https://www.courier.co.uk/ferry")
    assert (article.byline, article.published, article.outlet) == ("Odile Brandt", "2025-12-02", "Ellery Courier")


def test_author_given_by_reference_is_resolved() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "author": {"@id": "#o"}},'
        ' {"@id": "#o", "@type": "Person", "name": "Odile Brandt"}]}</script>'
    )
    assert extract(page(head=head)).byline == "Odile Brandt"


def test_person_is_preferred_to_the_outlet_as_author() -> None:
    head = json_ld(author={"name": "Ellery Courier"}, publisher={"name": "Ellery Courier"}) + meta(
        "author", "Ana Quill"
    )
    assert extract(page(head=head)).byline == "Ana Quill"


def test_commenter_is_no_author() -> None:
    body = page().partition("</h1>")[2].partition("</article>")[0]
    article = extract(page(body + '<div class="comment-author">Angry Reader</div>'))
    assert article.byline is None


def test_site_name_is_cut_off_a_title_and_a_part_of_it_is_not() -> None:
    source = page(headline="Ferry stops – islanders protest").replace("<h1>", "<h2>").replace("</h1>", "</h2>")
    article = extract(source.replace("</title>", "</title>" + meta("og:site_name", "Ellery Courier")))
    assert article.title == "Ferry stops – islanders protest"


def test_headline_paragraph_is_the_one_shown() -> None:
    head = meta("og:title", "Ferry to Marrow Island stops until March") + json_ld(headline="Marrow ferry stops")
    article = extract(page(head=head))
    assert words(article, ParagraphKind.HEADLINE) == [HEADLINE]


def test_h1_that_names_the_site_is_not_the_headline() -> None:
    source = page().replace("<nav>", "<h1>Ellery Courier</h1><nav>")
    assert extract(source).title == HEADLINE


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ('<link rel="canonical" href="https://courier.example/ferry">', "https://courier.example/ferry"),
        ('<link rel="canonical" href="/ferry">', "https://www.courier.example/ferry"),
        ('<link rel="canonical" href="javascript:alert(1)">', "https://www.courier.example/now?x=1"),
        ('<link rel="canonical" href="http://[broken">', "https://www.courier.example/now?x=1"),
        ("", "https://www.courier.example/now?x=1"),
    ],
)
def test_canonical_address_is_absolute_and_of_the_web(link: str, url: str) -> None:
    assert extract(page(head=link), url="https://www.courier.example/now?x=1").url == url


def test_what_the_giver_says_wins() -> None:
    article = extract(page(), title="Given title", outlet="Given outlet", published="2025-12")
    assert (article.title, article.outlet, article.published) == ("Given title", "Given outlet", "2025-12")
    assert article.published_at is None


def test_date_without_a_zone_gives_the_day_alone() -> None:
    article = extract(page(head=json_ld(datePublished="2025-12-02T09:15:00")))
    assert (article.published, article.published_at) == ("2025-12-02", None)


def test_fields_of_the_wrong_type_are_passed_over() -> None:
    head = json_ld(headline=7, author=[None, [], {"name": None}], datePublished={"x": 1}, publisher=[1], articleBody={})
    article = extract(page(head=head))
    assert (article.title, article.byline, article.published) == (HEADLINE, None, None)


def test_outlet_is_the_site_of_a_graph_where_the_article_names_no_publisher() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "The Ellery Courier"},'
        ' {"@type": "NewsArticle", "headline": "Ferry"}]}</script>'
    )
    assert extract(page(head=head), url="https://courier.example/ferry").outlet == "The Ellery Courier"


def test_publisher_of_the_article_wins_over_the_site() -> None:
    head = (
        '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "Marrow News Portal"},'
        ' {"@type": "NewsArticle", "publisher": {"name": "Ellery Courier"}}]}</script>'
    )
    assert extract(page(head=head)).outlet == "Ellery Courier"
