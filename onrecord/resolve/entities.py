"""From the cast of an article to the entities of its record."""

import hashlib
from collections.abc import Iterator, Sequence

from onrecord.records import Article, Entity, EntityType, Known, KnowsPeople, Mention, MentionKind, Role, Span
from onrecord.resolve.cast import Entry, fold
from onrecord.resolve.phrases import is_pronoun
from onrecord.resolve.roles import split_role
from onrecord.resolve.scene import Scene
from onrecord.resolve.tokens import Token

_ID_LENGTH = 16  # hexadecimal digits: 64 bits keep a billion entities apart
TEXT = "text"  # the source of a role that the article itself states


def make_entity(entry: Entry, scene: Scene, article: Article, who: KnowsPeople) -> Entity:
    """The entity that an entry stands for, its roles the article's own first."""
    kind = entry.type or EntityType.GROUP
    known = known_as(entry, kind, who)
    roles = tuple(_roles(entry, known, scene, article.published, who)) if kind is EntityType.PERSON else ()
    name = entry.name
    aliases = tuple(alias for alias, _ in entry.names.most_common() if alias != name)
    return Entity(
        id=known.id if known else _id(entry, kind, article),
        name=name,
        type=kind,
        aliases=aliases,
        roles=roles,
        mentions=tuple(_mentions(entry, scene.tokens)),
        known=known.id if known else None,
    )


def known_as(entry: Entry, kind: EntityType, who: KnowsPeople) -> Known | None:
    """The who's who entry that is meant: the only one of the full name and type; None where several are, or none."""
    if kind is EntityType.PERSON and len(entry.words) < 2:  # a surname alone is no proof
        return None
    if kind is EntityType.COUNTRY:
        meant = who.meant_by(entry.name)
        return meant if meant is not None and meant.type is kind else None
    found = [known for known in who.named(entry.name) if known.type is kind]
    if len(found) != 1 or (entry.gender and found[0].gender and entry.gender is not found[0].gender):
        return None
    return found[0]


def _id(entry: Entry, kind: EntityType, article: Article) -> str:
    """The same for the same full name and type in any article; else one that only this article has."""
    parts = [kind.value, fold(entry.name)]
    is_own_name = entry.words[0][:1].isupper() and kind in (
        EntityType.PERSON,
        EntityType.ORGANIZATION,
        EntityType.COUNTRY,
    )
    if not is_own_name or (kind is EntityType.PERSON and len(entry.words) < 2):
        parts.append(article.id)
    digest = hashlib.sha256("\x1f".join(parts).encode("utf8", "surrogatepass")).hexdigest()
    return f"{kind.value}:{digest[:_ID_LENGTH]}"


def _roles(entry: Entry, known: Known | None, scene: Scene, on: str | None, who: KnowsPeople) -> Iterator[Role]:
    """Roles stated with an affiliation first, then those of the who's who on the day, then the others stated.

    A role stated in part only, "General" of "Secretary General", is left out where the who's who has the whole. Of an
    article without a date the who's who gives those roles alone that the article states in part.
    """
    stated = list(_stated(entry, scene))
    held = list(who.roles_on(known, on)) if known is not None and on is not None else []
    if known is not None and on is None:
        words = {word for role in stated for word in role.title.casefold().split()}
        held = [role for role in known.roles if words & set(role.title.casefold().split())]
    whole = {word for role in held for word in role.title.casefold().split()}
    yield from (role for role in stated if role.affiliation)
    yield from held
    yield from (role for role in stated if not role.affiliation and not set(role.title.casefold().split()) <= whole)


def _stated(entry: Entry, scene: Scene) -> Iterator[Role]:
    seen = set()
    for first, last in scene.roles.get(entry, ()):
        title, affiliation = split_role(scene.tokens[first : last + 1])
        if title.casefold() not in seen:
            seen.add(title.casefold())
            yield Role(title, affiliation, TEXT, span=Span(scene.tokens[first].start, scene.tokens[last].end))


def _mentions(entry: Entry, tokens: Sequence[Token]) -> Iterator[Mention]:
    for first, last in entry.places:
        span = Span(tokens[first].start, tokens[last].end)
        ground = entry.grounds.get(first)
        if ground is None:
            yield Mention(span, MentionKind.NAME, 1.0)
        else:
            pronoun = first == last and is_pronoun(tokens[first])
            yield Mention(span, MentionKind.PRONOUN if pronoun else MentionKind.DESCRIPTION, *ground)
