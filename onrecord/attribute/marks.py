"""Quotation marks at the edges of a content, and what they make of it."""

import re
from collections.abc import Sequence

import numpy as np

from onrecord.neural.quotes import CLOSING, OPENING, OUTSIDE, quotation_states
from onrecord.records import AttributionKind, Span

_AROUND = "\"“”„«»‹›‘’' "
_BEFORE_CLOSING = frozenset(".,!?;…")
_LEADS_ON = re.compile(r"[,;]?\s+(?:and|but|or|though|although|while|whereas|because|yet)[,;]?\s*$")


class Marks:
    """The quotation states of some paragraphs of a text."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self._text = text
        self._base = paragraphs[0].start
        self._states = np.zeros(paragraphs[-1].end - self._base, dtype=np.int8)
        for span in paragraphs:
            self._states[span.start - self._base : span.end - self._base] = quotation_states(span.cut(text))

    def take(self, span: Span, limit: Span) -> Span:
        """Widen a content by the quotation marks that touch it, inside `limit`.

        A closing mark behind a comma or full stop touches too: `“We will”` and `“We will,”` alike.
        """
        states, base = self._states, self._base
        start, end = span.start, span.end
        if start > limit.start and states[start - 1 - base] == OPENING:
            start -= 1
        if end < limit.end and end > start and states[end - 1 - base] not in (OUTSIDE, CLOSING):
            reach = end
            while reach < limit.end and self._text[reach] in _BEFORE_CLOSING:
                reach += 1
            if reach < limit.end and states[reach - base] == CLOSING:
                end = reach + 1
        return Span(start, end)

    def kind(self, content: Sequence[Span]) -> AttributionKind:
        """Whether the letters and digits of a content stand in quotation marks: all, some or none."""
        quoted = total = marks = 0
        for span in content:
            states = self._states[span.start - self._base : span.end - self._base]
            marks += int(np.isin(states, (OPENING, CLOSING)).sum())
            spoken = np.fromiter((c.isalnum() for c in span.cut(self._text)), dtype=bool, count=len(span))
            total += int(spoken.sum())
            quoted += int((spoken & (states != OUTSIDE)).sum())
        if quoted and quoted == total:
            return AttributionKind.DIRECT
        return AttributionKind.MIXED if quoted or marks else AttributionKind.INDIRECT


def trim(text: str, span: Span) -> Span:
    """A span without white space, or a conjunction that leads on, at its ends; empty when there is nothing else."""
    words = span.cut(text)
    lead = len(words) - len(words.lstrip())
    end = span.start + len(_LEADS_ON.sub("", words).rstrip())
    return Span(span.start + lead, max(span.start + lead, end))


def unquoted(text: str, span: Span) -> Span:
    """A content without the marks around it, as if its speaker were the writer; empty when it is marks alone."""
    words = span.cut(text)
    start = span.start + len(words) - len(words.lstrip(_AROUND))
    return Span(start, max(start, span.end - (len(words) - len(words.rstrip(_AROUND)))))
