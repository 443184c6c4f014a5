"""The stretches of a frame in which addressee, venue and day may stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.records import Span
from onrecord.resolve.details.frames import HIDDEN, Frame
from onrecord.resolve.details.phrases import DATE

_CLAUSE = re.compile(
    r"\b(?:who|whom|which|whose|that|because|although|though|whether|but|if|while|unless|whereas|when|"
    rf"as (?:he|she|they|it|the))\b|[;:—–{HIDDEN}]"
)
_BETWEEN = re.compile(r"[ ,.”\"“’]*(?:(?:and|but|while) )?")
_CONTENT = re.compile(f"{HIDDEN}+")
_OPENERS = re.compile(
    r"(?:in|at|during|on|via|after|following|from|over|since|by|speaking|appearing|testifying|writing|addressing|talking|"
    r"answering|responding|posting)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r" ?[A-Z][\w.]*(?: [A-Z][\w.]*){0,2}\.?$")  # what follows the comma in "Kenansville, N.C."


@dataclass(frozen=True, slots=True)
class Segment:
    """A range of a frame's words; `follows` says that it begins with the cue."""

    start: int
    end: int
    follows: bool


def segments(frame: Frame) -> list[Segment]:
    """What follows the cue, then what stands between source and cue, then what opens the sentence."""
    cue, source = frame.cue, frame.source
    anchor = cue or source
    if anchor is None:
        return []
    found = [*_tail(frame, cue, source), *_behind(frame.words, cue)] if cue else []
    if source and cue and source.end < cue.start:
        found.extend(_opened(frame.words, source.end, cue.start))
    first = min(span.start for span in (cue, source) if span is not None)
    found.extend(_opened(frame.words, frame.words.rfind(HIDDEN, 0, first) + 1, first))
    return found


def _opened(words: str, start: int, end: int) -> Iterator[Segment]:
    """The range without its first marks, if nothing in it is hidden and it begins as a day, place or occasion does."""
    between = _BETWEEN.match(words, start)
    at = between.end() if between else start
    if at < end and HIDDEN not in words[start:end] and _opens(words, at):
        yield Segment(at, end, follows=False)


def _behind(words: str, cue: Span) -> Iterator[Segment]:
    """What follows the first content behind the cue: "endorsed one in July"."""
    hidden = _CONTENT.search(words, cue.end)
    if hidden:
        stop = _CLAUSE.search(words, hidden.end())
        comma = words.find(",", hidden.end())
        end = min(at for at in (stop.start() if stop else len(words), comma, len(words)) if at >= 0)
        yield from _opened(words, hidden.end(), end)


def _opens(words: str, at: int) -> bool:
    return bool(_OPENERS.match(words, at) or DATE.match(words, at))


def _tail(frame: Frame, cue: Span, source: Span | None) -> Iterator[Segment]:
    """From the cue on, up to a clause or content; after a comma only if a day, place or occasion follows."""
    words = frame.words
    stop = _CLAUSE.search(words, cue.start)
    end = stop.start() if stop else len(words)
    start, inside = cue.start, max(cue.end, source.end if source and source.start > cue.start else 0)
    while start < end:
        comma = words.find(",", max(start, inside), end)
        following = end if comma < 0 else comma
        at = start + (words[start] == " ")
        if start == cue.start or _opens(words, at):
            yield Segment(at, following, follows=start == cue.start)
        elif not _PLACE.match(words[start:following]):
            return
        start = following + 1
