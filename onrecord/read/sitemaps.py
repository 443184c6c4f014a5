"""Sitemaps, those for news among them, indexes of sitemaps, and outlines (OPML), which list feeds."""

from lxml import etree

from onrecord.config import Limits
from onrecord.read.feeds import absolute, moment
from onrecord.read.safe_xml import XmlText, local_name, parse_xml, text_in
from onrecord.records import Entry, Listed, Listing, ListingKind


def read_sitemap(document: XmlText, *, base: str | None, name: str, limits: Limits) -> Listing:
    """The sitemap or index of sitemaps that `document` is. Of news sitemaps title, outlet and date are taken over.

    Of more than `limits.sitemap_entries` pages, or `limits.listings` sitemaps, the first so many are read and the
    others counted. Raises DamagedError.
    """
    root = parse_xml(document, name=name)
    entries: list[Entry] = []
    others: list[Listed] = []
    left_out = 0
    for element in root:
        kind = local_name(element)
        if kind not in ("url", "sitemap"):
            continue
        fields = {local_name(child): child for child in element}
        address = absolute(text_in(fields.get("loc")), base)
        if address is None:
            left_out += kind == "url"
        elif kind == "sitemap" and len(others) < limits.listings:
            others.append(Listed(address))
        elif kind == "url" and len(entries) < limits.sitemap_entries:
            entries.append(_entry(address, fields))
        else:
            left_out += 1
    return Listing(
        ListingKind.SITEMAP,
        entries=tuple(entries),
        others=tuple(others),
        left_out=left_out,
        is_cut_off=not document.is_whole,
    )


def read_outline(document: XmlText, *, base: str | None, name: str, limits: Limits) -> Listing:
    """The feeds that an OPML outline lists, however deep, each once. Raises DamagedError."""
    root = parse_xml(document, name=name)
    found: dict[str, Listed] = {}
    left_out = 0
    for element in root.iter():
        if local_name(element) != "outline":
            continue
        fields = {str(key).lower(): str(value) for key, value in element.attrib.items()}
        address = absolute(fields.get("xmlurl"), base)
        if address is None or address in found:
            continue
        if len(found) < limits.listings:
            found[address] = Listed(address, fields.get("title") or fields.get("text") or None)
        else:
            left_out += 1
    title = next((text_in(element) for element in root.iter() if local_name(element) == "title"), None)
    return Listing(
        ListingKind.OUTLINE, title=title, others=tuple(found.values()), left_out=left_out,
        is_cut_off=not document.is_whole,
    )  # fmt: skip


def _entry(address: str, fields: dict[str, etree._Element]) -> Entry:
    news = fields.get("news")
    told = {} if news is None else {local_name(child): child for child in news.iter()}
    return Entry(
        address=address,
        title=text_in(told.get("title")),
        outlet=text_in(told.get("name")),
        language=text_in(told.get("language")),
        published=moment(text_in(told.get("publication_date"))),
        updated=moment(text_in(fields.get("lastmod"))),
    )
