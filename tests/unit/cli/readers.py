"""Readers for tests of what keeps articles: one in this process, and pipelines for one in a process of its own."""

import os
import signal
import time

from onrecord.config import Config
from onrecord.errors import ModelError
from onrecord.pipeline import Pipeline
from onrecord.records import Capture, Failure, Record
from tests.unit.cli.fakes import FirstWordAttributor, PlainExtractor, UnsureResolver, fake_pipeline


class DirectReader:
    """Reads in this process, which takes no second to start."""

    def __init__(self, config: Config, _: object) -> None:
        self._pipeline = fake_pipeline(config)

    def read(self, capture: Capture) -> Record | Failure:
        (result,) = self._pipeline.read([capture])
        return result

    def __enter__(self) -> "DirectReader":
        return self

    def __exit__(self, *_: object) -> None:
        pass


class _DeadlyExtractor(PlainExtractor):
    """`crash` in a text ends the process, `slow` takes a while."""

    def _extract(self, capture):
        text = capture.text or ""
        if "crash" in text:
            os.kill(os.getpid(), signal.SIGKILL)
        if "slow" in text:
            time.sleep(0.05)
        return super()._extract(capture)


def deadly_pipeline(_: object) -> Pipeline:
    """Dies on some texts."""
    return Pipeline(_DeadlyExtractor(), FirstWordAttributor(), UnsureResolver())


def no_pipeline(_: object) -> Pipeline:
    """Stands for weights that are missing."""
    raise ModelError("The weights are missing.", hint="Install the package anew.")


def broken_pipeline(_: object) -> Pipeline:
    """Stands for a fault of ours in making ready."""
    raise ZeroDivisionError("a fault of ours")
