"""The record as one line of JSON. The keys are fixed: additions are fine, renames are not.

The reference page is made from the types below, so what a key means is written beside it.
"""

import json
from collections.abc import Sequence
from typing import Annotated, TypedDict

import onrecord
from onrecord.records import (
    Entity,
    Failure,
    Mention,
    Paragraph,
    Record,
    Role,
    Span,
    Speaker,
    Statement,
    Teaser,
    Time,
)
from onrecord.show.dates import iso_of

Offsets = tuple[int, int]

SCORE_DIGITS = 4  # a score is good to two; two more keep ties apart without printing noise


class ParagraphJson(TypedDict):
    """A run of the text of one kind."""

    start: Annotated[int, "where it starts in `text`, in Unicode code points"]
    end: Annotated[int, "where it ends, not included"]
    kind: Annotated[str, "`headline`, `standfirst`, `byline`, `story`, `teaser` or `notice`"]
    score: Annotated[float, "how sure the kind is, 0 to 1"]
    repeats: Annotated[bool, "true of a standfirst whose words the story says again"]


class SpeakerJson(TypedDict):
    """Whom a source means."""

    name: Annotated[str, "the fullest name that the article gives, without titles"]
    type: Annotated[str, "`person`, `organization`, `country`, `group` or `document`"]
    entity: Annotated[str, "the `id` of the entity, among the record's `entities`"]
    role: Annotated[str | None, "the office held on the day of the article"]
    affiliation: Annotated[str | None, "with whom it is held"]
    score: Annotated[float, "how sure it is that the source means this one, 0 to 1"]
    reasons: Annotated[list[str], "why this one is meant"]
    speaks_for: Annotated[str | None, "the `id` of the entity that a spokesperson speaks for"]


class DateJson(TypedDict):
    """A day, or a range of days, as written and as understood."""

    date: Annotated[str, "ISO 8601: a day, a whole month (`2025-12`), a whole year, or `first/last`"]
    text: Annotated[str | None, "the words that say it; null where it is inferred"]
    first: Annotated[str, "the first day that it can have been"]
    last: Annotated[str, "the last day that it can have been"]
    sure: Annotated[bool, "false where the words allow several days, all of them between `first` and `last`"]
    span: Annotated[Offsets | None, "where the words stand in `text`"]


class AttributionJson(TypedDict):
    """One report of what somebody said, wrote, thought or intends."""

    content: Annotated[list[Offsets], "what is reported: `[start, end]` pairs; several when the cue stands between"]
    cue: Annotated[list[Offsets], "the words that report it; empty for a quotation that stands alone"]
    source: Annotated[list[Offsets], "who, as written; empty when the article names nobody"]
    kind: Annotated[str, "`direct`, `mixed` or `indirect`: wholly, partly or not in quotation marks"]
    score: Annotated[float, "how sure the attribution and its source are, 0 to 1"]
    part_of: Annotated[int | None, "the number, from 0, of the attribution in the same list that it stands in"]
    speakers: Annotated[
        list[SpeakerJson], "whom the source means; empty where nobody is named, and where it is unsure who is meant"
    ]
    addressee: Annotated[str | None, "who is spoken to, as written"]
    addressee_span: Annotated[Offsets | None, "where that stands in `text`"]
    venue: Annotated[str | None, "where it was said, as written"]
    venue_span: Annotated[Offsets | None, "where that stands in `text`"]
    said_on: Annotated[DateJson | None, "when it was said; null where no day can be told"]


class RoleJson(TypedDict):
    """An office or function."""

    title: Annotated[str, "what the office is called"]
    affiliation: Annotated[str | None, "with whom it is held"]
    start: Annotated[str | None, "since when, ISO 8601, possibly partial"]
    end: Annotated[str | None, "until when, included; null where not known or still held"]
    source: Annotated[str, "what says so: `text`, or a source of the who's who"]
    span: Annotated[Offsets | None, "where in `text`, if there"]


class EvidenceJson(TypedDict):
    """Why a mention is taken for its entity."""

    kind: Annotated[str, "`name`, `pronoun` or `description`"]
    score: Annotated[float, "how sure it is that the entity is meant, 0 to 1"]
    reasons: Annotated[list[str], "why"]


class EntityJson(TypedDict):
    """A person, organization, country, group or document that the article names."""

    id: Annotated[str, "what `speakers` call it by"]
    name: Annotated[str, "the fullest name that the article gives, without titles"]
    type: Annotated[str, "`person`, `organization`, `country`, `group` or `document`"]
    aliases: Annotated[list[str], "the other names that the article uses"]
    roles: Annotated[list[RoleJson], "the offices held"]
    mentions: Annotated[list[Offsets], "where it is meant, in order"]
    evidence: Annotated[list[EvidenceJson], "why, one for each of `mentions`"]
    known: Annotated[str | None, "the id of the entry of the who's who that it is taken for"]
    in_story: Annotated[bool, "false where only teasers, notices or the byline name it"]


class TeaserJson(TypedDict):
    """An advertised other story."""

    start: Annotated[int, "where it starts in `text`"]
    end: Annotated[int, "where it ends, not included"]
    headline: Annotated[str, "its words"]
    attributions: Annotated[list[AttributionJson], "its own attributions; `part_of` counts among these"]


class OriginJson(TypedDict):
    """What made the record."""

    onrecord: Annotated[str, "the version of Onrecord"]
    model: Annotated[str, "the name and version of the model"]


