"""Which codec turns the bytes of an input into its text.

Evidence is weighed in this order: a byte order mark; valid UTF-8, which other encodings hardly ever form by
chance, whatever is declared; the charset that the server or the page declares, where the bytes bear it out;
a guess. Every answer is the name of a Python codec, to be used with `errors="replace"`.
"""

import codecs
import re
from collections.abc import Sequence

from onrecord.read.guesses import guess, share_beyond_ascii

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
# What nearly any text holds, and what the wrong byte order or width never makes of it.
_ORDINARY = frozenset(" \n\r\t.,<>\u3000\u3001\u3002\uff0c")

# Codecs that a page may declare, with the superset that browsers read in its place (WHATWG Encoding Standard).
# Python knows more (rot13, utf-7, unicode_escape, idna), none of which is a charset of the web.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "big5": "big5hkscs",
}
_KNOWN_NAMES = """
    utf-8 utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6
    iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic
    cp437 cp850 cp852 cp866 cp874 cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 gb18030 hz big5hkscs
    cp950 euc_jp iso2022_jp cp932 cp949 johab iso2022_kr
"""
_KNOWN = frozenset(_KNOWN_NAMES.split())
_OTHER_LABELS = {
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-roman": "mac-roman",
    "iso-8859-8-i": "iso8859-8",
    "windows-874": "cp874",
    "windows-949": "cp949",
    "windows-31j": "cp932",
    "unicode-1-1-utf-8": "utf-8",
}
_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9_:.+-]{0,39}", re.ASCII)

_COMMENT = re.compile(rb"<!--.*?-->", re.DOTALL)
_META = re.compile(rb"""<meta\s[^>]*?charset\s*=\s*["']?\s*([\w:.+-]+)""", re.IGNORECASE)
_XML = re.compile(rb"""^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w:.+-]+)""", re.IGNORECASE)
_META_REACH = 4096  # bytes; the standard asks for the first 1024, real pages put it later behind scripts

_ASCII_PRINTED = bytes(range(0x20, 0x7F))
_CONTROLS = bytes(set(range(0x20)) - set(b"\b\t\n\v\f\r\x1a\x1b")) + b"\x7f"


def charset_of(data: bytes, declared: Sequence[str] = ()) -> str | None:
    """The codec for `data`, or None where it is no text. `declared` are labels, the weightiest first."""
    if marked := _by_mark(data):
        return marked
    if _has_controls(data) or (b"\0" in data and not _is_utf8(data)):
        return _wide_without_mark(data) if b"\0" in data else None
    if data.isascii():
        return _escaped(data) or "utf-8"
    if _is_mostly_utf8(data):
        return "utf-8"
    for label in declared:
        codec = codec_named(label)
        if codec and not codec.startswith("utf") and _bears_out(data, codec):
            return codec
    return guess(data)


def codec_named(label: str) -> str | None:
    """The Python codec that browsers use for a declared charset; None for what is no charset of the web."""
    label = label.strip().strip("\"'").lower()
    if not _LABEL.fullmatch(label):
        return None
    for spelling in (_OTHER_LABELS.get(label, label), label.removeprefix("x-")):
        try:
            name = codecs.lookup(spelling).name
        except LookupError:
            continue
        name = _SUPERSETS.get(name, name)
        return name if name in _KNOWN else None
    return None


def declared_in_page(data: bytes) -> list[str]:
    """The charsets that the head of an HTML page declares, in the order of their weight."""
    head = _COMMENT.sub(b"", data[:_META_REACH])
    return [found[1].decode("ascii", "replace") for pattern in (_META, _XML) if (found := pattern.search(head))]


def _by_mark(data: bytes) -> str | None:
    for mark, codec in _MARKS:
        if data.startswith(mark) and not (codec == "utf-32" and len(data) % 4):
            return codec
    return None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 or UTF-32 by what it reads as: only the right width and byte order give spaces and no controls."""
    best, best_score = None, 0
    for codec in _WIDE:
        width = 4 if "32" in codec else 2
        sample = data[: 4096 * width]
        if len(data) % width:
            continue
        try:
            text = codecs.getincrementaldecoder(codec)().decode(sample)  # the sample may end inside a pair
        except UnicodeDecodeError:
            continue
        score = sum(character in _ORDINARY for character in text)
        if score > best_score and _reads_as_wide(text, sample):
            best, best_score = codec, score
    return best


def _reads_as_wide(text: str, sample: bytes) -> bool:
    """Whether `text` is more than pairs of ASCII letters, which read as Chinese."""
    if any(character < "\t" for character in text):
        return False
    letters = len(sample) - len(sample.translate(None, _ASCII_PRINTED))
    is_ascii = letters > 0.8 * (len(sample) - sample.count(0))
    return not is_ascii or sum(character < "\u0100" for character in text) * 2 > len(text)


def _has_controls(data: bytes) -> bool:
    """Whether control characters are more than strays: more than one in a hundred."""
    controls = len(data) - len(data.translate(None, _CONTROLS))
    return controls > max(1, len(data) // 100)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(data: bytes) -> bool:
    """Whether more characters beyond ASCII are well-formed than not: a page cut off, or with a stray byte."""
    if _is_utf8(data):
        return True
    beyond, damaged = _damage(data, "utf-8")
    return beyond - damaged > damaged


def _damage(data: bytes, codec: str) -> tuple[int, int]:
    """How many characters beyond ASCII `codec` reads, and how many of them are no characters."""
    text = data.decode(codec, errors="replace")
    beyond = len(text) - len(text.encode("ascii", errors="ignore"))
    damaged = text.count("\ufffd") + sum(text.count(chr(code)) for code in range(0x80, 0xA0))
    return beyond, damaged


def _escaped(data: bytes) -> str | None:
    """The seven-bit encodings of Japanese and Korean, told by their escape sequences."""
    for sequence, codec in ((b"\x1b$)C", "iso2022_kr"), (b"\x1b$", "iso2022_jp")):
        if sequence in data:
            try:
                data.decode(codec)
            except UnicodeDecodeError:
                continue
            return codec
    return None


def _bears_out(data: bytes, codec: str) -> bool:
    """Whether `data` reads as `codec`: one character in ten beyond ASCII may be damaged.

    Any bytes at all read as Western European, the commonest default of servers that do not know; it is
    believed only while less than four in ten letters are beyond ASCII (French has one in twenty).
    """
    beyond, damaged = _damage(data, codec)
    if damaged * 10 > beyond:
        return False
    if codec != "cp1252":
        return True
    return share_beyond_ascii(data) < 0.4
