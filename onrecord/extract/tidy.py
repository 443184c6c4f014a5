"""White space and unprintable characters in text taken off a page."""

import re
import unicodedata

# Characters that show nothing and only break words apart for a program: soft hyphen, zero-width space, word
# joiner, byte order mark. The zero-width joiners stay: Persian, the Indic scripts and emoji spell with them.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff"
_CONTROLS = [chr(code) for code in (*range(0x20), 0x7F) if not chr(code).isspace()]
_DROPPED = dict.fromkeys(map(ord, (*_INVISIBLE, *_CONTROLS)))
# Windows punctuation read as Latin-1 ("don\x92t"): these code points are never printed, so this repair is certain.
_WINDOWS = {code: bytes([code]).decode("cp1252", errors="ignore") or None for code in range(0x80, 0xA0) if code != 0x85}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_FIXES = _DROPPED | _WINDOWS | {0x85: "…"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE_BEFORE_STOP = re.compile(r" +([,.;:](?:\s|$))")
_NO_WORD = re.compile(r"[\W_]+")


def tidy(text: str) -> str:
    """One line of page text: white space collapsed, unprintable characters gone, letters and quotes as they are."""
    text = " ".join(text.translate(_FIXES).split())
    return printable(text) if text else ""


def printable(text: str) -> str:
    """`text` with U+FFFD for lone surrogates, which no encoding can write."""
    return text.translate(_SURROGATES) if _SURROGATE.search(text) else text


def squeeze(text: str) -> str:
    """The letters and digits of `text` in one case, for telling whether two texts say the same."""
    return _NO_WORD.sub("", unicodedata.normalize("NFKC", text).casefold())
