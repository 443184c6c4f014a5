"""XML that strangers wrote, parsed without letting it reach for anything or grow.

What stands before the root element is cut away, with the declaration of entities that an XML bomb needs and the
address of a DTD; where entities are declared, the input is refused. What is left can only be as large as it is.
"""

import re
from dataclasses import dataclass
from html import escape
from html.entities import html5

from lxml import etree

from onrecord.config import Limits
from onrecord.errors import DamagedError, NotTextError, TooLargeError, UnsafeError
from onrecord.read.encodings import charset_of, declared_in_page

_SPACE = re.compile(r"[\s\ufeff]*")
_INSTRUCTION = re.compile(r"<\?[^>]*>")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_DOCTYPE = re.compile(r"<!DOCTYPE[^\[>]*(?:\[(?P<subset>[^\]]*)\]\s*)?>", re.IGNORECASE)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)")
_EMPTY = re.compile(r"<[^<>]*/>\s*")
_TAIL = 4096  # characters in which the root element must close
# What XML does not allow at all; feeds made by careless programs hold some.
_NO_CHARACTERS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# In CDATA an ampersand stands for itself; elsewhere one that begins no reference does so by mistake ("A & B").
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?:(?P<named>[A-Za-z][A-Za-z0-9]{1,31})|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});|&", re.DOTALL
)
_OF_XML = frozenset({"amp", "lt", "gt", "quot", "apos"})


@dataclass(frozen=True, slots=True)
class XmlText:
    """An XML document without what stands before its root: `text` begins with `<root`.

    `root` is the local name of the root element. `is_whole` says that it is closed.
    """

    text: str
    root: str
    is_whole: bool


def xml_text(data: bytes, *, name: str, limits: Limits) -> XmlText:
    """`data` decoded and made safe; the names that HTML has for characters are resolved, stray ampersands escaped.

    Raises UnsafeError where entities are declared, TooLargeError over `limits.xml_tags`, NotTextError and
    DamagedError where it is no XML.
    """
    charset = charset_of(data, declared_in_page(data))
    if charset is None:
        raise NotTextError(f"{name} is binary data, not XML.", hint="Check what was downloaded.")
    text = _NO_CHARACTERS.sub("", data.decode(charset, errors="replace"))
    if (tags := text.count("<")) > limits.xml_tags:
        message = f"{name} has {tags:,} tags; the limit is {limits.xml_tags:,}."
        raise TooLargeError(message, hint="Split it into its articles.")
    start = _after_prolog(text, name)
    root = _ROOT.match(text, start)
    if root is None:
        raise DamagedError(f"{name} is no XML: no element begins it.", hint="Check what was downloaded.")
    text = _AMPERSAND.sub(_resolved, text[start:])
    closing = re.compile(rf"</{re.escape(root[0][1:])}\s*>")
    is_whole = closing.search(text, max(0, len(text) - _TAIL)) or _EMPTY.fullmatch(text)
    return XmlText(text, root[2].lower(), is_whole is not None)


def parse_xml(document: XmlText, *, name: str, base: str | None = None) -> etree._Element:
    """The tree of `document`; where it is malformed, as much of it as could be made out.

    `base` is its address, with which the `base` of each element is absolute.

    Raises DamagedError where nothing could, or where it nests more than 256 elements deep.
    """
    data = document.text.encode("utf-8", errors="replace")
    for recover in (False, True):
        parser = etree.XMLParser(
            recover=recover, resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True, encoding="utf-8",
        )  # fmt: skip
        try:
            root = etree.fromstring(data, parser, base_url=base or "")
        except etree.XMLSyntaxError as fault:
            reason = fault.msg or "it is malformed"
            continue
        if root is not None:
            return root
    raise DamagedError(f"{name} is damaged XML: {reason}.", hint="Download it again.")


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, in lower case; empty for what is no element."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def text_in(element: etree._Element | None) -> str | None:
    """The words in an element, white space collapsed; None where there are none."""
    if element is None:
        return None
    return " ".join("".join(map(str, element.itertext())).split()) or None


def _after_prolog(text: str, name: str) -> int:
    """Where the root element begins. Each step moves on, so that time is linear."""
    position = 0
    while True:
        position = _end(_SPACE, text, position) or position
        if doctype := _DOCTYPE.match(text, position):
            if "<!entity" in (doctype["subset"] or "").lower():
                raise UnsafeError(
                    f"{name} declares entities of its own, with which a few bytes can fill the memory.",
                    hint="Take the declaration out, if you trust it.",
                )
            position = doctype.end()
        elif (end := _end(_INSTRUCTION, text, position) or _end(_COMMENT, text, position)) is not None:
            position = end
        elif text.startswith("<!", position):
            raise UnsafeError(
                f"{name} has a document type that cannot be made out.", hint="Take it out, if you trust the file."
            )
        else:
            return position


def _end(pattern: re.Pattern[str], text: str, position: int) -> int | None:
    found = pattern.match(text, position)
    return found.end() if found else None


def _resolved(found: re.Match[str]) -> str:
    if name := found["named"]:
        return found[0] if name in _OF_XML else escape(html5.get(f"{name};", found[0]), quote=False)
    return "&amp;" if found[0] == "&" else found[0]
