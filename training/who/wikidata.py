"""Office-holders of twelve countries and the world, from Wikidata (CC0) as it stood in 2022."""

import csv
from collections.abc import Iterator
from pathlib import Path

from training.who import facts
from training.who.draft import Office, Person, Place

COUNTRIES = {
    "australia-cabinet": "Australia", "canada-cabinet": "Canada", "france-cabinet": "France",
    "india-ministers": "India",
    "iran-ministers": "Iran", "israel-ministers": "Israel", "russia-cabinet": "Russia",
    "south-africa-cabinet": "South Africa", "turkey-ministers": "Turkey", "ukraine-cabinet": "Ukraine",
    "united-kingdom-cabinet": "United Kingdom", "us-cabinet": "United States",
}  # fmt: skip
_WORLD = {
    "President of the International Court of Justice": ("President", "International Court of Justice"),
    "Director-General of the World Trade Organization": ("Director-General", "World Trade Organization"),
    "Deputy Secretary-General of the United Nations": ("Deputy Secretary-General", "United Nations"),
    "President of the United Nations General Assembly": ("President", "UN General Assembly"),
}
_BODIES = {
    "Speaker of the House of Representatives": {"United States": ("Speaker", "US House of Representatives")},
    "Speaker of the House of Commons": {"United Kingdom": ("Speaker", "UK House of Commons")},
    "Governor of the Bank of England": {"United Kingdom": ("Governor", "Bank of England")},
    "Chief Justice": {"United States": ("Chief Justice", "US Supreme Court")},
    "White House Chief of Staff": {"United States": ("Chief of Staff", "White House")},
}
# Civil servants, whom the source takes for ministers or who are called like ministers elsewhere.
_CIVIL = frozenset((("India", "Minister of Foreign Affairs"), ("India", "Home Secretary")))
_CHAMBERS = {
    "United States representative": ("Representative", "US House of Representatives"),
    "United States senator": ("Senator", "US Senate"),
}
_NO_STATES = frozenset(("DC", "PR", "GU", "AS", "VI", "MP"))
_EARLIEST_END = "2000"  # members of Congress who left it before are seldom in today's news
_CLOSE_DAYS = 60  # a gap between two terms in one seat


def people(data: Path) -> list[Person]:
    """Everybody who held an office in this century, once, with gender."""
    found: dict[str, Person] = {}
    for folder, country in (*COUNTRIES.items(), ("world", None)):
        pages = data / "people-cabinets" / folder / "html"
        rows = list(_rows(pages / "holders21.csv"))
        current = {(row["position"], row["personID"]) for row in _rows(pages / "current.csv")}
        seen = max(row["start"] for row in rows if row["start"])
        for row in rows:
            office = _office(row, country, seen if (row["position"], row["personID"]) in current else None)
            if office:
                _person(found, row).offices.append(office)
        for row in _seats(pages / "legislators.csv") if country == "United States" else ():
            _person(found, row).offices.append(
                Office(*_CHAMBERS[row["position"]], row["start"], row["end"], "wikidata")
            )
        _add_genders(found, pages)
    return list(found.values())


def states(data: Path) -> list[Place]:
    """The states of the United States."""
    rows = _rows(data / "people-cabinets/us-cabinet/html/positions.csv")
    ids = {row["position"].removeprefix("Governor of "): row["jurisdiction"] for row in rows}
    names = (name for code, name in facts.read("places")["states"].items() if code not in _NO_STATES)
    return [
        Place(
            name,
            "country",
            ids.get(name) or f"who:state-{name.casefold().replace(' ', '-')}",
            leads={"leader": ["governor"]},
            offices=[Office("state", "United States", None, None, "hand")],
            country="United States",
            is_minor=True,
        )
        for name in sorted(names)
    ]


def genders(data: Path) -> Iterator[tuple[str, str, str]]:
    """Id, name and gender of everybody whose gender is stated, members of parliaments and others alike."""
    for folder in (*COUNTRIES, "world"):
        pages = data / "people-cabinets" / folder / "html"
        for name in ("bio.csv", "holders21.csv", "legislators.csv"):
            for row in _rows(pages / name) if (pages / name).exists() else ():
                if row.get("gender") in ("male", "female"):
                    yield row.get("personID") or row["id"], row.get("person") or row["name"], row["gender"]


def _office(row: dict[str, str], country: str | None, seen: str | None) -> Office | None:
    position, start, end = row["position"], row["start"] or None, row["end"] or None
    if (
        (country, position) in _CIVIL
        or start is None
        or position.startswith(("ambassador of", "Ambassador of"))
        or (end and end < start)
    ):
        return None
    trusted_to = None if end else seen or start  # nobody says when it ended: not known beyond its first day
    if country is None:
        return Office(*_WORLD[position], start, end, "wikidata", trusted_to) if position in _WORLD else None
    title, of = _BODIES.get(position, {}).get(country, (position, country))
    if country == "United States":
        title = title.replace("Defence", "Defense").replace("Labour", "Labor")
    title = "Foreign Secretary" if title == "Secretary of State for Foreign and Commonwealth Affairs" else title
    return Office(title[0].upper() + title[1:], of, start, end, "wikidata", trusted_to)


def _seats(path: Path) -> Iterator[dict[str, str]]:
    """Terms in Congress that ended in this century, those that follow each other made one."""
    terms: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in _rows(path):
        if row["position"] in _CHAMBERS and "" < row["start"] <= row["end"]:
            terms.setdefault((row["personID"], row["position"]), []).append(row)
    for rows in terms.values():
        for row in joined(sorted(rows, key=lambda each: each["start"])):
            if row["end"] >= _EARLIEST_END:
                yield row


def joined(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Terms that follow each other closely, made one. Takes them by their start."""
    made: list[dict[str, str]] = []
    for row in rows:
        if made and _days(row["start"]) - _days(made[-1]["end"]) <= _CLOSE_DAYS:
            made[-1] = {**made[-1], "end": max(made[-1]["end"], row["end"])}
        else:
            made.append(row)
    return made


def _days(text: str) -> int:
    year, month, day = (int(part) for part in f"{text}-01-01"[:10].split("-"))
    return year * 365 + month * 30 + day


def _person(found: dict[str, Person], row: dict[str, str]) -> Person:
    return found.setdefault(row["personID"], Person(row["person"], row["personID"], row.get("gender") or None))


def _add_genders(found: dict[str, Person], pages: Path) -> None:
    if (pages / "bio.csv").exists():
        for row in _rows(pages / "bio.csv"):
            if row["id"] in found and row["gender"] in ("male", "female"):
                found[row["id"]].gender = row["gender"]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        yield from csv.DictReader(stream)
