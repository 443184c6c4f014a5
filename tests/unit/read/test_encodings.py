import codecs
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.encodings import charset_of, codec_named, declared_in_page

RUSSIAN = "Президент заявил, что переговоры продолжатся завтра."
JAPANESE = "首相は会談が続くと述べた。記者団に語った。"
SENTENCES = {
    "cp1252": "Le président a déclaré que les négociations se poursuivront. “Ça suffit,” a-t-il dit.",
    "cp1250": "Premiér řekl, že rozhovory budou pokračovat. Pani minister powiedziała, że żąda odpowiedzi.",
    "cp1251": RUSSIAN,
    "koi8-r": RUSSIAN,
    "cp1253": "Ο πρωθυπουργός δήλωσε ότι οι συνομιλίες θα συνεχιστούν.",
    "cp1254": "Başbakan görüşmelerin süreceğini söyledi. Şimdi değil, dedi.",
    "cp1256": "قال رئيس الوزراء إن المحادثات ستستمر",
    "cp932": JAPANESE,
    "euc_jp": JAPANESE,
    "gb18030": "总理表示会谈将继续进行。他对记者说。",
    "big5hkscs": "總理表示會談將繼續進行。他對記者說。",
    "cp949": "총리는 회담이 계속될 것이라고 말했다. 기자들에게.",
}


def text_of(data: bytes, *declared: str) -> str:
    codec = charset_of(data, declared)
    assert codec
    return data.decode(codec, errors="replace")


# What the bytes say of themselves


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_decides_and_is_left_out(codec: str) -> None:
    assert text_of("The mayor said “no”.\r\n".encode(codec), "iso-8859-1") == "The mayor said “no”.\r\n"


def test_big_endian_marks_are_known() -> None:
    assert text_of(codecs.BOM_UTF16_BE + "No, she said.".encode("utf-16-be")) == "No, she said."
    assert text_of(codecs.BOM_UTF32_BE + "No, she said.".encode("utf-32-be")) == "No, she said."


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize("text", ["The mayor said no.\n", RUSSIAN, JAPANESE + "\n"])
def test_wide_encodings_without_a_mark_are_recognized(codec: str, text: str) -> None:
    assert charset_of(text.encode(codec)) == codec


@pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "us-ascii", "gb2312", "utf-16", "nonsense"])
def test_valid_utf8_outweighs_what_is_declared(declared: str) -> None:
    assert text_of("Zoë said “naïve”.".encode(), declared) == "Zoë said “naïve”."


def test_utf8_cut_off_or_with_a_stray_byte_stays_utf8() -> None:
    assert text_of("“Ça va”, dit Zoë".encode()[:-1]) == "“Ça va”, dit Zo\ufffd"
    assert text_of("“Ça va”, ".encode() + b"\xa0" + " dit Zoë".encode()) == "“Ça va”, \ufffd dit Zoë"


def test_plain_ascii_is_utf8() -> None:
    assert charset_of(b"No.", ["iso-8859-1"]) == "utf-8"


def test_escaped_japanese_is_recognized() -> None:
    assert text_of(JAPANESE.encode("iso2022_jp")) == JAPANESE


# What is declared


@pytest.mark.parametrize(("codec", "text"), SENTENCES.items())
def test_true_declaration_is_followed(codec: str, text: str) -> None:
    assert text_of(text.encode(codec), codec) == text


def test_latin1_is_read_as_windows_1252_as_browsers_do() -> None:
    assert text_of(b"He said \x93no\x94.", "iso-8859-1") == "He said “no”."


def test_declared_utf8_that_is_windows_1252_is_read_as_that() -> None:
    assert text_of("Le président a déclaré “non”.".encode("cp1252"), "utf-8") == "Le président a déclaré “non”."


def test_declared_latin1_that_is_cyrillic_is_read_as_cyrillic() -> None:
    assert text_of(RUSSIAN.encode("cp1251"), "iso-8859-1") == RUSSIAN


def test_declaration_that_the_bytes_belie_gives_way_to_the_next() -> None:
    assert text_of("Le président a déclaré".encode("cp1252"), "shift_jis", "windows-1252") == "Le président a déclaré"


