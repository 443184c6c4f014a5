"""The commands that keep articles and ask for them, stages faked."""

import csv
import io
import json
import sqlite3

import pytest

from onrecord.cli import adding, tending
from onrecord.records import ParagraphKind
from onrecord.store.session import Store
from onrecord.store.writer import Writer
from tests.factory import article
from tests.stored import full_item
from tests.unit.cli.readers import DirectReader


@pytest.fixture
def kept(onrecord, monkeypatch, tmp_path):
    """Runs `onrecord` on a store of its own."""
    monkeypatch.setattr(adding, "Reader", DirectReader)
    monkeypatch.setattr(tending, "Reader", DirectReader)
    monkeypatch.setenv("ONRECORD_DB", str(tmp_path / "onrecord.db"))
    monkeypatch.setenv("COLUMNS", "100")
    return onrecord


@pytest.fixture
def full(kept, tmp_path):
    """The same on a store with an article that has everything."""
    with Store.open(str(tmp_path / "onrecord.db"), create=True) as store:
        Writer(store, command="test").write([full_item()])
    return kept


def lines(*articles: dict) -> bytes:
    return b"".join(json.dumps(each).encode() + b"\n" for each in articles)


def rows(printed: str) -> list[dict]:
    return [json.loads(line) for line in printed.splitlines()]


def test_add_says_what_became_of_each_item(kept, tmp_path):
    given = lines(
        {"id": "a", "text": "Osmark agreed."}, {"id": "b", "text": "no story"}, {"id": "c", "text": "bug"}, {"id": "d"}
    )
    done = kept("add", "--jsonl", "--format", "jsonl", "-", stdin=given)
    assert [(each["id"], each["fate"]) for each in rows(done.out)] == [
        ("a", "stored"), ("b", "refused"), ("c", "quarantined"), ("d", "refused"),
    ]  # fmt: skip
    assert all("reason" in each for each in rows(done.out)[1:])
    assert done.code == 1
    assert done.err == "1 stored, 2 refused, 1 quarantined.\n"


def test_add_again_writes_nothing(kept, tmp_path):
    given = lines({"id": "a", "text": "Osmark agreed."}, {"id": "b", "text": "no story"}, {"id": "c", "text": "bug"})
    kept("add", "--jsonl", "-", stdin=given)
    before = dump(tmp_path / "onrecord.db")
    again = kept("add", "--jsonl", "--format", "jsonl", "-", stdin=given)
    assert [each["fate"] for each in rows(again.out)] == ["known", "refused", "quarantined"]
    assert dump(tmp_path / "onrecord.db") == before


def dump(path) -> str:
    with sqlite3.connect(path) as connection:
        found = "\n".join(connection.iterdump())
    connection.close()
    return found


def test_article_list_gives_the_ids_as_they_were_given(kept):
    given = {"id": "a", "text": "Osmark agreed.", "title": "Osmark"}
    kept("add", "--jsonl", "-", stdin=lines(given))
    (row,) = rows(kept("article", "--list", "--format", "jsonl").out)
    assert (row["id"], row["title"], row["version"]) == ("a", "Osmark", 1)
    assert {"url", "outlet", "published"} <= row.keys()


def test_article_diff_shows_what_changed(kept):
    for text in ("First.\nOsmark agreed.\nLast.", "First.\nOsmark refused.\nLast."):
        kept("add", "--jsonl", "-", stdin=lines({"id": "a", "text": text}))
    shown = kept("article", "a", "--diff").out
    assert "-Osmark agreed.\n+Osmark refused.\n" in shown
    assert shown.startswith("--- a version 1, added ")


def test_retry_reads_again_what_was_quarantined(kept, monkeypatch):
    kept("add", "--jsonl", "-", stdin=lines({"id": "a", "text": "bug"}))
    (row,) = rows(kept("failures", "--format", "jsonl").out)
    assert (row["fate"], row["id"], row["code"]) == ("quarantined", "a", "bug")
    assert kept("failures", "--retry").code == 7
    monkeypatch.setattr("tests.unit.cli.fakes.PlainExtractor._extract", mended)
    assert rows(kept("failures", "--retry", "--format", "jsonl").out) == [{"id": "a", "fate": "stored"}]
    assert kept("failures", "--format", "jsonl").out == ""


def mended(_, capture):
    return article((ParagraphKind.STORY, capture.text), id=capture.id)


def test_search_prints_a_row_for_each_hit_in_every_form(full):
    query = 'unanimity speaker:"Ada Varga" said:2025-12'
    (row,) = rows(full("search", query, "--format", "jsonl").out)
    assert (row["article"], row["speaker"], row["kind"]) == ("full", "Ada Varga", "direct")
    assert json.loads(full("search", query, "--format", "json").out) == [row]
    (read,) = csv.DictReader(io.StringIO(full("search", query, "--format", "csv").out))
    assert read["content"] == row["content"]
    assert full("search", query, "--format", "md").out.count("\n| ") == 1
    table = full("search", query).out
    assert "Ada Varga · said" in table
    assert "There is no unanimity on the harbour dues" in table


def test_search_says_when_there_is_nothing_and_when_there_is_more(full):
    assert full("search", "xylophone").err == "Nothing found.\n"
    assert full("search", "Osmark OR dues", "--limit", "1").err == "There is more: --page 2.\n"
    assert full("search", "Osmark OR dues", "--limit", "1", "--page", "2").err == ""


def test_wrong_query_explains_itself(full):
    wrong = full("search", "(unanimity")
    assert wrong.code == 2
    assert "character 1" in wrong.err
    assert "hint: " in wrong.err


def test_show_prints_the_record_of_an_article_and_of_a_statement(full):
    shown = full("show", "full").out
    assert "Pact not ready for a vote" in shown
    (row,) = rows(full("search", "unanimity", "--format", "jsonl").out)
    assert full("show", row["id"]).out == shown
    assert json.loads(full("show", "full", "--jsonl").out)["id"] == "full"
    assert full("show", "none").code == 3


def test_person_tells_names_roles_and_statements(full):
    told = full("person", "varga").out
    assert "also called Varga" in told
    assert "Secretary General, Tern Alliance · 1 article" in told
    assert "There is no unanimity" in told
    assert full("person", "nobody").code == 3


def test_check_backup_and_stats(full, tmp_path):
    assert full("check").out == "The store is sound.\n"
    backup = str(tmp_path / "copy.db")
    assert full("backup", backup).code == 0
    assert full("backup", backup).code == 8
    assert full("check", "--db", backup).out == "The store is sound.\n"
    assert full("backup", backup, "--restore", "--db", str(tmp_path / "new.db")).code == 0
    assert full("article", "--list", "--db", str(tmp_path / "new.db")).out == full("article", "--list").out
    (counts,) = rows(full("stats", "--format", "jsonl").out)
    assert (counts["articles"], counts["statements"]) == (1, 2)


def test_check_fails_where_something_is_wrong(full, tmp_path):
    with sqlite3.connect(tmp_path / "onrecord.db") as connection:
        connection.execute("UPDATE article SET text = 'short'")
    connection.close()
    wrong = full("check")
    assert wrong.code == 8
    assert "past the end" in wrong.out


@pytest.mark.parametrize("command", [("article", "--list"), ("search", "a"), ("stats",), ("check",), ("failures",)])
def test_command_that_asks_makes_no_store(kept, tmp_path, command):
    asked = kept(*command)
    assert asked.code == 8
    assert "There is no store at" in asked.err
    assert list(tmp_path.iterdir()) == []
