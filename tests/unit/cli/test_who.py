"""`onrecord who`: answers, the file of one's own, and exit codes."""

import json

import pytest


@pytest.fixture(autouse=True)
def own(tmp_path, monkeypatch):
    path = tmp_path / "who.jsonl"
    monkeypatch.setenv("ONRECORD_WHO", str(path))
    return path


def test_an_office_on_a_day_has_person_role_dates_and_source(onrecord):
    printed = onrecord("who", "NATO chief", "--on", "2024-03-01")
    assert (printed.code, printed.err) == (0, "")
    person, role = printed.out.splitlines()
    assert person.startswith("Jens Stoltenberg ")
    assert role.startswith("  Secretary General, NATO, 2014-10-01..2024-10-01  [")


def test_words_need_no_quotation_marks(onrecord):
    assert "Jens Stoltenberg" in onrecord("who", "NATO", "chief", "--on", "2024-03-01").out


def test_a_name_lists_entries_with_their_roles(onrecord):
    printed = onrecord("who", "Rutte")
    assert "Mark Rutte  (Q57792)" in printed.out
    assert "Prime Minister, Netherlands, 2010-10-14..2024-07-02" in printed.out


def test_a_day_narrows_the_roles_of_a_name(onrecord):
    printed = onrecord("who", "Rutte", "--on", "2020")
    assert "Netherlands" in printed.out
    assert "NATO" not in printed.out


def test_a_word_is_answered_with_what_it_stands_for(onrecord):
    assert onrecord("who", "Kyiv").out.startswith("Ukraine ")


def test_programs_get_a_line_each(onrecord):
    printed = onrecord("who", "--jsonl", "NATO chief", "--on", "2025-12-02")
    (line,) = map(json.loads, printed.out.splitlines())
    assert (line["id"], line["name"], line["type"]) == ("Q57792", "Mark Rutte", "person")
    (role,) = line["roles"]
    assert (role["title"], role["affiliation"], role["from"], role["to"]) == (
        "Secretary General", "NATO", "2024-10-01", None
    )  # fmt: skip


def test_nobody_found_is_said_and_has_an_exit_code_of_its_own(onrecord):
    printed = onrecord("who", "Quorrister")
    assert (printed.code, printed.out) == (1, "")
    assert "Nobody is known by 'Quorrister'" in printed.err


def test_hostile_words_do_not_reach_the_terminal_as_they_are(onrecord):
    printed = onrecord("who", "a\x1b[31m\u202eb")
    assert printed.code == 1
    assert "\x1b" not in printed.err
    assert "\u202e" not in printed.err


def test_a_common_surname_is_cut_for_people_and_whole_for_programs(onrecord):
    assert "more; --jsonl lists all" in onrecord("who", "Johnson").out
    assert len(onrecord("who", "Johnson", "--jsonl").out.splitlines()) > 20


def test_the_sources_are_listed_with_licence_and_counts(onrecord):
    printed = onrecord("who", "--sources")
    assert "The World Factbook, as of 2026-01, CC0-1.0:" in printed.out
    assert "who.jsonl (none yet)" in printed.out
    (first, *_) = map(json.loads, onrecord("who", "--sources", "--jsonl").out.splitlines())
    assert {"id", "title", "license", "as_of", "roles", "entries"} <= set(first)


def test_an_added_entry_wins(onrecord, own):
    office = ("--role", "Secretary General", "--of", "NATO", "--from", "2026-09")
    added = onrecord("who", "--add", "Ada Solvane", *office, "--alias", "Addie")
    assert added.code == 0
    assert str(own) in added.err
    assert onrecord("who", "NATO chief", "--on", "2026-10").out.startswith("Ada Solvane ")
    assert onrecord("who", "Addie").out.startswith("Ada Solvane ")


def test_another_file_may_be_named(onrecord, tmp_path, own):
    other = str(tmp_path / "other.jsonl")
    assert onrecord("who", "--add", "Ada Solvane", "--file", other).code == 0
    assert not own.exists()
    assert onrecord("who", "Ada Solvane").code == 1
    assert onrecord("who", "Ada Solvane", "--file", other).code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("NATO chief", "--on", "yesterday"),
        ("Ada Solvane", "--role", "President"),
        ("--add",),
        ("--add", "Ada Solvane", "--from", "2026"),
        ("--add", "Ada Solvane", "--role", "President", "--from", "2026-02-30"),
    ],
)
def test_what_cannot_be_is_refused_as_usage(onrecord, own, arguments):
    printed = onrecord("who", *arguments)
    assert printed.code == 2
    assert "hint: " in printed.err
    assert not own.exists()


def test_a_damaged_file_of_ones_own_is_named_with_its_line(onrecord, own):
    own.write_text("{\n")
    printed = onrecord("who", "Rutte")
    assert printed.code == 3
    assert "line 1: no valid JSON" in printed.err
