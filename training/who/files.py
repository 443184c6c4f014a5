"""The data files: entries, and the tables by which they are found."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from onrecord.resolve.who import data
from onrecord.resolve.who.names import bare, fold, name_keys
from onrecord.resolve.who.offices import held_at, office_key, office_keys
from training.who.draft import Office, Person, Place, without_doubles

_WEIGHTS = (
    (re.compile(r"leader|head state|head government|president|prime minister|chancellor|pope|secretary general"), 100),
    (re.compile(r"vice president|foreign minister|defence minister|secretary state|speaker|majority leader"), 70),
    (re.compile(r"senator|governor"), 45),
    (re.compile(r"minister|secretary|director"), 35),
    (re.compile(r"representative"), 30),
    (re.compile(r""), 8),
)
_MINOR = re.compile(
    r"^(?:deputy|vice|under|parliamentary|ambassador|assistant|junior)|under secretary|private secretary|of state for"
)
_COUNTRIES = {
    **dict.fromkeys(("United States", "US Senate", "US House of Representatives", "White House"), 1.5),
    **dict.fromkeys(("Russia", "China", "United Kingdom", "France", "Germany", "Ukraine"), 1.2),
    **dict.fromkeys(("NATO", "European Commission"), 1.2),
}  # fmt: skip
_EXACT = 10_000  # a full name comes before a surname


def write(
    out: Path, places: Sequence[Place], people: Sequence[Person], given: dict[str, str], manifest: dict[str, Any]
) -> None:
    """All files, the same bytes each time."""
    out.mkdir(parents=True, exist_ok=True)
    for place in places:
        place.offices = without_doubles(place.offices)
    leads: dict[str, dict[str, list[str]]] = {}
    for place in places:  # Georgia is two places, led by offices of different names
        for word, keys in place.leads.items():
            leads.setdefault(bare(place.name), {}).setdefault(word, []).extend(keys)
    _write(out / data.ENTRIES, (_json(entry) for entry in (*places, *people)))
    _write(out / data.NAMES, _table(_names(places, people)))
    _write(out / data.WORDS, _table(_words(places)))
    _write(out / data.OFFICES, _table(_offices((*places, *people), leads)))
    _write(out / data.GIVEN_NAMES, (f"{name}\t{gender}" for name, gender in sorted(given.items())))
    (out / data.MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _write(path: Path, lines: Iterable[str]) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")


def _table(rows: dict[str, list[str]]) -> Iterator[str]:
    return (f"{key}\t{' '.join(values)}" for key, values in sorted(rows.items()) if key)


def _json(entry: Place | Person) -> str:
    given: dict[str, Any] = {"id": entry.id, "name": entry.name}
    if isinstance(entry, Person):
        given |= {"type": "person", "gender": entry.gender, "surname": entry.surname, "aliases": entry.aliases}
    else:
        given |= {"type": entry.type, "aliases": entry.aliases, "words": entry.words}
        given |= {
            "leads": entry.leads,
            "refers": {word: [bare(of), office_key(title)] for word, (of, title) in entry.refers.items()},
        }
    given["roles"] = [_role(office) for office in entry.offices]
    return json.dumps({key: value for key, value in given.items() if value}, ensure_ascii=False, separators=(",", ":"))


def _role(office: Office) -> dict[str, str]:
    trusted_to = None if office.end else office.trusted_to
    values = (("title", office.title), ("of", office.of), ("from", office.start), ("to", office.end))
    return {key: value for key, value in (*values, ("source", office.source), ("trusted_to", trusted_to)) if value}


def _names(places: Sequence[Place], people: Sequence[Person]) -> dict[str, list[str]]:
    """Folded names to entries, best known first."""
    found: dict[str, dict[int, float]] = {}
    for number, place in enumerate(places):
        for name in (place.name, *place.aliases):
            found.setdefault(fold(name), {})[number] = _EXACT + (0 if place.is_minor else 500)
    for number, person in enumerate(people, len(places)):
        weight = _prominence(person)
        whole = person.full_names()
        keys = [key for name in (person.name, *person.aliases) for key in name_keys(name, _surname(person, name))]
        for key in keys:
            found.setdefault(key, {})[number] = weight + (_EXACT if key in whole else 0)
    return {
        key: [str(number) for number, _ in sorted(weights.items(), key=lambda each: (-each[1], each[0]))]
        for key, weights in found.items()
    }


def _surname(person: Person, name: str) -> str | None:
    return person.surname if person.surname and fold(person.surname) in fold(name) else None


def _prominence(person: Person) -> float:
    return max(_weight(office) for office in person.offices)


def _weight(office: Office) -> float:
    keys = " ".join(office_keys(office.title, {}))
    weight = 20 if _MINOR.search(keys) else next(weight for pattern, weight in _WEIGHTS if pattern.search(keys))
    if keys.startswith("vice president"):
        weight = 70
    recent = min(int(office.last_day[:4]), 2026) - 1996
    return weight * _COUNTRIES.get(office.of, 1.0) + 1.5 * max(0, recent)


def _words(places: Sequence[Place]) -> dict[str, list[str]]:
    """Folded words to countries and organizations. What is both is the country, unless both are called so."""
    found: dict[str, dict[int, bool]] = {}
    for number, place in enumerate(places):
        for word in (place.name, *place.aliases, *place.words):
            found.setdefault(bare(word), {})[number] = place.is_minor and place.name != "Georgia"
    return {
        key: [str(number) for number, is_minor in sorted(numbers.items()) if not is_minor or all(numbers.values())]
        for key, numbers in found.items()
    }


def _offices(entries: Sequence[Place | Person], leads: dict[str, dict[str, list[str]]]) -> dict[str, list[str]]:
    """Folded affiliation and office to entries and the places of their roles, latest first."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for number, entry in enumerate(entries):
        for place, office in enumerate(entry.offices):
            for of, title in held_at(office.title, office.of):
                for key in office_keys(title, leads.get(of, {})):
                    found.setdefault(f"{of}|{key}", []).append(
                        (office.last_day, office.start or "", f"{number}.{place}")
                    )
    return {
        key: [each for _, _, each in sorted(set(rows), key=lambda row: (row[0], row[1], row[2]), reverse=True)]
        for key, rows in found.items()
    }
