"""The JSON shape, written out by hand."""

import json
from datetime import datetime, timedelta, timezone

import onrecord
from onrecord.errors import InvalidLineError
from onrecord.records import (
    Article,
    Attribution,
    AttributionKind,
    Failure,
    Paragraph,
    ParagraphKind,
    Record,
    Span,
    Teaser,
)
from onrecord.show.export.jsonl import to_line


def test_to_line_has_the_shape_that_the_design_fixes():
    #       0         1         2
    #       0123456789012345678901234
    text = "“No,” Ito said.\nAna: yes\n"
    first = Attribution((Span(6, 9),), (Span(10, 14),), (Span(0, 5),), AttributionKind.DIRECT, 0.912345, "test")
    teased = Attribution((Span(16, 19),), (), (Span(21, 24),), AttributionKind.INDIRECT, 0.5, "test")
    teaser = Paragraph(Span(16, 24), ParagraphKind.TEASER, 0.75)
    article = Article(
        id="a1",
        text=text,
        paragraphs=(Paragraph(Span(0, 15), ParagraphKind.STORY), teaser),
        url="https://news.example/1",
        outlet="News",
        title="No",
        byline="Bo",
        published="2026-03-03",
        published_at=datetime(2026, 3, 3, 8, 30, tzinfo=timezone(timedelta(hours=1))),
        language="en",
    )
    record = Record(article, (first,), (Teaser(teaser, (teased,)),), "fake 1.0")
    empty = {"speakers": [], "addressee": None, "venue": None, "said_on": None, "part_of": None}
    assert json.loads(to_line(record)) == {
        "id": "a1",
        "url": "https://news.example/1",
        "outlet": "News",
        "title": "No",
        "byline": "Bo",
        "published": "2026-03-03",
        "published_at": "2026-03-03T08:30:00+01:00",
        "language": "en",
        "text": text,
        "paragraphs": [
            {"start": 0, "end": 15, "kind": "story", "score": 1.0, "repeats": False},
            {"start": 16, "end": 24, "kind": "teaser", "score": 0.75, "repeats": False},
        ],
        "attributions": [
            {"content": [[0, 5]], "cue": [[10, 14]], "source": [[6, 9]], "kind": "direct", "score": 0.9123, **empty}
        ],
        "entities": [],
        "teasers": [
            {
                "start": 16,
                "end": 24,
                "headline": "Ana: yes",
                "attributions": [
                    {"content": [[21, 24]], "cue": [], "source": [[16, 19]], "kind": "indirect", "score": 0.5, **empty}
                ],
            }
        ],
        "origin": {"onrecord": onrecord.__version__, "model": "fake 1.0"},
    }


def test_to_line_of_a_failure_says_what_why_and_what_to_do():
    error = InvalidLineError("lines.jsonl:2: not JSON", hint="one object a line")
    assert json.loads(to_line(Failure("lines.jsonl:2", error, "b"))) == {
        "id": "b",
        "error": {"code": "invalid-line", "message": "lines.jsonl:2: not JSON", "hint": "one object a line"},
    }


def test_to_line_is_one_ascii_line_whatever_the_text_holds():
    text = 'a\n\x00\ud83d\u2028"\\\x85é😀'
    line = to_line(Record(Article("\udcff", text, ()), (), (), "fake"))
    assert line.isascii()
    assert line.splitlines() == [line.removesuffix("\n")]
    assert json.loads(line)["text"] == text
    assert json.loads(line)["id"] == "\udcff"
