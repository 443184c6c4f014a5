"""What `onrecord who` prints: from a question to an answer and an exit code."""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from rich.console import Console

from onrecord.cli.endings import end_in_words, printing
from onrecord.cli.outputs import errors_console, text_console
from onrecord.cli.own_file import own_file
from onrecord.errors import UsageError
from onrecord.records import Known, Role
from onrecord.resolve.who import Addition, Source, Who, add
from onrecord.resolve.who.days import is_date
from onrecord.show.printable import printable

NOBODY = 1
MOST = 20  # entries shown to people; of a common surname the rest are hardly meant


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked on the command line. `is_mixed` says that options of --add came without it."""

    words: str
    on: str | None = None
    jsonl: bool = False
    sources: bool = False
    file: Path | None = None
    addition: Addition | None = None
    is_mixed: bool = False


def ask(question: Question) -> int:
    """Answer on standard output and return the exit code. Whatever goes wrong is said in words."""
    errors = errors_console()

    def work() -> int:
        _check(question)
        path = own_file(question.file)
        if question.addition:
            add(path, question.addition)
            errors.print(printable(f"{question.addition.name} is in {path}"), soft_wrap=True)
            return 0
        who = Who.load(path)
        lines = _sources(who, path, question.jsonl) if question.sources else _answers(who, question)
        return _print(lines, question, errors)

    return end_in_words(work, errors)


def _check(question: Question) -> None:
    if question.is_mixed:
        raise UsageError("Options of --add without it.", hint="Give --add, too; see onrecord who --help.")
    if not question.words.strip() and not question.sources:
        raise UsageError("Nothing was asked.", hint='Name an office or a person: onrecord who "NATO chief".')
    if question.on is not None and not is_date(question.on):
        raise UsageError(f"--on {question.on!r} is no date.", hint="Dates are 2024, 2024-03 or 2024-03-01.")


def _print(lines: Iterator[str], question: Question, errors: Console) -> int:
    console = text_console(sys.stdout)
    is_empty = True
    with printing():
        for line in lines:
            is_empty = False
            if question.jsonl:
                sys.stdout.write(line + "\n")
            else:
                console.print(printable(line), soft_wrap=True)
    if is_empty:
        day = f" on {question.on}" if question.on else ""
        errors.print(printable(f"Nobody is known by {question.words!r}{day}."), soft_wrap=True)
        return NOBODY
    return 0


def _answers(who: Who, question: Question) -> Iterator[str]:
    """Who holds the office that the words describe; where they describe none, who goes by them."""
    held = who.holding(question.words, question.on)
    found = [(each.known, [each.role]) for each in held]
    if not found:
        found = [(known, list(who.roles_on(known, question.on))) for known in _known(who, question.words)]
    if question.jsonl:
        yield from (_json(known, roles) for known, roles in found)
        return
    for known, roles in found[:MOST]:
        yield f"{known.name}  ({known.id})"
        yield from (f"  {_shown(role)}" for role in roles)
    if len(found) > MOST:
        yield f"and {len(found) - MOST} more; --jsonl lists all"


def _known(who: Who, words: str) -> Sequence[Known]:
    """What the words stand for, and who goes by them."""
    found, meant = who.named(words), who.meant_by(words)
    return found if meant is None or meant in found else [meant, *found]


def _shown(role: Role) -> str:
    """A role with its dates and source. Where no day stands behind the dots it is held, or its end is not known."""
    of = f", {role.affiliation}" if role.affiliation else ""
    dates = f", {role.start or ''}..{role.end or ''}" if role.start or role.end else ""
    return f"{role.title}{of}{dates}  [{role.source}]"


def _json(known: Known, roles: Sequence[Role]) -> str:
    given = {"id": known.id, "name": known.name, "type": known.type, "aliases": known.aliases, "gender": known.gender}
    return json.dumps({**given, "roles": [_role(role) for role in roles]}, ensure_ascii=False)


def _role(role: Role) -> dict[str, str | None]:
    dates = {"from": role.start, "to": role.end}
    return {"title": role.title, "affiliation": role.affiliation, **dates, "source": role.source}


def _sources(who: Who, path: Path, jsonl: bool) -> Iterator[str]:
    if jsonl:
        yield from (json.dumps(asdict(source), ensure_ascii=False) for source in who.data.sources)
        return
    yield f"The who's who, version {who.data.version}"
    yield from map(_source, who.data.sources)
    yield f"Your own file: {path}{'' if path.exists() else ' (none yet)'}"


def _source(source: Source) -> str:
    address = f"  {source.address}" if source.address else ""
    counts = f"{source.roles:,} roles of {source.entries:,} entries"
    return f"  {source.title}, as of {source.as_of}, {source.license}: {counts}{address}"
