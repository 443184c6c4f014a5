"""Countries and who is at their head, from the World Factbook (CC0)."""

import html
import json
import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from onrecord.resolve.who.names import fold
from onrecord.resolve.who.offices import HEAD_OF_GOVERNMENT, HEAD_OF_STATE, LEADER, office_key
from training.who import facts
from training.who.draft import Office, Person, Place

_MARKUP = re.compile(r"<[^>]+>")
_SINCE = re.compile(r"\((?:since )?((?:\d{1,2} )?(?:[A-Z][a-z]+ )?\d{4})\b")
_TITLES = re.compile(
    r"(?:Transition(?:al)? |Interim |Acting |Caretaker |GNU Interim |CNSP )?"
    r"(?:Sultan and Prime Minister|Prime Minister and Foreign Minister|Crown Prince and Prime Minister"
    r"|Prime Minister and Co-Vice President|Prime Minister Crown Prince|Taoiseach \(Prime Minister\)"
    r"|President of the Government of Spain \(prime minister-equivalent\)|President of the Swiss Confederation"
    r"|President of the National Council for the Safeguard of the Homeland \(CNSP\)"
    r"|Presidential Leadership Council Chairperson|President of Council of Ministers"
    r"|Sovereign Council Chair and Commander-in-Chief of the Sudanese Armed Forces|State Affairs Commission President"
    r"|Supreme People's Assembly President|Chairman of the Cabinet of Ministers"
    r"|Chairperson of the Council of Ministers|President, Presidential Council,|President of the Government"
    r"|President of French Polynesia|President of the Territorial Assembly|President of Territorial Council"
    r"|Supreme Leader|Taliban Leader|Prime Minister|Vice President|President|Premier|Chancellor|King|Emperor|Sultan"
    r"|Amir|Pope|Co-prince|Prince|Grand Duke|Governor|Chief Minister|Chief Executive|Minister of State"
    r"|Administrator)\s+"
)
_RENAMED = {
    "Amir": "Emir", "Taoiseach (Prime Minister)": "Taoiseach", "President, Presidential Council,": "President",
    "President of the Government of Spain (prime minister-equivalent)": "Prime Minister",
    "President of the Swiss Confederation": "President", "Prime Minister Crown Prince": "Prime Minister",
    "Prime Minister and Co-Vice President": "Prime Minister", "CNSP Prime Minister": "Prime Minister",
    "President of the National Council for the Safeguard of the Homeland (CNSP)":
        "President of the National Council for the Safeguard of the Homeland",
    "GNU Interim Prime Minister": "Interim Prime Minister",
}  # fmt: skip
_RANKS = re.compile(
    r"^(?:(?:Sr\. Gen|Gen|Col|Capt|Dr)\.|General|Sir|Dame|Ratu|Grand Chief|King|Sultan(?= IBR)|Hereditary)\s+"
)
_LOUD = re.compile(r"[^\W\d_a-zà-ÿ]['’ʻ]?[^\W\d_a-zà-ÿ]")  # the Factbook writes surnames in capitals
_NUMERAL = re.compile(r"[IVX]+")
_PLURALS = (
    ("man(men)", ("man", "men")),
    ("woman(women)", ("woman", "women")),
    ("(s)", ("", "s")),
    ("(es)", ("", "es")),
)
_NO_PLACES = frozenset(("categories", "ee", "xx", "ax", "dx"))  # lists, the EU, the world, two military bases
_NONE = frozenset(("none", "none;", ""))


@dataclass(frozen=True, slots=True)
class _Head:
    title: str
    name: str
    surname: str | None
    start: str | None


def read(data: Path) -> tuple[list[Place], list[Person]]:
    """All countries and territories where people live, and their heads of state and government."""
    extra, source = facts.read("places"), facts.read("sources")["factbook"]
    places: list[Place] = []
    people: dict[str, Person] = {}
    for path in sorted((data / "people-factbook").glob("*/*.json"), key=lambda each: each.stem):
        profile = json.loads(path.read_text(encoding="utf-8"))
        code, given = path.stem, extra.get(path.stem, {})
        if code in _NO_PLACES or "Nationality" not in profile.get("People and Society", {}):
            continue
        place = _place(code, profile, given, extra)
        heads = _heads(profile.get("Government", {}).get("Executive branch", {}), place)
        _set_leads(place, heads, given)
        places.append(place)
        _add_people(people, heads, place.name, source["trusted_to"])
    return places + [_by_hand(each) for code, each in extra.items() if code.isupper()], list(people.values())


def _place(code: str, profile: dict[str, Any], given: dict[str, Any], extra: dict[str, Any]) -> Place:
    government = profile["Government"]
    names = {key: _text(value) for key, value in government.get("Country name", {}).items()}
    short = names.get("conventional short form", "none").split(";")[0].split(",")[0].removeprefix("The ")
    long = names.get("conventional long form", "none").split(";")[0].removeprefix("The ")
    name = given.get("name") or (short if short not in _NONE else long)
    aliases = [*given.get("aliases", ()), short, long]
    words = [*given.get("adjectives", _adjectives(profile)), *given.get("people", _nouns(profile))]
    is_minor = "Dependency status" in government
    if not is_minor:
        words += _capitals(government, extra["capitals"]["not_metonyms"])
    words += given.get("words", [])
    aliases = [alias for alias in dict.fromkeys(aliases) if alias not in _NONE and alias != name]
    return Place(
        name,
        "country",
        extra["wikidata"].get(code) or f"who:country-{code}",
        aliases,
        _distinct(words),
        is_minor=is_minor,
    )


