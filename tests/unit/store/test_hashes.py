"""What makes a thing that thing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Capture, MediaType
from onrecord.store.hashes import address_of, capture_hash, content_hash, folded, given_id, sha256_of, storable
from onrecord.store.packing import pack, unpack


@given(st.lists(st.text()), st.lists(st.text()))
def test_hashes_of_different_parts_differ(one, other):
    assert (content_hash(*one) == content_hash(*other)) is (one == other)


@given(st.text(st.characters()))
def test_storable_text_keeps_its_length_and_can_be_encoded(text):
    assert len(storable(text)) == len(text)
    assert "\0" not in storable(text).encode().decode()


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://Tern.example/News/1", "tern.example/News/1"),
        ("http://tern.example/News/1/#top", "tern.example/News/1"),
        ("https://tern.example:443/a?id=7&utm_source=x&fbclid=1", "tern.example/a?id=7"),
        ("https://tern.example:8443/a", "tern.example:8443/a"),
        ("https://tern.example/?p=12", "tern.example?p=12"),
        ("https://tern.example/", None),
        ("https://tern.example", None),
        ("ftp://tern.example/a", None),
        ("https://[broken/a", None),
        ("https://tern.example:99999/a", None),
        ("", None),
        (None, None),
    ],
)
def test_address_is_what_tells_pages_apart(url, address):
    assert address_of(url) == address


@pytest.mark.parametrize(
    ("name", "same"), [("Ada  VARGA", "ada varga"), ("Béla Kőszegi", "bela koszegi"), ("Groß", "gross"), ("ﬁn", "fin")]
)
def test_names_are_compared_without_case_marks_and_spaces(name, same):
    assert folded(name) == same


def test_id_of_the_content_is_no_given_id():
    data = b"words"
    own = Capture(id="", name="x", media_type=MediaType.TEXT, data=data)
    sha256 = sha256_of(own)
    assert given_id(Capture(id=sha256[:16], name="x", media_type=MediaType.TEXT, data=data), sha256) is None
    assert given_id(Capture(id="mine", name="x", media_type=MediaType.TEXT, data=data), sha256) == "mine"


def test_capture_is_another_under_another_id_address_or_content():
    made = [
        Capture(id=name, name="x", media_type=MediaType.TEXT, text=text, url=url)
        for name in ("a", "b")
        for text in ("one", "two")
        for url in (None, "https://tern.example/a")
    ]
    assert len({capture_hash(each, sha256_of(each)) for each in made}) == 8


@given(st.text(st.characters()), st.binary(), st.booleans())
def test_capture_comes_out_as_it_was_packed(text, data, is_text):
    content = {"text": text} if is_text else {"data": data, "charset": "utf-8"}
    capture = Capture(id=text, name="x", media_type=MediaType.HTML, published="2025", **content)
    assert unpack(pack(capture)) == capture
