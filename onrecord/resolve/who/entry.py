"""Entries as the data files and the user's own file hold them: one JSON object a line."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from onrecord.records import EntityType, Gender, Known, Role
from onrecord.resolve.who.days import first_day, is_within, last_day
from onrecord.resolve.who.names import fold, name_keys
from onrecord.resolve.who.offices import Leads, office_keys

Refers: TypeAlias = Mapping[str, tuple[str, str]]
"""General words that stand for an office elsewhere: the Pentagon's leader is the country's defence minister."""


@dataclass(frozen=True, slots=True)
class Term:
    """A role with the last day for which its source can be believed, where it has no end.

    Whoever was in office when the source was made is not so forever: after `trusted_to` nobody is said to hold
    the office, rather than the wrong person.
    """

    role: Role
    trusted_to: str | None = None

    @property
    def last_day(self) -> str:
        """The last day that the role may be asked for."""
        return last_day(self.role.end or self.trusted_to)

    def is_held(self, on: str | None) -> bool:
        """Whether the role may have been held on a day, or at all where none is given."""
        return on is None or is_within(on, self.role.start, self.last_day)


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry with what the look-ups need beside what is `known`.

    `surname` is given where it is not the last word of the name. `words` are the other words that stand for a
    country or organization ("French", "Kyiv").
    """

    known: Known
    terms: tuple[Term, ...]
    surname: str | None
    words: tuple[str, ...]
    leads: Leads
    refers: Refers

    def name_keys(self) -> list[str]:
        """The folded forms by which it is looked up."""
        if self.known.type is not EntityType.PERSON:
            return list(dict.fromkeys(fold(name) for name in (self.known.name, *self.known.aliases)))
        keys = name_keys(self.known.name, self.surname)
        for alias in self.known.aliases:
            keys += name_keys(alias, self.surname if self.surname and fold(self.surname) in fold(alias) else None)
        return list(dict.fromkeys(keys))


def from_json(given: Mapping[str, Any], source_titles: Mapping[str, str]) -> Entry:
    """An entry from its JSON object, which is sound; each role's source is named by its title."""
    terms = tuple(_term(each, source_titles) for each in given.get("roles", ()))
    terms = tuple(sorted(terms, key=lambda term: (term.last_day, first_day(term.role.start)), reverse=True))
    known = Known(
        id=given["id"],
        name=given["name"],
        type=EntityType(given["type"]),
        aliases=tuple(given.get("aliases", ())),
        roles=tuple(term.role for term in terms),
        gender=Gender(given["gender"]) if given.get("gender") else None,
    )
    return Entry(
        known,
        terms,
        given.get("surname"),
        tuple(given.get("words", ())),
        given.get("leads", {}),
        {word: (of, office) for word, (of, office) in given.get("refers", {}).items()},
    )


def _term(given: Mapping[str, Any], source_titles: Mapping[str, str]) -> Term:
    source = source_titles.get(given["source"], given["source"])
    role = Role(given["title"], given.get("of"), source, given.get("from"), given.get("to"))
    return Term(role, given.get("trusted_to"))


def with_affiliations(entry: Entry, plain_name: Callable[[str], str]) -> Entry:
    """An entry whose roles name their affiliations as `plain_name` says."""
    roles = [(term, term.role.affiliation) for term in entry.terms]
    terms = tuple(
        replace(term, role=replace(term.role, affiliation=plain_name(of))) if of else term for term, of in roles
    )
    return replace(entry, terms=terms, known=replace(entry.known, roles=tuple(term.role for term in terms)))


def corrected(entry: Entry, by: Entry) -> Entry:
    """An entry with what another says of the same: its name and gender, further aliases, its roles first.

    A role gives way to one of the same office that overlaps it in time: so an end date is corrected.
    """
    kept = tuple(term for term in entry.terms if not any(_is_same_office(term, other) for other in by.terms))
    terms = (*by.terms, *kept)
    names = dict.fromkeys((*by.known.aliases, *entry.known.aliases, entry.known.name))
    known = replace(
        entry.known,
        name=by.known.name,
        aliases=tuple(name for name in names if name != by.known.name),
        roles=tuple(term.role for term in terms),
        gender=by.known.gender or entry.known.gender,
    )
    return replace(entry, known=known, terms=terms, surname=by.surname or entry.surname)


def _is_same_office(one: Term, other: Term) -> bool:
    if fold(one.role.affiliation or "") != fold(other.role.affiliation or ""):
        return False
    if not set(office_keys(one.role.title, {})) & set(office_keys(other.role.title, {})):
        return False
    starts, ends = first_day(one.role.start), last_day(one.role.end)
    return starts <= last_day(other.role.end) and first_day(other.role.start) <= ends
