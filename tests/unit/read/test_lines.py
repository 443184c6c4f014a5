import codecs
import gzip
import io
import json
import os
import threading
import tracemalloc
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.config import Limits
from onrecord.errors import (
    DuplicateIdError,
    EmptyError,
    InvalidLineError,
    NotFoundError,
    NotTextError,
    OnrecordError,
    TooLargeError,
    UnreadableError,
)
from onrecord.read import read_line_files, read_lines
from onrecord.records import Capture, Failure, MediaType

LIMITS = Limits()
GOOD = b'{"id": "good", "text": "No, she said."}\n'


def read(data: bytes, limits: Limits = LIMITS) -> list[Capture | Failure]:
    return list(read_lines(io.BytesIO(data), name="x.jsonl", limits=limits))


def article(line: bytes | dict[str, Any]) -> Capture:
    (only,) = read(line if isinstance(line, bytes) else json.dumps(line).encode())
    assert isinstance(only, Capture)
    return only


def refusal(line: bytes | dict[str, Any], kind: type[OnrecordError] = InvalidLineError, id: str | None = None) -> str:  # noqa: A002
    """The message for a bad line, after which the good one is read still."""
    bad, good = read((line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" + GOOD)
    assert isinstance(bad, Failure)
    assert isinstance(good, Capture)
    assert type(bad.error) is kind
    assert bad.error.hint
    assert bad.id == id
    assert bad.error.message.startswith("x.jsonl:1")
    return bad.error.message


def test_line_becomes_a_capture_with_all_that_is_said_of_it() -> None:
    line = {
        "id": "7",
        "text": "No.\r\n",
        "url": "https://news.example/7",
        "title": "Vote",
        "outlet": "The Lunden Post",
        "published": "2025-12",
        "kept": ["elsewhere"],
    }
    assert article(line) == Capture(
        id="7",
        name="x.jsonl:1",
        media_type=MediaType.TEXT,
        text="No.\r\n",
        url="https://news.example/7",
        title="Vote",
        outlet="The Lunden Post",
        published="2025-12",
    )


def test_html_line_is_a_page() -> None:
    capture = article({"id": "7", "html": "<p>No.</p>", "text": None, "url": "", "published": None})
    assert (capture.media_type, capture.text, capture.url) == (MediaType.HTML, "<p>No.</p>", None)


def test_text_that_looks_like_a_page_stays_text() -> None:
    assert article({"id": "7", "text": "<p>No.</p>"}).media_type is MediaType.TEXT


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b"no json", "is not valid JSON: Expecting value (column 1)"),
        (b'{"id": "1", "text": "No."', "is not valid JSON"),
        (b'{"id": "1", "text": "No."} x', "is not valid JSON: Extra data"),
        (b'{"id": "1", "text": "a\x00b"}', "is not valid JSON"),
        (b'{"id": "1", "text": "No.", "x": NaN}', "NaN is no JSON number"),
        (b'{"id": "1", "text": "No.", "x": ' + b"9" * 5000 + b"}", "for integer string conversion."),
        (b'{"id": "1", "text": "No.", "x": -Infinity}', "-Infinity is no JSON number"),
        (b'{"id": "1", "text": "caf\xe9"}', "is not UTF-8 (byte 25)"),
        (b'["1", "No."]', "is an array, not an object"),
        (b'"No."', "is a string, not an object"),
        (b"null", "is null, not an object"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"id": "1", "text": ' + b'{"a":' * 100_000, "nested too deeply"),
        (b'{"text": "No."}', 'has no "id"'),
        (b'{"id": null, "text": "No."}', 'has no "id"'),
        (b'{"id": 12, "text": "No."}', '"id" is a number, not a string'),
        (b'{"id": true, "text": "No."}', '"id" is true or false, not a string'),
        (b'{"id": ["1"], "text": "No."}', '"id" is an array, not a string'),
        (b'{"id": "", "text": "No."}', '"id" is empty'),
        (b'{"id": " \\n", "text": "No."}', '"id" is empty'),
    ],
)
def test_line_without_a_readable_id_is_refused(line: bytes, said: str) -> None:
    assert said in refusal(line)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({}, 'has neither "text" nor "html"'),
        ({"text": None}, 'has neither "text" nor "html"'),
        ({"text": "a", "html": "b"}, 'has both "text" and "html"'),
        ({"text": 1.5}, '"text" is a number, not a string'),
        ({"text": {"a": 1}}, '"text" is an object, not a string'),
        ({"html": ["a"]}, '"html" is an array, not a string'),
        ({"text": "a", "url": 1}, '"url" is a number, not a string'),
        ({"text": "a", "title": False}, '"title" is true or false, not a string'),
        ({"text": "a", "outlet": {}}, '"outlet" is an object, not a string'),
        ({"text": "a", "published": 2025}, '"published" is a number, not a string'),
        ({"text": "a", "published": "2 December"}, '"published" is "2 December", which is no ISO 8601 date'),
        ({"text": "a", "published": "2025-02-30"}, "which is no ISO 8601 date"),
    ],
)
def test_line_with_a_fault_behind_its_id_keeps_the_id(fields: dict[str, Any], said: str) -> None:
    assert said in refusal({"id": "7", **fields}, id="7")


