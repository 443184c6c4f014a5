"""A page as its blocks of text, in the order of the source, with what the markup says of each."""

from dataclasses import dataclass

from lxml import etree, html

from onrecord.extract.markup import Hint, hint_of, is_card
from onrecord.extract.tidy import squeeze, tidy

_BLOCK = frozenset((
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dialog", "div",
    "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header",
    "hr", "html", "li", "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_SILENT = frozenset((
    "script", "style", "noscript", "template", "svg", "math", "head", "title", "select", "option", "button", "input",
    "textarea", "iframe", "object", "embed", "video", "audio", "canvas", "map",
))  # fmt: skip
_FURNITURE = frozenset(("nav", "aside", "footer"))
_LONGEST_LABEL = 200  # code points of a class attribute
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(slots=True)
class Block:
    """A run of text between two block boundaries.

    `tag` is the innermost block element around it, `signature` the names and classes of that element and the two
    around it, `linked` the share of the characters that lie in links, `hint` what the nearest element that says
    anything says, `furniture` whether it lies in navigation, an aside or a footer.
    """

    text: str
    key: str
    tag: str
    signature: tuple[str, ...]
    linked: float
    hint: Hint | None
    furniture: bool

    @property
    def make(self) -> tuple[str, ...]:
        """`signature` with the innermost element's classes left out: a first paragraph often has one of its own."""
        return (*self.signature[:-1], self.tag)


class _Walk:
    """The state of one pass over a tree."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.path: list[tuple[str, str]] = []
        self.hints: list[Hint | None] = [None]
        self.pieces: list[str] = []
        self.linked = self.links = self.furniture = self.silent = 0

    def add(self, text: str | None) -> None:
        if text and not self.silent:
            self.pieces.append(text)
            if self.links:
                self.linked += len(text.strip())

    def flush(self) -> None:
        text = tidy("".join(self.pieces))
        if text and (key := squeeze(text)):
            near = self.path[-3:]
            signature = tuple(f"{name}.{label}" for name, label in near)
            linked = min(1.0, self.linked / len(text))
            tag = near[-1][0] if near else "body"
            self.blocks.append(Block(text, key, tag, signature, linked, self.hints[-1], self.furniture > 0))
        self.pieces.clear()
        self.linked = 0

    def start(self, element: html.HtmlElement, tag: str) -> None:
        hint = hint_of(element) or (Hint.TEASER if tag in _BLOCK and is_card(element) else None)
        self.hints.append(hint or self.hints[-1])
        if tag in _BLOCK:
            self.flush()
            if tag != "br":
                self.path.append((tag, " ".join(sorted((element.get("class") or "")[:_LONGEST_LABEL].split()))))
        self.silent += tag in _SILENT
        self.links += tag == "a"
        self.furniture += tag in _FURNITURE
        self.add(element.text)

    def end(self, element: html.HtmlElement, tag: str) -> None:
        if tag in _BLOCK and tag != "br":
            self.flush()
            self.path.pop()
        self.silent -= tag in _SILENT
        self.links -= tag == "a"
        self.furniture -= tag in _FURNITURE
        self.hints.pop()
        self.add(element.tail)


def read_blocks(tree: html.HtmlElement) -> list[Block]:
    """All blocks of text that the page shows, linear in its size."""
    walk = _Walk()
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        tag = element.tag
        if event == "start":
            walk.start(element, tag)
        else:
            walk.end(element, tag)
    walk.flush()
    return walk.blocks
