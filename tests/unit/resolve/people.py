"""A small who's who of invented people and places."""

from collections.abc import Sequence

from onrecord.records import EntityType, Gender, Held, Known, Role

NADIR = Known(
    "who:nadir-obel",
    "Nadir Obel",
    EntityType.PERSON,
    roles=(Role("Secretary General", "Harbour Pact", "hand", start="2024-05"),),
    gender=Gender.MALE,
)
VELLAND = Known("who:velland", "Velland", EntityType.COUNTRY, aliases=("Velstad", "Vellander"))


class People:
    """Knows one person, one country and a few given names."""

    def named(self, name: str) -> Sequence[Known]:
        """Nadir Obel, by his full name or surname."""
        return (NADIR,) if name in ("Nadir Obel", "Obel") else ()

    def holding(self, description: str, on: str | None) -> Sequence[Held]:
        """The pact's chief."""
        return (Held(NADIR, NADIR.roles[0]),) if "pact chief" in description.lower() else ()

    def meant_by(self, word: str) -> Known | None:
        """Velland, by its name, capital or people."""
        return VELLAND if word in ("Velland", *VELLAND.aliases) else None

    def roles_on(self, known: Known, on: str | None) -> Sequence[Role]:
        """All roles: none has ended."""
        return known.roles

    def gender_of(self, given_name: str) -> Gender | None:
        """Of the few."""
        women, men = ("Ines", "Tilda", "Ruth"), ("Nadir", "Marten", "Paul")
        return Gender.FEMALE if given_name in women else Gender.MALE if given_name in men else None
