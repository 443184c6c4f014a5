"""What on the command line is JSON Lines and what is a page."""

import io

import pytest

from onrecord.cli.sources import is_lines, open_sources
from onrecord.config import Config
from onrecord.records import Capture, Failure


@pytest.mark.parametrize(
    ("name", "plain", "with_jsonl"),
    [
        ("a.jsonl", True, True),
        ("A.NDJSON", True, True),
        ("-", False, True),
        ("articles.json", False, True),
        ("articles", False, True),
        ("/dev/fd/63", False, True),
        ("a.html", False, False),
        ("a.HTM", False, False),
        ("a.txt", False, False),
        ("https://news.example/a", False, False),
        ("https://news.example/feed.jsonl", False, False),
        (".", False, False),
        ("nul\0.html", False, False),
    ],
)
def test_is_lines_goes_by_the_ending_and_by_what_was_asked_for(name, plain, with_jsonl):
    assert is_lines(name, jsonl=False) is plain
    assert is_lines(name, jsonl=True) is with_jsonl


@pytest.mark.parametrize(("start", "expected"), [("{", True), ("\ufeff \n{", True), ("Rain", False), ("", False)])
def test_is_lines_looks_into_a_text_file_where_lines_were_asked_for(tmp_path, start, expected):
    (tmp_path / "a.txt").write_text(start, encoding="utf-8")
    assert is_lines(str(tmp_path / "a.txt"), jsonl=True) is expected


def test_open_sources_mixes_pages_and_lines_in_the_order_given(tmp_path):
    (tmp_path / "1.txt").write_text("One.")
    (tmp_path / "2.jsonl").write_text('{"id": "x", "text": "Two."}\n{"id": "y", "text": "Three."}\n')
    (tmp_path / "3.html").write_text("<p>Four.</p>")
    names = [str(tmp_path / name) for name in ("1.txt", "2.jsonl", "3.html")]
    captures, total = open_sources(names, jsonl=True, config=Config(), stdin=io.BytesIO())
    found = [each.name for each in captures if isinstance(each, Capture)]
    assert [name.rpartition("/")[2] for name in found] == ["1.txt", "2.jsonl:1", "2.jsonl:2", "3.html"]
    assert total is None


def test_open_sources_knows_an_id_again_behind_a_page(tmp_path):
    (tmp_path / "1.jsonl").write_text('{"id": "x", "text": "One."}\n')
    (tmp_path / "2.txt").write_text("Two.")
    (tmp_path / "3.jsonl").write_text('{"id": "x", "text": "Three."}\n')
    names = [str(tmp_path / name) for name in ("1.jsonl", "2.txt", "3.jsonl")]
    captures, _ = open_sources(names, jsonl=True, config=Config(), stdin=io.BytesIO())
    *_, last = captures
    assert isinstance(last, Failure)
    assert last.error.code == "duplicate-id"


def test_open_sources_knows_how_many_pages_come(tmp_path):
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text(name)
    assert open_sources([str(tmp_path), "x"], jsonl=False, config=Config(), stdin=io.BytesIO())[1] == 4


def test_open_sources_reads_a_line_only_when_it_is_asked_for():
    stream = io.BytesIO(b'{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')
    captures, _ = open_sources(["-"], jsonl=True, config=Config(), stdin=stream)
    next(captures)
    assert stream.read().startswith(b'{"id": "b"')
