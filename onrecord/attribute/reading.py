"""From a section's pieces to its attributions: tags to spans, spans to cues and sources, pieces to text."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.linker import Choice, Linker, read_terms
from onrecord.attribute.marks import Marks, trim
from onrecord.attribute.sections import Section
from onrecord.attribute.tags import Found, Role, find_spans
from onrecord.neural.encoder import Encoded
from onrecord.neural.quotes import OUTSIDE
from onrecord.records import Attribution, ParagraphKind, Span

_CLOSING_PIECES = 2  # a full stop and a closing mark
_KINDS = tuple(ParagraphKind)


@dataclass(frozen=True, slots=True)
class _Group:
    """A cue (or none) with the contents it reports and its source."""

    contents: tuple[Found, ...]
    cue: Found | None
    source: Found | None
    score: float


class Reader:
    """Reads attributions off what the network says of a section."""

    def __init__(self, settings: Mapping[str, Any], *, origin: str) -> None:
        """Take the model's settings: label biases, linker terms, the least score to report with a cue and without."""
        self._biases = np.array(settings["biases"])
        self._least_score = float(settings["least_score"])
        self._least_uncued = float(settings["least_uncued"])
        self._contents = Linker("content", "cue_key", read_terms(settings, "content"))
        self._cues = Linker("cue", "source_key", read_terms(settings, "cue"))
        self._origin = origin

    def read(self, text: str, section: Section, encoded: Encoded) -> list[Attribution]:
        """The attributions of a section, in order of their content."""
        found = find_spans(encoded.tags, section.ranges, self._biases)
        by_role = {role: [span for span in found if span.role == role] for role in Role}
        groups = self._group(by_role, section, encoded)
        marks = Marks(text, section.spans)
        made = [self._attribution(text, section, marks, group) for group in groups if group.score >= self._least_score]
        return sorted((a for a in made if a is not None), key=lambda a: (a.content[0], a.cue))

    def _group(self, by_role: Mapping[Role, Sequence[Found]], section: Section, encoded: Encoded) -> list[_Group]:
        contents, cues, sources = by_role[Role.CONTENT], by_role[Role.CUE], by_role[Role.SOURCE]
        breaks = section.paragraph
        reported = self._contents.choose(contents, cues, encoded, breaks, _lawful(contents, cues, section))
        sourced = self._cues.choose(cues, sources, encoded, breaks, _lawful(cues, sources, section))
        groups: list[_Group] = []
        alone: list[tuple[Found, Choice]] = []
        for number, cue in enumerate(cues):
            own = [(c, choice) for c, choice in zip(contents, reported, strict=True) if choice.index == number]
            kept = _in_one_paragraph(cue, own, section)
            if kept:
                groups.append(_with_cue(cue, kept, sources, sourced[number]))
            alone += [pair for pair in own if pair not in kept]
        alone += [(c, choice) for c, choice in zip(contents, reported, strict=True) if choice.index is None]
        for content, choice in sorted(alone, key=lambda pair: pair[0].first):
            group = _without_cue(content, choice, sources, groups, section)
            if group.score >= self._least_uncued:
                groups.append(group)
        return groups

    def _attribution(self, text: str, section: Section, marks: Marks, group: _Group) -> Attribution | None:
        spans = []
        for found in group.contents:
            limit = section.spans[section.paragraph[found.first]]
            spans.append(trim(text, marks.take(_span(text, section, found), limit)))
        content = _merged(sorted(span for span in spans if len(span)))
        if not content:
            return None
        return Attribution(
            source=(_span(text, section, group.source),) if group.source else (),
            cue=(_span(text, section, group.cue),) if group.cue else (),
            content=content,
            kind=marks.kind(content),
            score=round(min(group.score, 1.0), 4),
            origin=self._origin,
        )


def _lawful(spans: Sequence[Found], targets: Sequence[Found], section: Section) -> NDArray[np.bool_]:
    """Nothing crosses from a headline or standfirst into the story or back."""
    kinds = np.array([_KINDS.index(kind) for kind in section.kinds])[section.paragraph]
    of_spans = kinds[[span.first for span in spans]] if spans else np.zeros(0)
    of_targets = kinds[[target.first for target in targets]] if targets else np.zeros(0)
    return np.asarray(of_spans[:, None] == of_targets[None])


def _in_one_paragraph(cue: Found, own: Sequence[tuple[Found, Choice]], section: Section) -> list[tuple[Found, Choice]]:
    """A cue reports what stands in its own paragraph, or else what stands in the nearest one."""
    apart = [abs(int(section.paragraph[content.first] - section.paragraph[cue.first])) for content, _ in own]
    return [pair for pair, distance in zip(own, apart, strict=True) if distance == min(apart)]


def _with_cue(cue: Found, own: Sequence[tuple[Found, Choice]], sources: Sequence[Found], choice: Choice) -> _Group:
    score = float(np.mean([content.score * link.score for content, link in own]))
    source = sources[choice.index] if choice.index is not None else None
    return _Group(tuple(content for content, _ in own), cue, source, score * choice.score)


def _without_cue(
    content: Found, choice: Choice, sources: Sequence[Found], groups: Sequence[_Group], section: Section
) -> _Group:
    """A content that no cue reports belongs to the nearest source of its paragraph.

    A quotation in a paragraph without sources goes on from one that ends the paragraph before, if any does.
    """
    paragraph = section.paragraph[content.first]
    near = [s for s in sources if section.paragraph[s.first] == paragraph]
    source = min(near, key=lambda s: max(s.first - content.last, content.first - s.last), default=None)
    if not near and _is_quoted(content.first, section):
        before = [group for group in groups if _ends_paragraph(group, paragraph - 1, section)]
        source = max(before, key=lambda group: group.contents[-1].last).source if before else None
    return _Group((content,), None, source, content.score * choice.score)


def _ends_paragraph(group: _Group, paragraph: int, section: Section) -> bool:
    """Whether a group's quotation, or the cue and source behind it, is the last thing in a paragraph."""
    quotation = group.contents[-1].last
    parts = [part for part in (group.contents[-1], group.cue, group.source) if part is not None]
    last = max(part.last for part in parts)
    if section.paragraph[last] != paragraph or not _is_quoted(quotation, section):
        return False
    return section.ranges[paragraph][1] - last <= 1 + _CLOSING_PIECES


def _is_quoted(piece: int, section: Section) -> bool:
    return bool(section.pieces.features[piece, 2] != OUTSIDE)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order, those that overlap made one: two may have been widened to the same word."""
    merged: list[Span] = []
    for span in spans:
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _span(text: str, section: Section, found: Found) -> Span:
    """A span of pieces as a span of text, widened to whole words: a vocabulary may cut "Rubio" or "6,000" in two."""
    start, end = int(section.pieces.starts[found.first]), int(section.pieces.ends[found.last])
    while start > 0 and _goes_on(text, start):
        start -= 1
    while end < len(text) and _goes_on(text, end):
        end += 1
    return Span(start, end)


def _goes_on(text: str, at: int) -> bool:
    """Whether a word or number goes on from the character before `at` to the one there."""
    before, after = text[at - 1], text[at]
    if before.isalnum() and after.isalnum():
        return True
    if after in ".,":
        return before.isdigit() and text[at + 1 : at + 2].isdigit()
    return before in ".," and after.isdigit() and at > 1 and text[at - 2].isdigit()
