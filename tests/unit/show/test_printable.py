"""Hostile text on a screen."""

import pytest

from onrecord.show.printable import first_words, printable, printable_line, safe_address


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("“curly” – naïve 日本 🇺🇦", "“curly” – naïve 日本 🇺🇦"),
        ("e\u0301", "e\u0301"),
        ("family 👨\u200d👩\u200d👧", "family 👨\u200d👩\u200d👧"),
        ("tab\there", "tab\there"),
        ("a\nb\r\nc\rd\u2028e\u2029f\x85g\x0bh\x0ci", "a\nb\nc\nd\ne\nf\ng\nh\ni"),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b31m", "\ufffd31m"),
        ("nul\x00 del\x7f back\x08", "nul␀ del␡ back␈"),
        ("\ud83d half", "\ufffd half"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("\u2067isolate\u2069", "isolate"),
        ("flag\U000e0067\U000e007f", "flag"),
        ("\ufeffmark", "mark"),
    ],
)
def test_printable_shows_words_as_they_are_and_disarms_the_rest(text, shown):
    assert printable(text) == shown


def test_printable_text_can_be_encoded():
    printable("".join(map(chr, range(0x110000)))).encode()


def test_printable_line_has_no_breaks():
    assert printable_line(" a\n\n b\tc\u2028d ") == "a b c d"


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 10, "short"),
        ("exactly 10", 10, "exactly 10"),
        ("one two three four", 12, "one two…"),
        ("one two, three four", 10, "one two…"),
        ("unbreakableword", 8, "unbreak…"),
    ],
)
def test_first_words_cuts_between_words(text, width, shown):
    assert first_words(text, width) == shown
    assert len(first_words(text, width)) <= width


@pytest.mark.parametrize("url", ["https://news.example/a?b=c&d=“e”", "HTTP://news.example"])
def test_safe_address_keeps_web_addresses(url):
    assert safe_address(url) == url


@pytest.mark.parametrize(
    "url",
    [None, "", "javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://", "https:///x",
     "https://a.example/ b", "https://a.example/\x00", "https://a.example/\u202e", " https://a.example"],
)  # fmt: skip
def test_safe_address_refuses_the_rest(url):
    assert safe_address(url) is None
