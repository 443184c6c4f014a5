"""Writes the reference pages from the code, or with --check says which are stale.

The command's page comes from its own help, the JSON shape from the types that `to_line` fills, the exit codes from
the tree of errors: what the code says is what the reader gets.
"""

import argparse
import inspect
import json
import sys
import typing
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.main import get_command

from onrecord import errors
from onrecord.cli import TERMINATED
from onrecord.cli.app import app
from onrecord.cli.endings import BROKEN_PIPE, INTERRUPTED
from onrecord.cli.fates import SOME_FAILED
from onrecord.records import (
    Article,
    Attribution,
    AttributionKind,
    Entity,
    EntityType,
    Failure,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Record,
    Role,
    Span,
    Speaker,
    Statement,
    Time,
)
from onrecord.show.export import jsonl

REFERENCE = Path(__file__).with_name("reference")
COLUMNS = 80  # the width of the help as printed here
MADE = "<!-- Made by docs/generate.py: change the code, then run `make docs`. -->"

COMMAND_CODES = {
    0: "All was read.",
    SOME_FAILED: "A run of many inputs went to its end, and some of them were refused.",
    INTERRUPTED: "The run was interrupted (Ctrl-C).",
    BROKEN_PIPE: "Whoever read the output went away.",
    TERMINATED: "The run was told to end (SIGTERM).",
}


def pages() -> dict[str, str]:
    """Each reference page by its file name."""
    return {
        "command.md": "\n".join(command_page()),
        "json.md": "\n".join(json_page()),
        "exit-codes.md": "\n".join(exit_codes_page()),
    }


def command_page() -> Iterator[str]:
    """What `--help` prints, for the program and each command."""
    yield from ("# The command", "", MADE, "")
    program = get_command(app)
    context = _context(program, "onrecord")
    yield from ("```text", program.get_help(context).rstrip(), "```")
    for name, command in sorted(program.commands.items()):
        inner = _context(command, name, parent=context)
        yield from ("", f"## onrecord {name}", "", "```text", command.get_help(inner).rstrip(), "```")
    yield from (
        "",
        "## Environment",
        "",
        "| variable | effect |",
        "|---|---|",
        "| `NO_COLOR` | no colors at a terminal |",
        "| `COLUMNS` | the width to print for |",
        "| `ONRECORD_DB` | the store, where `--db` names none |",
        "| `ONRECORD_WHO` | the file of your own entries of the who's who |",
        "| `ONRECORD_DEBUG` | with any value, a fault of Onrecord's own prints where in the code it arose |",
        "",
    )


def _context(command: typing.Any, name: str, parent: typer.Context | None = None) -> typer.Context:
    settings = command.context_settings
    return typer.Context(
        command, info_name=name, parent=parent, terminal_width=COLUMNS, max_content_width=COLUMNS, **settings
    )


def json_page() -> Iterator[str]:
    """The shape of a line, each key with its meaning, and an example."""
    yield from ("# The record as JSON", "", MADE, "")
    yield "`onrecord read --jsonl` writes one object a line: a record, or a failure in its place. Offsets are Unicode"
    yield "code points, half-open, into `text`. The keys are fixed: later versions add some, and rename or drop none."
    shapes = [each for each in vars(jsonl).values() if inspect.isclass(each) and typing.is_typeddict(each)]
    order = {name: place for place, name in enumerate(_SHAPE_ORDER)}
    for shape in sorted(shapes, key=lambda each: order[each.__name__]):
        yield from ("", f"## {_title(shape)}", "", inspect.getdoc(shape) or "", "", "| key | type | meaning |")
        yield "|---|---|---|"
        for key, hint in typing.get_type_hints(shape, include_extras=True).items():
            value, meaning = typing.get_args(hint)[:2]
            yield f"| `{key}` | {_type(value)} | {meaning} |"
    yield from ("", "## An example", "", "```json", _example().rstrip(), "```", "")
    yield from ("A refused line:", "", "```json", _refused().rstrip(), "```", "")


