"""What an input is by its content: a page, plain text, or something that is not read and how to get round it."""

import json
import re
from dataclasses import dataclass

from onrecord.records import MediaType


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is not read: what to call it, and the way to text."""

    name: str
    hint: str


_COPY_TEXT = "Copy its text into a .txt file, or read the page it came from."
_BY_ITSELF = "Give it as an input of its own: its file, or its address."
_SAVE_TEXT = "Save it as plain text or HTML first."
_UNPACK = "Unpack it first, then read the folder or file."
_NO_WORDS = "Only text and HTML are read; leave this file out."

_MAGIC: tuple[tuple[bytes, Form], ...] = (
    (b"%PDF-", Form("a PDF document", _BY_ITSELF)),
    (b"%!PS", Form("a PostScript document", _COPY_TEXT)),
    (b"{\\rtf", Form("a Rich Text document", _BY_ITSELF)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Form("an old Office document", _SAVE_TEXT)),
    (b"PK\x03\x04", Form("a ZIP archive", _UNPACK)),
    (b"PK\x05\x06", Form("an empty ZIP archive", _UNPACK)),
    (b"\x1f\x8b", Form("compressed with gzip", _UNPACK)),
    (b"BZh", Form("compressed with bzip2", _UNPACK)),
    (b"\xfd7zXZ\x00", Form("compressed with xz", _UNPACK)),
    (b"\x28\xb5\x2f\xfd", Form("compressed with Zstandard", _UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Form("a 7z archive", _UNPACK)),
    (b"Rar!\x1a\x07", Form("a RAR archive", _UNPACK)),
    (b"WARC/", Form("a WARC web archive", _BY_ITSELF)),
    (b"\x89PNG\r\n\x1a\n", Form("a PNG image", _NO_WORDS)),
    (b"\xff\xd8\xff", Form("a JPEG image", _NO_WORDS)),
    (b"GIF87a", Form("a GIF image", _NO_WORDS)),
    (b"GIF89a", Form("a GIF image", _NO_WORDS)),
    (b"RIFF", Form("a sound, video or WebP file", _NO_WORDS)),
    (b"OggS", Form("an Ogg sound or video", _NO_WORDS)),
    (b"ID3", Form("an MP3 sound", _NO_WORDS)),
    (b"fLaC", Form("a FLAC sound", _NO_WORDS)),
    (b"\x1aE\xdf\xa3", Form("a Matroska or WebM video", _NO_WORDS)),
    (b"\x00\x00\x01\x00", Form("an icon", _NO_WORDS)),
    (b"wOFF", Form("a font", _NO_WORDS)),
    (b"wOF2", Form("a font", _NO_WORDS)),
    (b"\x7fELF", Form("a program", _NO_WORDS)),
    (b"\xcf\xfa\xed\xfe", Form("a program", _NO_WORDS)),
    (b"\x00asm", Form("a program", _NO_WORDS)),
    (b"SQLite format 3\x00", Form("an SQLite database", "Export the articles from it as JSON Lines.")),
    (b"PAR1", Form("a Parquet file", "Export the articles from it as JSON Lines.")),
)
# These letters also begin words, so that only a NUL beside them says that it is not text.
_WORDLIKE = frozenset({b"RIFF", b"OggS", b"ID3", b"fLaC", b"BZh", b"WARC/", b"PAR1", b"wOFF", b"wOF2"})
_OFFICE = (
    (b"word/", "a Word document"),
    (b"xl/", "an Excel workbook"),
    (b"ppt/", "a PowerPoint presentation"),
    (b"application/vnd.oasis.opendocument", "an OpenDocument file"),
    (b"application/epub+zip", "an EPUB book"),
)

_PAGE_START = re.compile(
    r"\s*(?:<!doctype\s+html|<(?:html|head|body|title|meta|link|script|style|article|main|section|header|nav|div|p|h[1-6]"
    r"|table|ul|ol|span|a|b|i|em|strong|br|hr|img|iframe|blockquote|center|font)[\s/>])",
    re.IGNORECASE,
)
_BEFORE_START = re.compile(r"\s*(?:<!--.*?-->|<\?xml[^>]*>|<!doctype\s+[^>]*>)", re.IGNORECASE | re.DOTALL)
_CLOSING_TAG = re.compile(
    r"</(?:p|div|html|body|article|section|span|a|h[1-6]|li|em|strong|b|i)\s*>|<br\s*/?>", re.IGNORECASE
)
_ANY_TAG = re.compile(r"</?[a-z][a-z0-9]*[\s/>]", re.IGNORECASE)
_CLOSING_TAGS_OF_A_PAGE = 3  # fewer may be an article that talks about HTML
_REACH = 65_536  # characters

_XML_ROOTS = {
    "rss": Form("a news feed", _BY_ITSELF),
    "feed": Form("a news feed", _BY_ITSELF),
    "rdf:rdf": Form("a news feed", _BY_ITSELF),
    "urlset": Form("a sitemap", _BY_ITSELF),
    "sitemapindex": Form("a sitemap", _BY_ITSELF),
    "svg": Form("an SVG image", _NO_WORDS),
}
_ROOT = re.compile(r"\s*<([a-z][\w.:-]*)", re.IGNORECASE)
_OTHER_XML = Form("XML that is no web page", _SAVE_TEXT)
_LINES = Form("JSON Lines", "Read it with --jsonl.")
_SAVED_ARCHIVE = Form("a page saved as one MHTML file", 'Save the page again as "Web page, HTML only".')


def form_of_bytes(data: bytes) -> Form | None:
    """The form that the first bytes give away, or None where they may be text."""
    for start, form in _MAGIC:
        if data.startswith(start) and (start not in _WORDLIKE or b"\0" in data[:4096]):
            return _office_form(data) or form if start == b"PK\x03\x04" else form
    if data[4:8] == b"ftyp":
        return Form("a video or an image", _NO_WORDS)
    if data.startswith((b"MZ", b"BM")) and b"\0" in data[:64]:
        return Form("a program or an image", _NO_WORDS)
    return None


def form_of_text(text: str) -> Form | None:
    """The form of what is text and still no article: a feed, JSON Lines, an archive of a page."""
    start = text[:_REACH].lstrip()
    if start.startswith(("From: <Saved by", "MIME-Version:")) and "multipart/related" in start[:2000]:
        return _SAVED_ARCHIVE
    if start.startswith("{"):
        return _LINES if is_article_object(text.lstrip().split("\n", 1)[0]) else None
    if start.startswith("<"):
        return _xml_form(start)
    return None


def media_type_of(text: str, *, hinted: MediaType | None = None) -> MediaType:
    """Whether `text` is a page. `hinted` is what a file's ending or a server says: it lowers or raises the bar."""
    start = _after_preamble(text[:_REACH])
    if _PAGE_START.match(start):
        return MediaType.HTML
    if hinted is MediaType.HTML:
        return MediaType.HTML if _ANY_TAG.search(start) else MediaType.TEXT
    if hinted is MediaType.TEXT:
        return MediaType.TEXT
    closing = sum(1 for _ in _CLOSING_TAG.finditer(start))
    return MediaType.HTML if closing >= _CLOSING_TAGS_OF_A_PAGE else MediaType.TEXT


def _after_preamble(start: str) -> str:
    """`start` without comments, XML declaration and doctype; a doctype of HTML stays."""
    position = 0
    while not _PAGE_START.match(start, position) and (found := _BEFORE_START.match(start, position)):
        position = found.end()
    return start[position:]


def _xml_form(start: str) -> Form | None:
    root = _ROOT.match(_after_preamble(start))
    if root and (form := _XML_ROOTS.get(root[1].lower())):
        return form
    declared = start.lower().startswith("<?xml")
    return _OTHER_XML if declared and root and not _PAGE_START.match(_after_preamble(start)) else None


def _office_form(data: bytes) -> Form | None:
    for mark, name in _OFFICE:
        if mark in data[:4096]:
            return Form(name, _SAVE_TEXT)
    return None


def is_article_object(line: str) -> bool:
    """Whether `line` is one of JSON Lines."""
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "id" in value and ("text" in value or "html" in value)
