"""What a page says of the article on it: title, authors, outlet, date, address, description."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from htmldate import find_date
from lxml import html

from onrecord.extract.authors import is_person, read_names
from onrecord.extract.dates import Published, read_date
from onrecord.extract.html import READER_FAULTS
from onrecord.extract.outlet import host_of, outlet_in_title
from onrecord.extract.structured_data import Node, StructuredData, clean, text_of
from onrecord.extract.tidy import squeeze, tidy

_SITE_SUFFIX = re.compile(r"\s+[|–—·»•-]\s+([^|–—·»•]{2,60})$")
_LONGEST_TITLE = 400
_SAME_TITLE = 0.5  # share of words in common
_PARAGRAPH_END = re.compile(r"</p>|<br ?/?>", re.IGNORECASE)
_PLATFORMS = frozenset(("blogger", "wordpress", "wordpress.com", "medium", "google"))  # no outlets
_AUTHOR_LABEL = re.compile(r"author|byline|by-line", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What was found; `title` is what the page calls the article, `headline` what it shows above it.

    `descriptions` are candidates for the standfirst, the most trusted first; `declared_body` is the `articleBody`.
    """

    title: str | None
    headline: str | None
    authors: tuple[str, ...]
    outlet: str | None
    published: Published | None
    url: str | None
    language: str | None
    descriptions: tuple[str, ...]
    declared_body: str
    is_article: bool


def read_metadata(tree: html.HtmlElement, data: StructuredData, *, address: str | None) -> Metadata:
    """The metadata of a page: structured data first, then meta tags, then what is shown.

    `address` is where the page was fetched from.
    """
    meta = _meta(tree)
    url = _url(tree, meta, address)
    headings = [text for h1 in tree.iter("h1") if (text := tidy(h1.text_content())) and len(text) <= _LONGEST_TITLE]
    article = _main_article(data, headings, meta)
    shown = (*headings, meta.get("og:title", ""), text_of(article.get("headline")))
    outlet = _outlet(data, meta) or outlet_in_title(_page_title(tree), shown, url) or host_of(url)
    named = _titles(tree, article, meta, outlet)
    headline = _headline(headings, named)
    return Metadata(
        title=_title(headline, named),
        headline=headline,
        authors=_authors(tree, data, article, meta, outlet),
        outlet=outlet,
        published=_published(tree, data, article, meta, url),
        url=url,
        language=tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or tree.get("xml:lang"),
        descriptions=_descriptions(article, meta),
        declared_body=_declared_body(article),
        is_article=bool(data.articles) or meta.get("og:type", "").lower() == "article",
    )


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    """The page's meta tags by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = element.get("content")
        if name and content and (text := clean(content[:5000])):
            found.setdefault(name.strip().lower(), text)
    return found


def _main_article(data: StructuredData, headings: list[str], meta: dict[str, str]) -> Node:
    """The article node that speaks of what the page shows; empty if there is none."""
    shown = {squeeze(text) for text in (*headings, meta.get("og:title", ""))}
    for node in data.articles:
        if squeeze(text_of(node.get("headline"))) in shown:
            return node
    return data.articles[0] if data.articles else {}


def _titles(tree: html.HtmlElement, article: Node, meta: dict[str, str], outlet: str | None) -> list[str]:
    """The titles that the page gives the article where they are not shown."""
    named = [meta.get("og:title", ""), text_of(article.get("headline")), meta.get("twitter:title", "")]
    named.append(_page_title(tree))
    return [without_site(text, outlet) for text in named if 0 < len(text) <= _LONGEST_TITLE]


def _page_title(tree: html.HtmlElement) -> str:
    element = tree.find(".//title")
    return tidy(element.text_content()) if element is not None else ""


def _headline(headings: list[str], named: list[str]) -> str | None:
    """The h1 that is, or most resembles, one of the page's titles."""
    for heading in headings:
        for other in named:
            if squeeze(other) == squeeze(heading):
                # An h1 of several spans may lack the space between them that the plain title has.
                return other if other.count(" ") > heading.count(" ") else heading
    alike = [(max((_alike(heading, other) for other in named), default=0.0), heading) for heading in headings]
    likeness, best = max(alike, default=(0.0, None), key=lambda pair: pair[0])
    return best if likeness >= _SAME_TITLE or not named else None


def _title(headline: str | None, named: list[str]) -> str | None:
    """What to call the article: its title for sharing where that resembles the headline, else the headline.

    Of 46 pages of pages-news-dev seven are shared under another title than the one shown; the gold has the shared
    one on five of these.
    """
    if headline is None:
        return next(iter(named), None)
    shared = next(iter(named), headline)
    if squeeze(shared).startswith(squeeze(headline)) or _alike(shared, headline) < _SAME_TITLE:
        return headline
    return shared


def _alike(first: str, second: str) -> float:
    """Share of the two titles' words that both have, 0..1."""
    a, b = set(first.casefold().split()), set(second.casefold().split())
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def without_site(title: str, outlet: str | None) -> str:
    """`title` without a site's name at its end; a part that is not the outlet's name stays."""
    match = _SITE_SUFFIX.search(title)
    if match is None or outlet is None:
        return title
    tail, name = squeeze(match[1]), squeeze(outlet)
    return title[: match.start()].rstrip() if tail and (tail in name or name in tail) else title


