"""`onrecord person`: somebody by any of their names."""

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_STORE, AnyFormat, Db, Format

HELP = """
Tell who somebody is on record: their names, the offices they hold, and what they said, the newest first.

NAME is any name of a person, organization, country or group, or the id of one.

\b
  onrecord person "Mark Rutte"
  onrecord person NATO --format jsonl          its statements, a line each
  onrecord person Halloran --limit 100 --page 2
"""


def person(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Any name of theirs.")],
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many statements to a page.")] = 20,
    page: Annotated[int, typer.Option("--page", min=1, max=100_000, help="Which page.")] = 1,
    db: Db = DEFAULT_STORE,
    form: AnyFormat = Format.TABLE,
) -> None:
    """Tell who somebody is on record."""
    from onrecord.cli.searching import tell_of_person  # here, so that help need not wait for it

    raise typer.Exit(tell_of_person(name, limit=limit, page=page, db=db, form=form))


person.__doc__ = HELP
