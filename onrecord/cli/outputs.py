"""Where results go: standard output as lines or for people, standard error for what was refused."""

import sys
from typing import NoReturn, Protocol, TextIO, cast

from rich.console import Console

from onrecord.records import Failure, Record
from onrecord.show.export.jsonl import to_line
from onrecord.show.terminal import WIDEST, print_failure, print_record


class Output(Protocol):
    """Takes the results of a run, one by one."""

    def add(self, item: Record | Failure) -> None:
        """Print one."""


class LinesOutput:
    """One line of JSON each, handed over as soon as it is there."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def add(self, item: Record | Failure) -> None:
        """Write the line; whoever waits at the other end of a pipe has it at once."""
        self._stream.write(to_line(item))
        self._stream.flush()


class PeopleOutput:
    """Records to read on standard output, a line between them; what was refused on standard error."""

    def __init__(self, stream: TextIO, errors: Console) -> None:
        self._stream = stream
        self._console = text_console(stream)
        self._errors = errors
        self._is_first = True

    def add(self, item: Record | Failure) -> None:
        """Print it."""
        if isinstance(item, Failure):
            print_failure(item, self._errors)
            return
        if not self._is_first:
            self._console.print("\n" + "─" * min(self._console.width, WIDEST) + "\n", soft_wrap=True)
        self._is_first = False
        print_record(item, self._console)
        self._stream.flush()


class _Console(Console):
    """Rich's console; but that nobody reads any more is for the run to tell, not for it to end the program."""

    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError


class _Errors:
    """Standard error, where a message that has no room, or no stream to go to, stops no run."""

    def __init__(self, stream: TextIO | None) -> None:
        self._stream = stream

    @property
    def encoding(self) -> str:
        return self._stream.encoding if self._stream else "utf-8"

    def isatty(self) -> bool:
        return self._stream is not None and self._stream.isatty()

    def write(self, text: str) -> int:
        try:
            return self._stream.write(text) if self._stream else len(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            if self._stream:
                self._stream.flush()
        except OSError:
            pass


def text_console(stream: TextIO) -> Console:
    """A console that shows words as they are. What the stream's encoding lacks becomes a question mark."""
    replace_what_is_lacking(stream)
    return _Console(file=stream, highlight=False, markup=False, emoji=False)


def errors_console() -> Console:
    """The same on standard error, whatever has become of that."""
    stream: TextIO | None = sys.stderr  # None where it is closed
    if stream:
        replace_what_is_lacking(stream)
    return _Console(file=cast(TextIO, _Errors(stream)), highlight=False, markup=False, emoji=False)


def replace_what_is_lacking(stream: TextIO) -> None:
    """Have a standard stream show what its encoding lacks as a question mark, instead of ending the program."""
    if stream in (sys.stdout, sys.stderr) and hasattr(stream, "reconfigure"):
        stream.reconfigure(errors="replace")
