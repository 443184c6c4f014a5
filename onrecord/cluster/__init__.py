"""What belongs together across articles: one text, one event, one utterance."""

from onrecord.cluster.duplicates import Duplicates, differences
from onrecord.cluster.features import StoryFeatures
from onrecord.cluster.judged import Judged, split_id, story_id
from onrecord.cluster.quotations import Quotations
from onrecord.cluster.quoted import carried
from onrecord.cluster.sketches import TextSketch
from onrecord.cluster.stories import Stories
from onrecord.cluster.told import tell_story
from onrecord.cluster.versions import tell_quotation

__all__ = [
    "Duplicates",
    "Judged",
    "Quotations",
    "Stories",
    "StoryFeatures",
    "TextSketch",
    "carried",
    "differences",
    "split_id",
    "story_id",
    "tell_quotation",
    "tell_story",
]
