"""Who and what an article names: its names gathered into one entry for each person, organization and country."""

import unicodedata
from collections import Counter, deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from onrecord.records import EntityType, Gender, KnowsPeople
from onrecord.resolve.names import Name

_MOST_ALIKE = 40  # entries of one word; a text with more of them is no article
_CAMPS = frozenset({"campaign", "camp", "team"})  # one and the same around a candidate


@dataclass(slots=True, eq=False)
class Entry:
    """Somebody or something that an article names, while it is read.

    `places` are the tokens (first, last) of its mentions, in order; `leads` say of a mention's first token where its
    title begins. `grounds` say of a pronoun's or description's first token how sure it is that the entry is meant, and
    why. `spoke` counts the turns in which it spoke so far.
    """

    words: tuple[str, ...]
    types: Counter[EntityType] = field(default_factory=Counter)
    genders: Counter[Gender] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    titles: set[str] = field(default_factory=set)
    places: list[tuple[int, int]] = field(default_factory=list)
    leads: dict[int, int] = field(default_factory=dict)
    grounds: dict[int, tuple[float, tuple[str, ...]]] = field(default_factory=dict)
    spoke: list[int] = field(default_factory=list)
    plural: bool = False

    @property
    def name(self) -> str:
        """The fullest name, one space between words."""
        return " ".join(self.words)

    @property
    def gender(self) -> Gender | None:
        """The gender that more of its mentions show; None where none does or they are at odds."""
        ranked = self.genders.most_common(2)
        if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
            return None
        return ranked[0][0]

    @property
    def type(self) -> EntityType | None:
        """The type that most of its mentions show."""
        return self.types.most_common(1)[0][0] if self.types else None


def gather(names: Sequence[Name], who: KnowsPeople) -> list[Entry]:
    """One entry for each that the names mean, in the order of their first mention.

    Full names first, so that "Brook" finds "Ann Brook" also where it stands before it.
    """
    entries: list[Entry] = []
    index = _Index()
    order = sorted(range(len(names)), key=lambda at: _turn(names[at]))
    chosen: dict[int, Entry] = {}
    for at in order:
        entry = _defined(names, at, chosen) or _find(names[at], index.like(names[at]), who)
        if entry is None:
            entry = Entry(names[at].words)
            entries.append(entry)
            index.add(entry)
        chosen[at] = entry
        _note(entry, names[at])
        index.alias(entry, names[at])
    entries = _same_countries(entries, who)
    for entry in entries:
        entry.places.sort()
        _ask(entry, who)
    return sorted(entries, key=lambda entry: entry.places[0])


class _Index:
    """Entries by the words that a name of theirs may begin or end with, so that each name asks a few entries only."""

    def __init__(self) -> None:
        self._by_word: dict[str, deque[Entry]] = {}

    def add(self, entry: Entry) -> None:
        """Make an entry known by its first and last word and its acronyms."""
        held = _key(entry.words)
        if held:
            for word in {held[0], held[-1], *(_acronyms(held) if len(held) > 1 else ())}:
                self._put(word, entry)

    def alias(self, entry: Entry, name: Name) -> None:
        """Make an entry known by a short form that its own words do not hold."""
        words, held = _key(name.words), _key(entry.words)
        if words and words[-1] not in (held[0], held[-1]):
            self._put(words[-1], entry)

    def like(self, name: Name) -> list[Entry]:
        """The entries that a name may belong to."""
        words = _key(name.words)
        found = [entry for word in {*words[:1], *words[-1:]} for entry in self._by_word.get(word, ())]
        return list(dict.fromkeys(found))

    def _put(self, word: str, entry: Entry) -> None:
        held = self._by_word.setdefault(word, deque(maxlen=_MOST_ALIKE))
        if entry not in held:
            held.append(entry)


def _same_countries(entries: Sequence[Entry], who: KnowsPeople) -> list[Entry]:
    """One entry for a country, its capital and its people, where these words mean the country and nothing else."""
    kept: list[Entry] = []
    countries: dict[str, Entry] = {}
    for entry in entries:
        meant = who.meant_by(entry.name) if entry.type in (None, EntityType.COUNTRY) else None
        if meant is None or meant.type is not EntityType.COUNTRY:
            kept.append(entry)
            continue
        whole = countries.get(meant.id)
        if whole is None:
            countries[meant.id] = entry
            entry.words = tuple(meant.name.split())
            entry.types = Counter({EntityType.COUNTRY: len(entry.places)})
            kept.append(entry)
        else:
            whole.places += entry.places
            whole.leads |= entry.leads
            whole.names += entry.names
    return kept


def _turn(name: Name) -> tuple[int, bool, int]:
    """Full names come first, and a short form where it is defined before where it is used."""
    return -len(_key(name.words)), not name.is_bracketed, name.first


