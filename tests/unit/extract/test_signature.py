"""Who wrote an article, and when, as its own lines say."""

import pytest

from onrecord.config import Limits
from onrecord.extract.extractor import Extractor
from onrecord.extract.separator import Separator
from onrecord.records import Article, Capture, MediaType, ParagraphKind
from tests.unit.extract.pages import STORY, page, paragraphs, words

TITLE = "Ferry to Marrow Island stops for the winter"
CREDIT = "(Reporting by Ann Brook in Port Ellery; editing by Piet Marlowe)"


def read(*lines: str, url: str | None = None) -> Article:
    """The article of a plain text, a line each."""
    capture = Capture(id="a", name="a", media_type=MediaType.TEXT, text="\n\n".join(lines), url=url)
    return Extractor(limits=Limits(), separator=Separator()).extract([capture])[0]


@pytest.mark.parametrize(
    ("lines", "byline"),
    [
        (("By Odile Brandt", "March 4, 2026"), "Odile Brandt"),
        (("March 4, 2026", "By Odile Brandt and Ana Quill"), "Odile Brandt, Ana Quill"),
        (("By Odile Brandt in Port Ellery",), "Odile Brandt"),
        (("By Odile Brandt, 4 March 2026, 18:40",), "Odile Brandt"),
        (("Northern Coast News Agency", "Wednesday, 4 March 2026"), "Northern Coast News Agency"),
        (("Northern Coast News Agency", "By Odile Brandt"), "Odile Brandt"),
        (("March 4, 2026",), None),
        (("5 min read", "Photo: Ana Quill"), None),
    ],
)
def test_byline_of_plain_text_is_the_names_alone(lines: tuple[str, ...], byline: str | None) -> None:
    article = read(TITLE, *lines, *STORY)
    assert article.byline == byline
    assert words(article, ParagraphKind.BYLINE) == list(lines)


def test_closing_credit_names_the_author_where_nothing_else_does() -> None:
    article = read(TITLE, *STORY, CREDIT)
    assert article.byline == "Ann Brook"
    assert words(article, ParagraphKind.NOTICE) == [CREDIT]


def test_byline_wins_over_the_closing_credit() -> None:
    assert read(TITLE, "By Odile Brandt", *STORY, CREDIT).byline == "Odile Brandt"


@pytest.mark.parametrize(
    ("credit", "byline"),
    [
        ("Reporting by Ann Brook and Ana Quill in Marrow, writing by Piet Marlowe", "Ann Brook, Ana Quill"),
        ("Reporting and writing by Ann Brook. Additional reporting by Ana Quill", "Ann Brook"),
        ("Additional reporting by Ana Quill", None),
        ("(Editing by Piet Marlowe)", None),
    ],
)
def test_closing_credit_names_who_reported_and_nobody_else(credit: str, byline: str | None) -> None:
    assert read(TITLE, *STORY, credit).byline == byline


def test_closing_credit_names_the_author_of_a_page_without_one() -> None:
    source = page(paragraphs(*STORY, CREDIT))
    capture = Capture(id="a", name="a", media_type=MediaType.HTML, text=source)
    (article,) = Extractor(limits=Limits(), separator=Separator()).extract([capture])
    assert article.byline == "Ann Brook"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("March 4, 2026", "2026-03-04"),
        ("4 March 2026, 18:40", "2026-03-04"),
        ("Published: 06:00, 4 March 2026", "2026-03-04"),
        ("By Odile Brandt | Wed, Sept. 2nd, 2026", "2026-09-02"),
        ("2026-03-04", "2026-03-04"),
        ("Published March 4, 2026. Updated March 6, 2026", "2026-03-04"),
        ("Updated March 6, 2026 | Published March 4, 2026", "2026-03-04"),
        ("Updated March 6, 2026", None),
        ("March 4", None),
        ("4/3/2026", None),
        ("31 February 2026", None),
    ],
)
def test_line_of_a_date_below_the_headline_gives_the_day(line: str, day: str | None) -> None:
    article = read(TITLE, line, *STORY)
    assert (article.published, article.published_at) == (day, None)


def test_given_date_wins_over_the_one_shown() -> None:
    text = "\n".join((TITLE, "March 4, 2026", *STORY))
    capture = Capture(id="a", name="a", media_type=MediaType.TEXT, text=text, published="2026-03-05")
    (article,) = Extractor(limits=Limits(), separator=Separator()).extract([capture])
    assert article.published == "2026-03-05"


@pytest.mark.parametrize(
    ("place", "address", "day"),
    [
        ("PORT ELLERY, March 3 (NCNA) - ", "https://courier.example/2026/03/ferry", "2026-03-03"),
        ("PORT ELLERY, March 3 - ", "https://courier.example/ferry-20260303", "2026-03-03"),
        ("PORT ELLERY, Dec. 31 (NCNA) — ", "https://courier.example/2026/01/01/ferry", "2025-12-31"),
        ("PORT ELLERY, March 3 (NCNA) - ", "https://courier.example/ferry", None),
        ("PORT ELLERY, March 3 (NCNA) - ", "https://courier.example/120261", None),
        ("PORT ELLERY, March 3 (NCNA) - ", None, None),
        ("PORT ELLERY (NCNA) - ", "https://courier.example/2026/03/ferry", None),
        ("", "https://courier.example/2026/03/ferry", None),
    ],
)
def test_dateline_gives_the_day_only_with_a_year_in_the_address(
    place: str, address: str | None, day: str | None
) -> None:
    assert read(TITLE, place + STORY[0], *STORY[1:], url=address).published == day
