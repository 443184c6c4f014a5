"""What is named on the command line, as a stream of captures."""

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path
from typing import BinaryIO

from onrecord.config import Config
from onrecord.read import SeenIds, expand_inputs, holds_items, read_expanded, read_line_files
from onrecord.records import Capture, Failure

_LINES = frozenset({".jsonl", ".ndjson"})
_PAGES = frozenset({".html", ".htm", ".xhtml", ".txt", ".text", ".md"})
_BLANK = b" \t\r\n\xef\xbb\xbf"  # white space and the UTF-8 mark
_SNIFFED = 4096  # bytes


def open_sources(
    inputs: Sequence[str], *, jsonl: bool, config: Config, stdin: BinaryIO
) -> tuple[Iterator[Capture | Failure], int | None]:
    """The captures in order, each read when it is asked for, and how many there will be, if that is known."""
    if not any(is_lines(name, jsonl=jsonl) for name in inputs):
        expanded = expand_inputs(inputs)
        is_known = len(expanded) > 1 or (len(inputs) == 1 and "://" not in inputs[0] and not holds_items(inputs[0]))
        return read_expanded(expanded, config=config, stdin=stdin), len(expanded) if is_known else None
    return chain.from_iterable(_read_mixed(inputs, jsonl=jsonl, config=config, stdin=stdin)), None


def is_lines(name: str, *, jsonl: bool) -> bool:
    """Whether `name` is JSON Lines: by its ending, or with --jsonl unless its ending or form says otherwise.

    A feed, an archive or a document is told by its content. `articles.txt` may hold either, so with --jsonl its
    first character decides: no page begins with a brace.
    """
    if name == "-":
        return jsonl
    ending = Path(name).suffix.lower()
    if ending in _LINES:
        return "://" not in name
    if not jsonl or "://" in name or _is_folder(name):
        return False
    return (ending not in _PAGES or _begins_with_brace(name)) and not holds_items(name)


def _read_mixed(
    inputs: Sequence[str], *, jsonl: bool, config: Config, stdin: BinaryIO
) -> Iterator[Iterator[Capture | Failure]]:
    seen = SeenIds()
    for are_lines, names in groupby(inputs, key=lambda name: is_lines(name, jsonl=jsonl)):
        if are_lines:
            yield read_line_files(list(names), limits=config.limits, stdin=stdin, seen=seen)
        else:
            yield read_expanded(expand_inputs(list(names)), config=config, stdin=stdin)


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False


def _begins_with_brace(name: str) -> bool:
    try:
        if not Path(name).is_file():  # a pipe must not lose what is read from it here
            return False
        with Path(name).open("rb") as stream:
            return stream.read(_SNIFFED).lstrip(_BLANK).startswith(b"{")
    except (OSError, ValueError):
        return False  # reading it will say what is wrong