def _authors(
    tree: html.HtmlElement, data: StructuredData, article: Node, meta: dict[str, str], outlet: str | None
) -> tuple[str, ...]:
    declared = read_names(_author_names(data, article.get("author") or article.get("creator")))
    tagged = read_names(
        meta[name] for name in ("author", "article:author", "byl", "parsely-author", "sailthru.author", "dc.creator")
        if name in meta
    )  # fmt: skip
    for names in (declared, tagged, _shown_authors(tree)):
        people = tuple(name for name in names if not is_outlet(name, outlet))
        if people:
            return people
    return declared or tagged


def is_outlet(name: str, outlet: str | None) -> bool:
    """Whether a byline names the outlet, or a desk or account of it, rather than a person."""
    first, own = name.casefold().split(), (outlet or "").casefold().removeprefix("the ").split()
    return squeeze(name) == squeeze(outlet or "") or bool(own and first[0] == own[0] and len(own[0]) >= 3)


def _author_names(data: StructuredData, value: object) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        item = data.resolve(item)
        if isinstance(item, dict) and not item.get("name"):
            continue
        name = text_of(item.get("name") if isinstance(item, dict) else item)
        if name:
            yield name


def _shown_authors(tree: html.HtmlElement) -> tuple[str, ...]:
    """The names in the first element that calls itself author or byline and holds any; a link holds a name alone."""
    links: list[str] = []
    others: list[str] = []
    for element in tree.iter("a", "span", "div", "p", "address", "li", "h4", "cite"):
        label = " ".join(filter(None, map(element.get, ("class", "rel", "itemprop", "data-testid"))))[:300]
        if not _AUTHOR_LABEL.search(label) or "comment" in label:
            continue
        text = tidy(" ".join(element.itertext())[:300])
        if 3 <= len(text) <= 120:
            (links if element.tag == "a" else others).append(text)
    for text in (*links[:3], *others[:3]):
        if names := tuple(name for name in read_names([text]) if is_person(name)):
            return names
    return ()


def _outlet(data: StructuredData, meta: dict[str, str]) -> str | None:
    publishers = [data.resolve(node.get("publisher")) for node in data.articles]
    names = [text_of(publisher.get("name") if isinstance(publisher, dict) else publisher) for publisher in publishers]
    named = (meta.get("og:site_name") or meta.get("application-name") or "").partition(" | ")[0].lstrip("@")
    sites = [text_of(node.get("name")) for node in data.sites]
    return next(filter(_names_outlet, names), named) or next(filter(_names_outlet, sites), None)


def _names_outlet(name: str) -> bool:
    return bool(name) and "/" not in name and len(name) <= 80 and name.casefold() not in _PLATFORMS


def _published(
    tree: html.HtmlElement, data: StructuredData, article: Node, meta: dict[str, str], url: str | None
) -> Published | None:
    found = [date for value in _date_values(tree, data, article, meta) if (date := read_date(value))]
    timed = next((date for date in found if date.moment), None)
    if found and timed and timed.day == found[0].day:
        return timed
    return found[0] if found else _guessed_date(tree, url)


def _guessed_date(tree: html.HtmlElement, url: str | None) -> Published | None:
    """The day that an address or a line near the headline seems to give, where the page declares none."""
    try:
        value = find_date(tree, extensive_search=False, original_date=True, url=url)
    except READER_FAULTS:
        return None
    return read_date(value) if value else None


def _date_values(tree: html.HtmlElement, data: StructuredData, article: Node, meta: dict[str, str]) -> Iterator[str]:
    for node in (article, *data.pages):
        for name in ("datePublished", "dateCreated", "uploadDate"):
            if value := text_of(node.get(name)):
                yield value
    for name in (
        "article:published_time", "og:published_time", "og:article:published_time", "article:published",
        "datepublished", "publishdate", "pubdate", "publish-date", "publication_date", "parsely-pub-date",
        "sailthru.date", "dc.date.issued", "dc.date", "dcterms.created", "date",
    ):  # fmt: skip
        if name in meta:
            yield meta[name]
    times = list(tree.iter("time"))
    for element in sorted(times, key=lambda item: "datePublished" not in (item.get("itemprop") or "")):
        if value := element.get("datetime"):
            yield value
    for element in tree.iter("span", "div", "p", "abbr"):
        if "datepublished" in (element.get("itemprop") or "").lower():
            yield element.get("content") or element.get("datetime") or element.text_content()[:64]


def _url(tree: html.HtmlElement, meta: dict[str, str], address: str | None) -> str | None:
    canonical = next(
        (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"), None
    )
    for value in (canonical, meta.get("og:url"), address):
        if value and (whole := _absolute(value, address)):
            return whole
    return None


def _absolute(value: str, base: str | None) -> str | None:
    try:
        whole = urljoin(base or "", value.strip())
        parts = urlsplit(whole)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname)
    except ValueError:
        return None
    return whole if usable else None


def _descriptions(article: Node, meta: dict[str, str]) -> tuple[str, ...]:
    values = (
        text_of(article.get("description")), meta.get("og:description", ""), meta.get("description", ""),
        meta.get("twitter:description", ""), text_of(article.get("alternativeHeadline")),
    )  # fmt: skip
    return tuple(dict.fromkeys(value for value in values if value))


def _declared_body(article: Node) -> str:
    body = article.get("articleBody")
    if not isinstance(body, str):
        return ""
    paragraphs = _PARAGRAPH_END.sub("\n", body)
    return "\n".join(line for part in paragraphs.splitlines() if (line := clean(part)))
