"""The command line: one module a command, and the only part that prints."""

import signal
from typing import NoReturn

TERMINATED = 143  # as shells have it: 128 and the number of the signal


def main() -> None:
    """Run the command line."""
    from onrecord.cli.app import app  # here, so that importing the package costs nothing

    signal.signal(signal.SIGTERM, _end)
    app()


def _end(_number: int, _frame: object) -> NoReturn:
    """End as any exception does, so that half of a page is not left behind."""
    raise SystemExit(TERMINATED)
