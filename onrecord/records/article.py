"""One published item, as text with its parts named."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onrecord.records.span import Span


class ParagraphKind(StrEnum):
    """What a run of an article's text is.

    A *teaser* advertises another story; a *notice* is the site speaking (app, newsletter, comment prompt,
    copyright). Everything that is neither belongs to the article itself.
    """

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    STORY = "story"
    TEASER = "teaser"
    NOTICE = "notice"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of `Article.text` of one kind. `score` is how sure the kind is, 0..1.

    `repeats` is true of a standfirst whose words the story says again, cut off or whole.
    """

    span: Span
    kind: ParagraphKind
    score: float = 1.0
    repeats: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """One published item. All offsets point into `text`, which is never rewritten after extraction.

    `published` is an ISO 8601 date, possibly partial (`2025`, `2025-12`, `2025-12-02`); `published_at` is the
    moment with its zone where the page gives one. Paragraphs are in order and never overlap; every
    non-blank character of `text` lies in one.
    """

    id: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    published_at: datetime | None = None
    language: str | None = None
