"""The facts kept by hand, in `facts/`."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.resolve.who.days import is_date
from onrecord.resolve.who.offices import LEADER, office_key
from training.who.draft import Office, Person, Place

FOLDER = Path(__file__).parent / "facts"
_NAME = re.compile(r"([^(]+?)(?: \(([^)]*)\))?")


@cache
def read(name: str) -> dict[str, Any]:
    """One of the files."""
    with (FOLDER / f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


def organizations(countries: list[Place]) -> list[Place]:
    """The organizations; the countries and bodies that belong to them take on their memberships."""
    given = read("organizations")["organization"]
    made = [_organization(each) for each in given]
    by_name = {place.name: place for place in (*countries, *made)}
    for each in given:
        title = each.get("member_title", "member")
        for name, start, end in map(_cells, each.get("members", ())):
            by_name[name].offices.append(Office(title, each["name"], start, end, "hand"))
        if "all_but" in each:
            for country in countries:
                if not (country.is_minor or country.country) and country.name not in each["all_but"]:
                    country.offices.append(Office(title, each["name"], None, None, "hand"))
    return made


def _organization(given: dict[str, Any]) -> Place:
    leads = {word: [office_key(title) for title in titles] for word, titles in given.get("leads", {}).items()}
    if "leader" in given:
        leads[LEADER] = [office_key(title) for title in given["leader"]]
    offices = [Office("part of the government", given["seat_of"], None, None, "hand")] if "seat_of" in given else []
    return Place(
        given["name"],
        "organization",
        given.get("id"),
        given.get("aliases", []),
        given.get("words", []),
        leads,
        given.get("refers", {}),
        offices,
        given.get("seat_of"),
    )


def people() -> list[Person]:
    """Everybody who is named by hand, once."""
    given, source = read("offices"), read("sources")["hand"]
    found: dict[str, Person] = {}
    for office in given["office"]:
        for holder in office["holders"]:
            name, gender, start, end = (cell.strip() for cell in holder.split("|"))
            person = _person(name, gender)
            person.offices.append(_office(office["title"], office["of"], start, end, source["trusted_to"]))
            _add(found, person)
    for each in given["person"]:
        person = Person(each["name"], gender=each.get("gender"), aliases=each.get("aliases", []))
        for role in each.get("roles", ()):
            title, of, start, end = (cell.strip() for cell in role.split("|"))
            person.offices.append(_office(title, of, start, end, source["trusted_to"]))
        _add(found, person)
    return list(found.values())


def _add(found: dict[str, Person], person: Person) -> None:
    if person.name in found:
        found[person.name].absorb(person)
    else:
        found[person.name] = person


def _person(text: str, gender: str) -> Person:
    name, rest = _NAME.fullmatch(text).groups()  # type: ignore[union-attr]
    identity, *aliases = [part.strip() for part in (rest or "").split(";")]
    return Person(name, identity or None, gender, _surname(name), aliases)


_PARTICLES = frozenset(("von", "van", "der", "de", "den", "di", "del", "da", "dos", "al", "el", "bin", "le", "la"))


def _surname(name: str) -> str | None:
    """The part by which a person is called alone, where it is not the last word."""
    names = read("names")
    if name in names["surnames"]:
        return str(names["surnames"][name])
    words = name.split()
    if words[0] in names["family_first"] and len(words) in (2, 3):
        return words[0]
    at = next((place for place, word in enumerate(words[1:], 1) if word.casefold() in _PARTICLES), None)
    return " ".join(words[at:]) if at and at < len(words) - 1 else None


def _office(title: str, of: str, start: str, end: str, trusted_to: str) -> Office:
    for cell in (start, end.removeprefix("~")):
        assert not cell or is_date(cell), f"{title} of {of}: {cell}"
    if end.startswith("~"):
        return Office(title, of, start or None, None, "hand", end[1:])
    return Office(title, of, start or None, end or None, "hand", None if end else trusted_to)


def _cells(member: str) -> tuple[str, str | None, str | None]:
    name, *dates = (cell.strip() for cell in member.split("|"))
    start, end = (*dates, None, None)[:2]
    return name, start, end
