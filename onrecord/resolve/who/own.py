"""The user's own file: JSON Lines that the user adds to and may edit, and that wins over the package."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InvalidLineError, OutputError, TooLargeError, UnreadableError, UsageError
from onrecord.records import EntityType, Gender
from onrecord.resolve.who.days import first_day, is_date, last_day
from onrecord.resolve.who.entry import Entry, from_json
from onrecord.resolve.who.names import fold

OWN = "your own file"
OWN_ID = "own:"  # ids begin so where the user gives none
LARGEST = 20_000_000  # bytes, some 100,000 entries
_TEXTS = ("id", "name", "type", "gender", "surname")
_ROLE_TEXTS = ("title", "of", "from", "to")


@dataclass(frozen=True, slots=True)
class Addition:
    """What a user says of one entity. `start` and `end` are ISO 8601 dates, possibly partial."""

    name: str
    type: EntityType = EntityType.PERSON
    gender: Gender | None = None
    role: str | None = None
    affiliation: str | None = None
    start: str | None = None
    end: str | None = None
    aliases: tuple[str, ...] = ()
    id: str | None = None


def read_own(path: Path) -> list[Entry]:
    """The entries of a user's file, in its order; none where there is no such file yet.

    Raises UnreadableError, TooLargeError, or InvalidLineError that names the line.
    """
    text = _read(path)
    entries = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                entries.append(_entry(_parsed(line)))
            except ValueError as fault:
                hint = 'Mend the line or delete it: {"name": …, "type": "person", "roles": [{"title": …, "of": …}]}.'
                raise InvalidLineError(f"{path}, line {number}: {fault}.", hint=hint) from None
    return entries


def add(path: Path, addition: Addition) -> None:
    """Write an addition as a further line; the file is replaced as a whole, or stays as it was.

    Raises UsageError for what makes no sense, OutputError where the file cannot be written, and what `read_own`
    raises where the file as it stands cannot be read.
    """
    given = _json(addition)
    try:
        _entry(given)
    except ValueError as fault:
        raise UsageError(f"{addition.name!r}: {fault}.", hint="Dates are 2026, 2026-07 or 2026-07-20.") from None
    read_own(path)  # nothing is added to a file that could not be read back
    text = _read(path)
    if text and not text.endswith("\n"):
        text += "\n"
    _replace(path, text + json.dumps(given, ensure_ascii=False) + "\n")


def _json(addition: Addition) -> dict[str, Any]:
    role = {"title": addition.role, "of": addition.affiliation, "from": addition.start, "to": addition.end}
    if not addition.role and any(role.values()):
        raise UsageError(f"{addition.name!r}: an affiliation or a date without a role.", hint="Name the role, too.")
    given = {
        "id": addition.id,
        "name": addition.name,
        "type": addition.type.value,
        "gender": addition.gender.value if addition.gender else None,
        "aliases": list(addition.aliases),
        "roles": [{key: value for key, value in role.items() if value}] if addition.role else [],
    }
    return {key: value for key, value in given.items() if value}


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise TooLargeError(f"{path}: over {LARGEST:,} bytes.", hint="Name a file of your own entries.")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or "not UTF-8"
        raise UnreadableError(f"{path}: {reason}.", hint="Check the file, or name another.") from None


def _replace(path: Path, text: str) -> None:
    """Write beside it and move into its place, so that half a file is never left."""
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as stream:
            temporary = Path(stream.name)
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        if path.exists():
            temporary.chmod(path.stat().st_mode)
        temporary.replace(path)
    except OSError as fault:
        if temporary:
            temporary.unlink(missing_ok=True)
        raise OutputError(f"{path}: {fault.strerror}.", hint="Name another file with --file.") from None


def _parsed(line: str) -> Mapping[str, Any]:
    try:
        given = json.loads(line)
    except (ValueError, RecursionError):
        raise ValueError("no valid JSON") from None
    if not isinstance(given, dict):
        raise ValueError("no JSON object")
    return given


def _entry(given: Mapping[str, Any]) -> Entry:
    """An entry from what a user wrote. Raises ValueError with the fault."""
    _check_texts(given, _TEXTS)
    if not fold(given.get("name") or ""):
        raise ValueError('"name" holds no letter')
    kind = given.get("type", "person")
    if kind not in tuple(EntityType):
        raise ValueError(f'"type" is none of {", ".join(EntityType)}')
    if given.get("gender") not in (None, *Gender):
        raise ValueError(f'"gender" is none of {", ".join(Gender)}')
    aliases = given.get("aliases", [])
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise ValueError('"aliases" is no list of strings')
    roles = given.get("roles", [])
    if not isinstance(roles, list) or not all(isinstance(role, dict) for role in roles):
        raise ValueError('"roles" is no list of objects')
    key = given.get("id") or f"{OWN_ID}{fold(given['name']).replace(' ', '-')}"
    return from_json({**given, "id": key, "type": kind, "roles": [_role(role) for role in roles]}, {})


def _role(given: Mapping[str, Any]) -> dict[str, Any]:
    _check_texts(given, _ROLE_TEXTS)
    if not fold(given.get("title") or ""):
        raise ValueError('a role without "title"')
    for key in ("from", "to"):
        if given.get(key) and not is_date(given[key]):
            raise ValueError(f'"{key}" is no ISO 8601 date: {given[key]!r}')
    start, end = given.get("from") or None, given.get("to") or None
    if start and end and first_day(start) > last_day(end):
        raise ValueError(f"the role ends ({end}) before it starts ({start})")
    return {"title": given["title"], "of": given.get("of"), "from": start, "to": end, "source": OWN}


def _check_texts(given: Mapping[str, Any], keys: tuple[str, ...]) -> None:
    for key in keys:
        if not isinstance(given.get(key, ""), str | None):
            raise ValueError(f'"{key}" is no string')
