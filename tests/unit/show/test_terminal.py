"""What a person at a terminal sees."""

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from onrecord.errors import NotFoundError
from onrecord.records import (
    Article,
    Entity,
    Failure,
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
from onrecord.show.terminal import print_failure, print_record
from tests.factory import article, entity, find, statement
from tests.sample import sample_record

STORY = ParagraphKind.STORY


def shown(record: Record, *, width: int = 80, color: bool = False) -> str:
    stream = io.StringIO()
    console = Console(file=stream, width=width, highlight=False, force_terminal=color, legacy_windows=False)
    print_record(record, console)
    return stream.getvalue()


def record_of(text: str, *attributions_of: tuple[str, str]) -> Record:
    made = article((STORY, text))
    found = [statement(text, [content], source=source) for source, content in attributions_of]
    return Record(made, tuple(found), (), (), "fake 1.0")


def test_terminal_shows_headline_outlet_byline_and_day_first():
    assert shown(sample_record(), width=100).splitlines()[:5] == [
        "No consensus yet on Kestria’s place in the Harbour Pact, Halloran says",
        "The Tidewater Courier · Lena Marrow · 3 March 2026, 18:40 UTC+1 · en",
        "https://tidewater-courier.example/2026/03/03/no-consensus-yet-on-kestria",
        "",
        "Who said what: 21 statements",
    ]


def test_terminal_shows_who_the_cue_the_kind_and_the_words_of_a_split_quotation():
    lines = shown(sample_record()).splitlines()
    at = lines.index("  5  Ines Halloran, Secretary General, Harbour Pact (Halloran) · told reporters")
    assert lines[at + 1 : at + 5] == [
        "     · direct · 0.93",
        "     “Kestria has asked to join, and that is its right,” … “But the council",
        "     decides as one, and as of today it has not decided.”",
        "     to: reporters",
    ]


def test_terminal_indents_a_nested_statement_under_the_one_it_is_part_of():
    lines = shown(sample_record()).splitlines()
    at = lines.index(" 13      ↳ Tomas Brandeck, foreign minister, Velland (Brandeck) · had assured ·")
    assert lines[at - 4].startswith(" 12  Mira Solvane, President, Kestria (She) · said")
    assert lines[at + 2] == "           that Velland “would not stand in the way”"


def who_lines(said: Statement, *entities: Entity, article: Article) -> list[str]:
    return shown(Record(article, (said,), entities, (), "m")).splitlines()[3:]


def test_terminal_says_that_it_is_unsure_who_is_meant_and_keeps_the_source_as_written():
    made = article((STORY, "He says no."))
    lines = who_lines(statement(made.text, ["no"], source="He"), article=made)
    assert lines[1] == " 1  He (unsure who) · indirect · 0.90"
    assert lines[-3] == " 1  unsure who is meant"


def test_terminal_shows_how_sure_it_is_of_a_speaker_only_where_that_is_doubtful():
    made = article((STORY, "Bo came. He says no."))
    for score, head in ((0.9, " 1  Bo (He) · indirect · 0.90"), (0.72, " 1  Bo (He, likely, 0.72) · indirect · 0.90")):
        said = statement(made.text, ["no"], source="He", speakers=[Speaker(0, score)])
        assert who_lines(said, entity(made.text, "Bo", "Bo"), article=made)[1] == head


def test_terminal_names_all_who_speak_together_each_in_their_role_and_whom_they_speak_for():
    made = article((STORY, "Bo Lund and Ana Diaz of Ostrany say no."))
    said = statement(
        made.text,
        ["no"],
        source="Bo Lund and Ana Diaz",
        speakers=[
            Speaker(0, 0.9, role=Role("Prime Minister of Ostrany", "Ostrany", "text")),
            Speaker(1, 0.9, role=Role("envoy", None, "text"), speaks_for=2),
        ],
    )
    people = [entity(made.text, name, name) for name in ("Bo Lund", "Ana Diaz", "Ostrany")]
    lines = who_lines(said, *people, article=made)
    assert lines[1:3] == [
        " 1  Bo Lund, Prime Minister of Ostrany; Ana Diaz, envoy, for Ostrany · indirect",
        "    · 0.90",
    ]
    assert lines[5:8] == [
        "Who speaks, and in how many statements",
        " 1  Bo Lund, Prime Minister of Ostrany",
        " 1  Ana Diaz, envoy",
    ]


def test_terminal_gives_the_day_with_its_words_but_not_one_that_is_only_that_of_the_article():
    made = replace(article((STORY, "Bo said no on Monday.")), published="2025-12-02")
    inferred = statement(made.text, ["no"], said_on=Time("2025-12-02", "2025-12-02", None))
    assert not [line for line in who_lines(inferred, article=made) if "when" in line]
    said_on = Time("2025-12-01", "2025-12-08", find(made.text, "on Monday"), sure=False)
    unsure = statement(made.text, ["no"], venue="Bo", said_on=said_on)
    assert who_lines(unsure, article=made)[4] == (
        "    where: Bo · when: 1–8 December 2025 (on Monday, unsure which day)"
    )


def test_terminal_lists_who_speaks_by_the_number_of_their_statements():
    lines = shown(sample_record()).splitlines()
    at = lines.index("Who speaks, and in how many statements")
    assert lines[at + 1 : at + 4] == [
        "  9  Ines Halloran, Secretary General, Harbour Pact",
        "  3  Tomas Brandeck, foreign minister, Velland",
        "  3  Mira Solvane, President, Kestria",
    ]
    assert lines[at + 10] == "  1  unsure who is meant"


def test_terminal_sets_teasers_and_notices_apart_and_counts_them():
    lines = shown(sample_record()).splitlines()
    at = lines.index("6 teasers set apart: other stories that the page advertises")
    assert lines[at + 1] == "  · Velmouth’s trams will run through the night from Friday after the city…"
    assert lines[at + 2] == "  · Prime Minister Anselm Kord of Ostrany has said that his…  (1 statement)"
    at = lines.index("4 notices set apart: the site speaking")
    assert lines[at + 4] == "  · © 2026 The Tidewater Courier. All rights reserved."


def test_terminal_says_openly_that_nobody_is_named_and_that_nothing_was_found():
    assert " 1  nobody named · indirect · 0.90" in shown(record_of("It rained.", ("", "It rained.")))
    assert "Who said what: no statements" in shown(record_of("It rained."))


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_terminal_lines_fit_the_width_and_end_without_blanks(width):
    for line in shown(sample_record(), width=width).splitlines():
        assert cell_len(line) <= min(width, 100)
        assert line == line.rstrip()


@pytest.mark.parametrize("width", [1, 10, 20])
def test_terminal_still_shows_every_word_where_there_is_hardly_room(width):
    squeezed = re.sub(r"\s", "", shown(sample_record(), width=width))
    assert "thenineministers" not in squeezed
    assert "describedasthemost" not in squeezed
    assert "“themostseriouswehaveeverreceived”" in squeezed


def test_terminal_takes_nothing_in_the_text_for_a_style():
    assert "[bold]loud[/bold] :smile: [link=x]" in shown(
        record_of("Ito: [bold]loud[/bold] :smile: [link=x]", ("Ito", "[bold]loud[/bold] :smile: [link=x]"))
    )


@pytest.mark.parametrize("color", [False, True])
def test_terminal_lets_no_control_of_a_stranger_through(color):
    hostile = "\x1b[2J\x1b]0;owned\x07\u202egnp\x9b\x00\ud83d\r"
    made = article((ParagraphKind.HEADLINE, hostile), (STORY, "Ito " + hostile), (ParagraphKind.NOTICE, hostile))
    teaser = Paragraph(Span(0, len(hostile)), ParagraphKind.TEASER)
    record = Record(
        type(made)(
            id="a", text=made.text, paragraphs=made.paragraphs, url="https://x/" + hostile, outlet=hostile,
            byline=hostile, published=hostile, language=hostile,
        ),
        (
            statement(
                made.text, [hostile], source=hostile, cue=hostile, addressee=hostile, venue=hostile,
                said_on=Time("2025-12-02", "2025-12-02", find(made.text, hostile)),
                speakers=[Speaker(0, 0.1, (hostile,), Role(hostile, hostile, hostile), speaks_for=0)],
            ),
        ),
        (entity(made.text, hostile, hostile, aliases=[hostile]),),
        (Teaser(teaser, ()),),
        hostile,
    )  # fmt: skip
    output = re.sub(r"\x1b\[[\d;]*m", "", shown(record, color=color)) if color else shown(record)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff]", output)
    assert "␛[2J␛]0;owned␇gnp" in output


def test_terminal_shows_what_was_refused_and_the_way_out():
    stream = io.StringIO()
    error = NotFoundError("a\x1bb.html: no such file.", hint="Check the [path].")
    print_failure(Failure("a", error), Console(file=stream, width=20, highlight=False))
    assert stream.getvalue() == "refused: a␛b.html: no such file.\n   hint: Check the [path].\n"
