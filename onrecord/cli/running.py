"""One run of `onrecord read`: from what was asked for to an exit code."""

import io
import sys
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from rich.console import Console

from onrecord.cli.endings import end_in_words, print_cause, printing
from onrecord.cli.fates import Fates
from onrecord.cli.html_file import HtmlFile
from onrecord.cli.outputs import LinesOutput, Output, PeopleOutput, errors_console
from onrecord.cli.progress import RunProgress
from onrecord.cli.sources import open_sources
from onrecord.cli.stages import load_pipeline
from onrecord.config import Config
from onrecord.errors import UsageError
from onrecord.records import Failure, Record
from onrecord.samples import PAGE
from onrecord.show.terminal import print_failure


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line."""

    inputs: tuple[str, ...] = ()
    jsonl: bool = False
    html: Path | None = None
    sample: bool = False
    allow_private: bool = False


def run(order: Order) -> int:
    """Read what was ordered and print it. Whatever happens is said in words; the exit code is returned."""
    errors = errors_console()
    fates = Fates()

    def work() -> int:
        _Run(order, fates, errors).to_its_end()
        return fates.exit_code

    return end_in_words(work, errors, so_far=lambda: str(fates))


class _Run:
    """The parts of one run. They are made in an order that shows a mistake before any work is done."""

    def __init__(self, order: Order, fates: Fates, errors: Console) -> None:
        self._order = order
        self._fates = fates
        self._errors = errors
        self._output: Output = LinesOutput(sys.stdout) if order.jsonl else PeopleOutput(sys.stdout, errors)

    def to_its_end(self) -> None:
        """Read everything, print each result as it comes, and sum up."""
        order = self._order
        inputs = _inputs(order)
        config = Config(allow_private=order.allow_private)
        with ExitStack() as stack:
            page = stack.enter_context(HtmlFile(order.html, inputs=inputs)) if order.html else None
            captures, total = open_sources(inputs, jsonl=order.jsonl, config=config, stdin=_stdin())
            items = load_pipeline(config).read(captures)
            is_shared = sys.stdout.isatty()
            with RunProgress(total, console=self._errors, is_shared=is_shared) as progress:
                for item in items:
                    self._fates.count(item)
                    with progress.set_aside(is_also_errors=isinstance(item, Failure)):
                        self._print(item)
                    if page:
                        page.add(item)
                    progress.advance(self._fates)
            self._sum_up(page)

    def _print(self, item: Record | Failure) -> None:
        with printing():
            self._output.add(item)
        if isinstance(item, Failure):
            print_cause(item.error, self._errors)

    def _sum_up(self, page: HtmlFile | None) -> None:
        only = self._fates.last_failure if self._fates.total == 1 else None
        if only and self._order.jsonl:  # the line with the error may be in a file; say it here, too
            print_failure(only, self._errors)
        if self._fates.total != 1:
            self._errors.print(f"{self._fates}.", soft_wrap=True)
        if page and self._fates.read:
            page.finish()
            self._errors.print(f"The page is in {page.shown}", soft_wrap=True)


def _inputs(order: Order) -> tuple[str, ...]:
    named = (str(PAGE), *order.inputs) if order.sample else order.inputs
    if named:
        return named
    if sys.stdin is not None and sys.stdin.isatty():
        raise UsageError("Nothing to read was named.", hint="Give a file, a folder, an address or -; or try --sample.")
    return ("-",)


def _stdin() -> BinaryIO:
    return io.BytesIO() if sys.stdin is None else sys.stdin.buffer
