"""To whom, where and when each statement of an article was made."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.records import Article, Attribution, Span, Time
from onrecord.resolve.details.addressees import find_addressee
from onrecord.resolve.details.frames import Frame, Frames
from onrecord.resolve.details.moments import find_time
from onrecord.resolve.details.segments import segments
from onrecord.resolve.details.venues import find_venue

_GOES_ON = re.compile(
    r"(?:add(?:s|ed|ing)|continu(?:e[sd]|ing)|went on|goes on|further|also said|also told)\b", re.IGNORECASE
)
_PRONOUNS = frozenset({"he", "she", "they", "it", "who"})


@dataclass(frozen=True, slots=True)
class Details:
    """What the article says of one statement's occasion.

    `addressee` is a noun phrase without its preposition; `venue` and the words of `said_on` are with theirs. Each is
    None where the article does not say.
    """

    addressee: Span | None = None
    venue: Span | None = None
    said_on: Time | None = None


NONE = Details()


def find_details(article: Article, attributions: Sequence[Attribution]) -> list[Details]:
    """One for each attribution of the article, in their order.

    Days are resolved against `Article.published`; where that is missing, only words that name a whole date give one.
    """
    frames = Frames(article, attributions)
    found: list[Details] = []
    for number in range(len(attributions)):
        frame = frames.of(number)
        details = NONE if frame is None else _read(frame, article.published)
        if frame is not None and details == NONE:
            details = _taken_over(article, frames, frame, attributions, found)
        found.append(details)
    return found


def _read(frame: Frame, published: str | None) -> Details:
    addressee = venue = said_on = None
    for segment in segments(frame):
        addressee = addressee or find_addressee(frame, segment)
        place = find_venue(frame, segment, addressee)
        said_on = said_on or find_time(frame, segment, place, published)
        venue = venue or place
    return Details(addressee, venue, said_on)


def _taken_over(
    article: Article, frames: Frames, frame: Frame, attributions: Sequence[Attribution], found: Sequence[Details]
) -> Details:
    """The details of the statement that this one goes on with, if it says so.

    That is one before it in the same sentence with the same source ("told reporters on Monday that …, adding that
    …"), or the last one up to two sentences before where this one only adds ("He added that …").
    """
    own = attributions[len(found)]
    cue = own.cue[0].cut(article.text) if own.cue else ""
    for number in frames.before(len(found), frame.sentence):
        other = attributions[number]
        same = own.source == other.source if own.source else cue.lower().endswith("ing")
        if frames.touches(number, frame.sentence) and same and own.part_of == other.part_of:
            if found[number] != NONE:
                return found[number]
        elif _GOES_ON.match(cue) and own.source and other.source and own.part_of == other.part_of:
            return found[number] if _is_same(article.text, own.source[0], other.source[0]) else NONE
    return NONE


def _is_same(text: str, source: Span, before: Span) -> bool:
    """Whether a source that follows another is a pronoun or ends in the same word."""
    words, others = source.cut(text).split(), before.cut(text).split()
    return bool(words and others) and (words[-1].lower() in _PRONOUNS or words[-1] == others[-1])
