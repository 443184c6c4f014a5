"""The nouns: frozen dataclasses that every stage takes and gives."""

from onrecord.records.article import Article, Paragraph, ParagraphKind
from onrecord.records.attribution import Attribution, AttributionKind
from onrecord.records.capture import Capture, MediaType
from onrecord.records.entity import Entity, EntityType, Mention, MentionKind, Role
from onrecord.records.failure import Failure
from onrecord.records.listing import Entry, Listed, Listing, ListingKind
from onrecord.records.quotation import (
    Carried,
    DifferenceKind,
    Fragment,
    Quotation,
    QuotationPlacement,
    RememberedQuotation,
    RemembersQuotations,
    Version,
    WordDifference,
)
from onrecord.records.record import STORY_KINDS, Record, Teaser
from onrecord.records.reprint import Difference, RememberedText, RemembersTexts, Reprint, ReprintKind
from onrecord.records.span import Span
from onrecord.records.statement import Resolved, Speaker, Statement, Time
from onrecord.records.story import (
    Placement,
    Related,
    Remembered,
    RemembersStories,
    Story,
    StoryAct,
    StoryJudgement,
)
from onrecord.records.who import Gender, Held, Known, KnowsPeople

__all__ = [
    "STORY_KINDS",
    "Article",
    "Attribution",
    "AttributionKind",
    "Capture",
    "Carried",
    "Difference",
    "DifferenceKind",
    "Entity",
    "EntityType",
    "Entry",
    "Failure",
    "Fragment",
    "Gender",
    "Held",
    "Known",
    "KnowsPeople",
    "Listed",
    "Listing",
    "ListingKind",
    "MediaType",
    "Mention",
    "MentionKind",
    "Paragraph",
    "ParagraphKind",
    "Placement",
    "Quotation",
    "QuotationPlacement",
    "Record",
    "Related",
    "Remembered",
    "RememberedQuotation",
    "RememberedText",
    "RemembersQuotations",
    "RemembersStories",
    "RemembersTexts",
    "Reprint",
    "ReprintKind",
    "Resolved",
    "Role",
    "Span",
    "Speaker",
    "Statement",
    "Story",
    "StoryAct",
    "StoryJudgement",
    "Teaser",
    "Time",
    "Version",
    "WordDifference",
]
