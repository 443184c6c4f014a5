"""What the sources say, before it is put together."""

from dataclasses import dataclass, field, replace

from onrecord.resolve.who.days import first_day, last_day
from onrecord.resolve.who.names import fold, name_keys
from onrecord.resolve.who.offices import office_keys

RANK = {"hand": 0, "factbook": 1, "congress": 2, "wikidata": 3}  # whom to believe where they differ


@dataclass(frozen=True, slots=True)
class Office:
    """An office held. `trusted_to` is the last day that a role without an end can be believed for."""

    title: str
    of: str
    start: str | None
    end: str | None
    source: str
    trusted_to: str | None = None

    @property
    def last_day(self) -> str:
        """The last day that it may be asked for."""
        return last_day(self.end or self.trusted_to)


@dataclass(slots=True)
class Person:
    """One person by one source, and by all of them in the end."""

    name: str
    id: str | None = None
    gender: str | None = None
    surname: str | None = None
    aliases: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)

    def full_names(self) -> set[str]:
        """Name and aliases, folded, with and without middle names; no bare surnames."""
        names = (self.name, *self.aliases)
        keys = (key for name in names for key in name_keys(name, self.surname))
        return {key for key in keys if " " in key} | {fold(name) for name in names}

    def absorb(self, other: "Person") -> None:
        """Take over what another source says of the same person."""
        self.id = self.id or other.id
        self.gender = self.gender or other.gender
        self.surname = self.surname or other.surname
        self.aliases += [name for name in (other.name, *other.aliases) if name not in (self.name, *self.aliases)]
        self.offices += other.offices


@dataclass(slots=True)
class Place:
    """A country, a part of one, or an organization. `words` stand for it in the news."""

    name: str
    type: str
    id: str | None = None
    aliases: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    leads: dict[str, list[str]] = field(default_factory=dict)
    refers: dict[str, list[str]] = field(default_factory=dict)
    offices: list[Office] = field(default_factory=list)
    country: str | None = None  # whose part or government it is
    is_minor: bool = False  # a dependency or state: a word that also stands for a country means the country


def without_doubles(offices: list[Office]) -> list[Office]:
    """One of each office and time: by the source that is believed most, the earliest start that is known."""
    kept: list[Office] = []
    for office in sorted(offices, key=lambda each: (RANK[each.source], first_day(each.start), each.title)):
        same = next((each for each in kept if _is_same(each, office)), None)
        if same is None:
            kept.append(office)
        elif same.source == "factbook" and office.start and office.start < (same.start or "9"):
            kept[kept.index(same)] = replace(same, start=office.start)
    return sorted(kept, key=lambda each: (each.last_day, first_day(each.start), each.title), reverse=True)


def _is_same(one: Office, other: Office) -> bool:
    if one.of != other.of or not set(office_keys(one.title, {})) & set(office_keys(other.title, {})):
        return False
    if one.start == other.start or (one.end is None and other.end is None):
        return True
    # Two terms may meet on the day of a handover; what overlaps by more is one term by two sources.
    return first_day(one.start) < other.last_day and first_day(other.start) < one.last_day
