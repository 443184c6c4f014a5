"""News feeds: RSS and Atom in all their versions, and JSON Feed."""

import json
import re
from dataclasses import replace
from email.utils import parsedate_to_datetime
from html import escape, unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from onrecord.config import Limits
from onrecord.errors import DamagedError
from onrecord.read.days import is_day_or_moment
from onrecord.read.safe_xml import XmlText, parse_xml, text_in
from onrecord.records import Entry, Listing, ListingKind, MediaType

_ITEM = re.compile(r"<(?:[A-Za-z][\w.-]*:)?(?:item|entry)[\s>]", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_MAIL = re.compile(r"\S+@\S+(?:\s*\((?P<name>[^()]*)\))?")
_LONGEST = 5_000  # characters of a title, a name or an address
_SUMMARY = 20_000  # characters
_REPEATED = 100  # elements of one name in an entry

# The vocabularies of feeds. Others (media, iTunes) have a title and a description too, of a picture or a show.
_OWN = frozenset({
    "", "http://www.w3.org/2005/Atom", "http://purl.org/atom/ns#", "http://purl.org/rss/1.0/",
    "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/",
    "http://backend.userland.com/rss2", "http://blogs.law.harvard.edu/tech/rss",
})  # fmt: skip
_PREFIXES = {
    "http://purl.org/rss/1.0/modules/content/": "content",
    "http://purl.org/dc/elements/1.1/": "dc",
    "http://purl.org/dc/terms/": "dcterms",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "http://www.w3.org/1999/xhtml": "xhtml",
}
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def read_feed(document: XmlText, *, base: str | None, name: str, limits: Limits) -> Listing:
    """The feed that `document` is, its addresses joined to `base`, the address that it came from.

    Of a feed with more than `limits.feed_entries` the first so many are read and the others counted. Malformed
    feeds are read as far as they can be; one of which nothing can be made out raises DamagedError.
    """
    text, left_out = _bounded(document.text, limits.feed_entries)
    root = parse_xml(replace(document, text=text), name=name, base=base)
    channel = _Fields(next((child for child in root if _named(child) == "channel"), root))
    title = channel.words("title")
    language = channel.words("language", "dc:language") or root.get(_LANGUAGE)
    found = (element for element in root.iter() if _named(element) in ("item", "entry"))
    entries = tuple(_entry(element, base=base, outlet=title, language=language) for element in found)
    return Listing(ListingKind.FEED, title=title, entries=entries, left_out=left_out, is_cut_off=not document.is_whole)


def read_json_feed(data: bytes, *, base: str | None, name: str, limits: Limits) -> Listing:
    """The JSON Feed (version 1 or 1.1) in `data`, as `read_feed` has it. Raises DamagedError."""
    try:
        feed = json.loads(data)
    except (ValueError, RecursionError) as fault:
        raise _damaged(name, "it is not valid JSON") from fault
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise _damaged(name, 'it has no list of "items"')
    title, language = plain(feed.get("title")), _string(feed.get("language"))
    entries = tuple(
        _json_entry(item, feed, base=base, outlet=title, language=language)
        for item in items[: limits.feed_entries]
        if isinstance(item, dict)
    )
    return Listing(ListingKind.FEED, title=title, entries=entries, left_out=max(0, len(items) - limits.feed_entries))


def plain(markup: object) -> str | None:
    """The words of a string that may hold tags and escaped characters, white space collapsed; None for none."""
    if not isinstance(markup, str):
        return None
    return " ".join(unescape(_TAG.sub(" ", markup[:_SUMMARY])).split()) or None


def absolute(address: object, base: str | None) -> str | None:
    """`address` joined to `base`, where that gives a web address."""
    if not isinstance(address, str) or not address.strip() or len(address) > _LONGEST:
        return None
    try:
        joined = urljoin(base or "", address.strip())
        parts = urlsplit(joined)
    except ValueError:
        return None
    return joined if parts.scheme in ("http", "https") and parts.netloc else None


def moment(value: object) -> str | None:
    """A date of RFC 822 or ISO 8601 as the latter writes it, in its own zone; None for what is neither."""
    if not isinstance(value, str) or not (value := value.strip()[:64]):
        return None
    if is_day_or_moment(value):
        return value
    try:
        return parsedate_to_datetime(value).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _bounded(text: str, most: int) -> tuple[str, int]:
    """`text` with no more than `most` entries, and how many were cut off."""
    found = 0
    end = 0
    for item in _ITEM.finditer(text):
        found += 1
        if found == most + 1:
            end = item.start()
    return (text[:end], found - most) if found > most else (text, 0)


def _named(element: etree._Element) -> str:
    """An element's local name, with a prefix where it is of one of the other vocabularies of feeds; or empty."""
    if not isinstance(element.tag, str):
        return ""
    namespace, _, local = element.tag.rpartition("}")
    if (namespace := namespace.lstrip("{")) in _OWN:
        return local.lower()
    prefix = _PREFIXES.get(namespace)
    return f"{prefix}:{local.lower()}" if prefix else ""


class _Fields:
    """The children of one element, by name."""

    def __init__(self, element: etree._Element) -> None:
        self._found: dict[str, list[etree._Element]] = {}
        for child in element:
            found = self._found.setdefault(_named(child), [])
            if len(found) < _REPEATED:
                found.append(child)

    def all(self, name: str) -> list[etree._Element]:
        return self._found.get(name, [])

    def first(self, *names: str) -> etree._Element | None:
        """The first element of the first of `names` that has one with something in it."""
        return next((each for name in names for each in self.all(name) if len(each) or (each.text or "").strip()), None)

    def words(self, *names: str) -> str | None:
        element = self.first(*names)
        return None if element is None else plain(_inner(element))

    def moment(self, *names: str) -> str | None:
        return next((found for name in names for each in self.all(name) if (found := moment(text_in(each)))), None)


def _entry(element: etree._Element, *, base: str | None, outlet: str | None, language: str | None) -> Entry:
    fields = _Fields(element)
    source = fields.first("source")
    content = fields.first("content:encoded", "content", "xhtml:body", "description", "summary")
    markup = None if content is None else _inner(content).strip()
    is_plain = (
        content is not None and _named(content) in ("content", "summary") and content.get("type", "text") == "text"
    )
    return Entry(
        address=_address(element, fields, base),
        guid=text_in(fields.first("guid", "id", "dc:identifier")) or element.get(_ABOUT),
        title=fields.words("title", "dc:title"),
        outlet=(None if source is None else _Fields(source).words("title") or plain(source.text)) or outlet,
        byline=_byline(fields),
        language=text_in(fields.first("dc:language")) or element.get(_LANGUAGE) or language,
        published=fields.moment("pubdate", "published", "issued", "dc:date", "dcterms:issued", "dcterms:created"),
        updated=fields.moment("updated", "modified", "dcterms:modified"),
        summary=fields.words("description", "summary"),
        content=markup or None,
        content_type=MediaType.TEXT if is_plain else MediaType.HTML,
    )


def _address(element: etree._Element, fields: _Fields, base: str | None) -> str | None:
    links = fields.all("link")
    atom = [link for link in links if link.get("href") and link.get("rel", "alternate") == "alternate"]
    atom.sort(key=lambda link: "html" not in link.get("type", "html"))
    candidates = [
        *((text_in(link), link) for link in fields.all("feedburner:origlink")),
        *((link.get("href"), link) for link in atom),
        *((text_in(link), link) for link in links),
        *((text_in(guid), guid) for guid in fields.all("guid") if guid.get("isPermaLink", "true") != "false"),
        (element.get(_ABOUT), element),
    ]
    return next((found for written, at in candidates if (found := absolute(written, at.base or base))), None)


def _byline(fields: _Fields) -> str | None:
    names = []
    for author in fields.all("author") + fields.all("dc:creator") + fields.all("creator"):
        named = next((child for child in author if _named(child) == "name"), None)
        name = plain(_inner(author if named is None else named)) or ""
        if mail := _MAIL.fullmatch(name):
            name = mail["name"] or ""  # RSS asks for an address there, with the name behind it
        names.append(name)
    return ", ".join(dict.fromkeys(name for name in names if name)) or None


def _inner(element: etree._Element) -> str:
    """What is in an element: its words, or the markup that stands in it unescaped."""
    if not len(element):
        return element.text or ""
    children = (etree.tostring(child, encoding="unicode", method="html") for child in element)
    return escape(element.text or "", quote=False) + "".join(children)


def _json_entry(
    item: dict[str, Any], feed: dict[str, Any], *, base: str | None, outlet: str | None, language: str | None
) -> Entry:
    html, text = _string(item.get("content_html"), None), _string(item.get("content_text"), None)
    return Entry(
        address=absolute(item.get("url"), base) or absolute(item.get("external_url"), base),
        guid=str(item["id"])[:_LONGEST] if isinstance(item.get("id"), str | int | float) else None,
        title=plain(item.get("title")),
        outlet=outlet,
        byline=_json_byline(item) or _json_byline(feed),
        language=_string(item.get("language")) or language,
        published=moment(item.get("date_published")),
        updated=moment(item.get("date_modified")),
        summary=plain(item.get("summary")),
        content=html or text,
        content_type=MediaType.HTML if html else MediaType.TEXT,
    )


def _json_byline(value: dict[str, Any]) -> str | None:
    authors = value.get("authors")
    listed = authors if isinstance(authors, list) else [value.get("author")]  # "author" is of version 1
    names = [plain(author.get("name")) for author in listed[:50] if isinstance(author, dict)]
    return ", ".join(name for name in names if name) or None


def _string(value: object, most: int | None = _LONGEST) -> str | None:
    return value.strip()[:most] or None if isinstance(value, str) else None


def _damaged(name: str, reason: str) -> DamagedError:
    return DamagedError(f"{name} cannot be read as a feed: {reason[:200]}.", hint="Open its address in a browser.")
