"""The JSON shape, written out by hand."""

import json
from datetime import datetime, timedelta, timezone

import onrecord
from onrecord.errors import InvalidLineError
from onrecord.records import (
    Article,
    Attribution,
    AttributionKind,
    Entity,
    EntityType,
    Failure,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Record,
    Role,
    Span,
    Speaker,
    Statement,
    Teaser,
    Time,
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
    record = Record(article, (Statement(first),), (), (Teaser(teaser, (Statement(teased),)),), "fake 1.0")
    unknown = ("addressee", "addressee_span", "venue", "venue_span", "said_on", "part_of")
    empty = {"speakers": [], **dict.fromkeys(unknown)}
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


def test_to_line_gives_speakers_addressee_venue_and_day_with_their_words_and_reasons():
    #       0         1         2         3         4         5         6         7
    #       0123456789012345678901234567890123456789012345678901234567890123456789012345
    text = "Ito’s envoy Bo Lund told us on Fox on Monday that no.\nAna Diaz says yes.\n"
    role = Role("envoy", "Ostrany", "text", start="2024-05", span=Span(6, 11))
    name, title = MentionKind.NAME, ("the name is the same",)
    lund = Entity(
        "e1",
        "Bo Lund",
        EntityType.PERSON,
        ("Lund",),
        (role,),
        (Mention(Span(12, 19), name, 0.98765, title),),
        known="Q1",
    )
    ostrany = Entity("e2", "Ostrany", EntityType.COUNTRY, (), (), ())
    diaz = Entity("e3", "Ana Diaz", EntityType.PERSON, (), (), (Mention(Span(54, 62), name, 0.9),))
    told = Statement(
        Attribution((Span(6, 19),), (Span(20, 24),), (Span(45, 52),), AttributionKind.INDIRECT, 0.9, "test"),
        (Speaker(0, 0.98765, title, role, speaks_for=1),),
        addressee=Span(25, 27),
        venue=Span(28, 34),
        said_on=Time("2025-12-01", "2025-12-08", Span(35, 44), sure=False),
    )
    paragraphs = (Paragraph(Span(0, 53), ParagraphKind.STORY), Paragraph(Span(54, 72), ParagraphKind.TEASER))
    line = json.loads(to_line(Record(Article("a", text, paragraphs), (told,), (lund, ostrany, diaz), (), "m")))
    (found,) = line["attributions"]
    assert found["speakers"] == [
        {
            "name": "Bo Lund",
            "type": "person",
            "entity": "e1",
            "role": "envoy",
            "affiliation": "Ostrany",
            "score": 0.9877,
            "reasons": ["the name is the same"],
            "speaks_for": "e2",
        }
    ]
    assert (found["addressee"], found["addressee_span"]) == ("us", [25, 27])
    assert (found["venue"], found["venue_span"]) == ("on Fox", [28, 34])
    assert found["said_on"] == {
        "date": "2025-12-01/2025-12-08",
        "text": "on Monday",
        "first": "2025-12-01",
        "last": "2025-12-08",
        "sure": False,
        "span": [35, 44],
    }
    assert line["entities"][0] == {
        "id": "e1",
        "name": "Bo Lund",
        "type": "person",
        "aliases": ["Lund"],
        "roles": [
            {
                "title": "envoy",
                "affiliation": "Ostrany",
                "start": "2024-05",
                "end": None,
                "source": "text",
                "span": [6, 11],
            }
        ],
        "mentions": [[12, 19]],
        "evidence": [{"kind": "name", "score": 0.9877, "reasons": ["the name is the same"]}],
        "known": "Q1",
        "in_story": True,
    }
    assert [(each["id"], each["in_story"]) for each in line["entities"]] == [("e1", True), ("e2", True), ("e3", False)]


def test_to_line_of_an_inferred_day_has_no_words_for_it():
    said = Attribution((), (), (Span(0, 2),), AttributionKind.DIRECT, 0.9, "test")
    statement = Statement(said, said_on=Time("2025-12-02", "2025-12-02", None))
    line = json.loads(to_line(Record(Article("a", "No", ()), (statement,), (), (), "m")))
    day = "2025-12-02"
    assert line["attributions"][0]["said_on"] == {
        "date": day, "text": None, "first": day, "last": day, "sure": True, "span": None
    }  # fmt: skip


def test_to_line_of_a_failure_says_what_why_and_what_to_do():
    error = InvalidLineError("lines.jsonl:2: not JSON", hint="one object a line")
    assert json.loads(to_line(Failure("lines.jsonl:2", error, "b"))) == {
        "id": "b",
        "error": {"code": "invalid-line", "message": "lines.jsonl:2: not JSON", "hint": "one object a line"},
    }


def test_to_line_is_one_ascii_line_whatever_the_text_holds():
    text = 'a\n\x00\ud83d\u2028"\\\x85é😀'
    line = to_line(Record(Article("\udcff", text, ()), (), (), (), "fake"))
    assert line.isascii()
    assert line.splitlines() == [line.removesuffix("\n")]
    assert json.loads(line)["text"] == text
    assert json.loads(line)["id"] == "\udcff"
