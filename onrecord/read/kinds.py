"""What an input holds beside a page or a text, told by its first bytes and never by its name."""

import re
import zlib
from enum import StrEnum

from onrecord.read.encodings import charset_of, declared_in_page
from onrecord.read.forms import is_article_object

SNIFFED = 65_536  # bytes that tell the kind


class Kind(StrEnum):
    """Forms from which articles are taken. What is none of them is a page, a text, or a form that is not read."""

    WARC = "a web archive (WARC)"
    ZIP = "a ZIP archive"  # WACZ and DOCX are told apart by the names in it
    LISTING = "a feed, sitemap or outline"  # packed with gzip or not
    NINJS = "a news item in JSON (ninjs)"
    NEWSML = "a news item (NewsML-G2)"
    NITF = "a news item (NITF)"
    PDF = "a PDF document"
    RTF = "a Rich Text document"
    EXPORT = "articles exported as text from a press database"


_ZSTD_FRAME = b"\x28\xb5\x2f\xfd"
_ZSTD_DICTIONARY = b"\x5d\x2a\x4d\x18"  # the frame that WARC files packed with a dictionary begin with
_XML_KINDS = {
    "rss": Kind.LISTING,
    "feed": Kind.LISTING,
    "rdf": Kind.LISTING,
    "urlset": Kind.LISTING,
    "sitemapindex": Kind.LISTING,
    "opml": Kind.LISTING,
    "newsitem": Kind.NEWSML,
    "newsmessage": Kind.NEWSML,
    "packageitem": Kind.NEWSML,
    "nitf": Kind.NITF,
}
_BEFORE_ROOT = re.compile(r"[\s\ufeff]*(?:<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[[^\]]*\]\s*)?>)", re.I | re.DOTALL)
_ROOT = re.compile(r"[\s\ufeff]*<(?:[a-z_][\w.-]*:)?([a-z_][\w.-]*)", re.IGNORECASE)
_JSON_FEED = re.compile(r'"version"\s*:\s*"https?:\\?/\\?/jsonfeed\.org\\?/version\\?/', re.ASCII)
_NINJS_ID = re.compile(r'"(?:uri|guid)"\s*:\s*"')
_NINJS_WORDS = re.compile(
    r'"(?:body_(?:x?html|text)|bodies|headlines?|versioncreated|versionCreated|contentcreated)"\s*:'
)

# What ends or begins an article in the text exports of Nexis and Factiva, beside a line on how long it is.
_EXPORT = re.compile(
    r"^[ \t]*(?:(?:Document )?1 of \d{1,6}(?: DOCUMENTS?)?|End of Document|LENGTH:[ \t]*[\d,]+ words.*)[ \t]*\r?$",
    re.IGNORECASE | re.MULTILINE,
)
_NUMBERED = re.compile(
    r"^(?:AN[ \t]+)?[ \t]*Document [A-Z][A-Z0-9]{3,11}\d{8}[a-z][a-z0-9]{6,10}[ \t]*\r?$", re.MULTILINE
)
_EXPORT_MARKS = 2  # of `_EXPORT`, not the same twice: where the article begins or ends, and its length


def kind_of(start: bytes) -> Kind | None:
    """The kind of an input whose first bytes, `SNIFFED` of them or all, are `start`; None for pages and the rest."""
    if start.startswith(b"WARC/1."):
        return Kind.WARC
    if start.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return Kind.ZIP
    if start.startswith(b"%PDF-"):
        return Kind.PDF
    if start.startswith(b"{\\rtf"):
        return Kind.RTF
    if start.startswith((_ZSTD_FRAME, _ZSTD_DICTIONARY)):
        return Kind.WARC  # nothing else that is read comes packed like this
    if start.startswith(b"\x1f\x8b"):
        return _packed_kind(start)
    return _kind_of_text(start)


def _packed_kind(start: bytes) -> Kind | None:
    try:
        unpacked = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(start, SNIFFED)
    except zlib.error:
        return None
    if unpacked.startswith(b"WARC/1."):
        return Kind.WARC
    return Kind.LISTING if _kind_of_text(unpacked) is Kind.LISTING else None


def _kind_of_text(start: bytes) -> Kind | None:
    """The kind by the root element of XML, the keys of a JSON object, or the marks of an export."""
    if not re.search(rb"[<{]|\x00| of |Document|DOCUMENT", start):
        return None
    charset = charset_of(start, declared_in_page(start))
    text = start.decode(charset, errors="replace").lstrip("\ufeff \t\r\n") if charset else ""
    if text.startswith(("{", "[")):
        return _kind_of_json(text)
    if not text.startswith("<"):
        marks = {found[0].split(":")[0].strip().lower()[:6] for found in _EXPORT.finditer(text)}
        return Kind.EXPORT if len(marks) >= _EXPORT_MARKS or _NUMBERED.search(text) else None
    position = 0
    while found := _BEFORE_ROOT.match(text, position):
        position = found.end()
    root = _ROOT.match(text, position)
    return _XML_KINDS.get(root[1].lower()) if root else None


def _kind_of_json(text: str) -> Kind | None:
    if text.startswith("{") and _JSON_FEED.search(text):
        return Kind.LISTING
    if _NINJS_ID.search(text) and _NINJS_WORDS.search(text) and not is_article_object(text.split("\n", 1)[0]):
        return Kind.NINJS
    return None
