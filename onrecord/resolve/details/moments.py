"""When a statement was made."""

import re
from datetime import date
from itertools import islice

from onrecord.records import Span, Time
from onrecord.resolve.details.days import Days, Tense
from onrecord.resolve.details.expressions import when
from onrecord.resolve.details.frames import Frame
from onrecord.resolve.details.phrases import DATE
from onrecord.resolve.details.segments import Segment

# Words before a date that make it the date of something else than the saying.
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:ahead of|before|prior to|until|scheduled|due|planned|expected|upcoming|set for|elected|born|killed|died|"
    r"arrested|slated|through|compared (?:to|with)|than)\b[^,]*$|\b(?:the|a|an|his|her|their|its|of|for) $",
    re.IGNORECASE,
)
_AFTERWARDS = re.compile(r"(?:after|following)\b[^,]*$", re.IGNORECASE)
_LOOK_BACK = 100  # characters before a date
_TRIED = 4  # dates of a segment; prose has one or two
_MADE_PUBLIC = re.compile(
    r"\b(?:released|published|issued|posted|dated|unveiled|aired|signed|made public) (?:late |early )?$"
)
_AHEAD = re.compile(
    r"\b(?:will|shall|to be|(?:is|are|was|were) to|(?:expected|plan(?:s|ned|ning)?|due|set|scheduled|going|likely) to)"
    r"(?: \w+){0,2}\s*$"
)
_PREPOSITION = re.compile(r"(?:(?:on|at|in|over|by) )?", re.IGNORECASE)
_ROUNDED = re.compile(r"^(?:(?:about|nearly|almost|some|just|more than|roughly) )")


def find_time(frame: Frame, segment: Segment, venue: Span | None, published: str | None) -> Time | None:
    """The day or days that a segment gives for the saying, or None.

    A date inside the venue ("at a Tuesday news conference") is one, and the day on which a document that is the
    source came out. One that belongs to another noun ("after Monday's debate") or to an event ahead ("before the
    Nov. 3 election") is not.
    """
    anchor = frame.cue or frame.source
    tense = Tense.FUTURE if anchor and _AHEAD.search(frame.words[: anchor.start]) else Tense.PAST
    for start in [m.start() for m in islice(DATE.finditer(frame.words, segment.start, segment.end), _TRIED)]:
        match = DATE.match(frame.words, start)  # past a comma, where a segment ends: "Nov. 3, 2024"
        if match is None or _in_source(frame, match):
            continue
        span = frame.span(match.start(), match.end())
        occasion = venue is not None and venue.covers(span)
        behind = venue.end - frame.start if venue and venue.end <= span.start else segment.start
        if not occasion and _dates_something_else(frame.words[behind:start]):
            continue
        if frame.words[match.end() : match.end() + 2] in ("’s", "'s"):
            if not occasion:
                continue
            span = Span(span.start + len(_PREPOSITION.findall(match[0])[0]), span.end)
        days = when(_ROUNDED.sub("", match[0]), published, tense)
        if days is not None:
            return _time(days, span)
    return None


def _dates_something_else(words: str) -> bool:
    """Whether the words before a date, from the segment's beginning or the venue on, take it for something else."""
    return bool(_AFTERWARDS.match(words) or _OF_SOMETHING_ELSE.search(words[-_LOOK_BACK:]))


def _in_source(frame: Frame, match: re.Match[str]) -> bool:
    """Whether a date belongs to the source, and says something else of it than when it came out."""
    inside = frame.source is not None and frame.source.overlaps(Span(match.start(), match.end()))
    return inside and not _MADE_PUBLIC.search(frame.words[: match.start()])


def _time(days: Days, span: Span) -> Time:
    """The days, widened by what a writer may have rounded, as far as the calendar goes."""
    first = max(days.first.toordinal() - days.slack, date.min.toordinal())
    last = min(days.last.toordinal() + days.slack, date.max.toordinal())
    sure = days.sure and not days.slack
    return Time(date.fromordinal(first).isoformat(), date.fromordinal(last).isoformat(), span, sure)