def _by_hand(given: dict[str, Any]) -> Place:
    leads = {LEADER: [office_key(title) for title in given.get("leader", ())]}
    words = [*given.get("adjectives", ()), *given.get("words", ())]
    country = given.get("part_of")
    offices = [Office("part", country, None, None, "hand")] if country else []
    identity = f"who:country-{given['name'].casefold().replace(' ', '-')}"
    return Place(given["name"], "country", identity, given.get("aliases", []), words, leads, {}, offices, country)


def _text(value: Any) -> str:
    text = value.get("text", "") if isinstance(value, dict) else str(value)
    return " ".join(_MARKUP.sub(" ", html.unescape(text)).split())


def _adjectives(profile: dict[str, Any]) -> list[str]:
    text = _text(profile["People and Society"]["Nationality"].get("adjective", {}))
    text = re.sub(r"\((?:or )?([A-Z]\w+)\)", r", \1", text.split(";")[0])
    parts = (part.strip() for part in re.split(r",| or |/", re.sub(r"\([^)]*\)", "", text)))
    return [part for part in parts if part[:1].isupper() and len(part.split()) <= 3]


def _nouns(profile: dict[str, Any]) -> list[str]:
    """The words for its people, in singular and plural."""
    found = []
    for part in re.split(r",| or |;|/", _text(profile["People and Society"]["Nationality"].get("noun", {}))):
        part = part.strip()
        for ending, forms in _PLURALS:
            if part.endswith(ending):
                found += [part.removesuffix(ending) + form for form in forms]
                break
        else:
            part = re.sub(r"\([^)]*\)", "", part).strip()
            if part[:1].isupper() and len(part.split()) <= 3:
                found.append(part)
    return found


def _capitals(government: dict[str, Any], excluded: list[str]) -> list[str]:
    text = _text(government.get("Capital", {}).get("name", {})).split("; note")[0]
    parts = (re.sub(r"\([^)]*\)?| in Romanian.*|aka.*", "", part).strip() for part in re.split(r"[;,]", text))
    capitals = (part for part in parts if re.fullmatch(r"[^\W\d_][\w'’ -]{2,20}", part) and part[0].isupper())
    return [part for part in capitals if fold(part) not in map(fold, excluded)]


def _heads(executive: dict[str, Any], place: Place) -> list[tuple[str, _Head]]:
    found = []
    for key, kind, usual in (
        ("chief of state", HEAD_OF_STATE, "President"),
        ("head of government", HEAD_OF_GOVERNMENT, "Prime Minister"),
    ):
        if place.is_minor and kind == HEAD_OF_STATE:
            continue  # of the country that it belongs to
        if head := _head(_text(executive.get(key, {})), usual):
            found += [(kind, head)]
    return found


def _head(text: str, usual: str) -> _Head | None:
    """The first person that a text names, with the title before and the date behind the name."""
    text = re.split(r";|, represented|, with", text)[0]
    since = _SINCE.search(text)
    before = text.split("(since")[0] if "(since" in text else re.sub(r"\([^)]*\)", "", text)
    titled = _TITLES.match(before)
    title = titled.group().strip() if titled else usual
    name = before[titled.end() :] if titled else before
    while (shorter := _RANKS.sub("", name.strip())) != name.strip():
        name = shorter
    name = re.sub(r"\([^)]*\)|\"", "", name).strip(" ,")
    if not name or len(name.split()) > 8 or "vacant" in name or " and " in name or "[so-called]" in name:
        return None
    return _Head(_RENAMED.get(title, title), _cased(name), _called(name), _date(since[1]) if since else None)


def _called(name: str) -> str | None:
    """The part in capitals, by which the person is called alone."""
    words = [word.strip(",") for word in name.split() if _LOUD.search(word) and not word.endswith(".")]
    words = [word for place, word in enumerate(words) if not (_NUMERAL.fullmatch(word) and place)]
    return _cased(" ".join(words)) if words else None


def _cased(name: str) -> str:
    words = []
    for place, word in enumerate(name.split()):
        if _LOUD.search(word) and not (_NUMERAL.fullmatch(word.strip(",")) and place):
            word = "-".join(part.capitalize() if _LOUD.search(part) else part for part in word.split("-"))
            word = re.sub(r"^(Al|El)-", lambda found: found[0].lower(), word)
            word = re.sub(r"\b(O'|D'|Mc)([a-z])", lambda found: found[1] + found[2].upper(), word)
        words.append("bin" if word in ("Bin", "BIN") else word)
    return " ".join(words)


def _date(text: str) -> str:
    for form, shown in (("%d %B %Y", "%Y-%m-%d"), ("%d %b %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(text, form).strftime(shown)
        except ValueError:
            continue
    raise ValueError(text)


def _titles(head: _Head) -> list[str]:
    whole = "Commander-in-Chief" in head.title
    return [head.title] if whole else [title.strip() for title in head.title.split(" and ")]


def _set_leads(place: Place, heads: list[tuple[str, _Head]], given: dict[str, Any]) -> None:
    for kind, head in heads:
        keys = [office_key(title) for title in _titles(head)]
        place.leads[kind] = keys[:1] if kind == HEAD_OF_STATE else keys[-1:]
    if "leader" in given:
        place.leads[LEADER] = [office_key(title) for title in given["leader"]]
    elif HEAD_OF_GOVERNMENT in place.leads:
        place.leads[LEADER] = place.leads[HEAD_OF_GOVERNMENT]


def _add_people(people: dict[str, Person], heads: list[tuple[str, _Head]], country: str, trusted_to: str) -> None:
    """Add the offices to those who hold them; one king may be head of several states."""
    for _, head in heads:
        person = people.setdefault(head.name, Person(head.name, surname=head.surname))
        for title in _titles(head):
            person.offices.append(Office(title, country, head.start, None, "factbook", trusted_to))


def _distinct(words: list[str]) -> list[str]:
    return list(dict.fromkeys(word for word in words if word.casefold() not in _NONE))
