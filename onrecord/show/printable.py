"""Text from strangers, made safe to put on a screen.

An article may hold what a terminal or a browser obeys instead of showing: escape sequences, controls that turn
the reading order around, halves of a surrogate pair that no encoding takes. None of it may move the cursor, hide
a word or stop the output. Words stay as they are.
"""

import re
import unicodedata

_DELETE = 0x7F
_PICTURES = 0x2400  # U+2400..2421 are pictures of the C0 controls and of delete

# Overrides and embeddings reorder what follows, beyond the text they stand in; nothing visible is lost with them.
# Tags and variation selectors above U+E0000 carry invisible words.
_DROPPED = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e0fff\ufeff]")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\x85\x0b\x0c]")


def printable(text: str) -> str:
    """`text` with line breaks as line feeds and every other control made visible or dropped."""
    if text.isascii() and text.isprintable():
        return text
    text = _BREAKS.sub("\n", text)
    return _CONTROLS.sub(_picture, _DROPPED.sub("", text))


def printable_line(text: str) -> str:
    """`text` on one line: runs of white space become one space."""
    return " ".join(printable(text).split())


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(_PICTURES + code)
    return "\u2421" if code == _DELETE else "\ufffd"


def first_words(text: str, width: int) -> str:
    """The beginning of `text`, cut between words with an ellipsis where it is longer than `width` characters."""
    line = printable_line(text)
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[width // 2 :] else cut).rstrip(" ,;:") + "…"


def safe_address(url: str | None) -> str | None:
    """`url` where it is one that a reader may follow: http or https, without controls or spaces."""
    if url is None or not re.match(r"https?://[^\s/]", url, re.IGNORECASE):
        return None
    odd = any(character.isspace() or unicodedata.category(character) in {"Cc", "Cf", "Cs"} for character in url)
    return None if odd else url
