"""Cards of other stories: paragraphs and boxes that an empty link lies over."""

import pytest

from onrecord.records import ParagraphKind
from tests.unit.extract.pages import STORY, extract, page, paragraphs, words

OTHERS = (
    "A baker in Nether Quay has grown a pumpkin of eight hundred pounds and means to live in it for a week.",
    "The school orchestra of Upper Marrow will play on the roof of the town hall until somebody pays for one.",
    "Swans have closed the road to Port Ellery for the third day, and the council has asked them to move.",
)
LINK = '<a class="x" href="/7" aria-hidden="true"></a>'


def box(*shapes: str) -> str:
    """The story in one box and the shapes, `{}` for another story's words, in the next."""
    inner = "".join(shape.format(text) for shape, text in zip(shapes, OTHERS, strict=False))
    return f'<div class="text">{paragraphs(*STORY)}</div><div class="x">{inner}</div>'


@pytest.mark.parametrize(
    "shape",
    [
        "<p>{}</p>" + LINK,
        f'<div class="y"><p>{{}}</p>{LINK}</div>',
        f'<div class="y">{LINK}<div><p>{{}}</p></div></div>',
    ],
)
def test_cards_are_teasers(shape: str) -> None:
    article = extract(page(box(shape, shape, shape)))
    assert words(article, ParagraphKind.STORY) == list(STORY)
    assert set(words(article, ParagraphKind.TEASER)) <= set(OTHERS)


@pytest.mark.parametrize(
    "between",
    [
        LINK,  # once: something that was left behind
        '<a name="part"></a>',
        '<a href="#part"></a>',
        '<a href="/7">.</a>',
    ],
)
def test_story_around_an_empty_link_stays(between: str) -> None:
    first, *rest = (f"<p>{text}</p>" for text in STORY)
    repeated = between if between != LINK else ""
    body = first + between + repeated.join(rest) + repeated
    assert words(extract(page(body)), ParagraphKind.STORY) == list(STORY)


def test_empty_links_within_paragraphs_say_nothing() -> None:
    body = "".join(f"<p>{text}{LINK}</p>" for text in STORY)
    assert words(extract(page(body)), ParagraphKind.STORY) == list(STORY)
