import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.read.names import LONGEST, shown, shown_address


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("news/a.html", "news/a.html"),
        ("Zoë 記事.txt", "Zoë 記事.txt"),
        ("a\nb\x1b[31m", "a\\x0ab\\x1b[31m"),
        (os.fsdecode(b"caf\xe9.txt"), "caf\\xe9.txt"),
        ("a\ud800", "a\\ud800"),
        ("a\u202egpj.txt", "a\\u202egpj.txt"),
        ("a\u2028b", "a\\u2028b"),
    ],
)
def test_name_is_shown_without_what_a_terminal_acts_on(name: str, safe: str) -> None:
    assert shown(name) == safe


def test_long_name_keeps_both_ends() -> None:
    name = shown("a" * 500 + "b" * 500)
    assert name == "a" * 100 + "…" + "b" * 100


@given(st.text(alphabet=st.characters(), max_size=300))
def test_shown_name_can_always_be_printed(name: str) -> None:
    safe = shown(name)
    assert safe.encode("utf-8").decode("utf-8") == safe
    assert "\n" not in safe
    assert len(safe) <= (LONGEST + 1) * 6


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("https://me:secret@news.example/a@b", "https://…@news.example/a@b"),
        ("https://news.example/@me", "https://news.example/@me"),
        ("https://news.example?to=me@you", "https://news.example?to=me@you"),
    ],
)
def test_password_in_an_address_is_not_shown(address: str, safe: str) -> None:
    assert shown_address(address) == safe
