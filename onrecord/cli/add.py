"""`onrecord add`: articles into the store."""

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_STORE, AnyLineFormat, Db, LineFormat

HELP = """
Read articles and keep them in the store.

INPUTS are what `onrecord read` takes: files, folders, http(s) addresses, or - for standard input. The store is made
with the first article. What is in it already is told by its bytes and not read again, so that adding the same
things twice, or after a run that broke off, takes no time and changes nothing.

\b
  onrecord add pages/                            a folder
  onrecord add articles.jsonl --format jsonl     an article a line, and a line for each that says what became of it
  cat articles.jsonl | onrecord add --jsonl      the same from standard input
  onrecord add https://news.example/article --db archive.db

Each item ends as one of these, and is on disk when its line is printed:

\b
  stored       it was not there
  known        it was, and nothing is written
  version      an article that was there under this id or address, with changed words: both are kept
  refused      no article, for the reason given
  quarantined  Onrecord failed on it and keeps it: see onrecord failures

The exit code is 0 when nothing was refused or quarantined; that of the error when the one input was; 1 when some of
many were.
"""


def add(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUTS", show_default=False, help="What to add.")
    ] = None,
    db: Db = DEFAULT_STORE,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read what is named as JSON Lines.")] = False,
    form: AnyLineFormat = LineFormat.TABLE,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses, too.")
    ] = False,
) -> None:
    """Read articles and keep them in the store."""
    from onrecord.cli import adding  # here, so that help need not wait for it

    order = adding.AddOrder(tuple(inputs or ()), db=db, jsonl=jsonl, form=form, allow_private=allow_private)
    raise typer.Exit(adding.add(order))


add.__doc__ = HELP
