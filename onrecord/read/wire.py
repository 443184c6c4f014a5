"""Items of news agencies, as they come on the wire: ninjs, NewsML-G2 and NITF."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from lxml import etree

from onrecord.config import Limits
from onrecord.errors import NoStoryError, OnrecordError
from onrecord.read.composed import Parts, compose
from onrecord.read.kinds import Kind
from onrecord.read.newsml import parts_of_news_item
from onrecord.read.ninjs import items_of, parts_of_ninjs
from onrecord.read.nitf import parts_of_nitf
from onrecord.read.safe_xml import local_name, parse_xml, xml_text
from onrecord.records import Capture, Failure

_ITEMS = frozenset({"newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem", "catalogitem"})
T = TypeVar("T")


def read_wire(data: bytes, kind: Kind, *, name: str, limits: Limits) -> Iterator[Capture | Failure]:
    """The articles of a wire item, or of a message of several, which are named `name#item N`, in order.

    The text of each is a page made of headline, byline, dateline and paragraphs; `guid` and `version` are as the
    agency gives them. One that the agency took back or withholds is a failure (WithdrawnError), as is one without
    words, such as a picture (NoStoryError). Raises DamagedError, UnsafeError, NotTextError where nothing can be read.
    """
    if kind is Kind.NINJS:
        for place, item in _places(items_of(data, name=name), name):
            try:
                yield compose(parts_of_ninjs(item, name=place), name=place, limits=limits)
            except OnrecordError as error:
                yield Failure(place, error)
        return
    root = parse_xml(xml_text(data, name=name, limits=limits), name=name)
    for place, element in _places(_elements(root, name), name):
        try:
            yield compose(_parts_of(element, name=place), name=place, limits=limits)
        except OnrecordError as error:
            yield Failure(place, error)


def _elements(root: etree._Element, name: str) -> list[etree._Element]:
    """The items in a message, or the one that `root` is."""
    if local_name(root) != "newsmessage":
        return [root]
    holders = [root, *(child for child in root if local_name(child) == "itemset")]
    found = [element for holder in holders for element in holder if local_name(element) in _ITEMS]
    if not found:
        raise NoStoryError(f"{name} is a message without an item.", hint="Leave it out.")
    return found


def _parts_of(element: etree._Element, *, name: str) -> Parts:
    kind = local_name(element)
    if kind == "nitf":
        return parts_of_nitf(element, name=name)
    if kind == "newsitem":
        return parts_of_news_item(element, name=name)
    raise NoStoryError(f"{name} is a {kind.removesuffix('item')} item, without an article.", hint="Leave it out.")


def _places(items: Sequence[T], name: str) -> Iterator[tuple[str, T]]:
    """Each item with what to call it."""
    if len(items) == 1:
        yield name, items[0]
        return
    for number, item in enumerate(items, start=1):
        yield f"{name}#item {number}", item
