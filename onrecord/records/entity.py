"""Who is meant: people, organizations and the like, as one article speaks of them."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.span import Span


class EntityType(StrEnum):
    """What an entity is. A *group* is people who act or speak together without a name of their own."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    GROUP = "group"
    DOCUMENT = "document"


class MentionKind(StrEnum):
    """Whether an entity is mentioned by name, by a pronoun or by a description."""

    NAME = "name"
    PRONOUN = "pronoun"
    DESCRIPTION = "description"


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, pronoun or description in one article.

    `score` is how sure it is, 0..1, that the entity is meant; `reasons` say why, in words for a reader.
    """

    span: Span
    kind: MentionKind
    score: float
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Role:
    """An office or function, as in "Secretary General" with `affiliation` "NATO".

    `start` and `end` are ISO 8601 dates, possibly partial, inclusive; None where not known or still held.
    `span` is where the article states the role; `source` names what states it: "text", or a source of the
    who's who.
    """

    title: str
    affiliation: str | None
    source: str
    start: str | None = None
    end: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organization, country, group or document in one article.

    `name` is the fullest name that the article gives, without titles; `aliases` are the other names it uses.
    `known` is the id of the who's who entry that this is taken for, or None. Mentions are in order.
    """

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: tuple[Mention, ...]
    known: str | None = None
