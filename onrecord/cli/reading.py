"""Articles read in a process of its own, so that a page that kills it, or never ends, takes nothing else along."""

import multiprocessing
import signal
import traceback
from collections.abc import Callable
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from types import TracebackType

from onrecord.config import Config
from onrecord.errors import InternalError, OnrecordError
from onrecord.pipeline import Pipeline, bug
from onrecord.records import Capture, Failure, Record
from onrecord.store.hashes import data_of

Load = Callable[[Config], Pipeline]
_Fault = tuple[type[OnrecordError], str, str, str]  # its class, message and hint, and the traceback of its cause

# An article is read at some 1,000 words a second. Several times that is allowed, on a machine that has others to serve.
_SECONDS = 300.0
_SECONDS_PER_BYTE = 1 / 1000


class Reader:
    """Reads captures one by one. The process starts with the first, and anew after one that ended it."""

    def __init__(self, config: Config, load: Load) -> None:
        self._config = config
        self._load = load
        self._process: SpawnProcess | None = None
        self._pipe: Connection | None = None

    def read(self, capture: Capture) -> Record | Failure:
        """The record, or why there is none. Raises OnrecordError where nothing can be read at all."""
        pipe = self._pipe or self._start()
        limit = _SECONDS + len(data_of(capture)) * _SECONDS_PER_BYTE
        try:
            pipe.send(capture)
            if not pipe.poll(limit):
                self.close()
                return _quarantined(capture, f"took more than {limit:,.0f} seconds")
            answer = pipe.recv()
        except (EOFError, OSError):
            return _quarantined(capture, f"ended the process that read it ({self._ending()})")
        if isinstance(answer, Record):
            return answer
        return Failure(capture.name, _error(answer), capture.id)

    def close(self) -> None:
        """End the process."""
        if self._process and self._pipe:
            self._pipe.close()
            self._process.kill()
            self._process.join()
        self._process = self._pipe = None

    def __enter__(self) -> "Reader":
        return self

    def __exit__(self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None) -> None:
        self.close()

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        pipe, inner = context.Pipe()
        process = context.Process(target=_serve, args=(inner, self._config, self._load), daemon=True)
        process.start()
        inner.close()
        self._pipe, self._process = pipe, process
        fault = pipe.recv()
        if fault is not None:
            self.close()
            raise _error(fault)
        return pipe

    def _ending(self) -> str:
        process = self._process
        if process is None:
            return "it is gone"
        process.join(timeout=10)
        code = process.exitcode or 0
        self.close()
        return f"signal {-code}" if code < 0 else f"exit code {code}"


def _quarantined(capture: Capture, reason: str) -> Failure:
    hint = "Look at it, and try it again with onrecord failures --retry; report it if it happens again."
    return Failure(capture.name, InternalError(f"{capture.name}: {reason}.", hint=hint), capture.id)


def _serve(pipe: Connection, config: Config, load: Load) -> None:
    """What the process does: read what comes until nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started it ends it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        pipeline = load(config)
    except OnrecordError as error:
        pipe.send(_fault(error))
        return
    except Exception as exception:
        pipe.send(_fault(bug("Making ready to read", exception)))
        return
    pipe.send(None)
    while True:
        try:
            (result,) = pipeline.read([pipe.recv()])
            pipe.send(result if isinstance(result, Record) else _fault(result.error))
        except (EOFError, BrokenPipeError):
            return


def _fault(error: OnrecordError) -> _Fault:
    """An error as values that cross to another process; an exception itself would lose its cause."""
    cause = "".join(traceback.format_exception(error.__cause__)) if error.__cause__ else ""
    return type(error), error.message, error.hint, cause


def _error(fault: _Fault) -> OnrecordError:
    kind, message, hint, cause = fault
    error = kind(message, hint=hint)
    if cause:
        error.__cause__ = RuntimeError(cause)
    return error
