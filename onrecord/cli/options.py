"""Options that several commands share."""

from enum import StrEnum
from typing import Annotated

import typer

DEFAULT_STORE = "onrecord.db"

Db = Annotated[
    str,
    typer.Option(
        "--db", metavar="STORE", envvar="ONRECORD_DB", help="The store: a file, or postgresql://user@host/database."
    ),
]


class Format(StrEnum):
    """The forms that rows are printed in."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    MD = "md"


class LineFormat(StrEnum):
    """The forms that what happens is printed in as it happens."""

    TABLE = "table"
    JSONL = "jsonl"


AnyFormat = Annotated[Format, typer.Option("--format", help="How to print it.")]
AnyLineFormat = Annotated[LineFormat, typer.Option("--format", help="How to print it: for people, or a line each.")]
