"""How well articles are grouped into stories: `python benchmarks/stories.py DATA_DIR`.

`stories-allsides` holds events of half a year of 2021, each told by two or three outlets. The title and opening of each
article are given to the stage one by one, by day, in an order within the day that has nothing to do with the story. No
outlet, topic, address or time of day is given. The set dates all articles of an event alike, by the day on which
they were brought together; as news is dated otherwise, everything is measured a second time with the day that the
address of an article names, where it does (two in five).

Beside it stand one story an article, and TF-IDF cosine with a time window: an article joins the story of the last
days that is nearest by the mean cosine, inverse document frequencies learnt on the fly, the headline counted twice. Its
window and least cosine are chosen on the first half of the time, for the best B³ F1; so were those of the stage.
The second half took part in no choice. A window of no days sees only the articles of the same day, which the set's
dating rewards and news does not; the best window of a day and more stands beside it.
"""

import argparse
import json
import math
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from time import perf_counter
from typing import TypeAlias

from onrecord.cluster import Stories, StoryFeatures
from onrecord.cluster.features import unit
from onrecord.cluster.words import terms
from onrecord.records import Article, Paragraph, ParagraphKind, Span

SECOND_HALF = date(2021, 7, 17)
WINDOWS = (0, 1, 2, 3, 7)  # days
LEAST_COSINES = (0.1, 0.125, 0.15, 0.175, 0.2, 0.225, 0.25)

_DAY = re.compile(r"/(20\d\d)[/-]?(\d\d|[a-z]{3})[/-]?(\d\d)\b")
_MONTH_NAMES = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES.split(), 1)}
_FAR = timedelta(days=7)  # an address whose day is farther from that of the event is of another article

Groups: TypeAlias = dict[str, str]


@dataclass(frozen=True)
class Told:
    """An article of the set, with the event that it tells."""

    article: Article
    event: str
    day: date
    addressed: date | None

    def features(self) -> StoryFeatures:
        """What the stage takes."""
        return StoryFeatures.of(self.article, otherwise=self.day)


def read_told(data: Path) -> list[Told]:
    """The articles of the set, as dated by the set, in order."""
    told = []
    path = next((data / "stories-allsides").glob("*.jsonl"))
    for line in filter(None, path.read_text(encoding="utf8").split("\n")):
        event = json.loads(line)
        for side, news in event["news"].items():
            day = date.fromisoformat(event["date"][:10])
            article = make_article(f"{event['id']}-{side}", news["newsTitle"], news["newBody"] or [])
            told.append(Told(article, str(event["id"]), day, _addressed(news["newsLink"], day)))
    return in_order(told)


def make_article(name: str, title: str, body: Sequence[str]) -> Article:
    """An article of a headline and paragraphs."""
    text, paragraphs = "", []
    for number, part in enumerate((title, *body)):
        kind = ParagraphKind.STORY if number else ParagraphKind.HEADLINE
        paragraphs.append(Paragraph(Span(len(text), len(text) + len(part)), kind))
        text += part + "\n"
    return Article(name, text, tuple(paragraphs), title=title)


def in_order(told: Iterable[Told]) -> list[Told]:
    """By day; within a day in an order that has nothing to do with the event."""
    return sorted(told, key=lambda each: (each.day, zlib.crc32(each.article.id.encode())))


def as_addressed(told: Iterable[Told]) -> list[Told]:
    """The articles with the days that their addresses name, where they do."""
    return in_order(replace(each, day=each.addressed or each.day) for each in told)


def _addressed(address: str, near: date) -> date | None:
    found = _DAY.search(address)
    if found is None:
        return None
    try:
        day = date(int(found[1]), _MONTHS.get(found[2]) or int(found[2]), int(found[3]))
    except ValueError:
        return None
    return day if abs(day - near) <= _FAR else None


@dataclass(frozen=True)
class Measured:
    """B³ (Bagga and Baldwin, 1998) and the F1 of pairs of articles in one story, 0..1."""

    precision: float
    recall: float
    f1: float
    pairs_f1: float

    def __str__(self) -> str:
        return "".join(f"{100 * each:7.1f}" for each in (self.precision, self.recall, self.f1, self.pairs_f1))


