"""What belongs together across articles: one text, one event, one utterance."""

from onrecord.cluster.features import StoryFeatures
from onrecord.cluster.judged import Judged, split_id, story_id
from onrecord.cluster.quotations import Quotations
from onrecord.cluster.quoted import carried
from onrecord.cluster.stories import Stories
from onrecord.cluster.versions import tell_quotation

__all__ = ["Judged", "Quotations", "Stories", "StoryFeatures", "carried", "split_id", "story_id", "tell_quotation"]
