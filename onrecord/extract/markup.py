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


_HINTS: tuple[tuple[Hint, re.Pattern[str]], ...] = (
    (Hint.CAPTION, re.compile(
            r"caption|(?:image|photo|media|img|picture)-?credit"
            r"|(?:^|[ -])(?:image|photo|picture|gallery|slide-?show|carousel)(?:_|-?(?:widget|block|wrapper|container)|$)"
            r"|-gallery(?:_|$)"
        ),
    ),
    (Hint.COMMENT, re.compile(r"(?:^|[ _-])comments?(?:[ _-]|$)|disqus|comment-?(?:list|body|thread|content)")),
    (
        Hint.TEASER,
        re.compile(
            r"(?:^|[ _-])(?:related|recirc\w*|read-?more|read-?next|readmore|more-?(?:on|from|stories|news|in)|see-?also|"
            r"also-?(?:read|on|like)|you-?may|recommend\w*|most-?(?:read|popular|viewed)|trending|popular-?\w*|"
            r"promo\w*|next-?(?:article|story|up)|rich-?link|story-?timeline|outbrain|taboola|zergnet)"
            r"|(?:^|[ _a-z-])related-?(?:articles?|stor(?:y|ies)|posts?|content|links?|topics?|coverage|items?|news)"
        ),
    ),
    (
        Hint.NOTICE,
        re.compile(
            r"news-?letter|sign-?up|(?:access|registration|sign-?in|log-?in|subscription)-?wall|whats-?app|subscri(?:be|ption)|(?:^|[ _-])(?:share|sharing|social|follow-?us|donat\w+|"
            r"copyright|disclaimer|advert\w*|sponsor\w*|ad-?(?:slot|unit|wrapper|container|label)|cookie\w*|consent|"
            r"paywall-?(?:message|prompt|banner)|app-?(?:promo|download)|author-?(?:bio|box|info|card)|"
            r"about-?(?:the-?)?author|bio|tags?-?list|print-?only|screen-?reader-?text|visually-?hidden|sr-?only)"
            r"(?:[ _-]|$)"
        ),
    ),
    (
        Hint.STANDFIRST,
        re.compile(
            r"stand-?first|sub-?line|(?:^|[ _-])dek(?:[ _-]|$)|(?:^|[ _-])deck(?:[ _-]|$)|sub-?(?:title|head(?:line|ing)?|hed)"
            r"|strap-?line|(?:^|[ _-])(?:summary|excerpt|lede|chapo|sapo|catchline)(?:[ _-]|$)"
            r"|article-?(?:description|summary|intro|lead|excerpt)|lead-?text|alternative-?headline"
        ),
    ),
    (Hint.BYLINE, re.compile(r"by-?line|(?:^|[ _-])authors?(?:[ _-]|$)|author-?names?|contributors?")),
    (Hint.HEADLINE, re.compile(r"(?:^|[ _-])(?:headline|(?:entry|post|article|story)-?title)(?:[ _-]|$)")),
)
_ELEMENT_HINTS = {"figcaption": Hint.CAPTION, "caption": Hint.CAPTION, "address": Hint.BYLINE, "footer": Hint.NOTICE}
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


@lru_cache(maxsize=4096)  # a page repeats a few hundred class names over thousands of elements
def _named(words: str) -> Hint | None:
    return next((hint for hint, pattern in _HINTS if pattern.search(words)), None)
