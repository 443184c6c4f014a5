"""Rows of plain values as a table for people, JSON, JSON Lines, CSV or Markdown."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from rich.cells import cell_len

from onrecord.show.printable import first_words, printable_line

Row = Mapping[str, Any]

_WIDEST = 48  # columns of one cell in a table for people
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run what begins with one of these


def rows_as(form: str, rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """The rows in a form (`table`, `json`, `jsonl`, `csv` or `md`), in pieces to be written one after the other."""
    forms = {"table": _table, "json": _json, "jsonl": _jsonl, "csv": _csv, "md": _markdown}
    return forms[form](rows, columns)


def _jsonl(rows: Iterable[Row], _: Sequence[str]) -> Iterator[str]:
    for row in rows:
        yield line_of(row)


def line_of(row: Row) -> str:
    """One line of JSON, its line feed included; ASCII only, so that any stream takes it."""
    return json.dumps(dict(row), ensure_ascii=True, allow_nan=False) + "\n"


def _json(rows: Iterable[Row], _: Sequence[str]) -> Iterator[str]:
    between = "[\n"
    for row in rows:
        yield between + json.dumps(dict(row), ensure_ascii=True, allow_nan=False)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _csv(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    yield _csv_line(columns)
    for row in rows:
        yield _csv_line([_harmless(row.get(column)) for column in columns])


def _csv_line(cells: Sequence[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(cells)
    return line.getvalue()


def _harmless(value: Any) -> Any:
    """A cell that a spreadsheet shows as it is: words that look like a formula get an apostrophe before them."""
    if isinstance(value, (int, float)):
        return value
    words = _words(value)
    defused = f"'{words}" if words.startswith(_FORMULAS) else words
    return defused.replace("\r\n", "\n").replace("\r", "\n")  # Python does not quote what holds a lone one


def _markdown(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    yield f"| {' | '.join(columns)} |\n|{'---|' * len(columns)}\n"
    for row in rows:
        yield f"| {' | '.join(_in_markdown(row.get(column)) for column in columns)} |\n"


def _in_markdown(value: Any) -> str:
    words = printable_line(_words(value))
    for character in "\\`*_[]<>|":
        words = words.replace(character, f"\\{character}")
    return words


def _table(rows: Iterable[Row], columns: Sequence[str]) -> Iterator[str]:
    """Columns as wide as their widest cell; what is longer than a cell may be is cut, except in the last column."""
    last = len(columns) - 1
    cells = [[printable_line(_words(row.get(column))) for column in columns] for row in rows]
    if not cells:
        return
    cells = [[each if place == last else first_words(each, _WIDEST) for place, each in enumerate(row)] for row in cells]
    widths = [max(cell_len(row[place]) for row in (list(columns), *cells)) for place in range(len(columns))]
    for row in (list(columns), *cells):
        padded = (each + " " * (width - cell_len(each)) for each, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip() + "\n"


def _words(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return "; ".join(_words(each) for each in value)
    return str(value)
