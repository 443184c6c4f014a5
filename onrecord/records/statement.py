"""An attribution with its source resolved, dated and placed."""

from dataclasses import dataclass

from onrecord.records.attribution import Attribution
from onrecord.records.entity import Entity, Role
from onrecord.records.span import Span


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who made a statement: `entity` is an index into the record's entities.

    `role` is the one held on the day of the article, if any is known. `speaks_for` is the index of the entity
    that a spokesperson speaks for. `score` is the probability, 0..1, that this is who the source means;
    `reasons` say why.
    """

    entity: int
    score: float
    reasons: tuple[str, ...] = ()
    role: Role | None = None
    speaks_for: int | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A day or range of days, `first` to `last` inclusive, as ISO 8601 dates (`2025-12-02`).

    `span` holds the words that say so; None where the day is inferred. `sure` is false where the words allow
    several days, and the range then covers them all.
    """

    first: str
    last: str
    span: Span | None
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said, wrote or thought what, to whom, where and when.

    `speakers` is empty where the article names no source or where it is unsure who is meant. `addressee` and
    `venue` are where the article says to whom and where. `said_on` is None where no day can be told.
    """

    attribution: Attribution
    speakers: tuple[Speaker, ...] = ()
    addressee: Span | None = None
    venue: Span | None = None
    said_on: Time | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """An article's statements, one for each attribution and in their order, and the entities that they name."""

    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]
