"""HTML source to a tree that is safe to walk."""

import re
from collections.abc import Iterator

from lxml import etree, html

from onrecord.errors import EmptyError

# What other packages may raise on pages that no browser ever made.
READER_FAULTS = (
    ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError, RecursionError, etree.LxmlError
)  # fmt: skip
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
))  # fmt: skip
# What a page opens over its text when the pointer is on a word: read in place it would cut sentences apart.
_POPUP = re.compile(
    r"(?:tool-?tip|pop-?over|rollover|hover-?card)[\w-]{0,40}(?:block|content|box|text|body|bubble)$", re.I
)
_SPOKEN = re.compile(r"visually-?hidden|sr-only|screen-?reader", re.I)  # "opens in a new tab"
# How words look, which no part of this program asks; trafilatura takes time with the square of their number.
_FORMATS = (
    "b",
    "strong",
    "i",
    "em",
    "u",
    "s",
    "strike",
    "del",
    "ins",
    "small",
    "big",
    "font",
    "tt",
    "sub",
    "sup",
    "mark",
)
_MOST_FORMATTED = 5000  # elements of a page: two seconds' worth
_MARKED = "onrecord-marked"  # the name that elements get which are to go
_RAW = frozenset(("script", "style", "textarea", "title"))  # tags inside these are text


def parse(source: str, *, depth: int, name: str) -> html.HtmlElement:
    """The tree of `source`, without comments and instructions, nested at most `depth` elements deep.

    What is nested deeper keeps its text: its elements are dissolved. Time is linear in the length of `source`
    (a `<div>` 100,000 deep: 0.2 s). Raises `EmptyError` if there is no markup and no text in it.
    """
    tree, complete = _parse(source)  # libxml2 gives up at 2048 and loses the rest of the page (measured with 2.14)
    if not complete:
        tree, _ = _parse(_cut_nesting(source, depth))
    if tree is None:
        raise EmptyError(f"{name} holds no text.", hint="Save the page again, or give another one.")
    _flatten(tree, depth)
    _drop_asides(tree)
    if sum(1 for _ in tree.iter(*_FORMATS)) > _MOST_FORMATTED:
        etree.strip_tags(tree, *_FORMATS)
        for element in tree.iter():  # the words are left as a node each: make them one, or nothing is won
            element.text, element.tail = element.text, element.tail
    return tree


def _drop_asides(tree: html.HtmlElement) -> None:
    """Remove what `_is_aside`, all at once: one by one, each would move the text after all those before it again."""
    for element in [element for element in tree.iter("span", "div") if _is_aside(element)]:
        element.tag = _MARKED
    etree.strip_elements(tree, _MARKED, with_tail=False)


def _is_aside(element: html.HtmlElement) -> bool:
    """Whether this is not read with the sentence that it stands in: a pop-up, or a word for screen readers alone."""
    names = (element.get("class") or "")[:400].split()
    if element.get("role") == "tooltip" or any(_POPUP.search(name) for name in names):
        return True
    if element.tag != "span":
        return False
    return any(_SPOKEN.search(name) for name in names) or "clip:rect(0" in (element.get("style") or "")


def _parse(source: str) -> tuple[html.HtmlElement | None, bool]:
    """The tree, None if there is none, and whether the parser read to the end."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, collect_ids=False)
    data = source.replace("\0", "").encode("utf-8", errors="replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):  # an empty document
        tree = None
    limited = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return tree, not limited


def _flatten(tree: html.HtmlElement, depth: int) -> None:
    """Dissolve the elements deeper than `depth`, keeping their text in place."""
    level, deep = 0, []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        if event == "start" and level > depth:
            deep.append(element)
    for element in deep:
        element.text, element.tail = f" {element.text or ''}", f" {element.tail or ''}"  # blocks must not run together
        element.tag = _MARKED
    etree.strip_tags(tree, _MARKED)  # all at once: one by one takes time with the square of their number


def _tags(source: str) -> Iterator[tuple[int, int, str, bool]]:
    """Start, end, lower-case name and whether it closes, of each tag; a plain scan that never looks back."""
    at, end, raw = source.find("<"), -1, ""
    while at >= 0:
        if end < at:  # else it ends this tag as well; to look again would take time with the square of the length
            end = source.find(">", at)
        if end < 0:
            return
        closes = source.startswith("/", at + 1)
        head = source[at + 1 + closes : min(end, at + 40)]
        name = head.split(None, 1)[0].rstrip("/").lower() if head and head[0].isalpha() else ""
        if name and (not raw or (closes and name == raw)):
            raw = name if name in _RAW and not closes else ""
            yield at, end + 1, name, closes
        at = source.find("<", at + 1 if not name or raw else end + 1)


def _cut_nesting(source: str, depth: int) -> str:
    """`source` without the tags of elements that lie deeper than `depth`.

    Elements whose end tag is left out (`<p>`, `<li>`) count as open until their parent ends, so the count is an
    upper bound; it is only asked of pages that the parser refused.
    """
    kept: list[str] = []
    open_tags: list[str] = []
    count: dict[str, int] = {}
    skipped, last = 0, 0
    for start, end, name, closes in _tags(source):
        if name in _VOID:
            continue
        if not closes and len(open_tags) < depth:
            open_tags.append(name)
            count[name] = count.get(name, 0) + 1
            continue
        if closes and skipped == 0:
            while open_tags and count.get(name):
                last_open = open_tags.pop()
                count[last_open] -= 1
                if last_open == name:
                    break
            continue
        skipped += -1 if closes else 1
        kept.append(source[last:start])
        last = end
    kept.append(source[last:])
    return " ".join(kept)
