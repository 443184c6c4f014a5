"""Who is on record: an entity by any of its names, with its roles and what it said."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, or_, select

from onrecord.errors import UnknownIdError
from onrecord.store import schema
from onrecord.store.hashes import folded
from onrecord.store.session import Store

entity, alias, speaker, role, office = schema.entity, schema.alias, schema.speaker, schema.role, schema.office


@dataclass(frozen=True, slots=True)
class Held:
    """An office as the articles give it: in how many of them, from when to when where that is said."""

    title: str
    affiliation: str | None
    articles: int
    held_from: str | None
    held_to: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """An entity with all that it is called and has been, and how many statements it made."""

    id: str
    name: str
    type: str
    aliases: tuple[str, ...]
    roles: tuple[Held, ...]
    statements: int


def people_called(store: Store, name: str) -> list[Person]:
    """Everyone who has the id or goes by the name, those with most statements first. Raises UnknownIdError."""
    named = select(alias.c.entity).where(alias.c.folded == folded(name))
    with store.reading() as connection:
        query = select(entity).where(or_(entity.c.id == name, entity.c.key.in_(named)))
        people = [_person(connection, row.key, row.id, row.name, row.type) for row in connection.execute(query)]
    if not people:
        hint = "Names are looked up whole: try the full name, or onrecord search."
        raise UnknownIdError(f'Nobody on record goes by "{name}".', hint=hint)
    return sorted(people, key=lambda each: (-each.statements, each.name, each.id))


def _person(connection: Connection, key: int, id: str, name: str, kind: str) -> Person:  # noqa: A002
    names = connection.execute(select(alias.c.name).where(alias.c.entity == key).order_by(alias.c.name)).scalars()
    said = select(func.count()).select_from(speaker).where(speaker.c.entity == key)
    return Person(
        id=id,
        name=name,
        type=kind,
        aliases=tuple(each for each in names if each != name),
        roles=tuple(_roles(connection, key)),
        statements=connection.execute(said).scalar_one(),
    )


def _roles(connection: Connection, key: int) -> Sequence[Held]:
    query = (
        select(
            office.c.title,
            office.c.affiliation,
            func.count(role.c.article.distinct()).label("articles"),
            role.c.held_from,
            role.c.held_to,
        )
        .join(office, office.c.key == role.c.office)
        .where(role.c.entity == key)
        .group_by(office.c.title, office.c.affiliation, role.c.held_from, role.c.held_to)
    )
    rows = [Held(row.title, row.affiliation or None, *row[2:]) for row in connection.execute(query)]
    return sorted(rows, key=lambda each: (-each.articles, each.title, each.affiliation or "", each.held_from or ""))
