"""What a page says of itself in JSON-LD."""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from lxml import html

from onrecord.extract.tidy import tidy

_BYTES = 2_000_000  # characters of one script; the largest of 137 pages has 0.2 million
_NODES = 20_000  # objects and lists looked at on one page
_ARTICLE = re.compile(
    r"(?:^|/)(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting|OpinionPiece|Review\w*)$"
)
_SITE = re.compile(r"(?:^|/)WebSite$")
_PAGE = re.compile(r"(?:^|/)(?:WebPage|ItemPage)$")
_TAGS = re.compile(r"<[^<>]{1,500}>")
_TRAILING_COMMA = re.compile(r",(?=\s{0,200}[\]}])")
_WRONG_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_FIELD = re.compile(r'"(headline|datePublished|description|articleBody)"\s{0,20}:\s{0,20}"((?:[^"\\]|\\.){1,20000})"')

Node = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StructuredData:
    """The nodes of a page's JSON-LD that matter: its articles, page and site nodes, and every node with an `@id`."""

    articles: tuple[Node, ...] = ()
    pages: tuple[Node, ...] = ()
    sites: tuple[Node, ...] = ()
    by_id: Mapping[str, Node] = field(default_factory=dict)

    def resolve(self, value: object) -> object:
        """`value`, or the node that it refers to by nothing but an `@id`."""
        if isinstance(value, dict) and isinstance(value.get("@id"), str) and "name" not in value:
            return self.by_id.get(value["@id"], value)
        return value


def read_structured_data(tree: html.HtmlElement) -> StructuredData:
    """Everything that the page's JSON-LD scripts say, however broken they are."""
    articles: list[Node] = []
    pages: list[Node] = []
    sites: list[Node] = []
    by_id: dict[str, Node] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        for node in _nodes(_load(script.text[:_BYTES])):
            types = _types(node)
            if any(_ARTICLE.search(kind) for kind in types):
                articles.append(node)
            elif any(_PAGE.search(kind) for kind in types):
                pages.append(node)
            elif any(_SITE.search(kind) for kind in types):
                sites.append(node)
            if isinstance(node.get("@id"), str) and len(node) > len(by_id.get(node["@id"], ())):
                by_id[node["@id"]] = node
    return StructuredData(tuple(articles), tuple(pages), tuple(sites), by_id)


def text_of(value: object) -> str:
    """The words of a JSON-LD value: a string, the first string of a list, or what a node is named; else empty."""
    for _ in range(4):  # a list in a list in a list is nobody's name
        if isinstance(value, list):
            value = next((item for item in value if item), None)
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("@id")
        else:
            break
    return clean(value) if isinstance(value, str) else ""


def clean(text: str) -> str:
    """A string of JSON-LD or of a meta tag as text: entities and tags that were escaped into it undone."""
    for _ in range(3):  # some sites escape twice
        unescaped = unescape(text)
        if unescaped == text:
            break
        text = unescaped
    return tidy(_TAGS.sub(" ", text) if "<" in text else text)


def _types(node: Node) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [item for item in kinds if isinstance(item, str)]


def _nodes(value: object) -> Iterator[Node]:
    """The objects in `value`, outermost first, a bounded number of them."""
    todo = deque([value])
    for _ in range(_NODES):
        if not todo:
            return
        item = todo.popleft()
        if isinstance(item, dict):
            yield item
            todo.extend(child for child in item.values() if isinstance(child, dict | list))
        elif isinstance(item, list):
            todo.extend(child for child in item if isinstance(child, dict | list))


def _load(source: str) -> object:
    """The JSON of a script; what can be saved of it when it is broken."""
    source = _unwrapped(source)
    for attempt in (source, _WRONG_ESCAPE.sub("", _TRAILING_COMMA.sub("", source))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    fields = dict(reversed(_FIELD.findall(source)))  # the first of each
    return {"@type": "Article", **{name: _unquote(value) for name, value in fields.items()}} if fields else None


def _unwrapped(source: str) -> str:
    """`source` without the comment or CDATA marks that some sites put around a script."""
    source = source.strip().removeprefix("//").lstrip().removeprefix("<!--").removeprefix("<![CDATA[").strip()
    source = source.rstrip(" \t\r\n;").removesuffix("-->").removesuffix("]]>").rstrip().removesuffix("//")
    return source.rstrip(" \t\r\n;")


def _unquote(value: str) -> str:
    try:
        return str(json.loads(f'"{value}"', strict=False))
    except ValueError:
        return value
