"""The Congress and the presidents of the United States, from congress-legislators (CC0)."""

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from training.who import facts
from training.who.draft import Office, Person
from training.who.wikidata import joined

_EXECUTIVE = {"prez": "President", "viceprez": "Vice President"}
_EARLIEST = "1960"  # presidents before are history, and not in the news
_GENDERS = {"F": "female", "M": "male"}


def people(data: Path) -> list[Person]:
    """Members of Congress by the latest file, and presidents and vice presidents since 1960."""
    source = facts.read("sources")["congress"]
    found = [_member(each, source) for each in _load(data, "legislators-current.yaml")]
    return found + [person for each in _load(data, "executive.yaml") if (person := _executive(each, source))]


def genders(data: Path) -> Iterator[tuple[str, str, str]]:
    """Id, given name and gender of every member there ever was."""
    with (data / "people-congress/data/legislators-historical.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            if row["gender"] in _GENDERS:
                yield row["bioguide_id"], row["first_name"], _GENDERS[row["gender"]]
    for each in _load(data, "legislators-current.yaml"):
        name = each["name"]
        yield each["id"]["bioguide"], name["first"], _GENDERS[each["bio"]["gender"]]


def _load(data: Path, name: str) -> list[dict[str, Any]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (data / "people-congress" / name).open(encoding="utf-8") as stream:
        return yaml.load(stream, Loader=loader)  # noqa: S506 - both loaders are safe ones


def _named(given: dict[str, Any]) -> Person:
    name = given["name"]
    first, last = name["first"], name["last"]
    usual = name.get("official_full") or f"{name.get('nickname') or first} {last}"
    nickname = f"{name['nickname']} {last}" if "nickname" in name else None
    aliases = [alias for alias in (f"{first} {last}", nickname, given["id"].get("wikipedia")) if alias]
    aliases = [alias.split(" (")[0] for alias in aliases]
    aliases = [alias for alias in dict.fromkeys(aliases) if alias != usual and " " in alias]
    return Person(usual, given["id"].get("wikidata"), _GENDERS[given["bio"]["gender"]], last, aliases)


def _member(given: dict[str, Any], source: dict[str, str]) -> Person:
    person, states = _named(given), facts.read("places")["states"]
    seats: dict[tuple[str, str], list[dict[str, str]]] = {}
    for term in given["terms"]:
        seats.setdefault((term["type"], term["state"]), []).append(term)
    for (kind, state), terms in seats.items():
        title, of = ("Senator", "US Senate") if kind == "sen" else ("Representative", "US House of Representatives")
        for term in joined(terms):
            person.offices.append(_office(f"{title} from {states[state]}", of, term, source))
    for role in given.get("leadership_roles", ()):
        chamber = "US Senate" if role["chamber"] == "senate" else "US House of Representatives"
        title = role["title"].removeprefix("Senate ").removeprefix("House ")
        title = title.removesuffix(" of the House").removesuffix(" of the Senate")
        person.offices.append(_office(title, chamber, role, source))
    return person


def _executive(given: dict[str, Any], source: dict[str, str]) -> Person | None:
    person = _named(given)
    for kind, title in _EXECUTIVE.items():
        terms = [term for term in given["terms"] if term["type"] == kind and term["end"] >= _EARLIEST]
        person.offices += [_office(title, "United States", term, source) for term in joined(terms)]
    return person if person.offices else None


def _office(title: str, of: str, term: dict[str, str], source: dict[str, str]) -> Office:
    """A term. Its end lies ahead where the person is in office."""
    end = term.get("end")
    if end is None or end[:7] > source["as_of"]:
        return Office(title, of, term["start"], None, "congress", end or source["trusted_to"])
    return Office(title, of, term["start"], end, "congress")
