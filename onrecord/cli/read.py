"""`onrecord read`: pages in, records out."""

from pathlib import Path
from typing import Annotated

import typer

HELP = """
Read articles and print who said what in them.

INPUTS are files, folders, http(s) addresses, or - for standard input. What a file holds is told by its content: a page
(HTML), text, a feed, a sitemap, a list of feeds (OPML), a web archive (WARC, WACZ), an agency's item (ninjs, NewsML-G2,
NITF), a document or a press database's export (PDF, DOCX, RTF, text). Files that end in .jsonl or .ndjson hold one
article a line. Nothing is fetched but the addresses given, and what feeds, sitemaps and lists of feeds point to.

\b
  onrecord read article.html                    for people
  onrecord read pages/ --html records.html      and as a page for the browser
  onrecord read --jsonl pages/ > records.jsonl  for programs
  cat articles.jsonl | onrecord read --jsonl    line by line

With --jsonl, what is named is JSON Lines in and JSON Lines out: one object a line with "id" and "text" or "html",
and optionally "url", "title", "outlet" and "published". Addresses, folders and files whose names say that they are
a page (.html, .htm, .xhtml, .txt, .text, .md) are read as pages all the same. Each line is written as soon as it is
there; an input that is refused gets a line with "error" in its place.

The exit code is 0 when all was read; that of the error when the one input was refused; 1 when some of many were.
"""


def read(
    inputs: Annotated[
        list[str] | None, typer.Argument(metavar="INPUTS", show_default=False, help="What to read.")
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read and write JSON Lines.")] = False,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="FILE", show_default=False, help="Write the records as one page, too."),
    ] = None,
    sample: Annotated[bool, typer.Option("--sample", help="Read the sample page that comes with Onrecord.")] = False,
    allow_private: Annotated[
        bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses, too.")
    ] = False,
) -> None:
    """Read articles and print who said what in them."""
    from onrecord.cli.running import Order, run  # here, so that help need not wait for it

    order = Order(inputs=tuple(inputs or ()), jsonl=jsonl, html=html, sample=sample, allow_private=allow_private)
    raise typer.Exit(run(order))


read.__doc__ = HELP
