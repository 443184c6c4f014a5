"""`onrecord stats`, `check`, `backup` and `failures`: looking after a store."""

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.options import DEFAULT_STORE, AnyFormat, Db, Format


def stats(db: Db = DEFAULT_STORE, form: AnyFormat = Format.TABLE) -> None:
    """Count what the store has.

    \b
      onrecord stats
      onrecord stats --format json
    """
    from onrecord.cli.tending import print_stats  # here, so that help need not wait for it

    raise typer.Exit(print_stats(db=db, form=form))


def check(db: Db = DEFAULT_STORE) -> None:
    """See that the store is sound: its file, its references, its offsets, its search.

    \b
      onrecord check
      onrecord check --db archive.db

    The exit code is 0 for a sound store and 8 for one that is not; each fault is a line.
    """
    from onrecord.cli.tending import check_store  # here, so that help need not wait for it

    raise typer.Exit(check_store(db=db))


def backup(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The backup.")],
    restore: Annotated[
        bool, typer.Option("--restore", help="Fill an empty store with what FILE has, instead of writing it.")
    ] = False,
    db: Db = DEFAULT_STORE,
) -> None:
    """Copy the store to one file, while others may write to it; or put such a copy back.

    \b
      onrecord backup monday.db
      onrecord backup monday.db --db postgresql://newsroom@db/onrecord
      onrecord backup monday.db --restore --db new.db

    A backup is a store of one file itself: any command reads it with --db, and that of one kind of database can be
    restored into the other.
    """
    from onrecord.cli.tending import back_up_store  # here, so that help need not wait for it

    raise typer.Exit(back_up_store(path, restoring=restore, db=db))


def failures(
    retry: Annotated[bool, typer.Option("--retry", help="Read again what was quarantined.")] = False,
    db: Db = DEFAULT_STORE,
    form: AnyFormat = Format.TABLE,
) -> None:
    """List what was refused or quarantined and has not been read since.

    \b
      onrecord failures
      onrecord failures --format jsonl
      onrecord failures --retry

    What was refused is tried again by adding it once more. What was quarantined made Onrecord itself fail; it is
    kept, and --retry reads it again, after an update say.
    """
    from onrecord.cli.tending import list_failures, retry_failures  # here, so that help need not wait for it

    raise typer.Exit(retry_failures(db=db, form=form) if retry else list_failures(db=db, form=form))
