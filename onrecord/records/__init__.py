"""The nouns: frozen dataclasses that every stage takes and gives."""

from onrecord.records.article import Article, Paragraph, ParagraphKind
from onrecord.records.attribution import Attribution, AttributionKind
from onrecord.records.capture import Capture, MediaType
from onrecord.records.failure import Failure
from onrecord.records.record import Record, Teaser
from onrecord.records.span import Span

__all__ = [
    "Article",
    "Attribution",
    "AttributionKind",
    "Capture",
    "Failure",
    "MediaType",
    "Paragraph",
    "ParagraphKind",
    "Record",
    "Span",
    "Teaser",
]
