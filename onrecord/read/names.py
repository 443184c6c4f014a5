"""Names of inputs, made fit for a message."""

import re
import unicodedata

LONGEST = 200  # characters; a longer name is cut in its middle, since both ends tell inputs apart

# Marks that turn the reading direction of what follows: a file name could rewrite the message around it.
_DIRECTION_MARKS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_UNPRINTABLE = frozenset({"Cc", "Cs", "Zl", "Zp"})
_CREDENTIALS = re.compile(r"^([a-z][a-z0-9+.-]*:)?//[^/?#]*@", re.IGNORECASE)


def shown(name: str) -> str:
    r"""`name` with nothing in it that a terminal would act on: such characters become `\xNN` or `\uNNNN`.

    A byte of a file name that is not UTF-8 (Python holds it as a lone surrogate) is shown as that byte.
    """
    if len(name) > LONGEST:
        half = LONGEST // 2
        name = f"{name[:half]}…{name[-half:]}"
    return "".join(_character(character) for character in name)


def shown_address(address: str) -> str:
    """`shown`, with the user name and password of an address left out."""
    return shown(_CREDENTIALS.sub(r"\1//…@", address))


def _character(character: str) -> str:
    if character not in _DIRECTION_MARKS and unicodedata.category(character) not in _UNPRINTABLE:
        return character
    code = ord(character)
    if 0xDC80 <= code <= 0xDCFF:
        return f"\\x{code - 0xDC00:02x}"
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
