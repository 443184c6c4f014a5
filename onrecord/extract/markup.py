"""What an element's name, class and id say of the text in it."""

import re
from enum import Enum, auto
from functools import lru_cache

from lxml import html


class Hint(Enum):
    """What the markup says a block is."""

    HEADLINE = auto()
    STANDFIRST = auto()
    BYLINE = auto()
    TEASER = auto()
    NOTICE = auto()
    CAPTION = auto()
    COMMENT = auto()


def _named_like(*patterns: str) -> re.Pattern[str]:
    """Any of the patterns as whole words of a class name: between spaces, hyphens and underscores."""
    return re.compile(rf"(?:^|[ _-])(?:{'|'.join(patterns)})(?:[ _-]|$)")


# In order of precedence. What a *teaser* is by name is not here: sites call the open part of a paid story so.
_HINTS: tuple[tuple[Hint, re.Pattern[str]], ...] = (
    (
        Hint.CAPTION,
        re.compile(
            r"caption|(?:image|photo|media|img|picture)-?credit|-gallery(?:_|$)"
            r"|(?:^|[ -])(?:image|photo|picture|gallery|slide-?show|carousel)"
            r"(?:_|-?(?:widget|block|wrapper|container)|$)"
        ),
    ),
    (Hint.COMMENT, _named_like("comments?", "disqus", "comment-?(?:list|body|thread|content)")),
    (
        Hint.TEASER,
        _named_like(
            r"related(?:-?(?:articles?|stor(?:y|ies)|posts?|content|links?|topics?|coverage|items?|news))?",
            r"recirc\w*", "read-?(?:more|next)", "more-?(?:on|from|stories|news|in)", "see-?also",
            "also-?(?:read|on|like)", r"you-?may\w*", r"recommend\w*", "most-?(?:read|popular|viewed)", "trending",
            r"popular\w*", r"promo\w*", "next-?(?:article|story|up)", "rich-?link", "story-?timeline", "outbrain",
            "taboola", "zergnet",
        ),
    ),
    (
        Hint.NOTICE,
        _named_like(
            r"\w*news-?letter\w*", "sign-?up", "subscribe",
            "(?:access|registration|sign-?in|log-?in|subscription)-?wall", r"whats-?app\w*",
            "share", "sharing", "social", "follow-?us", r"donat\w+", "copyright", "disclaimer",
            r"advert\w*", r"sponsor\w*", "ad-?(?:slot|unit|wrapper|container|label)", r"cookie\w*", "consent",
            "paywall-?(?:message|prompt|banner)", "app-?(?:promo|download)", "author-?(?:bio|box|info|card)",
            "about-?(?:the-?)?author", "bio", "tags?-?list", "print-?only", "screen-?reader-?text", "visually-?hidden",
            "sr-?only",
        ),
    ),
    (
        Hint.STANDFIRST,
        re.compile(
            r"stand-?first|sub-?line|sub-?(?:title|head(?:line|ing)?|hed)|strap-?line"
            r"|(?:^|[ _-])(?:strap|dek|deck|summary|excerpt|lede|chapo|sapo|catchline)(?:[ _-]|$)"
            r"|article-?(?:description|summary|intro|lead|excerpt)|lead-?text|alternative-?headline"
        ),
    ),
    (Hint.BYLINE, re.compile(r"by-?line|(?:^|[ _-])authors?(?:[ _-]|$)|author-?names?|contributors?")),
    (Hint.HEADLINE, _named_like("headline", "(?:entry|post|article|story)-?title")),
)  # fmt: skip
_ELEMENT_HINTS = {"figcaption": Hint.CAPTION, "caption": Hint.CAPTION, "address": Hint.BYLINE, "footer": Hint.NOTICE}
_BOXES = frozenset(("article", "div", "li", "section"))
_ATTRIBUTES = ("class", "id", "itemprop", "rel", "role", "data-testid", "data-component", "data-type", "data-qa")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def labels(element: html.HtmlElement) -> str:
    """The words that an element's attributes name it by, lower case, camel case taken apart by hyphens."""
    found = [value for name in _ATTRIBUTES if (value := element.get(name))]
    return _CAMEL.sub("-", " ".join(found))[:400].lower() if found else ""


def hint_of(element: html.HtmlElement) -> Hint | None:
    """What the markup of this element alone says of its text, None if nothing."""
    by_name = _ELEMENT_HINTS.get(str(element.tag))
    if by_name is not None:
        return by_name
    words = labels(element)
    return _named(words) if words else None


def is_card(element: html.HtmlElement) -> bool:
    """Whether this is one of several cards that lead elsewhere: an empty link, stretched over each by a style sheet.

    The link stands after a paragraph, or is the first or last thing in a box of its own.
    """
    if element.tag in _BOXES and _has_cover(element):
        beside = (element.getprevious(), element.getnext())
        return any(_is_like(element, other) and _has_cover(other) for other in beside)
    link = element.getnext()
    if not _is_cover(link):
        return False
    before, after = element.getprevious(), link.getnext()
    follows = _is_cover(before) and before.getprevious() is not None
    return follows or (after is not None and _is_cover(after.getnext()))


def _has_cover(box: html.HtmlElement) -> bool:
    return len(box) > 1 and not (box.text or "").strip() and (_is_cover(box[0]) or _is_cover(box[-1]))


def _is_cover(element: html.HtmlElement | None) -> bool:
    """Whether this is a link to another page that holds and is followed by no text."""
    if element is None or element.tag != "a" or len(element) or ((element.text or "") + (element.tail or "")).strip():
        return False
    address = (element.get("href") or "").strip()
    return bool(address) and not address.startswith("#")


def _is_like(element: html.HtmlElement, other: html.HtmlElement | None) -> bool:
    return other is not None and other.tag == element.tag and other.get("class") == element.get("class")


@lru_cache(maxsize=4096)  # a page repeats a few hundred class names over thousands of elements
def _named(words: str) -> Hint | None:
    return next((hint for hint, pattern in _HINTS if pattern.search(words)), None)
