"""The data files of the package: an index into entries that are parsed when they are asked for."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord.errors import ModelError
from onrecord.records import Gender
from onrecord.resolve.who.entry import Entry, from_json

FOLDER = Path(str(files("onrecord.resolve.who"))) / "data"

ENTRIES = "entries.jsonl"
NAMES = "names.tsv"  # folded name → entries, best known first
WORDS = "words.tsv"  # folded word → the countries and organizations that it may stand for
OFFICES = "offices.tsv"  # folded affiliation|office → entry.role, latest first
GIVEN_NAMES = "given-names.tsv"  # folded given name → f or m
MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class Source:
    """Where facts come from. `as_of` is the day, possibly partial, for which the source speaks."""

    id: str
    title: str
    license: str
    address: str | None
    as_of: str
    entries: int
    roles: int


class Data:
    """The who's who as it comes with the package. Raises ModelError when a file is missing or damaged."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._entries: dict[int, Entry] = {}
        manifest = self._read_manifest()
        self.version: str = manifest["version"]
        self.sources = tuple(Source(**each) for each in manifest["sources"])
        self._titles = {source.id: f"{source.title}, {source.as_of}" for source in self.sources}

    def entry(self, number: int) -> Entry:
        """The entry on a line, which is parsed the first time."""
        if number not in self._entries:
            self._entries[number] = from_json(json.loads(self._lines[number]), self._titles)
        return self._entries[number]

    def with_id(self, identity: str) -> int | None:
        """The entry of an id. Goes through all lines: for the few ids of a user's file."""
        start = f'{{"id":{json.dumps(identity, ensure_ascii=False)},'
        return next((number for number, line in enumerate(self._lines) if line.startswith(start)), None)

    def named(self, key: str) -> list[int]:
        """The entries that go by a folded name, best known first."""
        return _numbers(self._names.get(key, ""))

    def standing_for(self, key: str) -> list[int]:
        """The countries and organizations that a folded word may stand for."""
        return _numbers(self._words.get(key, ""))

    def holders(self, of: str, office: str) -> list[tuple[int, int]]:
        """Entries and places of roles in them, of everybody who ever held an office; latest first."""
        found = self._offices.get(f"{of}|{office}", "").split()
        return [(int(entry), int(role)) for entry, _, role in (each.partition(".") for each in found)]

    def gender_of(self, key: str) -> Gender | None:
        """The gender of nearly all who have a folded given name."""
        return {"f": Gender.FEMALE, "m": Gender.MALE}.get(self._given_names.get(key, ""))

    @cached_property
    def _lines(self) -> list[str]:
        return self._read(ENTRIES).rstrip("\n").split("\n")

    @cached_property
    def _names(self) -> dict[str, str]:
        return self._table(NAMES)

    @cached_property
    def _words(self) -> dict[str, str]:
        return self._table(WORDS)

    @cached_property
    def _offices(self) -> dict[str, str]:
        return self._table(OFFICES)

    @cached_property
    def _given_names(self) -> dict[str, str]:
        return self._table(GIVEN_NAMES)

    def _table(self, name: str) -> dict[str, str]:
        rows = (line.partition("\t") for line in self._read(name).rstrip("\n").split("\n"))
        return {key: value for key, _, value in rows}

    def _read(self, name: str) -> str:
        try:
            return (self._folder / name).read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise _damaged(name, error) from error

    def _read_manifest(self) -> Mapping[str, Any]:
        try:
            manifest: Mapping[str, Any] = json.loads(self._read(MANIFEST))
            return manifest
        except ValueError as error:
            raise _damaged(MANIFEST, error) from error


def _numbers(cell: str) -> list[int]:
    return [int(each) for each in cell.split()]


def _damaged(name: str, error: Exception) -> ModelError:
    hint = "install the package again; its data come with it"
    return ModelError(f"a file of the who's who cannot be read: {name}: {error}", hint=hint)
