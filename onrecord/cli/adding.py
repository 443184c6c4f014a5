"""One run of `onrecord add`: from what was named to articles in the store, each with its fate."""

import io
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO, Protocol

from rich.console import Console
from rich.text import Text

from onrecord.cli.endings import end_in_words, printing
from onrecord.cli.fates import SOME_FAILED
from onrecord.cli.options import LineFormat
from onrecord.cli.outputs import errors_console, text_console
from onrecord.cli.progress import RunProgress
from onrecord.cli.reading import Reader
from onrecord.cli.sources import open_sources
from onrecord.cli.stages import load_pipeline
from onrecord.config import Config
from onrecord.errors import OnrecordError, UsageError
from onrecord.pipeline import bug
from onrecord.records import Capture, Failure, Record
from onrecord.show.export.rows import line_of
from onrecord.show.printable import printable_line
from onrecord.store.fates import Fate, Item, Outcome
from onrecord.store.session import Store
from onrecord.store.writer import Writer

_FAILED = (Fate.REFUSED, Fate.QUARANTINED)
_WIDTH = max(map(len, Fate))


@dataclass(frozen=True, slots=True)
class AddOrder:
    """What was asked for on the command line."""

    inputs: tuple[str, ...]
    db: str
    jsonl: bool = False
    form: LineFormat = LineFormat.TABLE
    allow_private: bool = False


class Reads(Protocol):
    """Makes a record of a capture."""

    def read(self, capture: Capture) -> Record | Failure:
        """The record, or why there is none."""


@dataclass(slots=True)
class AddCounts:
    """How many items ended in which way."""

    counts: Counter[Fate] = field(default_factory=Counter)
    last_exit_code: int = 0

    def count(self, outcome: Outcome) -> None:
        """Add one."""
        self.counts[outcome.fate] += 1

    @property
    def total(self) -> int:
        """How many items came to an end."""
        return self.counts.total()

    @property
    def exit_code(self) -> int:
        """0 when nothing failed, the error's own when the one item did, 1 when some of many did."""
        failed = sum(self.counts[fate] for fate in _FAILED)
        return 0 if not failed else (self.last_exit_code if self.total == 1 else SOME_FAILED)

    def __str__(self) -> str:
        counted = [f"{self.counts[fate]:,} {fate}" for fate in Fate if self.counts[fate]]
        return ", ".join(counted).replace("version", "new in version") or "nothing added"


def add(order: AddOrder) -> int:
    """Add what was ordered. Returns the exit code."""
    errors = errors_console()
    fates = AddCounts()

    def work() -> int:
        _add(order, fates, errors)
        return fates.exit_code

    return end_in_words(work, errors, so_far=lambda: str(fates))


def outcomes(
    captures: Iterator[Capture | Failure], writer: Writer, reader: Reads, fates: AddCounts, *, again: bool = False
) -> Iterator[Outcome]:
    """Read and write items one by one. Each outcome is on disk when it is given.

    What is known is not read, nor what is quarantined unless it is to be tried `again`.
    """
    for item in captures:
        if isinstance(item, Failure):
            outcome = _write(writer, Item(None, item), fates)
        else:
            known = None if again else writer.known(item)
            outcome = known or _write(writer, Item(item, reader.read(item)), fates)
        fates.count(outcome)
        yield outcome


def _write(writer: Writer, item: Item, fates: AddCounts) -> Outcome:
    """Write one item; a record that cannot be written, for a fault of ours, is quarantined instead."""
    try:
        (outcome,) = writer.write([item])
    except OnrecordError:
        raise
    except Exception as exception:
        if item.capture is None:
            raise
        item = Item(item.capture, Failure(item.capture.name, bug(item.capture.name, exception), item.capture.id))
        (outcome,) = writer.write([item])
    if isinstance(item.result, Failure):
        fates.last_exit_code = item.result.error.exit_code
    return outcome


def _add(order: AddOrder, fates: AddCounts, errors: Console) -> None:
    inputs = _inputs(order)
    config = Config(allow_private=order.allow_private)
    console = text_console(sys.stdout)
    with Store.open(order.db, create=True) as store, Reader(config, load_pipeline) as reader:
        captures, total = open_sources(inputs, jsonl=order.jsonl, config=config, stdin=_stdin())
        writer = Writer(store, command="add")
        with RunProgress(total, console=errors, is_shared=sys.stdout.isatty()) as progress:
            for outcome in outcomes(captures, writer, reader, fates):
                with progress.set_aside(is_also_errors=False), printing():
                    print_outcome(outcome, order.form, console)
                progress.advance(fates)
    if fates.total != 1:
        errors.print(f"{fates}.", soft_wrap=True)


def print_outcome(outcome: Outcome, form: LineFormat, console: Console) -> None:
    """One line on standard output, handed over at once."""
    if form is LineFormat.JSONL:
        row = {"id": outcome.id, "fate": outcome.fate.value}
        if outcome.reason is not None:
            row |= {"reason": outcome.reason, "code": outcome.code or ""}
        sys.stdout.write(line_of(row))
    else:
        reason = f"  {printable_line(outcome.reason)}" if outcome.reason else ""
        console.print(Text(f"{outcome.fate:<{_WIDTH}}  {printable_line(outcome.id)}{reason}"), soft_wrap=True)
    sys.stdout.flush()


def _inputs(order: AddOrder) -> tuple[str, ...]:
    if order.inputs:
        return order.inputs
    if sys.stdin is not None and sys.stdin.isatty():
        raise UsageError("Nothing to add was named.", hint="Give a file, a folder, an address or -.")
    return ("-",)


def _stdin() -> BinaryIO:
    return io.BytesIO() if sys.stdin is None else sys.stdin.buffer