def _defined(names: Sequence[Name], at: int, chosen: dict[int, Entry]) -> Entry | None:
    """The entry whose short form a name is by definition: "Fisheries Research Organization (FRO)"."""
    if at and names[at].is_bracketed and names[at].first - names[at - 1].last == 2:
        return chosen.get(at - 1)
    return None


def _note(entry: Entry, name: Name) -> None:
    entry.places.append((name.first, name.last))
    entry.leads[name.first] = name.lead
    entry.names[name.text] += 1
    entry.titles.update(name.title)
    if name.type is not None:
        entry.types[name.type] += 1
    if name.gender is not None:
        entry.genders[name.gender] += 1


def _ask(entry: Entry, who: KnowsPeople) -> None:
    """What the who's who says where the article does not."""
    if entry.genders and entry.types:
        return
    known = who.named(entry.name)
    if not known:
        return
    if not entry.types:
        entry.types[known[0].type] += 1
    # a surname alone does not tell which of its bearers is meant, so it tells no gender
    if not entry.genders and known[0].gender is not None and len(entry.words) > 1:
        entry.genders[known[0].gender] += 1


def _find(name: Name, entries: Iterable[Entry], who: KnowsPeople) -> Entry | None:
    """The entry that a name belongs to; None where none fits. Of several, the one that more speaks for."""
    words = _key(name.words)
    fitting = [(fit, entry) for entry in entries if (fit := _fit(words, name, entry))]
    if not fitting:
        return None
    best = max(fit for fit, _ in fitting)
    closest = [entry for fit, entry in fitting if fit == best]
    if len(closest) == 1:
        return closest[0]
    if name.gender is not None:
        closest = [entry for entry in closest if entry.gender in (None, name.gender)] or closest
    known = {fold(known.name) for known in who.named(name.text)[:1]}
    return max(closest, key=lambda entry: _pull(entry, name, known))


def _pull(entry: Entry, name: Name, known: set[str]) -> tuple[bool, bool, bool, int, bool]:
    """What speaks for one of several of a surname: title, being surely a person, named before, first, known."""
    first = min(place for place, _ in entry.places)
    is_person = entry.type is EntityType.PERSON
    return bool(entry.titles & set(name.title)), is_person, first <= name.first, -first, fold(entry.name) in known


def _fit(words: tuple[str, ...], name: Name, entry: Entry) -> int:
    """How well a name fits an entry: 3 alike, 2 as a surname or short form, 1 as a given name, 0 not at all."""
    held = _key(entry.words)
    if words == held:
        return 3
    is_short_form = name.text in entry.names and words[-1] != held[-1] and words[0] != held[0]
    if is_short_form:
        return 3
    kinds = {name.type, entry.type} - {None}
    if not words or not held or len(kinds) > 1:
        return 0
    if EntityType.ORGANIZATION in kinds:
        return _fit_organization(words, held)
    if len(words) < len(held) and held[-len(words) :] == words:
        return 2
    if len(words) == 1 and len(held) > 1 and words[0] == held[0]:
        return int(entry.type is EntityType.PERSON)
    return 2 if len(words) > 1 and words[-1] == held[-1] and _same_given(words[0], held[0]) else 0


def _fit_organization(words: tuple[str, ...], held: tuple[str, ...]) -> int:
    if len(words) == 1 and len(held) > 1 and words[0] in _acronyms(held):
        return 2
    if words[-1] in _CAMPS and held[-1] in _CAMPS:
        return 2 if words[:-1] == held[:-1] or held[-len(words) : -1] == words[:-1] else 0
    return 2 if len(words) < len(held) and held[-len(words) :] == words and words[0] not in _CAMPS else 0


def _acronyms(words: Sequence[str]) -> set[str]:
    """What the initials of a name may be written as: with and without its small words and its first word."""
    small = ("of", "the", "and", "for", "on")
    forms = set()
    for part in (words, words[1:]):
        forms.add("".join(word[0] for word in part))
        forms.add("".join(word[0] for word in part if word not in small))
    return forms


def _same_given(one: str, other: str) -> bool:
    """Whether two given names may be one: alike, or an initial of the other."""
    one, other = one.rstrip("."), other.rstrip(".")
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


@lru_cache(maxsize=8192)
def _key(words: tuple[str, ...]) -> tuple[str, ...]:
    """Words for comparing: no articles, points, accents or capitals."""
    folded = [fold(word) for word in words]
    if len(folded) > 1 and folded[0] in ("the", "a", "an"):
        folded = folded[1:]
    if len(folded) > 2 and folded[-1].rstrip(".") in ("jr", "sr", "ii", "iii", "iv"):
        folded = folded[:-1]
    return tuple(folded)


def fold(text: str) -> str:
    """Text without accents and points between letters, in lower case."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.casefold().replace(".", "") if len(plain) > 2 else plain.casefold()
