"""The record as one line of JSON. The keys are fixed: additions are fine, renames are not.

The reference page is made from the types below, so what a key means is written beside it.
"""

import json
from collections.abc import Sequence
from typing import Annotated, TypedDict

import onrecord
from onrecord.records import Article, Attribution, Failure, Paragraph, Record, Span, Teaser

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

    name: Annotated[str, "the fullest name"]
    type: Annotated[str, "`person`, `organization`, `country`, `body` or `group`"]
    entity: Annotated[str, "the id of the entity"]
    role: Annotated[str | None, "the office held"]
    affiliation: Annotated[str | None, "with whom it is held"]
    score: Annotated[float, "how sure that is, 0 to 1"]


class DateJson(TypedDict):
    """A date as written and as understood."""

    date: Annotated[str, "ISO 8601, possibly partial"]
    text: Annotated[str, "the words that say it"]


class AttributionJson(TypedDict):
    """One report of what somebody said, wrote, thought or intends."""

    content: Annotated[list[Offsets], "what is reported: `[start, end]` pairs; several when the cue stands between"]
    cue: Annotated[list[Offsets], "the words that report it; empty for a quotation that stands alone"]
    source: Annotated[list[Offsets], "who, as written; empty when the article names nobody"]
    kind: Annotated[str, "`direct`, `mixed` or `indirect`: wholly, partly or not in quotation marks"]
    score: Annotated[float, "how sure the attribution and its source are, 0 to 1"]
    part_of: Annotated[int | None, "the number, from 0, of the attribution in the same list that it stands in"]
    speakers: Annotated[list[SpeakerJson], "whom the source means; empty until names are resolved"]
    addressee: Annotated[str | None, "who is spoken to; null until names are resolved"]
    venue: Annotated[str | None, "where it was said; null until names are resolved"]
    said_on: Annotated[DateJson | None, "when it was said; null until dates are resolved"]


class EntityJson(TypedDict):
    """A person, organization, country, body or group that the article names."""

    name: Annotated[str, "the fullest name"]
    type: Annotated[str, "`person`, `organization`, `country`, `body` or `group`"]
    aliases: Annotated[list[str], "its other names"]
    roles: Annotated[list[str], "the offices held"]
    mentions: Annotated[list[Offsets], "where it is named"]


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
    entities: Annotated[list[EntityJson], "who and what is named; empty until names are resolved"]
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
    article = record.article
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
        "attributions": [_attribution(each) for each in record.attributions],
        "entities": [],
        "teasers": [_teaser(each, article) for each in record.teasers],
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


def _attribution(attribution: Attribution) -> AttributionJson:
    return {
        "content": _offsets(attribution.content),
        "cue": _offsets(attribution.cue),
        "source": _offsets(attribution.source),
        "kind": attribution.kind.value,
        "score": round(attribution.score, SCORE_DIGITS),
        "part_of": attribution.part_of,
        "speakers": [],
        "addressee": None,
        "venue": None,
        "said_on": None,
    }


def _teaser(teaser: Teaser, article: Article) -> TeaserJson:
    span = teaser.paragraph.span
    return {
        "start": span.start,
        "end": span.end,
        "headline": span.cut(article.text),
        "attributions": [_attribution(each) for each in teaser.attributions],
    }


def _offsets(spans: Sequence[Span]) -> list[Offsets]:
    return [(span.start, span.end) for span in spans]
