"""The page that `--html` writes: whole or not at all."""

import os
import stat
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import IO

from onrecord.errors import OutputError, UsageError
from onrecord.records import Failure, Record
from onrecord.show.page import Page
from onrecord.show.printable import printable_line


class HtmlFile:
    """Collects a run's records and puts the page in place at the end, so that a broken run leaves the old one."""

    def __init__(self, path: Path, *, inputs: Sequence[str]) -> None:
        """Raises UsageError for a path that must not be written, OutputError for one that cannot be."""
        self.shown = printable_line(str(path))
        self._path = Path(os.path.realpath(path))  # a link stays, and what it points to is written
        try:
            self._refuse_what_is_there(inputs)
            # Both are made before anything is read, so that a fault shows early.
            self._waiting: IO[str] = tempfile.TemporaryFile("w+", encoding="utf-8", newline="\n")  # noqa: SIM115
            self._unfinished = self._create()
        except OSError as fault:
            raise self._cannot(fault) from None
        self._page = Page(self._waiting)

    def add(self, item: Record | Failure) -> None:
        """Take one result."""
        self._page.add(item)

    def finish(self) -> None:
        """Put the page in place."""
        try:
            with self._unfinished:
                self._page.write(self._unfinished)
                self._unfinished.flush()
                Path(self._unfinished.name).chmod(_mode_for(self._path))
            Path(self._unfinished.name).replace(self._path)
        except OSError as fault:
            raise self._cannot(fault) from None

    def __enter__(self) -> "HtmlFile":
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self._waiting.close()
        self._unfinished.close()
        Path(self._unfinished.name).unlink(missing_ok=True)

    def _create(self) -> IO[str]:
        """The file beside the target that becomes it."""
        try:
            return tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", newline="\n", dir=self._path.parent, prefix=".onrecord-", delete=False
            )
        except OSError:
            self._waiting.close()
            raise

    def _cannot(self, fault: OSError) -> OutputError:
        reason = fault.strerror or type(fault).__name__
        return OutputError(f"{self.shown} cannot be written: {reason}.", hint="Name a file in a folder of your own.")

    def _refuse_what_is_there(self, inputs: Sequence[str]) -> None:
        if self._path.is_dir():
            raise UsageError(f"{self.shown} is a folder.", hint="Give --html the name of a file in it.")
        if self._path.exists() and not self._path.is_file():
            raise UsageError(f"{self.shown} is not a regular file.", hint="Give --html the name of a file.")
        for name in inputs:
            if self._is_same_as(name):
                raise UsageError(f"{self.shown} is an input, too.", hint="Give --html another name.")
            if self._lies_in(name):
                raise UsageError(
                    f"{self.shown} lies in a folder that is read.",
                    hint="Write it elsewhere, else the next run would take it for an article.",
                )

    def _is_same_as(self, name: str) -> bool:
        try:
            given = Path(os.path.realpath(name))
            return given == self._path or (self._path.exists() and given.exists() and given.samefile(self._path))
        except (OSError, ValueError):  # no name that a file can have: reading it will say so
            return False

    def _lies_in(self, name: str) -> bool:
        try:
            given = Path(os.path.realpath(name))
            return given in self._path.parents and given.is_dir()
        except (OSError, ValueError):
            return False


def _mode_for(path: Path) -> int:
    """The permissions that the file at `path` has, or that a new one would get."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except OSError:
        mask = os.umask(0)  # there is no way to read it but to set it
        os.umask(mask)
        return 0o666 & ~mask