class RecordJson(TypedDict):
    """What one article puts on record."""

    id: Annotated[str, "as given, or made from the content"]
    url: Annotated[str | None, "where it was published"]
    outlet: Annotated[str | None, "who published it"]
    title: Annotated[str | None, "its title"]
    byline: Annotated[str | None, "who wrote it"]
    published: Annotated[str | None, "the day, ISO 8601, possibly partial (`2025`, `2025-12`)"]
    published_at: Annotated[str | None, "the moment with its zone, where the page gives one"]
    language: Annotated[str | None, "ISO 639 code"]
    text: Annotated[str, "the text that all offsets point into; the text of the input where that was text"]
    paragraphs: Annotated[list[ParagraphJson], "the parts of the text, in order"]
    attributions: Annotated[list[AttributionJson], "the story's, headline and standfirst included, in order"]
    entities: Annotated[list[EntityJson], "who and what is named, in the story or set apart"]
    teasers: Annotated[list[TeaserJson], "other stories that the page advertises, set apart"]
    origin: Annotated[OriginJson, "what made the record"]


class ErrorJson(TypedDict):
    """Why an input was refused."""

    code: Annotated[str, "a word for programs, as in the list of exit codes"]
    message: Annotated[str, "what is wrong, with what"]
    hint: Annotated[str, "the way out"]


class FailureJson(TypedDict):
    """What stands in the place of a record when an input was refused."""

    id: Annotated[str | None, "as given, or null where none was given"]
    error: Annotated[ErrorJson, "why"]


def record_json(record: Record) -> RecordJson:
    """The record as plain values."""
    article, in_story = record.article, record.story_entities()
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "byline": article.byline,
        "published": article.published,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "language": article.language,
        "text": article.text,
        "paragraphs": [_paragraph(each) for each in article.paragraphs],
        "attributions": [_attribution(each, record) for each in record.statements],
        "entities": [_entity(each, in_story=index in in_story) for index, each in enumerate(record.entities)],
        "teasers": [_teaser(each, record) for each in record.teasers],
        "origin": {"onrecord": onrecord.__version__, "model": record.model},
    }


def failure_json(failure: Failure) -> FailureJson:
    """The failure as plain values."""
    error = failure.error
    return {"id": failure.id, "error": {"code": error.code, "message": error.message, "hint": error.hint}}


def to_line(item: Record | Failure) -> str:
    """One line, its line feed included.

    ASCII only: whatever the text holds (lone surrogates, NUL, line separators), the line can be written to any
    stream and is one line to any reader.
    """
    plain = failure_json(item) if isinstance(item, Failure) else record_json(item)
    return json.dumps(plain, ensure_ascii=True, allow_nan=False) + "\n"


def _paragraph(paragraph: Paragraph) -> ParagraphJson:
    return {
        "start": paragraph.span.start,
        "end": paragraph.span.end,
        "kind": paragraph.kind.value,
        "score": round(paragraph.score, SCORE_DIGITS),
        "repeats": paragraph.repeats,
    }


def _attribution(statement: Statement, record: Record) -> AttributionJson:
    attribution, text = statement.attribution, record.article.text
    return {
        "content": _offsets(attribution.content),
        "cue": _offsets(attribution.cue),
        "source": _offsets(attribution.source),
        "kind": attribution.kind.value,
        "score": round(attribution.score, SCORE_DIGITS),
        "part_of": attribution.part_of,
        "speakers": [_speaker(each, record.entities) for each in statement.speakers],
        "addressee": _cut(statement.addressee, text),
        "addressee_span": _pair(statement.addressee),
        "venue": _cut(statement.venue, text),
        "venue_span": _pair(statement.venue),
        "said_on": _date(statement.said_on, text) if statement.said_on else None,
    }


def _speaker(speaker: Speaker, entities: Sequence[Entity]) -> SpeakerJson:
    entity, role = entities[speaker.entity], speaker.role
    return {
        "name": entity.name,
        "type": entity.type.value,
        "entity": entity.id,
        "role": role.title if role else None,
        "affiliation": role.affiliation if role else None,
        "score": round(speaker.score, SCORE_DIGITS),
        "reasons": list(speaker.reasons),
        "speaks_for": None if speaker.speaks_for is None else entities[speaker.speaks_for].id,
    }


def _date(time: Time, text: str) -> DateJson:
    return {
        "date": iso_of(time),
        "text": _cut(time.span, text),
        "first": time.first,
        "last": time.last,
        "sure": time.sure,
        "span": _pair(time.span),
    }


def _entity(entity: Entity, *, in_story: bool) -> EntityJson:
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type.value,
        "aliases": list(entity.aliases),
        "roles": [_role(each) for each in entity.roles],
        "mentions": _offsets([each.span for each in entity.mentions]),
        "evidence": [_evidence(each) for each in entity.mentions],
        "known": entity.known,
        "in_story": in_story,
    }


def _role(role: Role) -> RoleJson:
    return {
        "title": role.title,
        "affiliation": role.affiliation,
        "start": role.start,
        "end": role.end,
        "source": role.source,
        "span": _pair(role.span),
    }


def _evidence(mention: Mention) -> EvidenceJson:
    return {
        "kind": mention.kind.value,
        "score": round(mention.score, SCORE_DIGITS),
        "reasons": list(mention.reasons),
    }


def _teaser(teaser: Teaser, record: Record) -> TeaserJson:
    span = teaser.paragraph.span
    return {
        "start": span.start,
        "end": span.end,
        "headline": span.cut(record.article.text),
        "attributions": [_attribution(each, record) for each in teaser.statements],
    }


def _offsets(spans: Sequence[Span]) -> list[Offsets]:
    return [(span.start, span.end) for span in spans]


def _pair(span: Span | None) -> Offsets | None:
    return (span.start, span.end) if span is not None else None


def _cut(span: Span | None, text: str) -> str | None:
    return span.cut(text) if span is not None else None