def measure(gold: Mapping[str, str], found: Mapping[str, str]) -> Measured:
    """Groups that were found against the true ones; both give the group of each article."""
    both = Counter((gold[each], found[each]) for each in gold)
    true, given = Counter(gold.values()), Counter(found[each] for each in gold)
    precision = sum(n * n / given[group] for (_, group), n in both.items()) / len(gold)
    recall = sum(n * n / true[group] for (group, _), n in both.items()) / len(gold)
    right, in_gold, in_found = (_pairs(each) for each in (both, true, given))
    return Measured(precision, recall, _f1(precision, recall), 2 * right / max(1, in_gold + in_found))


def _f1(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0


def _pairs(groups: Mapping[object, int]) -> int:
    return sum(n * (n - 1) // 2 for n in groups.values())


def alone(told: Sequence[Told]) -> Groups:
    """One story an article."""
    return {each.article.id: each.article.id for each in told}


class Cosine:
    """TF-IDF cosine with a time window."""

    def __init__(self, window: int, least: float) -> None:
        self._window = window
        self._least = least

    def group(self, told: Sequence[Told]) -> Groups:
        """Groups articles in the order in which they come."""
        groups: Groups = {}
        having: Counter[str] = Counter()
        live: list[tuple[date, str, dict[str, float]]] = []
        for number, each in enumerate(told, 1):
            counts = Counter(terms(each.article.text)) + Counter(terms(each.article.title or ""))
            having.update(counts.keys())
            words = unit({s: (1 + math.log(n)) * math.log((number + 1) / having[s]) for s, n in counts.items()})
            live = [other for other in live if (each.day - other[0]).days <= self._window]
            cosines: dict[str, list[float]] = defaultdict(list)
            for _, group, other in live:
                cosines[group].append(sum(words[s] * other[s] for s in words.keys() & other.keys()))
            means = {group: sum(found) / len(found) for group, found in cosines.items()}
            best = max(means, key=lambda group: means[group], default=None)
            group = best if best is not None and means[best] >= self._least else each.article.id
            groups[each.article.id] = group
            live.append((each.day, group, words))
        return groups


def staged(told: Sequence[Told]) -> Groups:
    """The stage as it is."""
    stories = Stories.packaged()
    return {each.article.id: stories.add(each.features()).story_id for each in told}


def gold_of(told: Iterable[Told]) -> Groups:
    """The events."""
    return {each.article.id: each.event for each in told}


def halves(told: Sequence[Told]) -> tuple[list[Told], list[Told]]:
    """The events of the first half of the time, and those of the second."""
    late = {each.event for each in told if each.day >= SECOND_HALF}
    return [each for each in told if each.event not in late], [each for each in told if each.event in late]


def tuned_cosine(told: Sequence[Told], windows: Sequence[int]) -> tuple[int, float]:
    """Window and least cosine that are best on some articles."""
    settings = list(product(windows, LEAST_COSINES))
    return max(settings, key=lambda each: measure(gold_of(told), Cosine(*each).group(told)).f1)


def report(name: str, group: Callable[[Sequence[Told]], Groups], told: Sequence[Told]) -> None:
    """A line for each half and for the whole."""
    first, second = halves(told)
    for part, articles in (("first half", first), ("second half", second), ("all", told)):
        found = group(articles)
        print(f"{name:51}{part:13}{measure(gold_of(articles), found)}{len(set(found.values())):9}", flush=True)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    told = read_told(parser.parse_args().data)
    for dated, articles in (("as the set dates them", told), ("as addresses date them", as_addressed(told))):
        print(f"\n{len(articles)} articles on {len(set(gold_of(articles).values()))} events, {dated}")
        print(f"{'':64}{'B³ P':>7}{'R':>7}{'F1':>7}{'pairs':>7}{'stories':>9}")
        report("one story an article", alone, articles)
        window, least = tuned_cosine(halves(articles)[0], WINDOWS)
        report(f"cosine, best window: {window} days, from {least}", Cosine(window, least).group, articles)
        window, least = tuned_cosine(halves(articles)[0], WINDOWS[1:])
        report(f"cosine, best of a day and more: {window} days, from {least}", Cosine(window, least).group, articles)
        start = perf_counter()
        report("onrecord", staged, articles)
        print(f"{2 * len(articles) / (perf_counter() - start):.0f} articles a second")


if __name__ == "__main__":
    main()