def test_number_for_an_id_is_told_how_to_be_written() -> None:
    (failure,) = read(b'{"id": 12, "text": "No."}')
    assert isinstance(failure, Failure)
    assert failure.error.hint == 'Write it in quotation marks: "12".'


@pytest.mark.parametrize("text", ["", " \n", "\ufeff"])
def test_line_without_text_is_empty(text: str) -> None:
    refusal({"id": "7", "text": text}, EmptyError, id="7")


def test_id_given_twice_is_refused_and_the_first_place_named() -> None:
    line = b'{"id": "a", "text": "No."}\n'
    first, second, blank, third = read(line + b"\n" + line + b"[]\n" + line)
    assert isinstance(first, Capture)
    assert isinstance(second, Failure)
    assert isinstance(third, Failure)
    assert blank.name == "x.jsonl:4"
    assert type(second.error) is DuplicateIdError
    assert second.id == "a"
    assert second.error.message == 'x.jsonl:3: the id "a" was given before, in x.jsonl:1.'
    assert third.error.message == 'x.jsonl:5: the id "a" was given before, in x.jsonl:1.'


def test_blank_lines_byte_order_marks_and_windows_newlines_do_no_harm() -> None:
    data = codecs.BOM_UTF8 + b'{"id": "a", "text": "1"}\r\n \r\n\n' + codecs.BOM_UTF8 + b'{"id": "b", "text": "2"}'
    assert [(item.id, item.name) for item in read(data)] == [("a", "x.jsonl:1"), ("b", "x.jsonl:4")]


def test_empty_stream_gives_nothing() -> None:
    assert read(b"") == []


@pytest.mark.parametrize("text", ["a\ud800b", "\udc00", "a\0b", "é", "e\u0301", "שלום", "\u202eabc", "😀", "a\u2028b"])
def test_text_of_every_kind_is_kept_exactly(text: str) -> None:
    assert article({"id": "7", "text": text}).text == text


@given(st.text(alphabet=st.characters(), min_size=1), st.booleans())
def test_any_text_is_kept_exactly(text: str, escaped: bool) -> None:
    line = json.dumps({"id": "7", "text": "x" + text}, ensure_ascii=escaped).encode("utf-8", errors="surrogatepass")
    (only,) = read(line)
    if isinstance(only, Capture):
        assert only.text == "x" + text
    else:  # a lone surrogate cannot be written in UTF-8, only escaped
        assert not escaped
        assert any("\ud800" <= character <= "\udfff" for character in text)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["id", "text", "html", "url", "x"]), inner),
    max_leaves=8,
)


@settings(max_examples=50)
@given(st.lists(JSON, max_size=3))
def test_any_json_gives_one_result_a_line(values: list[Any]) -> None:
    found = read("".join(json.dumps(value) + "\n" for value in values).encode())
    assert [item.name for item in found] == [f"x.jsonl:{number}" for number in range(1, len(values) + 1)]


@given(st.binary())
def test_any_bytes_give_captures_or_failures(data: bytes) -> None:
    assert all(isinstance(item, Capture | Failure) for item in read(data))


# Limits


