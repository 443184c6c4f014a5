"""The stage: articles in, one by one as they come; for each, the earlier article whose text it carries."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher

from onrecord.cluster.days import Days
from onrecord.cluster.sketches import TextSketch, shingles, text_words
from onrecord.cluster.words import WORD, plain
from onrecord.records import STORY_KINDS, Article, Difference, RemembersTexts, Reprint, ReprintKind, Span

ORIGIN = "duplicates/1"

# Agency copy is reprinted within days; the same words much later are an archive's copy, found by their hash.
WINDOW_DAYS = 7

_MOST_HELD = 20_000  # articles in memory, some 5 kB each
_MOST_COMPARED = 10
_MOST_IN_BAND = 100  # articles of one day that share a band; what more share is boilerplate
_LEAST_SHARE = 0.5
_NEARLY_ALL = 0.85
_LEAST_RUNS = 25  # of five words; a shorter text is a caption: equal ones are found, like ones are not
_MOST_PARAGRAPHS = 1000
_NEAR_PARAGRAPHS = 20  # ahead in which the other version of a paragraph is looked for


@dataclass(slots=True)
class _Day:
    """The articles of one day; `having` gives, by band, the numbers of those that have it, `same` by text hash."""

    items: list[TextSketch] = field(default_factory=list)
    having: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    same: dict[bytes, int] = field(default_factory=dict)

    def add(self, sketch: TextSketch) -> None:
        """Take an article in."""
        for band in sketch.bands():
            self.having[band].append(len(self.items))
        self.same.setdefault(sketch.text_hash, len(self.items))
        self.items.append(sketch)


class Duplicates:
    """Finds reprints. Candidates come from MinHash bands of the days around; then the texts themselves are compared.

    `texts` gives the earlier articles: their sketches day by day when one of the days around comes up for the first
    time, and the text of the few that are compared.
    """

    def __init__(self, texts: RemembersTexts) -> None:
        self._texts = texts
        self._days = Days(_Day, most=_MOST_HELD, fill=self._recall, forget=self._forget)
        self._found: dict[str, Reprint | None] = {}

    def add(self, article: Article, sketch: TextSketch, *, day: date) -> Reprint | None:
        """The reprint that an article is, or None; one that is there already gets the same answer again."""
        self._days.turn_to(day.toordinal(), WINDOW_DAYS)
        if article.id not in self._found:
            self._found[article.id] = self._find(article, sketch)
            self._days[day.toordinal()].add(sketch)
        return self._found[article.id]

    def _recall(self, day: int, into: _Day) -> None:
        for kept in self._texts.on_day(date.fromordinal(day).isoformat()):
            into.add(TextSketch.from_bytes(kept.article_id, kept.sketch))
            self._found[kept.article_id] = kept.reprint

    def _forget(self, sketch: TextSketch) -> None:
        del self._found[sketch.article_id]

    def _find(self, article: Article, sketch: TextSketch) -> Reprint | None:
        """The nearest of the candidates; of equally near ones the first, so that copies of copies name one original."""
        words = text_words(article)
        if not words:
            return None
        best: Reprint | None = None
        for article_id in self._candidates(sketch):
            other = self._texts.article(article_id)
            found = compare(article, words, other) if other is not None else None
            if found is not None and (best is None or found.score > best.score):
                best = found
        return best

    def _candidates(self, sketch: TextSketch) -> list[str]:
        """The articles that share most bands, those with the very same words before all; earlier days first."""
        shared: Counter[tuple[int, int]] = Counter()
        for day, index in self._days.held():
            if sketch.text_hash in index.same:
                shared[day, index.same[sketch.text_hash]] += len(sketch.signature) + 1
            for band in sketch.bands():
                for number in index.having.get(band, ())[:_MOST_IN_BAND]:
                    shared[day, number] += 1
        ranked = sorted(shared.items(), key=lambda each: (-each[1], each[0]))
        return [self._days[day].items[number].article_id for (day, number), _ in ranked[:_MOST_COMPARED]]


def compare(article: Article, words: Sequence[str], other: Article) -> Reprint | None:
    """How an article with its words (`text_words`) stands to another, on their texts alone; None: it is no reprint."""
    others = text_words(other)
    if words == others:
        return Reprint(article.id, other.id, ReprintKind.SAME, 1.0, ("word for word the same",), ORIGIN)
    own, its = shingles(words), shingles(others)
    if min(len(own), len(its)) < _LEAST_RUNS:
        return None
    both = len(own & its)
    of_own, of_its = both / len(own), both / len(its)
    score = max(of_own, of_its)
    if score < _LEAST_SHARE:
        return None
    if of_own >= _NEARLY_ALL > of_its:
        kind = ReprintKind.CUT
    elif of_its >= _NEARLY_ALL > of_own:
        kind = ReprintKind.EXTENDED
    else:
        kind = ReprintKind.CHANGED
    reasons = (
        f"{100 * of_own:.0f} % of its runs of five words are in the other",
        f"{100 * of_its:.0f} % of the other's are in it",
    )
    return Reprint(article.id, other.id, kind, round(score, 3), reasons, ORIGIN)


def differences(before: Article, after: Article) -> tuple[Difference, ...]:
    """The paragraphs that two articles do not have alike, in order; changed ones side by side.

    Paragraphs are alike when their words are, letter case and punctuation aside. At most 1,000 of each are compared.
    """
    one, other = _paragraphs(before), _paragraphs(after)
    matcher = SequenceMatcher(None, [words for _, words in one], [words for _, words in other], autojunk=False)
    found: list[Difference] = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag != "equal":
            found += _side_by_side(one[start:end], other[other_start:other_end])
    return tuple(found)


def _paragraphs(article: Article) -> list[tuple[Span, tuple[str, ...]]]:
    found = []
    for paragraph in article.paragraphs:
        words = tuple(plain(each[0]) for each in WORD.finditer(paragraph.span.cut(article.text)))
        if paragraph.kind in STORY_KINDS and not paragraph.repeats and words:
            found.append((paragraph.span, words))
    return found[:_MOST_PARAGRAPHS]


def _side_by_side(
    before: Sequence[tuple[Span, tuple[str, ...]]], after: Sequence[tuple[Span, tuple[str, ...]]]
) -> Iterator[Difference]:
    """Pairs of paragraphs that share half of their words, in order; the others alone."""
    at = 0
    for span, words in after:
        for number in range(at, min(len(before), at + _NEAR_PARAGRAPHS)):
            if _alike(before[number][1], words):
                yield from (Difference(each, None) for each, _ in before[at:number])
                yield Difference(before[number][0], span)
                at = number + 1
                break
        else:
            yield Difference(None, span)
    yield from (Difference(each, None) for each, _ in before[at:])


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    both = (Counter(one) & Counter(other)).total()
    return 2 * both >= min(len(one), len(other)) and 3 * both >= max(len(one), len(other))
