"""`onrecord search`: who said what, by words and by who, where and when."""

from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_STORE, AnyFormat, Db, Format
from onrecord.store.targets import Order, Target

HELP = """
Search statements, or with --in articles whole articles.

\b
  onrecord search unanimity                                    a word; its other forms are found, too
  onrecord search '"no consensus" OR veto*'                    a phrase, or the beginning of a word
  onrecord search 'budget NOT (defence OR defense)'            what must not be there
  onrecord search 'unanimity speaker:"Mark Rutte" said:2025-12'
  onrecord search 'outlet:"The Tidewater Courier" kind:direct published:2026-02..2026-03' --order date

Words stand side by side where all are wanted; OR, NOT and parentheses do what they say. Filters:

\b
  speaker:      who is meant, by any name of theirs      outlet:     who published it
  role:         the office they hold                     kind:       direct, mixed or indirect
  affiliation:  with whom they hold it, or speak for     said:       when it was said
  source:       who, as it is written                    published:  when it was published
  addressee:    who is spoken to

Dates are 2025, 2025-12, 2025-12-02, or two of them with .. between. Values of more than one word are quoted.
"""


def search(
    query: Annotated[str, typer.Argument(metavar="QUERY", help="What to search for.")],
    target: Annotated[Target, typer.Option("--in", help="What to search.")] = Target.STATEMENTS,
    order: Annotated[Order, typer.Option("--order", help="What comes first.")] = Order.RELEVANCE,
    limit: Annotated[int, typer.Option("--limit", min=1, max=1000, help="How many to a page.")] = 20,
    page: Annotated[int, typer.Option("--page", min=1, max=100_000, help="Which page.")] = 1,
    db: Db = DEFAULT_STORE,
    form: AnyFormat = Format.TABLE,
) -> None:
    """Search statements or articles."""
    from onrecord.cli.searching import search_store  # here, so that help need not wait for it

    raise typer.Exit(search_store(query, target=target, order=order, limit=limit, page=page, db=db, form=form))


search.__doc__ = HELP
