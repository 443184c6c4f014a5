"""The words that report an attribution: its sentence without what is reported."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.records import Article, Attribution, ParagraphKind, Span

HIDDEN = "\ue000"  # stands for each character of a content
LONGEST = 1_500  # characters of a sentence; a longer one is cut
_END = re.compile(r"[.!?][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"(?:^|[\s(“\"])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Prof|Rev|St|Jr|Sr|Jan|"
    r"Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|vs|No|Hon|Adm|Maj)$"
)
_TOLD = frozenset({ParagraphKind.HEADLINE, ParagraphKind.STANDFIRST, ParagraphKind.STORY, ParagraphKind.TEASER})


@dataclass(frozen=True, slots=True)
class Frame:
    """A stretch of `Article.text` around one attribution.

    `words` has its length, with `HIDDEN` for every character of a content; `start` is where it begins in the text.
    `cue` and `source` are the first of each, as offsets into `words`; None where they lie elsewhere. `sentence` is
    the number of the sentence.
    """

    start: int
    words: str
    cue: Span | None
    source: Span | None
    sentence: int

    def span(self, start: int, end: int) -> Span:
        """A range of `words` as a span of the article's text."""
        return Span(self.start + start, self.start + end)


class Frames:
    """The frames of an article's attributions."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        self._text = article.text
        self._attributions = attributions
        self._sentences = [s for p in article.paragraphs if p.kind in _TOLD for s in _sentences(article.text, p.span)]
        self._starts = [sentence.start for sentence in self._sentences]
        self._here: dict[int, list[int]] = defaultdict(list)
        for number, attribution in enumerate(attributions):
            spans = (*attribution.content, *attribution.cue, *attribution.source)
            for sentence in sorted({n for span in spans for n in self._numbers(span)}):
                self._here[sentence].append(number)

    def of(self, number: int) -> Frame | None:
        """The frame of an attribution, or None where it has neither cue nor source."""
        attribution = self._attributions[number]
        anchor = next(iter(attribution.cue or attribution.source), None)
        if anchor is None or not (found := list(self._numbers(anchor))):
            return None
        sentence = self._sentences[found[0]]
        others = [n for n in self._here[found[0]] if n != number]
        words = self._masked(sentence, anchor, [number, *others])
        zone = self._zone(sentence, number, others)
        return Frame(
            start=zone.start,
            words=words[zone.start - sentence.start : zone.end - sentence.start],
            cue=_inside(zone, attribution.cue),
            source=_inside(zone, attribution.source),
            sentence=found[0],
        )

    def before(self, number: int, sentence: int) -> list[int]:
        """The attributions that stand before one in its sentence or the two sentences before, nearest first."""
        numbers = {n for at in (sentence - 2, sentence - 1, sentence) for n in self._here.get(at, ())}
        return sorted((n for n in numbers if n < number), reverse=True)

    def touches(self, number: int, sentence: int) -> bool:
        """Whether an attribution's cue or source stands in a sentence."""
        spans = (*self._attributions[number].cue, *self._attributions[number].source)
        return any(self._sentences[sentence].overlaps(span) for span in spans)

    def _numbers(self, span: Span) -> Iterator[int]:
        """The sentences that a span touches."""
        at = max(bisect_right(self._starts, span.start) - 1, 0)
        while at < len(self._sentences) and self._sentences[at].start < span.end:
            if self._sentences[at].overlaps(span):
                yield at
            at += 1

    def _masked(self, sentence: Span, anchor: Span, numbers: Sequence[int]) -> str:
        """A sentence's words with contents hidden, but for those in which the attribution itself stands."""
        words = list(sentence.cut(self._text))
        for number in numbers:
            for content in self._attributions[number].content:
                if content.overlaps(sentence) and not content.covers(anchor):
                    start, end = max(content.start, sentence.start), min(content.end, sentence.end)
                    words[start - sentence.start : end - sentence.start] = HIDDEN * (end - start)
        return "".join(words)

    def _zone(self, sentence: Span, number: int, others: Sequence[int]) -> Span:
        """The part of a sentence that speaks of one attribution: from the cue before it to the source or cue after."""
        own = (*self._attributions[number].cue, *self._attributions[number].source)
        first, last = min(s.start for s in own), max(s.end for s in own)
        start, end = sentence.start, sentence.end
        for other in others:
            for span in (*self._attributions[other].cue, *self._attributions[other].source):
                if span in own or not sentence.covers(span):
                    continue
                if span.end <= first:
                    start = max(start, span.end)
                elif span.start >= last:
                    end = min(end, span.start)
        return Span(max(start, sentence.start), max(start, end))


def _inside(zone: Span, spans: Sequence[Span]) -> Span | None:
    span = next((span for span in spans if zone.covers(span)), None)
    return span and Span(span.start - zone.start, span.end - zone.start)


def _sentences(text: str, paragraph: Span) -> Iterator[Span]:
    """The sentences of a paragraph, the space after each included."""
    start = paragraph.start
    for end in _END.finditer(text, paragraph.start, paragraph.end):
        if text[end.start()] == "." and _ABBREVIATION.search(text[max(start, end.start() - 12) : end.start()]):
            continue
        yield from _pieces(start, end.end())
        start = end.end()
    yield from _pieces(start, paragraph.end)


def _pieces(start: int, end: int) -> Iterator[Span]:
    for at in range(start, end, LONGEST):
        yield Span(at, min(end, at + LONGEST))
