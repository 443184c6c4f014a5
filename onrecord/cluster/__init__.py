"""What belongs together across articles: one text, one event, one utterance."""

from onrecord.cluster.features import StoryFeatures
from onrecord.cluster.judged import Judged, split_id, story_id
from onrecord.cluster.stories import Stories

__all__ = ["Judged", "Stories", "StoryFeatures", "split_id", "story_id"]
