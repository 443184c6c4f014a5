"""How a command ends: whatever happens is said in words, and becomes an exit code."""

import os
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console

from onrecord.errors import InternalError, OnrecordError, OutputError
from onrecord.pipeline import bug
from onrecord.show.printable import printable

INTERRUPTED = 130  # as shells have it: 128 and the number of the signal
BROKEN_PIPE = 141


def end_in_words(work: Callable[[], int], errors: Console, *, so_far: Callable[[], str] = str) -> int:
    """Do `work` and return its exit code. `so_far` says how far it had come when it was interrupted."""
    try:
        if sys.stdout is None:
            raise OutputError("Standard output is closed.", hint="Open it, or send it to /dev/null.")
        return work()
    except OnrecordError as error:
        return _give_up(error, errors)
    except KeyboardInterrupt:
        reached = so_far()
        errors.print(f"Interrupted: {reached}." if reached else "Interrupted.", soft_wrap=True)
        return INTERRUPTED
    except BrokenPipeError:
        # Python flushes standard output once more when it ends, and would complain.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE
    except Exception as exception:
        return _give_up(bug("This run", exception), errors)


@contextmanager
def printing() -> Iterator[None]:
    """Around what is written to standard output. Raises OutputError where there is no room, say."""
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as fault:
        reason = fault.strerror or type(fault).__name__
        raise OutputError(f"Standard output: {reason}.", hint="Send the output elsewhere.") from None


def print_cause(error: OnrecordError, errors: Console) -> None:
    """What went wrong inside, for a report; only where it was asked for, since it helps nobody else."""
    if isinstance(error, InternalError) and error.__cause__ and os.environ.get("ONRECORD_DEBUG"):
        errors.print(printable("".join(traceback.format_exception(error.__cause__))), soft_wrap=True)


def _give_up(error: OnrecordError, errors: Console) -> int:
    errors.print(printable(f"error: {error.message}\n hint: {error.hint}"), soft_wrap=True)
    print_cause(error, errors)
    return error.exit_code
