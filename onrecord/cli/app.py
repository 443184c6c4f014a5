"""The commands. Each imports what it needs when it runs, so that help comes at once."""

from typing import Annotated

import typer

import onrecord
from onrecord.cli.add import add
from onrecord.cli.article import article
from onrecord.cli.keeping import backup, check, failures, stats
from onrecord.cli.person import person
from onrecord.cli.read import read
from onrecord.cli.search import search
from onrecord.cli.show import show
from onrecord.cli.who import who

HELP = """
Read the news and keep the record: who said what, word for word.

\b
  onrecord read article.html
  onrecord read https://news.example/article --html record.html
  onrecord read --jsonl articles.jsonl > records.jsonl
  onrecord add articles.jsonl
  onrecord search 'unanimity speaker:"Mark Rutte" said:2025-12'
"""

# Without rich, help takes a third of the time; a traceback is never what a reader needs (ONRECORD_DEBUG=1 prints it).
app = typer.Typer(
    name="onrecord",
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in (read, add, article, search, show, person, who, failures, stats, check, backup):
    app.command()(command)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"onrecord {onrecord.__version__}")
        raise typer.Exit


@app.callback()
def onrecord_(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Nothing is done before a command; the text of the help is HELP."""
