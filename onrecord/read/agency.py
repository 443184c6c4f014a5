"""What the formats of news agencies have in common: states of publication, moments, and the paragraphs of a body."""

import re
from collections.abc import Iterator
from html import escape

from lxml import etree

from onrecord.errors import NoStoryError, WithdrawnError
from onrecord.read.days import is_day_or_moment
from onrecord.read.names import shown
from onrecord.read.safe_xml import local_name, text_in

_BASIC = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T(\d{2}):?(\d{2}):?(\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?", re.ASCII)
_USABLE = frozenset({"", "usable"})
_STATES = {"canceled": "was canceled", "cancelled": "was canceled", "withheld": "is withheld", "embargoed": "is held"}
_ARTICLES = frozenset({"", "text", "composite", "article"})

# Elements of NITF and of XHTML that stand in lines of their own, those that hold such, and those that hold no prose.
_LINES = frozenset({"p", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "li", "dt", "dd", "td", "th", "caption", "pre"})
_HOLDERS = frozenset({
    "body", "body.content", "block", "bq", "blockquote", "div", "section", "article", "main", "header", "html", "ul",
    "ol", "dl", "table", "thead", "tbody", "tfoot", "tr", "nitf-table", "custom-table", "fn",
})  # fmt: skip
_NO_PROSE = frozenset({"head", "media", "figure", "picture", "img", "script", "style", "object", "iframe", "br", "hr"})
_HEADINGS = frozenset({"hl2", "h2", "h3", "h4", "h5", "h6"})


def check_state(state: str | None, *, name: str) -> None:
    """Raise WithdrawnError for an item whose state of publication is not `usable`."""
    told = (state or "").rpartition(":")[2].strip().lower()
    if told in _USABLE:
        return
    what = _STATES.get(told) or f'is "{shown(told)}"'
    raise WithdrawnError(
        f"{name} {what}, as its agency says.", hint="Do not use it; ask the agency for a later version."
    )


def check_class(kind: str | None, *, name: str) -> None:
    """Raise NoStoryError for an item that is a picture, a film, a sound or a graphic."""
    told = (kind or "").rpartition(":")[2].strip().lower()
    if told not in _ARTICLES:
        raise NoStoryError(f"{name} is no text but of the kind {shown(told)}.", hint="Leave it out.")


def agency_moment(value: str | None) -> str | None:
    """A date as agencies write it (ISO 8601, with or without dashes) with dashes; None for what is none."""
    value = (value or "").strip()
    if basic := _BASIC.fullmatch(value):
        year, month, day, hour, minute, second, zone = basic.groups()
        value = f"{year}-{month}-{day}" + (f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else "")
    return value if is_day_or_moment(value) else None


def body_markup(body: etree._Element) -> str:
    """The lines of a body, each as a paragraph or heading of its own, words only. Captions of pictures are left out."""
    return "\n".join(
        f"<h2>{escape(text, quote=False)}</h2>" if is_heading else f"<p>{escape(text, quote=False)}</p>"
        for text, is_heading in _lines(body)
    )


def _lines(element: etree._Element) -> Iterator[tuple[str, bool]]:
    """The lines in `element`, and whether each is a heading; words between two of them are a line, too."""
    loose = [element.text or ""]
    for child in element:
        kind = local_name(child)
        if kind in _LINES or kind in _HOLDERS:
            yield from _line("".join(loose), is_heading=False)
            loose = []
            if kind in _HOLDERS or any(local_name(inner) in _LINES for inner in child):
                yield from _lines(child)
            else:
                yield from _line(_words(child), is_heading=kind in _HEADINGS)
        elif kind in _NO_PROSE:
            loose.append(" ")
        elif kind:
            loose.append(_words(child))
        loose.append(child.tail or "")
    yield from _line("".join(loose), is_heading=False)


def _line(text: str, *, is_heading: bool) -> Iterator[tuple[str, bool]]:
    if text := " ".join(text.split()):
        yield text, is_heading


def _words(element: etree._Element) -> str:
    """The words in an element as they stand, a line break being a space."""
    for inner in element.iter():
        if local_name(inner) == "br":
            inner.tail = " " + (inner.tail or "")
    return "".join(map(str, element.itertext()))


def named(element: etree._Element, *names: str) -> etree._Element | None:
    """The first element below `element`, at any depth, with the first of `names` that there is."""
    for name in names:
        for inner in element.iter():
            if local_name(inner) == name:
                return inner
    return None


def words_of(element: etree._Element, *names: str) -> str | None:
    """The words of the first element below `element` with the first of `names` that has any."""
    for name in names:
        for inner in element.iter():
            if local_name(inner) == name and (text := text_in(inner)):
                return text
    return None
