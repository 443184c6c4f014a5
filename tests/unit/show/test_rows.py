"""Rows in forms that people and programs read."""

import csv
import io
import json

from onrecord.show.export.rows import rows_as

ROWS = [{"name": "Ada", "n": 1}, {"name": "O|laf\n*Brenn*", "n": None}]
COLUMNS = ("name", "n")


def printed(form: str, rows=ROWS, columns=COLUMNS) -> str:
    return "".join(rows_as(form, rows, columns))


def test_json_and_json_lines_hold_the_values_as_they_are():
    assert json.loads(printed("json")) == ROWS
    assert [json.loads(line) for line in printed("jsonl").splitlines()] == ROWS
    assert json.loads(printed("json", [])) == []


def test_csv_comes_back_as_it_was():
    read = list(csv.reader(io.StringIO(printed("csv"))))
    assert read == [["name", "n"], ["Ada", "1"], ["O|laf\n*Brenn*", ""]]


def test_csv_cell_that_a_spreadsheet_would_run_is_defused():
    for cell in ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"):
        ((_, value),) = list(csv.reader(io.StringIO(printed("csv", [{"name": "x", "n": cell}]), newline="")))[1:]
        assert value == f"'{cell}".replace("\r", "\n")
    assert printed("csv", [{"name": "x", "n": -1}]) == "name,n\nx,-1\n"


def test_markdown_stays_a_table_whatever_is_in_it():
    assert printed("md").splitlines() == ["| name | n |", "|---|---|", "| Ada | 1 |", "| O\\|laf \\*Brenn\\* |  |"]


def test_table_lines_up_and_shows_no_control():
    rows = [{"name": "Ada\x1b[31m", "n": "x"}, {"name": "B", "n": "yy"}]
    lines = printed("table", rows).splitlines()
    assert [line.index(word) for line, word in zip(lines, ("n", "x", "yy"), strict=True)][1:] == [10, 10]
    assert "\x1b" not in "".join(lines)
