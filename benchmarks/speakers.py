"""Accuracy of who is speaking: `python benchmarks/speakers.py DATA_DIR [--tools TOOLS_DIR]`.

Each article is read from its text alone and scored with the scorer that the peers' figures were made with; then once
more with the attributions that people marked, so that only the resolution counts. Nested attributions are apart.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from benchmarks.attribution import Line, load_scorer, predict, read_gold
from onrecord.attribute import Attributor
from onrecord.records import (
    Article,
    Attribution,
    AttributionKind,
    Paragraph,
    ParagraphKind,
    Resolved,
    Span,
)
from onrecord.resolve.resolver import Resolver

SETS = (("polnear-dev", "speakers-dev"), ("modern-dev", "speakers-modern-dev"))
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.01)


@dataclass(frozen=True)
class Set:
    """Annotated articles and who their sources are."""

    name: str
    articles: dict[str, Line]
    gold: list[Line]

    def part(self, *, nested: bool) -> "Set":
        """The nested attributions, or the others."""
        kept = []
        for line in self.gold:
            given = self.articles[line["id"]]["attributions"]
            own = [s for s in line["speakers"] if bool(given[s["attribution"]].get("nested")) == nested]
            kept.append({**line, "speakers": own})
        return Set(self.name, self.articles, kept)


def read_set(data: Path, articles: str, speakers: str) -> Set:
    """The articles of a set whose speakers are marked."""
    by_id = {line["id"]: line for line in read_gold(data / f"{articles}.jsonl")}
    gold = read_gold(data / f"{speakers}.jsonl")
    return Set(articles, {line["id"]: by_id[line["id"]] for line in gold}, gold)


def resolve_gold(given: Set, resolver: Resolver) -> dict[str, Line]:
    """The speakers of the attributions that people marked."""
    found = {}
    for name, line in given.articles.items():
        article = _article(line)
        attributions = [read_attribution(line["text"], each) for each in line["attributions"] if each.get("content")]
        (resolved,) = resolver.resolve([article], [attributions])
        found[name] = {"attributions": list(_as_json(resolved))}
    return found


def _article(line: Line) -> Article:
    text, paragraphs, at = line["text"], [], 0
    for words in text.split("\n"):
        if words.strip():
            paragraphs.append(Paragraph(Span(at, at + len(words)), ParagraphKind.STORY))
        at += len(words) + 1
    return Article(line["id"], text, tuple(paragraphs), published=line.get("published"))


def read_attribution(text: str, given: dict[str, Any]) -> Attribution:
    """An attribution that people marked. Whether it holds quotation marks is all that its kind tells."""

    def spans(role: str) -> tuple[Span, ...]:
        return tuple(Span(start, end) for start, end in given.get(role) or ())

    words = "".join(span.cut(text) for span in spans("content"))
    kind = AttributionKind.MIXED if any(mark in words for mark in '"“”«»‘') else AttributionKind.INDIRECT
    return Attribution(spans("source"), spans("cue"), spans("content"), kind, 1.0, "gold")


def _as_json(resolved: Resolved) -> Iterator[Line]:
    for statement in resolved.statements:
        speakers = [
            {"name": resolved.entities[speaker.entity].name, "score": speaker.score} for speaker in statement.speakers
        ]
        yield {
            "content": [[span.start, span.end] for span in statement.attribution.content],
            "speakers": speakers,
        }


def reliability(given: Set, predicted: dict[str, Line], tool: ModuleType) -> list[tuple[float, int, int]]:
    """For each range of scores: where it begins, how many speakers have one in it, and how many of them are right."""
    counts = [[low, 0, 0] for low in BINS[:-1]]
    for line in given.gold:
        for said, names in _pairs(given.articles[line["id"]], line["speakers"], predicted[line["id"]], tool):
            for speaker in said:
                slot = max(at for at, low in enumerate(BINS[:-1]) if speaker["score"] >= low)
                counts[slot][1] += 1
                counts[slot][2] += any(tool.same(name, speaker["name"]) for name in names)
    return [(low, every, right) for low, every, right in counts]


def _pairs(article: Line, speakers: Sequence[Line], predicted: Line, tool: ModuleType) -> Iterator[tuple[Any, Any]]:
    text = article["text"]
    own = [each for each in predicted["attributions"] if each.get("content")]
    numbers = [number for number, each in enumerate(article["attributions"]) if each.get("content")]
    gold_words = [tool.words(text, article["attributions"][number]["content"]) for number in numbers]
    matched = tool.match(gold_words, [tool.words(text, each["content"]) for each in own])
    by_gold = {numbers[i]: j for i, j, _ in matched}
    for each in speakers:
        if each["type"] != "unknown" and each["attribution"] in by_gold:
            yield own[by_gold[each["attribution"]]]["speakers"], each.get("names") or [each["name"]]


def show(title: str, scores: dict[str, Any]) -> None:
    """Print the scores of one set."""
    print(f"\n{title}")
    for name, value in scores.items():
        print(f"  {name:36}{value}")


def main() -> int:
    """Score the sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with polnear-dev.jsonl, speakers-dev.jsonl and the rest")
    parser.add_argument("--tools", type=Path, help="folder of the scorers; ../tools beside the data if not given")
    given = parser.parse_args()
    tool = load_scorer(given.tools or given.data.parent / "tools", "score_speakers")
    attributor, resolver = Attributor.load(), Resolver.load()
    for articles, speakers in SETS:
        whole = read_set(given.data, articles, speakers)
        for nested in (False, True) if articles.startswith("modern") else (False,):
            part = whole.part(nested=nested)
            called = f"{articles}{', nested' if nested else ''}: {len(part.gold)} articles"
            started = time.perf_counter()
            from_gold = resolve_gold(part, resolver)
            took = time.perf_counter() - started
            from_text = predict(list(part.articles.values()), attributor)
            show(f"{called}, from text", tool.score(part.articles, part.gold, from_text))
            show(f"{called}, given the attributions", tool.score(part.articles, part.gold, from_gold))
            print(f"  resolution alone                    {took:.1f} s")
            for low, every, right in reliability(part, from_text, tool):
                print(f"  score from {low:4.2f}: {every:5} speakers, {100 * right / max(every, 1):5.1f} % right")
    return 0


if __name__ == "__main__":
    sys.exit(main())