def test_text_over_the_limit_is_refused_with_its_id() -> None:
    limits = Limits(text_characters=10, input_bytes=40)
    lines = b'{"id": "a", "text": "1234567890"}\n{"id": "b", "text": "12345678901"}\n'
    long, page = b'{"id": "c", "text": "x"}\n', json.dumps({"id": "d", "html": "<p>" + "é" * 19}).encode()
    found = read(lines + long + page, limits)
    assert [type(item) for item in found] == [Capture, Failure, Capture, Failure]
    assert [item.id for item in found] == ["a", "b", "c", "d"]
    assert isinstance(found[3], Failure)
    assert type(found[3].error) is TooLargeError
    assert "41 bytes" in found[3].error.message


def test_line_over_the_limit_is_passed_over_and_the_next_one_read() -> None:
    limits = Limits(line_bytes=len(GOOD) - 1)
    bad, good = read(b'{"id": "long", "text": "' + b"x" * 300_000 + b'"}\n' + GOOD, limits)
    assert isinstance(bad, Failure)
    assert type(bad.error) is TooLargeError
    assert isinstance(good, Capture)
    assert good.name == "x.jsonl:2"


class Endless(io.RawIOBase):
    """A hundred megabytes without the end of a line."""

    def __init__(self) -> None:
        self.left = 100_000_000

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        size = min(len(buffer), self.left)
        buffer[:size] = b"x" * size
        self.left -= size
        return size


def test_endless_line_is_never_held() -> None:
    tracemalloc.start()
    (failure,) = read_lines(io.BufferedReader(Endless()), name="x", limits=Limits(line_bytes=100_000))  # type: ignore[type-var]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(failure, Failure)
    assert type(failure.error) is TooLargeError
    assert peak < 2_000_000


def test_each_line_is_given_before_the_next_one_comes() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb") as stream, os.fdopen(writing, "wb", buffering=0) as giver:
        results: Iterator[Capture | Failure] = read_lines(stream, name="x", limits=LIMITS)
        for number in range(3):
            giver.write(b'{"id": "%d", "text": "No."}\n' % number)
            assert next(results).id == str(number)


# Streams


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (codecs.BOM_UTF16_LE + (GOOD.decode() * 3).encode("utf-16-le"), "x.jsonl is in UTF-16 or UTF-32."),
        (gzip.compress(GOOD * 3), "x.jsonl is compressed with gzip, not text or HTML."),
    ],
)
def test_stream_that_is_no_json_lines_at_all_is_one_failure(data: bytes, said: str) -> None:
    (failure,) = read(data)
    assert isinstance(failure, Failure)
    assert type(failure.error) is NotTextError
    assert failure.error.message == said


def test_stream_that_breaks_ends_in_a_failure() -> None:
    class Broken(io.BytesIO):
        def readline(self, size: int | None = -1, /) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().readline(size)

    good, failure = read_lines(Broken(GOOD * 2), name="x", limits=LIMITS)
    assert isinstance(good, Capture)
    assert isinstance(failure, Failure)
    assert failure.error.message == "x cannot be read: Input/output error."


def test_files_are_read_in_order_and_share_their_ids(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    (tmp_path / "b.jsonl").write_bytes(b'{"id": "b", "text": "No."}\n')
    names = [str(tmp_path / "a.jsonl"), str(tmp_path / "none"), "-", str(tmp_path / "b.jsonl"), str(tmp_path)]
    first, missing, again, last, folder = read_line_files(names, limits=LIMITS, stdin=io.BytesIO(GOOD))
    assert isinstance(first, Capture)
    assert isinstance(missing, Failure)
    assert type(missing.error) is NotFoundError
    assert isinstance(again, Failure)
    assert again.error.message == f'stdin:1: the id "good" was given before, in {tmp_path}/a.jsonl:1.'
    assert isinstance(last, Capture)
    assert isinstance(folder, Failure)
    assert type(folder.error) is UnreadableError


def test_file_given_twice_repeats_its_ids(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(GOOD)
    _, again = read_line_files([str(tmp_path / "a.jsonl")] * 2, limits=LIMITS, stdin=io.BytesIO())
    assert isinstance(again, Failure)
    assert type(again.error) is DuplicateIdError


def test_pipe_is_read_as_lines_come(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = threading.Thread(target=lambda: (tmp_path / "pipe").write_bytes(GOOD))
    writer.start()
    (good,) = read_line_files([str(tmp_path / "pipe")], limits=LIMITS, stdin=io.BytesIO())
    writer.join()
    assert good.id == "good"
