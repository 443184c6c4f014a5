"""Who speaks, in words for people."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Entity, Role, Speaker, Statement
from onrecord.show.printable import printable_line

DOUBTFUL = 0.9  # below it, the score of a speaker is shown wherever the speaker is

_SURE = ((0.95, "almost certain"), (DOUBTFUL, "very likely"), (0.7, "likely"))


@dataclass(frozen=True, slots=True)
class Share:
    """An entity and the places, in a list of statements, of those that it makes; `role` is the one it speaks in."""

    entity: int
    statements: tuple[int, ...]
    role: Role | None


@dataclass(frozen=True, slots=True)
class Shares:
    """Who makes which statements of a list, and whose nobody knows."""

    speakers: tuple[Share, ...]
    unsure: tuple[int, ...]
    unnamed: tuple[int, ...]


def is_unsure(statement: Statement) -> bool:
    """Whether somebody is named and nobody knows who is meant."""
    return bool(statement.attribution.source) and not statement.speakers


def names(statement: Statement, entities: Sequence[Entity]) -> str:
    """The speakers on one line: `Mark Rutte`, `Velland, Ardovia and Kestria`; empty where there is none."""
    *before, last = [printable_line(entities[speaker.entity].name) for speaker in statement.speakers] or [""]
    return f"{', '.join(before)} and {last}" if before else last


def shares(statements: Sequence[Statement]) -> Shares:
    """The speakers of `statements`, those of most statements first, then in order."""
    made: dict[int, list[int]] = defaultdict(list)
    roles: dict[int, Role] = {}
    for place, statement in enumerate(statements):
        for speaker in {each.entity: each for each in statement.speakers}.values():
            made[speaker.entity].append(place)
            if speaker.role:
                roles.setdefault(speaker.entity, speaker.role)
    speakers = (Share(entity, tuple(places), roles.get(entity)) for entity, places in made.items())
    nobodys = [(place, each) for place, each in enumerate(statements) if not each.speakers]
    return Shares(
        tuple(sorted(speakers, key=lambda share: -len(share.statements))),
        tuple(place for place, each in nobodys if is_unsure(each)),
        tuple(place for place, each in nobodys if not is_unsure(each)),
    )


def role_in_words(role: Role | None) -> str:
    """`Secretary General, NATO`; the affiliation is left out where the title says it."""
    if role is None:
        return ""
    title, affiliation = printable_line(role.title), printable_line(role.affiliation or "")
    is_said = affiliation.casefold() in title.casefold()
    return ", ".join(filter(None, (title, "" if is_said else affiliation)))


def present_role(entity: Entity, day: str | None) -> Role | None:
    """The first of an entity's roles that it may hold on a day; ISO 8601 dates, each as exact as it is."""
    return next((role for role in entity.roles if _is_held(role, day)), None)


def _is_held(role: Role, day: str | None) -> bool:
    if day is None:
        return role.end is None
    begins, ends = role.start or "", role.end
    # Of two dates, the less exact one says how far they can be compared.
    return begins[: len(day)] <= day[: len(begins)] and (ends is None or day[: len(ends)] <= ends[: len(day)])


def standing(speaker: Speaker, entities: Sequence[Entity]) -> str:
    """In what role somebody speaks and for whom: `spokesman, Tarsk`, `spokesman, for Tarsk`, or nothing."""
    role = role_in_words(speaker.role)
    served = "" if speaker.speaks_for is None else printable_line(entities[speaker.speaks_for].name)
    if served and served.casefold() not in role.casefold():
        return f"{role}, for {served}" if role else f"for {served}"
    return role


def how_sure(score: float) -> str:
    """A score in words, and itself: `almost certain, 0.97`."""
    words = next((words for least, words in _SURE if score >= least), "uncertain")
    return f"{words}, {score:.2f}"
