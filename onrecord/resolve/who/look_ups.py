"""The look-ups: who goes by a name, who held an office on a day, what a word stands for."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from onrecord.records import EntityType, Gender, Held, Known, Role
from onrecord.resolve.who.data import Data
from onrecord.resolve.who.days import first_day
from onrecord.resolve.who.entry import Entry, Term, corrected, with_affiliations
from onrecord.resolve.who.names import bare, fold, readings
from onrecord.resolve.who.offices import IMPLIED, Leads, Wanted, held_at, office_keys, wanted
from onrecord.resolve.who.own import OWN, OWN_ID, read_own

# Words that are also English words: they stand for a country or body in capitals only.
_CAPITALS_ONLY = frozenset(("us", "who", "un", "au", "sco", "car"))


class Who:
    """A who's who: the package's data, and the user's own entries, which win. Implements `KnowsPeople`.

    Everything is looked up in memory once the files are read; asking takes microseconds.
    """

    def __init__(self, data: Data, own: Iterable[Entry] = ()) -> None:
        self._data = data
        self._own: dict[str, Entry] = {}
        for entry in own:
            self._take(entry)
        self._own_names: dict[str, list[Entry]] = {}
        self._own_offices: dict[tuple[str, str], list[tuple[Entry, Term]]] = {}
        for entry in self._own.values():
            self._index(entry)

    @classmethod
    def load(cls, own: Path | None = None) -> "Who":
        """The who's who of the package, with the user's file `own` where there is one.

        Raises ModelError when the package's data cannot be read, InvalidLineError and its kin when the user's cannot.
        """
        return cls(Data(), read_own(own) if own else ())

    @property
    def data(self) -> Data:
        """What comes with the package: its version and sources."""
        return self._data

    def named(self, name: str) -> Sequence[Known]:
        """Entries that go by a name or alias, letter case, diacritics and titles aside; best known first."""
        return [entry.known for entry in self._named(name)]

    def holding(self, description: str, on: str | None) -> Sequence[Held]:
        """Who holds the office that a phrase describes on a day, possibly partial; the latest first.

        On the day of a handover both do. Where the day is later than what a source can be believed for, nobody
        does. A phrase with "former" asks for those whose term was over by the day.
        """
        found: dict[tuple[str, Role], Held] = {}
        for way in wanted(description):
            for entry, term in self._asked(way, on):
                found[entry.known.id, term.role] = Held(entry.known, term.role)
        return sorted(found.values(), key=lambda held: first_day(held.role.start), reverse=True)

    def meant_by(self, word: str) -> Known | None:
        """The country, government or organization that a word stands for: "Kyiv", "the Kremlin", "French".

        None where it may be more than one, as with "Korean" or "Georgia".
        """
        found = self._meant(word)
        return found[0].known if len(found) == 1 else None

    def roles_on(self, known: Known, on: str | None) -> Sequence[Role]:
        """The roles that an entry held on a day, possibly partial; the latest first."""
        entry = self._own.get(known.id) or self._packaged(known)
        return [term.role for term in entry.terms if term.is_held(on)] if entry else ()

    def gender_of(self, given_name: str) -> Gender | None:
        """The gender that nearly all people of a given name have; None where it is mixed or unknown."""
        key = fold(given_name)
        first = key.split()[0] if key else ""
        return self._data.gender_of(key) or self._data.gender_of(first)

    def _take(self, entry: Entry) -> None:
        """Add an entry of the user's, together with what is known of the same already."""
        entry = with_affiliations(entry, self._plain_name)
        same = self._own.get(entry.known.id) or self._packaged(entry.known)
        if same:
            entry = corrected(self._own.get(same.known.id, same), entry)
        self._own[entry.known.id] = entry

    def _plain_name(self, affiliation: str) -> str:
        """A country or organization by the name that its offices are kept under: "UK" is the United Kingdom."""
        meant = self._data.standing_for(bare(affiliation))
        return self._data.entry(meant[0]).known.name if len(meant) == 1 else affiliation

    def _packaged(self, known: Known) -> Entry | None:
        """The entry of the package that has an id, or where that is the user's, the one of a full name and type."""
        alike = [self._data.entry(number) for number in self._data.named(fold(known.name))]
        for entry in alike:
            if entry.known.id == known.id:
                return entry
        if not known.id.startswith(OWN_ID):
            number = self._data.with_id(known.id)
            return None if number is None else self._data.entry(number)
        alike = [each for each in alike if each.known.type is known.type and fold(each.known.name) == fold(known.name)]
        return alike[0] if len(alike) == 1 else None

    def _index(self, entry: Entry) -> None:
        for key in entry.name_keys():
            self._own_names.setdefault(key, []).append(entry)
        for term in entry.terms:
            for of, title in held_at(term.role.title, term.role.affiliation or ""):
                for office in office_keys(title, self._leads(of)):
                    self._own_offices.setdefault((of, office), []).append((entry, term))

    def _named(self, name: str) -> list[Entry]:
        for key in readings(name):
            own = self._own_names.get(key, [])
            numbers = self._data.named(key) if _may_mean(name, key) else ()
            packaged = (self._data.entry(number) for number in numbers)
            if found := [*own, *(entry for entry in packaged if entry.known.id not in self._own)]:
                return found
        return []

    def _asked(self, way: Wanted, on: str | None) -> Iterator[tuple[Entry, Term]]:
        """Those who hold what is asked for, in one way to read the phrase."""
        for of, office in self._places(way):
            terms = list(self._terms(of, office))
            if way.is_past:
                yield from ((entry, term) for entry, term in terms if term.role.end and _is_over(term, on))
            else:
                yield from _give_way([each for each in terms if each[1].is_held(on)])

    def _places(self, way: Wanted) -> Iterator[tuple[str, str]]:
        """The folded affiliations and offices meant: through adjectives, metonyms and offices named elsewhere."""
        of = way.of or IMPLIED.get(way.office)
        if of is None:
            return
        yield of, way.office
        for entry in self._meant(of, is_folded=True):
            name = bare(entry.known.name)
            if name != of:
                yield name, way.office
            if way.office in entry.refers:
                yield entry.refers[way.office]

    def _terms(self, of: str, office: str) -> Iterator[tuple[Entry, Term]]:
        yield from self._own_offices.get((of, office), ())
        for number, place in self._data.holders(of, office):
            entry = self._data.entry(number)
            if entry.known.id not in self._own:
                yield entry, entry.terms[place]

    def _leads(self, of: str) -> Leads:
        places = [self._data.entry(number) for number in self._data.standing_for(of)]
        return next((place.leads for place in places if bare(place.known.name) == of), {})

    def _meant(self, word: str, *, is_folded: bool = False) -> list[Entry]:
        key = bare(word)
        if not is_folded and (word == word.lower() or not _may_mean(word, key)):
            return []  # "polish", "turkey" and "fed" are no names
        own = [entry for entry in self._own_names.get(key, ()) if entry.known.type is not EntityType.PERSON]
        return own or [self._data.entry(number) for number in self._data.standing_for(key)]


def _may_mean(word: str, key: str) -> bool:
    """Whether a word that is also an English one is written as the name of a country or body: US, not us."""
    return key not in _CAPITALS_ONLY or not any(
        each.islower() for each in word.removeprefix("the ").removeprefix("The ")
    )


def _is_over(term: Term, on: str | None) -> bool:
    return on is None or (term.role.end or "") < on


def _give_way(found: list[tuple[Entry, Term]]) -> list[tuple[Entry, Term]]:
    """Without the one whom the package holds to be in office still, where the user names a later holder."""
    packaged = [each for each in found if each[1].role.source != OWN]
    own = [each for each in found if each[1].role.source == OWN]
    if own and len(packaged) == 1 and packaged[0][1].role.end is None:
        start = first_day(packaged[0][1].role.start)
        if any(first_day(term.role.start) > start for _, term in own):
            return own
    return found
