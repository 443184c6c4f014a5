"""What a stage may ask of a who's who."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from onrecord.records.entity import EntityType, Role


class Gender(StrEnum):
    """By which pronoun a person is spoken of."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True, slots=True)
class Known:
    """An entry of the who's who. `id` is a Wikidata id (`Q57792`) or one of our own (`who:…`)."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    gender: Gender | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody who holds a role."""

    known: Known
    role: Role


class KnowsPeople(Protocol):
    """A who's who. Dates are ISO 8601, possibly partial; None asks about any day."""

    def named(self, name: str) -> Sequence[Known]:
        """Entries that go by a name or alias, letter case, diacritics and titles aside; best known first."""

    def holding(self, description: str, on: str | None) -> Sequence[Held]:
        """Who holds the office that a phrase describes on a day: "NATO chief", "the French president"."""

    def meant_by(self, word: str) -> Known | None:
        """The country, government or organization that a word stands for: "Kyiv", "the Kremlin", "French"."""

    def roles_on(self, known: Known, on: str | None) -> Sequence[Role]:
        """The roles that an entry held on a day, the latest first."""

    def gender_of(self, given_name: str) -> Gender | None:
        """The gender that nearly all people of a given name have; None where it is mixed or unknown."""