@pytest.mark.parametrize(
    "label", ["rot13", "hex", "zlib", "utf-7", "idna", "punycode", "unicode_escape", "../x", "", "a" * 99]
)
def test_codecs_that_are_no_charset_are_not_used(label: str) -> None:
    assert codec_named(label) is None


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        (' "latin1" ', "cp1252"),
        ("us-ascii", "cp1252"),
        ("x-cp1251", "cp1251"),
        ("Shift_JIS", "cp932"),
        ("windows-31j", "cp932"),
        ("x-sjis", "cp932"),
        ("gb2312", "gb18030"),
        ("x-gbk", "gb18030"),
        ("ks_c_5601-1987", "cp949"),
        ("big5", "big5hkscs"),
        ("iso-8859-9", "cp1254"),
        ("utf8", "utf-8"),
        ("koi8-u", "koi8-u"),
    ],
)
def test_label_means_what_browsers_take_it_to_mean(label: str, codec: str) -> None:
    assert codec_named(label) == codec


@pytest.mark.parametrize(
    ("head", "declared"),
    [
        (b'<meta charset="windows-1251">', ["windows-1251"]),
        (b"<META charset=koi8-r />", ["koi8-r"]),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=gbk">', ["gbk"]),
        (b'<?xml version="1.0" encoding="euc-jp"?><html>', ["euc-jp"]),
        (b'<!-- <meta charset="big5"> --><meta charset="utf-8">', ["utf-8"]),
        (b"<p>No charset here</p>", []),
    ],
)
def test_declaration_in_the_page_is_found(head: bytes, declared: list[str]) -> None:
    assert declared_in_page(head) == declared


# Guesses


@pytest.mark.parametrize(("codec", "text"), SENTENCES.items())
def test_undeclared_text_of_many_languages_is_read_right(codec: str, text: str) -> None:
    assert text_of(text.encode(codec)) == text


@pytest.mark.parametrize(
    "text",
    [
        "café",
        "He said “no” – twice.",
        "Müller sagte, die Gespräche würden fortgesetzt.",
        "El señor Muñoz dijo «no» ayer.",
        "Pedersen sa at møtet går på lørdag, ifølge Åse.",
    ],
)
def test_undeclared_western_text_is_windows_1252(text: str) -> None:
    assert charset_of(text.encode("cp1252")) == "cp1252"


def test_curly_quotes_of_old_macs_are_recognized() -> None:
    assert text_of("He said “no” and didn’t stay.".encode("mac-roman")) == "He said “no” and didn’t stay."
    assert charset_of("LA CANCIÓN DE ESPAÑA Ó NADA".encode("cp1252")) == "cp1252"


def test_markup_does_not_tip_the_scales() -> None:
    page = b"<div class='story'><span>" * 200 + RUSSIAN.encode("cp1251") + b"</span></div>" * 200
    assert RUSSIAN in text_of(page)


# No text


@pytest.mark.parametrize(
    "data",
    [bytes(range(256)) * 4, b"\x00" * 50, b"\x01\x02\x03\x04" * 20, b"caf\xe9\x00 said no", b"MZ\x90\x00\x03\x00\x00"],
)
def test_binary_data_has_no_charset(data: bytes) -> None:
    assert charset_of(data) is None


@pytest.mark.parametrize("start", [b"", b"x"])
def test_stray_control_characters_make_text_neither_binary_nor_wide(start: bytes) -> None:
    assert charset_of(start + b"The mayor said no.\x0c\n\x00 " + b"He said yes. " * 20) == "utf-8"


@given(st.text(min_size=1), st.sampled_from(["utf-8", "iso-8859-1", "shift_jis", "gbk", "nonsense"]))
def test_utf8_text_comes_back_exactly_whatever_is_declared(text: str, declared: str) -> None:
    data = (text + " " * len(text)).encode("utf-8", errors="replace")
    codec = charset_of(data, [declared])
    if codec == "utf-8":
        assert data.decode(codec).encode() == data
    else:  # a byte order mark, escapes, or so many control characters that it passes for binary
        assert codec is None or codec.startswith(("utf", "iso2022"))


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Zs"], max_codepoint=0xFFFF)))
def test_utf8_text_without_control_characters_is_always_utf8(text: str) -> None:
    assert text_of(text.encode("utf-8"), "iso-8859-1") == text.removeprefix("\ufeff")


@given(st.binary(), st.lists(st.text(max_size=12), max_size=2))
def test_any_bytes_get_a_codec_that_decodes_them_or_none(data: bytes, declared: list[str]) -> None:
    codec = charset_of(data, declared)
    assert codec is None or isinstance(data.decode(codec, errors="replace"), str)


def test_short_lines_in_the_thousands_are_not_all_held_at_once() -> None:
    data = b"ab\n" * 200_000 + SENTENCES["cp1252"].encode("cp1252")
    tracemalloc.start()
    try:
        assert text_of(data).endswith("a-t-il dit.")
        assert tracemalloc.get_traced_memory()[1] < 6 * len(data)
    finally:
        tracemalloc.stop()
