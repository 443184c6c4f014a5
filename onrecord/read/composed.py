"""A page made of the parts of an item that has none: an entry of a feed, an item of a wire, part of a document.

Extraction reads it as any other page. Nothing is added to the words of the item.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from onrecord.config import Limits
from onrecord.errors import EmptyError, TooLargeError
from onrecord.read.captures import content_id
from onrecord.records import Capture, MediaType


@dataclass(frozen=True, slots=True)
class Parts:
    """What is known of an item. `body` is markup; `published` is ISO 8601; `summary` is its standfirst."""

    body: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    summary: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    guid: str | None = None
    version: str | None = None


def paragraphs(texts: Iterable[str]) -> str:
    """Markup of one paragraph for each text that is not blank."""
    return "\n".join(f"<p>{escape(text, quote=False)}</p>" for text in texts if text.strip())


def compose(parts: Parts, *, name: str, limits: Limits) -> Capture:
    """The capture of a page of these parts. Its id is made from the whole of it, so that equal items have equal ids.

    Raises EmptyError for a body without a word, TooLargeError for one over `limits.input_bytes`.
    """
    if not parts.body.strip():
        raise EmptyError(f"{name} holds no text.", hint="Leave it out; there is no article in it.")
    page = _page(parts)
    data = page.encode("utf-8", errors="replace")
    if len(data) > limits.input_bytes:
        message = f"{name} has {len(data):,} bytes of text; the limit is {limits.input_bytes:,} bytes."
        raise TooLargeError(message, hint="Split it into its articles.")
    return Capture(
        id=content_id(data),
        name=name,
        media_type=MediaType.HTML,
        text=page,
        url=parts.url,
        title=parts.title,
        outlet=parts.outlet,
        published=parts.published,
        guid=parts.guid,
        version=parts.version,
    )


def _page(parts: Parts) -> str:
    told = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": parts.title,
        "author": {"@type": "Person", "name": parts.byline} if parts.byline else None,
        "publisher": {"@type": "Organization", "name": parts.outlet} if parts.outlet else None,
        "datePublished": parts.published,
    }
    known = {key: value for key, value in told.items() if value}
    # In a script only "</" would end it; the tags of a title are no tags there.
    data = json.dumps(known, ensure_ascii=False).replace("<", "\\u003c")
    language = f' lang="{escape(parts.language)}"' if parts.language else ""
    title = escape(parts.title or "", quote=False)
    lines = [
        f'<!DOCTYPE html>\n<html{language}>\n<head>\n<meta charset="utf-8">',
        f"<title>{title}</title>" if title else "",
        f'<meta name="description" content="{escape(parts.summary)}">' if parts.summary else "",
        f'<script type="application/ld+json">{data}</script>\n</head>\n<body>\n<article>',
        f"<h1>{title}</h1>" if title else "",
        f"<p>{escape(parts.summary, quote=False)}</p>" if parts.summary else "",
        f"{parts.body}\n</article>\n</body>\n</html>\n",
    ]
    return "\n".join(line for line in lines if line)
