"""Measures how well the story is told from teasers and notices: `python benchmarks/separation.py DATA_DIR`.

Leak: share of the words that are not the story and were kept. Loss: share of the story's words set aside. F1: of the
kept words. Clean: share of pages with neither. Lines labelled -1 are not counted. Pages are split into halves A (even)
and B (odd) by their order. Beside it stand keeping everything and a rule as in text-density extractors: a line is
kept if it is long, or of middle length beside a long one, and has enough function words.

Then articles that hold nothing but story: every word set aside is loss, but for notices that stand in them.
"""

import argparse
import json
import re
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from onrecord.extract.paragraphs import split_paragraphs
from onrecord.extract.separator import Separator
from onrecord.records import ParagraphKind, Span

Keeps: TypeAlias = Callable[[str, Sequence[Span]], list[bool]]

_WORD = re.compile(r"\w+")
_KEPT = {ParagraphKind.HEADLINE, ParagraphKind.STANDFIRST, ParagraphKind.STORY}
_FUNCTION_WORDS = "the a an of to in on for and or but that this it is was are were be by with as at from not he she"
_FUNCTION = set(_FUNCTION_WORDS.split())
# The lengths are jusText's: characters of a short and a long block. Its list of function words is ten times as long, so
# that the share asked for here is lower.
_SHORT, _LONG, _LEAST_FUNCTION = 70, 200, 0.15


@dataclass
class Page:
    """A flattened page; labels are 1 story, 0 not the story, -1 not counted."""

    text: str
    lines: list[Span]
    labels: list[int]


@dataclass
class Tally:
    """Words over pages; `leaks` holds each page's own share of leaked words, for pages that have any to leak."""

    leaked: int = 0
    other: int = 0
    lost: int = 0
    story: int = 0
    pages: int = 0
    clean: int = 0
    leaks: list[float] = field(default_factory=list)

    def add(self, page: Page, kept: Sequence[bool]) -> None:
        """Count a page."""
        words = [len(_WORD.findall(line.cut(page.text))) for line in page.lines]
        rows = list(zip(words, page.labels, kept, strict=True))
        other = sum(n for n, label, _ in rows if label == 0)
        leaked = sum(n for n, label, keep in rows if label == 0 and keep)
        lost = sum(n for n, label, keep in rows if label == 1 and not keep)
        self.leaked, self.other, self.lost = self.leaked + leaked, self.other + other, self.lost + lost
        self.story += sum(n for n, label, _ in rows if label == 1)
        self.pages += 1
        self.clean += not leaked and not lost
        if other:
            self.leaks.append(leaked / other)

    def __str__(self) -> str:
        right = self.story - self.lost
        f1 = 2 * right / max(1, 2 * right + self.leaked + self.lost)
        leaky = sum(leak > 0 for leak in self.leaks) / max(1, len(self.leaks))
        return (
            f"{100 * self.leaked / max(1, self.other):6.1f} {100 * self.lost / max(1, self.story):7.2f} {100 * f1:7.2f}"
            f" {100 * self.clean / max(1, self.pages):6.1f} {100 * statistics.median(self.leaks or [0]):12.1f}"
            f" {100 * leaky:12.1f}"
        )


def ours(separator: Separator) -> Keeps:
    """Onrecord's separator."""

    def keeps(text: str, lines: Sequence[Span]) -> list[bool]:
        return [paragraph.kind in _KEPT for paragraph in separator.separate(text, lines)]

    return keeps


def everything(text: str, lines: Sequence[Span]) -> list[bool]:
    """What a collection of flattened pages does."""
    return [True for _ in lines]


def density(text: str, lines: Sequence[Span]) -> list[bool]:
    """Length, function words and neighbours, as density-based extractors decide on blocks."""
    good = []
    for line in lines:
        words = [word.lower() for word in _WORD.findall(line.cut(text))]
        dense = sum(word in _FUNCTION for word in words) >= _LEAST_FUNCTION * len(words)
        good.append(2 if dense and len(line) > _LONG else 1 if dense and len(line) > _SHORT else 0)
    return [level == 2 or (level == 1 and 2 in good[max(0, index - 1) : index + 2]) for index, level in enumerate(good)]


def read_pages(path: Path) -> list[Page]:
    """Labelled pages from JSON Lines."""
    pages = []
    for line in filter(None, path.read_text(encoding="utf8").split("\n")):
        held = json.loads(line)
        spans = [Span(start, end) for start, end, _ in held["lines"]]
        pages.append(Page(held["text"], spans, [label for _, _, label in held["lines"]]))
    return pages


def read_articles(path: Path) -> Iterator[str]:
    """Texts that are story throughout, from JSON Lines or from bodies as publishers' own parsers see them."""
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            for version in json.loads(file.read_text(encoding="utf8")).values():
                body = version.get("body") or {}
                parts = list(body.get("summary", []))
                for section in body.get("sections", []):
                    parts += [*section["headline"], *section["paragraphs"]]
                if parts:
                    yield "\n".join(parts)
    else:
        for line in filter(None, path.read_text(encoding="utf8").split("\n")):
            yield json.loads(line)["text"]


def report_pages(name: str, pages: Sequence[Page], systems: dict[str, Keeps]) -> None:
    """A row for each system and half."""
    print(f"\n{name}: {len(pages)} pages")
    print(f"{'':24}{'leak %':>6} {'loss %':>7} {'F1':>7} {'clean %':>6} {'median leak':>12} {'leaky pages':>12}")
    for system, keeps in systems.items():
        tallies = {"": Tally(), " A": Tally(), " B": Tally()}
        for index, page in enumerate(pages):
            kept = keeps(page.text, page.lines)
            for half in ("", " A" if index % 2 == 0 else " B"):
                tallies[half].add(page, kept)
        for half, tally in tallies.items():
            print(f"{system + half:24}{tally}")


def report_articles(name: str, texts: Iterable[str], separator: Separator) -> None:
    """What is set aside of articles that are story throughout."""
    counts = dict.fromkeys(ParagraphKind, 0)
    articles = hurt = 0
    for text in texts:
        found = separator.separate(text, split_paragraphs(text))
        for paragraph in found:
            counts[paragraph.kind] += len(_WORD.findall(paragraph.span.cut(text)))
        articles += 1
        hurt += any(paragraph.kind is ParagraphKind.TEASER for paragraph in found)
    total = sum(counts.values()) or 1
    shares = ", ".join(
        f"{kind.value} {100 * counts[kind] / total:.3f} %"
        for kind in (ParagraphKind.TEASER, ParagraphKind.NOTICE, ParagraphKind.BYLINE)
    )
    print(f"{name}: {articles} articles, {total} words; set aside as {shares}; {hurt} articles with a teaser")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    data = parser.parse_args().data
    separator = Separator()
    systems: dict[str, Keeps] = {"onrecord": ours(separator), "keep everything": everything, "density rule": density}
    lines, seconds = 0, 0.0
    for name in ("pages-residue-dev", "pages-tails-dev"):
        pages = read_pages(data / f"{name}.jsonl")
        report_pages(name, pages, systems)
        began = time.process_time()
        for page in pages:
            separator.separate(page.text, page.lines)
        seconds += time.process_time() - began
        lines += sum(len(page.lines) for page in pages)
    print(f"\nspeed: {lines / seconds:.0f} lines a second of processor time\n")
    for name in ("pages-news-dev", "modern-dev.jsonl", "polnear-dev.jsonl", "polnear-train.jsonl"):
        report_articles(name, read_articles(data / name), separator)


if __name__ == "__main__":
    main()
