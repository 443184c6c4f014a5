"""A guess at the charset of text that declares none, or one that its bytes belie.

Code pages of one alphabet are told apart by which of them reads letters that its languages use; Japanese by
its kana; everything else by charset-normalizer, whose word was wrong on a sentence each of Norwegian, Spanish
and Turkish and on both encodings of Japanese. Hungarian cannot be told from Western European letters this way.
"""

import re
from collections.abc import Iterator

# Dashes, curly quotes, no-break spaces and the like: the same bytes in every Windows code page.
_PUNCTUATION = b"\x82\x84\x85\x86\x87\x89\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b\xa0\xa7\xa9\xab\xad\xae\xb0\xb7\xbb"
# Curly quotes, dashes and the ellipsis of old Macs, which are capitals elsewhere: "donÕt".
_MAC_PUNCTUATION = b"\xa5\xc9\xca\xd0\xd1\xd2\xd3\xd4\xd5"
_ASCII = bytes(range(0x80))
_REACH = 50_000  # bytes of lines with something beyond ASCII; more does not change the guess

# The letters beyond ASCII of the languages that a code page serves; where two serve equally well, the earlier.
_LATIN = {
    "cp1252": "àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜ¿¡€£",
    "cp1254": "çğıöşüâîûÇĞİÖŞÜÂÎÛ€",
    "cp1250": "ąćęłńóśźżĄĆĘŁŃÓŚŹŻáčďéěíňřšťúůýžÁČĎÉĚÍŇŘŠŤÚŮÝŽäöüßőűÄÖÜŐŰăâîşţĂÂÎŞŢđĐ€",
    "cp1257": "āčēģīķļņšūžąęėįųõäöüĀČĒĢĪĶĻŅŠŪŽĄĘĖĮŲÕÄÖÜ€",
}
_LATIN_SHARE = 0.3  # of letters; French has one in twenty beyond ASCII, Vietnamese one in five
_KANA_SHARE = 0.15  # of characters beyond ASCII; Japanese news has two in five, Chinese and Korean none
_OTHERS = "cp1251 cp1253 cp1255 cp1256 cp1258 koi8_r iso8859_5 iso8859_7 cp866 gb18030 big5 cp949 cp874"
_PYTHON_NAMES = {"koi8_r": "koi8-r", "iso8859_5": "iso8859-5", "iso8859_7": "iso8859-7", "big5": "big5hkscs"}


def guess(data: bytes) -> str:
    """The Python codec that `data`, which is not UTF-8, most likely has."""
    if not data.translate(None, _PUNCTUATION + _ASCII):
        return "cp1252"
    if not data.translate(None, _MAC_PUNCTUATION + _ASCII) and re.search(rb"[a-z][\xd3\xd5]|[\xd2\xd4][a-z]", data):
        return "mac-roman"
    sample = b"\n".join(_lines_beyond_ascii(data))
    if len(sample) > _REACH:
        sample = sample[: sample.rfind(b"\n", 0, _REACH) + 1] or sample[:_REACH]
    return _japanese(sample) or _latin(sample) or _other(sample)


def share_beyond_ascii(data: bytes) -> float:
    """Which share, 0..1, of the letters of a single-byte text are beyond ASCII, in the lines that have any."""
    sample = b"".join(_lines_beyond_ascii(data))
    high = len(re.findall(rb"[\xa8\xaa\xaf\xb2-\xb6\xb8-\xba\xbc-\xff]", sample))
    letters = len(re.findall(rb"[A-Za-z]", sample))
    return high / max(1, high + letters)


def _lines_beyond_ascii(data: bytes) -> Iterator[bytes]:
    """The stretches between tags and line ends that hold a byte beyond ASCII; markup would tip the scales.

    One by one: of a long page with short lines, all of them at once would take many times its size.
    """
    return (line for found in re.finditer(rb"[^<>\n]+", data) if not (line := found[0]).isascii())


def _japanese(sample: bytes) -> str | None:
    for codec in ("euc_jp", "cp932"):
        text = sample.decode(codec, errors="replace")
        beyond = sum(character > "\x7f" for character in text)
        kana = sum("\u3041" <= character <= "\u30ff" for character in text)
        if kana > beyond * _KANA_SHARE and text.count("\ufffd") * 20 <= beyond:
            return codec
    return None


def _latin(sample: bytes) -> str | None:
    if share_beyond_ascii(sample) > _LATIN_SHARE:
        return None
    letters = sample.translate(None, _PUNCTUATION + _ASCII)
    best, most = None, len(letters) // 2
    for codec, alphabet in _LATIN.items():
        fitting = sum(letter in alphabet for letter in letters.decode(codec, errors="replace"))
        if fitting > most:
            best, most = codec, fitting
    return best


def _other(sample: bytes) -> str:
    # Imported here: it takes 50 ms, and few inputs get this far.
    from charset_normalizer import from_bytes

    best = from_bytes(sample, cp_isolation=_OTHERS.split()).best()
    return _PYTHON_NAMES.get(best.encoding, best.encoding) if best else "cp1252"
