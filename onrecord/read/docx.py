"""Word documents (DOCX): the paragraphs in them, read from the file's own XML."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from onrecord.config import Limits
from onrecord.errors import TooLargeError
from onrecord.read.safe_xml import local_name, parse_xml, xml_text
from onrecord.read.zips import open_member

PART = "word/document.xml"
_HIDDEN = frozenset({"fallback", "del", "movefrom", "instrtext", "deltext"})  # said twice, struck out, or code
_SPACES = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "-", "ptab": "\t"}
_LONGEST_LABEL = 4  # characters; a table with such in its first column is a list of fields


def docx_lines(archive: zipfile.ZipFile, *, name: str, limits: Limits) -> list[str]:
    """The paragraphs of the document, empty ones too; a table row begins with its label, if it has one, and a tab.

    Headers, footers, footnotes, comments and what was deleted are left out. Raises DamagedError, UnsafeError,
    TooLargeError.
    """
    with open_member(archive, PART, name=name, limits=limits) as part:
        data = part.read(limits.xml_bytes + 1)
    if len(data) > limits.xml_bytes:
        raise TooLargeError(f"{name} has too much text for a document.", hint="Split it into its articles.")
    root = parse_xml(xml_text(data, name=name, limits=limits), name=name)
    return [line for text in _paragraphs(root) for line in text.split("\n")]


def _paragraphs(element: etree._Element) -> Iterator[str]:
    for child in element:
        kind = local_name(child)
        if kind == "p":
            yield "".join(_text(child))
        elif kind == "tr":
            yield from _row(child)
        elif kind and kind not in _HIDDEN:
            yield from _paragraphs(child)


def _row(row: etree._Element) -> Iterator[str]:
    cells = [list(_paragraphs(cell)) for cell in row if local_name(cell) == "tc"]
    lines = [line for cell in cells for line in cell]
    if len(cells) == 2 and len(lines) > 1 and 0 < len(lines[0].strip()) <= _LONGEST_LABEL:
        yield f"{lines[0].strip()}\t{lines[1]}"
        lines = lines[2:]
    yield from lines


def _text(element: etree._Element) -> Iterator[str]:
    for child in element:
        kind = local_name(child)
        if kind == "t":
            yield child.text or ""
        elif kind in _SPACES:
            yield _SPACES[kind]
        elif kind and kind not in _HIDDEN:
            yield from _text(child)
