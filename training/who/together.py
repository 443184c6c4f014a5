"""Puts together what several sources say of one person."""

from collections.abc import Iterable

from onrecord.resolve.who.names import fold
from onrecord.resolve.who.offices import office_keys
from training.who.draft import Office, Person, Place, without_doubles


class People:
    """Everybody, once. The sources are added one by one; the first name given to a person stays."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._country = {place.name: place.country or place.name for place in places if place.type == "country"}
        self._country |= {place.name: place.country for place in places if place.country}
        self._all: list[Person] = []
        self._by_id: dict[str, Person] = {}
        self._by_name: dict[str, list[Person]] = {}

    def add_identified(self, people: Iterable[Person]) -> None:
        """People with an id: the same id is the same person."""
        for person in people:
            self._add(person, self._by_id.get(person.id or ""))

    def add_named(self, people: Iterable[Person], *, is_named_best: bool = False) -> None:
        """People with names alone: the same full name in the same country is the same person.

        With `is_named_best` they are called as they are here from now on.
        """
        for person in people:
            same = self._by_id.get(person.id or "") or self._namesake(person)
            self._add(person, same)
            if same and is_named_best:
                same.aliases = [same.name, *same.aliases]
                same.name, same.surname = person.name, person.surname

    def add_heads(self, people: Iterable[Person]) -> None:
        """Heads of states and governments under longer names: whoever held the office of their country before them."""
        for person in people:
            self._add(person, self._namesake(person) or self._same_head(person))

    def finished(self) -> list[Person]:
        """All who hold or held an office, each with an id and without doubles."""
        self._all = [person for person in self._all if person.offices]
        taken = {person.id for person in self._all if person.id}
        for person in sorted(self._all, key=lambda each: (each.name, each.offices[0].of)):
            person.offices = without_doubles(person.offices)
            person.aliases = [alias for alias in dict.fromkeys(person.aliases) if alias != person.name]
            if person.id is None:
                person.id = _own_id(person.name, taken)
                taken.add(person.id)
        return sorted(self._all, key=lambda each: each.id or "")

    def _add(self, person: Person, same: Person | None) -> None:
        if same is None:
            self._all.append(person)
            same = person
        else:
            same.absorb(person)
        if same.id:
            self._by_id[same.id] = same
        for key in person.full_names():
            if not any(each is same for each in self._by_name.setdefault(key, [])):
                self._by_name[key].append(same)

    def _namesake(self, person: Person) -> Person | None:
        found = [each for key in sorted(person.full_names()) for each in self._by_name.get(key, ())]
        found = list({id(each): each for each in found}.values())
        countries = self._countries(person)
        at_home = [each for each in found if self._countries(each) & countries]
        if at_home:
            return at_home[0] if len(at_home) == 1 else None
        # Who serves an organization alone may be from anywhere; who serves two countries is two people.
        return found[0] if len(found) == 1 and not (countries and self._countries(found[0])) else None

    def _same_head(self, person: Person) -> Person | None:
        """The one who held the same office and has the same surname, and a given name or the year in common."""
        office = person.offices[0]
        keys = set(office_keys(office.title, {}))
        words, surname = set(fold(person.name).split()), set(fold(person.surname or "").split())
        found = []
        for each in self._all:
            held = [one for one in each.offices if one.of == office.of and keys & set(office_keys(one.title, {}))]
            names = set(fold(each.name).split())
            if held and surname & names and (len(words & names) > len(surname & names) or _is_open(held, office)):
                found.append(each)
        return found[0] if len(found) == 1 else None

    def _countries(self, person: Person) -> set[str]:
        return {country for office in person.offices if (country := self._country.get(office.of))}


def _is_open(held: list[Office], office: Office) -> bool:
    """Whether one is in office still and came to it in the same year."""
    return any(one.end is None and (one.start or "")[:4] == (office.start or "-")[:4] for one in held)


def _own_id(name: str, taken: set[str | None]) -> str:
    slug = f"who:{fold(name).replace(' ', '-')}"
    number, identity = 1, slug
    while identity in taken:
        number += 1
        identity = f"{slug}-{number}"
    return identity