_SHAPE_ORDER = [
    *("RecordJson", "ParagraphJson", "AttributionJson", "SpeakerJson", "DateJson", "EntityJson", "RoleJson"),
    *("EvidenceJson", "TeaserJson", "OriginJson", "FailureJson", "ErrorJson"),
]


def _title(shape: type) -> str:
    return shape.__name__.removesuffix("Json")


def _type(value: typing.Any) -> str:
    """A type as JSON has it."""
    if typing.get_origin(value) is list:
        return f"array of {_type(typing.get_args(value)[0])}"
    if value == jsonl.Offsets:
        return "`[start, end]`"
    if args := [each for each in typing.get_args(value) if each is not type(None)]:
        return f"{_type(args[0])} or null"
    if typing.is_typeddict(value):
        return f"[{_title(value)}](#{_title(value).lower()})"
    return {str: "string", int: "integer", float: "number", bool: "true or false"}[value]


def _example() -> str:
    text = "“We shall see,” President Mira Solvane told reporters on Tuesday."
    said = Attribution((Span(16, 38),), (Span(39, 43),), (Span(0, 15),), AttributionKind.DIRECT, 0.97, "example")
    role = Role("President", None, "text", span=Span(16, 25))
    named = Mention(Span(16, 38), MentionKind.NAME, 0.99, ("the name stands here in full",))
    solvane = Entity("e1", "Mira Solvane", EntityType.PERSON, (), (role,), (named,))
    statement = Statement(
        said,
        (Speaker(0, 0.99, ("the name stands here in full",), role),),
        addressee=Span(44, 53),
        said_on=Time("2026-03-03", "2026-03-03", Span(54, 64)),
    )
    story = Paragraph(Span(0, 65), ParagraphKind.STORY)
    article = Article("a1", text, (story,), published="2026-03-03", language="en")
    line = json.loads(jsonl.to_line(Record(article, (statement,), (solvane,), (), "name 1.0")))
    return "{" + ",\n ".join(f'"{key}": {json.dumps(each, ensure_ascii=False)}' for key, each in line.items()) + "}"


def _refused() -> str:
    error = errors.NotFoundError("missing.html: no such file.", hint="Check the path.")
    return jsonl.to_line(Failure("missing.html", error))


def exit_codes_page() -> Iterator[str]:
    """Each exit code, and each error with its word for programs."""
    yield from ("# Exit codes and errors", "", MADE, "", "| exit code | meaning |", "|---|---|")
    tree = list(_tree(errors.OnrecordError))
    codes = dict(COMMAND_CODES)
    for error in tree:
        codes.setdefault(error.exit_code, _meaning(error))
    yield from (f"| {code} | {codes[code]} |" for code in sorted(codes))
    yield ""
    yield "A run of one input that is refused ends with the code of its error. Every error is said on standard error"
    yield "with what is wrong, with what, and a hint; with `--jsonl` it stands in the line of its input as well, under"
    yield "`error`, where `code` is the word below."
    yield from ("", "| `code` | exit code | meaning |", "|---|---|---|")
    yield from (f"| `{each.code}` | {each.exit_code} | {_meaning(each)} |" for each in tree)
    yield ""


def _tree(error: type[errors.OnrecordError]) -> Iterator[type[errors.OnrecordError]]:
    for each in error.__subclasses__():
        yield each
        yield from _tree(each)


def _meaning(error: type[errors.OnrecordError]) -> str:
    return (inspect.getdoc(error) or "").partition("\n")[0]


def main() -> int:
    """Write the pages, or compare them."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page is stale")
    is_check = parser.parse_args().check
    stale = []
    for name, page in pages().items():
        path = REFERENCE / name
        if is_check:
            if not path.exists() or path.read_text(encoding="utf-8") != page:
                stale.append(path.name)
        else:
            path.write_text(page, encoding="utf-8")
    if stale:
        print(f"stale in docs/reference: {', '.join(stale)}; run make docs", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
