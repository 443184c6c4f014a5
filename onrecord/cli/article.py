"""`onrecord article`: what the store has, and how an article changed."""

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_STORE, AnyFormat, Db, Format

HELP = """
List the articles of the store, or tell of one: its versions, and what changed between them.

\b
  onrecord article --list                     all articles
  onrecord article --list --format jsonl      a line each, for programs
  onrecord article a1f09c77d2b3e481           the versions of one
  onrecord article a1f09c77d2b3e481 --diff    and what changed from each to the next

The id is the one that the article came with, else its own. `onrecord show` prints who said what in it.
"""


def article(
    article_id: Annotated[str | None, typer.Argument(metavar="ID", show_default=False, help="An article.")] = None,
    listed: Annotated[bool, typer.Option("--list", help="List all articles.")] = False,
    diff: Annotated[bool, typer.Option("--diff", help="Show what changed from version to version.")] = False,
    db: Db = DEFAULT_STORE,
    form: AnyFormat = Format.TABLE,
) -> None:
    """List the articles of the store, or tell of one."""
    from onrecord.cli import articles  # here, so that help need not wait for it

    raise typer.Exit(articles.tell(article_id, listed=listed, diff=diff, db=db, form=form))


article.__doc__ = HELP
