"""`onrecord show`: a stored record, as `onrecord read` prints it."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_STORE, Db

HELP = """
Print who said what in a stored article.

ID is an article's, as onrecord article --list gives it, or that of a statement in it, as onrecord search does.

\b
  onrecord show a1f09c77d2b3e481
  onrecord show a1f09c77d2b3e481 --html record.html
  onrecord show a1f09c77d2b3e481 --jsonl
"""


def show(
    record_id: Annotated[str, typer.Argument(metavar="ID", help="An article or a statement.")],
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print it as a line of JSON.")] = False,
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", show_default=False, help="Write it as a page, too.")
    ] = None,
    db: Db = DEFAULT_STORE,
) -> None:
    """Print who said what in a stored article."""
    from onrecord.cli.searching import show_record  # here, so that help need not wait for it

    raise typer.Exit(show_record(record_id, jsonl=jsonl, html=html, db=db))


show.__doc__ = HELP
