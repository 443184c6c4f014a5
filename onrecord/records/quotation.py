"""One utterance, as several outlets give it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from onrecord.records.attribution import AttributionKind
from onrecord.records.span import Span


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of quoted words without its marks. `words` is the slice of `Article.text` that `span` covers."""

    span: Span
    words: str

    def __post_init__(self) -> None:
        if len(self.span) != len(self.words):
            raise ValueError("the words of a fragment are a slice of the text")


@dataclass(frozen=True, slots=True)
class Carried:
    """A statement as an article carries it: what the stage of quotations takes.

    `fragments` are the words in quotation marks, in order; of an indirect statement all of its content. `speakers` are
    all names by which the person who speaks goes, empty where it is unsure who is meant or where no person is named;
    `behind` those of the person or body that the speaker speaks for, or of a body that is the source itself. `day` is
    the article's; `published` the moment or day as given (ISO 8601), None where it is not known. `said_on` is
    the first and last day on which the words were said, where the article says it. `story_id` is the story of the
    article, where it has been placed: within a story fewer words are enough.
    """

    statement_id: str
    article_id: str
    outlet: str | None
    day: date
    published: str | None
    kind: AttributionKind
    fragments: tuple[Fragment, ...]
    speakers: tuple[str, ...] = ()
    behind: tuple[str, ...] = ()
    said_on: tuple[str, str] | None = None
    story_id: str | None = None


@dataclass(frozen=True, slots=True)
class QuotationPlacement:
    """To which quotation a statement was put. It is never changed: what people decide stands beside it.

    `score` is how sure it is, 0..1, that the statement gives the same utterance as `like`, the nearest statement of the
    quotation; 1 and None where it is the first. `reasons` say why, in words for a reader. `origin` says what placed
    it: stage and version.
    """

    statement_id: str
    quotation_id: str
    score: float
    like: str | None
    reasons: tuple[str, ...]
    origin: str


class DifferenceKind(StrEnum):
    """How a version's words stand to those of the fullest version.

    *Cut*: words at the start or end that it leaves out, or within where it says so by an ellipsis or by ending the
    quotation and taking it up again. *Inserted*: words in brackets, which are the editor's. *Changed*: other words, or
    words added or left out without a sign.
    """

    CUT = "cut"
    INSERTED = "inserted"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class WordDifference:
    """Where two versions differ: spans into the text of the fullest version's article and of this one's.

    `full` is None where this version has words that the fullest has not, `own` where it lacks some.
    """

    kind: DifferenceKind
    full: Span | None
    own: Span | None


@dataclass(frozen=True, slots=True)
class Version:
    """A quotation as one statement gives it, with what differs from the fullest version; none for that one itself."""

    statement_id: str
    article_id: str
    outlet: str | None
    kind: AttributionKind
    differences: tuple[WordDifference, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """One utterance as all statements that carry it give it.

    `fullest` is the statement with most of its words, against which the others are compared, and `first` the one
    published first; both are statement ids. `disputed` is true where versions in quotation marks have other words,
    cuts, punctuation and spelling aside. `versions` are in order of publication.
    """

    id: str
    first: str
    fullest: str
    disputed: bool
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class RememberedQuotation:
    """A statement that the stage has seen, and where it was put; None for an indirect one that fits no quotation."""

    carried: Carried
    placement: QuotationPlacement | None


class RemembersQuotations(Protocol):
    """Where statements are kept that came earlier."""

    def on_day(self, day: str) -> Sequence[RememberedQuotation]:
        """The statements of the articles of a day (ISO 8601), in the order in which they came."""
