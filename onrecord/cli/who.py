"""`onrecord who`: who holds an office, who goes by a name, and the user's own entries."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.records import EntityType, Gender

HELP = """
Ask who holds an office or goes by a name, and keep entries of your own.

WORDS are an office ("NATO chief", "the French president"), a name ("Rutte") or a word that stands for a country or
organization ("Kyiv", "the Kremlin").

\b
  onrecord who "NATO chief" --on 2024-03-01     who held the office on a day
  onrecord who Rutte                            who goes by a name, and their offices
  onrecord who --sources                        what the who's who is made of

With --add, WORDS are the name of whom to add or to correct, in a file of your own, which wins:

\b
  onrecord who --add "Jane Roe" --role "Prime Minister" --of Ruritania --from 2026-07-20

That file is --file, or the one that the variable ONRECORD_WHO names, or who.jsonl in the folder that the system keeps
for a user's settings (--sources says which).

The exit code is 0 when somebody was found, 1 when nobody was, and that of the error otherwise.
"""


def who(
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", show_default=False, help="Office, name or word.")
    ] = None,
    on: Annotated[
        str | None,
        typer.Option(
            "--on", metavar="DATE", show_default=False, help="The day, month or year asked about (2024-03-01)."
        ),
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Answer in JSON Lines.")] = False,
    sources: Annotated[
        bool, typer.Option("--sources", help="List the sources, with licence, date and counts.")
    ] = False,
    add: Annotated[bool, typer.Option("--add", help="Add or correct an entry in the file of your own.")] = False,
    file: Annotated[
        Path | None, typer.Option("--file", metavar="FILE", show_default=False, help="The file of your own.")
    ] = None,
    kind: Annotated[EntityType, typer.Option("--type", help="With --add: what it is.")] = EntityType.PERSON,
    gender: Annotated[
        Gender | None, typer.Option("--gender", show_default=False, help="With --add: she or he.")
    ] = None,
    role: Annotated[
        str | None, typer.Option("--role", metavar="TEXT", show_default=False, help="With --add: an office held.")
    ] = None,
    of: Annotated[
        str | None,
        typer.Option(
            "--of", metavar="TEXT", show_default=False, help="With --add: the country or organization it is of."
        ),
    ] = None,
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", show_default=False, help="With --add: its first day.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", show_default=False, help="With --add: its last day.")
    ] = None,
    alias: Annotated[
        list[str] | None,
        typer.Option(
            "--alias", metavar="TEXT", show_default=False, help="With --add: another name; may be given again."
        ),
    ] = None,
    identity: Annotated[
        str | None,
        typer.Option(
            "--id", metavar="TEXT", show_default=False, help="With --add: its Wikidata id, or the id to correct."
        ),
    ] = None,
) -> None:
    """Ask who holds an office or goes by a name, and keep entries of your own."""
    from onrecord.cli.whos_who import Question, ask  # here, so that help need not wait for it
    from onrecord.resolve.who import Addition

    text = " ".join(words or ())
    added = Addition(text, kind, gender, role, of, start, end, tuple(alias or ()), identity) if add else None
    given_only_with_add = any((gender, role, of, start, end, alias, identity))
    raise typer.Exit(ask(Question(text, on, jsonl, sources, file, added, is_mixed=given_only_with_add and not add)))


who.__doc__ = HELP
