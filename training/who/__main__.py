"""Builds the who's who: `python -m training.who --data DATA [--out FOLDER]`. Takes seconds; needs PyYAML."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from onrecord.resolve.who.data import FOLDER
from training.who import congress, factbook, facts, files, given_names, wikidata
from training.who.draft import Person, Place
from training.who.together import People

VERSION = "2026.11"  # the year and month of the build: raise it with every change of facts or sources


def build(data: Path, out: Path) -> dict[str, Any]:
    """Write the files to `out` and return the manifest."""
    countries, heads = factbook.read(data)
    places = [*countries, *wikidata.states(data)]
    places += facts.organizations(places)
    for place in places:
        place.id = place.id or f"who:{place.name.casefold().replace(' ', '-')}"
    people = People(places)
    people.add_identified(wikidata.people(data))
    members = congress.people(data)
    people.add_identified(person for person in members if person.id)
    people.add_named(person for person in members if not person.id)
    people.add_named(facts.people(), is_named_best=True)
    people.add_heads(heads)
    everybody = people.finished()
    names = facts.read("names")
    given = given_names.table([*wikidata.genders(data), *congress.genders(data)], names["mixed"].split())
    given = {**dict.fromkeys(names["women"].split(), "f"), **dict.fromkeys(names["men"].split(), "m"), **given}
    manifest = {"version": VERSION, "sources": _sources(places, everybody)}
    files.write(out, places, everybody, given, manifest)
    return manifest


def _sources(places: list[Place], people: list[Person]) -> list[dict[str, Any]]:
    roles, entries = Counter[str](), Counter[str]()
    for entry in (*places, *people):
        sources = [office.source for office in entry.offices]
        roles.update(sources)
        entries.update(set(sources))
    shown = ("title", "license", "address", "as_of")
    return [
        {"id": key, **{name: source.get(name) for name in shown}, "entries": entries[key], "roles": roles[key]}
        for key, source in facts.read("sources").items()
    ]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="the folder with people-factbook and its like")
    parser.add_argument("--out", type=Path, default=FOLDER, help="where the files go")
    arguments = parser.parse_args()
    for source in build(arguments.data, arguments.out)["sources"]:
        print(f"{source['title']}, {source['as_of']}: {source['roles']:,} roles of {source['entries']:,} entries")


if __name__ == "__main__":
    main()
