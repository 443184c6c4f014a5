"""A command line whose stages do as the text of the input says."""

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from onrecord.cli import main, running
from tests.unit.cli.fakes import fake_pipeline


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def onrecord(monkeypatch, capsys) -> Callable[..., Outcome]:
    """Runs `onrecord` with arguments and standard input, stages faked."""

    def run(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(running, "load_pipeline", fake_pipeline)
        monkeypatch.setattr(sys, "argv", ["onrecord", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        code = left.value.code
        return Outcome(code if isinstance(code, int) else int(code is not None), printed.out, printed.err)

    return run
