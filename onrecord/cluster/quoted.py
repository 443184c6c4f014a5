"""The words of a statement that stand in quotation marks."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from onrecord.neural.quotes import MARKS, OUTSIDE, quotation_states
from onrecord.records import Article, AttributionKind, Carried, Entity, EntityType, Fragment, Span, Speaker, Statement

_EDGES = "".join(sorted(MARKS)) + " \t\r\n\xa0,"
_FAR = 4000  # characters around a content in which its marks are looked for: keeps time linear on endless lines


def carried(
    statement_id: str,
    article: Article,
    statement: Statement,
    entities: Sequence[Entity],
    *,
    day: date,
    story_id: str | None = None,
) -> Carried | None:
    """A statement as the stage of quotations takes it; None where it has no words.

    `day` is the article's, and `story_id` the story that it was placed in.
    """
    attribution = statement.attribution
    fragments = fragments_of(article.text, attribution.content, attribution.kind)
    if not fragments:
        return None
    said = statement.said_on
    return Carried(
        statement_id,
        article.id,
        article.outlet,
        day,
        article.published_at.isoformat() if article.published_at else article.published,
        attribution.kind,
        fragments,
        tuple(name for speaker in statement.speakers for name in _person(entities[speaker.entity])),
        tuple(name for speaker in statement.speakers for name in _behind(speaker, entities)),
        (said.first, said.last) if said and said.sure and said.span else None,
        story_id,
    )


def fragments_of(text: str, content: Sequence[Span], kind: AttributionKind) -> tuple[Fragment, ...]:
    """The runs of a content that stand in quotation marks; all of an indirect one, and of one whose marks are lost."""
    inside = (
        [] if kind is AttributionKind.INDIRECT else [each for span in content for each in _inside_marks(text, span)]
    )
    found = (_trimmed(text, span) for span in inside or content)
    return tuple(fragment for fragment in found if fragment.words)


def _inside_marks(text: str, span: Span) -> list[Span]:
    """The parts of a span in quotation marks. Marks pair up within a line, so that one line is looked at."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - _FAR)
    end = text.find("\n", span.end, span.end + _FAR)
    states = quotation_states(text[start : end if end >= 0 else span.end + _FAR])
    runs, at = [], span.start
    for outside, group in groupby(states[span.start - start : span.end - start], key=lambda state: state == OUTSIDE):
        length = len(list(group))
        if not outside:
            runs.append(Span(at, at + length))
        at += length
    return runs


def _trimmed(text: str, span: Span) -> Fragment:
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip(_EDGES))
    end = max(start, span.end - (len(words) - len(words.rstrip(_EDGES))))
    return Fragment(Span(start, end), text[start:end])


def _person(entity: Entity) -> tuple[str, ...]:
    return _names(entity) if entity.type is EntityType.PERSON else ()


def _names(entity: Entity) -> tuple[str, ...]:
    return (entity.name, *entity.aliases)


def _behind(speaker: Speaker, entities: Sequence[Entity]) -> tuple[str, ...]:
    """Names of whom a speaker speaks for, of the affiliation, and of a source that is no person."""
    source = entities[speaker.entity]
    names = () if source.type is EntityType.PERSON else _names(source)
    spoken_for = _names(entities[speaker.speaks_for]) if speaker.speaks_for is not None else ()
    affiliation = speaker.role.affiliation if speaker.role else None
    return (*names, *spoken_for, *((affiliation,) if affiliation else ()))
