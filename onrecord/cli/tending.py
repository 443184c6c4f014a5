"""What `onrecord stats`, `check`, `backup` and `failures` do and print."""

import sys
from dataclasses import asdict
from pathlib import Path

from onrecord.cli.adding import AddCounts, outcomes, print_outcome
from onrecord.cli.articles import print_rows
from onrecord.cli.endings import end_in_words, printing
from onrecord.cli.options import Format, LineFormat
from onrecord.cli.outputs import errors_console, replace_what_is_lacking, text_console
from onrecord.cli.reading import Reader
from onrecord.cli.stages import load_pipeline
from onrecord.config import Config
from onrecord.errors import DamagedStoreError
from onrecord.show.counts import count
from onrecord.show.export.rows import Row
from onrecord.show.printable import printable_line
from onrecord.store.backup import back_up, restore
from onrecord.store.checking import faults_in
from onrecord.store.counts import counts_of
from onrecord.store.failures import StoredFailure, failures, quarantined
from onrecord.store.session import Store
from onrecord.store.writer import Writer

_FAILURES = ("fate", "id", "name", "code", "message", "failed_at")


def print_stats(*, db: str, form: Format) -> int:
    """Print counts. Returns the exit code."""

    def work() -> int:
        with Store.open(db) as store:
            counts = asdict(counts_of(store))
        for name in ("outlets", "speakers"):
            counts[name] = [f"{printable_line(each)} ({number:,})" for each, number in counts[name]]
        if form in (Format.JSON, Format.JSONL):
            print_rows([counts], tuple(counts), form)
        else:
            rows = ({"what": name.replace("_", " "), "number": value} for name, value in counts.items())
            print_rows(rows, ("what", "number"), form)
        return 0

    return end_in_words(work, errors_console())


def check_store(*, db: str) -> int:
    """Print what is wrong with a store. Returns the exit code."""

    def work() -> int:
        with Store.open(db) as store:
            faults = faults_in(store)
        replace_what_is_lacking(sys.stdout)
        with printing():
            sys.stdout.writelines(f"{printable_line(each)}\n" for each in faults or ["The store is sound."])
            sys.stdout.flush()
        return DamagedStoreError.exit_code if faults else 0

    return end_in_words(work, errors_console())


def back_up_store(path: Path, *, restoring: bool, db: str) -> int:
    """Write a backup, or restore one. Returns the exit code."""
    errors = errors_console()

    def work() -> int:
        with Store.open(db, create=restoring) as store:
            if restoring:
                restore(path, store)
            else:
                back_up(store, path)
            done = f"The store is in {store.name}" if restoring else f"The backup is in {printable_line(str(path))}"
        errors.print(done, soft_wrap=True)
        return 0

    return end_in_words(work, errors)


def list_failures(*, db: str, form: Format) -> int:
    """Print what failed. Returns the exit code."""

    def work() -> int:
        with Store.open(db) as store:
            found = failures(store)
        print_rows(map(_row, found), (*_FAILURES, "hint") if form is not Format.TABLE else _FAILURES, form)
        return 0

    return end_in_words(work, errors_console())


def retry_failures(*, db: str, form: Format) -> int:
    """Read again what was quarantined, and print what became of each. Returns the exit code."""
    errors = errors_console()
    fates = AddCounts()
    lines = LineFormat.TABLE if form is Format.TABLE else LineFormat.JSONL

    def work() -> int:
        console = text_console(sys.stdout)
        with Store.open(db) as store, Reader(Config(), load_pipeline) as reader:
            writer = Writer(store, command="failures --retry")
            for outcome in outcomes(iter(quarantined(store)), writer, reader, fates, again=True):
                with printing():
                    print_outcome(outcome, lines, console)
        errors.print(f"{fates}." if fates.total else f"{count(0, 'quarantined input')}.", soft_wrap=True)
        return fates.exit_code

    return end_in_words(work, errors, so_far=lambda: str(fates))


def _row(failure: StoredFailure) -> Row:
    row = asdict(failure)
    row["fate"] = failure.fate.value
    row["failed_at"] = failure.failed_at.isoformat().replace("+00:00", "Z")
    return row
