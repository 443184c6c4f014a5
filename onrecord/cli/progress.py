"""How far a run has come, on standard error, for as long as somebody is looking."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Protocol

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn


class Counts(Protocol):
    """What became of the inputs so far; in words, as a string."""

    @property
    def total(self) -> int:
        """How many inputs came to an end."""


class RunProgress:
    """A line that says what became of the inputs so far; nothing where standard error is no terminal."""

    def __init__(self, total: int | None, *, console: Console, is_shared: bool) -> None:
        """`total` is how many inputs there are, if known. `is_shared`: results go to the same terminal."""
        self._is_shown = console.is_terminal and total != 1
        self._is_shared = is_shared
        bar = (BarColumn(), MofNCompleteColumn()) if total else ()
        self._progress = Progress(
            SpinnerColumn(),
            *bar,
            TextColumn("{task.fields[fates]}"),
            TimeElapsedColumn(),
            console=console,
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("", total=total, fates="reading")

    def __enter__(self) -> "RunProgress":
        if self._is_shown:
            self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        if self._is_shown:
            self._progress.stop()

    def advance(self, fates: Counts) -> None:
        """One more input came to its end."""
        if self._is_shown:
            self._progress.update(self._task, completed=fates.total, fates=str(fates))

    @contextmanager
    def set_aside(self, *, is_also_errors: bool) -> Iterator[None]:
        """Take the line off the terminal while a result is printed there, or an error on standard error."""
        is_in_the_way = self._is_shown and (self._is_shared or is_also_errors)
        if is_in_the_way:
            self._progress.stop()
        yield
        if is_in_the_way:
            self._progress.start()
