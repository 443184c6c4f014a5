"""Score extraction from HTML against trafilatura alone, on two sets of pages.

    python benchmarks/extraction.py DATA_DIR [--pages]

DATA_DIR holds `pages-html-dev` (pages of scrapinghub/article-extraction-benchmark with `ground-truth.json`) and
`pages-news-dev` (test pages of flairNLP/fundus with what its parsers read of them). Bodies are scored as the
article-extraction-benchmark does: precision and recall over 4-gram shingles of words, each the mean over pages,
and F1 of the two means. `exact` is the share of pages with no shingle missing or too many. `--pages` lists
the pages that lose most and the fields that differ.
"""

import argparse
import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import trafilatura

from onrecord.config import Limits
from onrecord.errors import OnrecordError
from onrecord.extract.extractor import Extractor
from onrecord.extract.separator import Separator
from onrecord.records import Article, Capture, MediaType, Paragraph, ParagraphKind, Span

_WORD = re.compile(r"\w+")
_SPACE_AND_MARKS = re.compile(r"[\W_]+")
_NGRAM = 4
STORY = frozenset((ParagraphKind.STORY,))
WITH_STANDFIRST = frozenset((ParagraphKind.STORY, ParagraphKind.STANDFIRST))


@dataclass(frozen=True)
class Page:
    """A page with what should be read of it."""

    name: str
    url: str | None
    data: bytes
    body: str
    title: str = ""
    authors: tuple[str, ...] = ()
    day: str = ""
    standfirst: str = ""


@dataclass(frozen=True)
class Overlap:
    """Shares of a page's shingles that are right, too many and missing; they add up to 1."""

    right: float
    extra: float
    missing: float

    @property
    def precision(self) -> float:
        """Right among the predicted."""
        return self.right / (self.right + self.extra) if self.right else float(self.extra == 0)

    @property
    def recall(self) -> float:
        """Right among the true."""
        return self.right / (self.right + self.missing) if self.right else float(self.missing == 0)

    @property
    def f1(self) -> float:
        """Of this page alone."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


class KeepAll:
    """Stands in for the separation, to score the extraction alone."""

    def separate(
        self, text: str, lines: Sequence[Span], *, given: Mapping[int, ParagraphKind], title: str | None = None
    ) -> tuple[Paragraph, ...]:
        """Everything that the markup does not settle is the story."""
        return tuple(Paragraph(line, given.get(index, ParagraphKind.STORY)) for index, line in enumerate(lines))


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The 4-grams of a text's words; of a shorter text the one run that there is."""
    words = _WORD.findall(text)
    return Counter(tuple(words[i : i + _NGRAM]) for i in range(max(1, len(words) - _NGRAM + 1)) if words)


def overlap(true: str, predicted: str) -> Overlap:
    """How far two texts share their shingles."""
    gold, ours = shingles(true), shingles(predicted)
    right = sum((gold & ours).values())
    extra, missing = sum((ours - gold).values()), sum((gold - ours).values())
    total = right + extra + missing or 1
    return Overlap(right / total, extra / total, missing / total)


def summary(rows: Sequence[Overlap]) -> str:
    """F1, precision, recall and share of exact pages, as the benchmark takes its means."""
    precision = statistics.mean(row.precision for row in rows if row.right + row.extra > 0)
    recall = statistics.mean(row.recall for row in rows if row.right + row.missing > 0)
    exact = statistics.mean(row.right == 1 for row in rows)
    return f"{2 * precision * recall / (precision + recall):8.4f} {precision:8.4f} {recall:8.4f} {exact:8.3f}"


def benchmark_pages(folder: Path) -> Iterator[Page]:
    """The pages with their bodies alone."""
    for key, gold in json.loads((folder / "ground-truth.json").read_text(encoding="utf-8")).items():
        data = gzip.decompress((folder / f"{key}.html.gz").read_bytes())
        yield Page(key, gold["url"], data, gold["articleBody"])


def news_pages(folder: Path) -> Iterator[Page]:
    """The pages with all that the Fundus parsers read; the version that a page belongs to is told by its title."""
    for path in sorted(folder.glob("*.json")):
        versions = list(json.loads(path.read_text(encoding="utf-8")).values())
        for page in sorted(folder.glob(f"{path.stem}_*.html.gz")):
            data = gzip.decompress(page.read_bytes())
            source = data.decode("utf-8", errors="replace")
            fitting = [version for version in versions if version["title"][:25] in source] or versions
            gold, body = fitting[0], fitting[0]["body"]
            parts = [*body["summary"]]
            for section in body["sections"]:
                parts += section["headline"] + section["paragraphs"]
            yield Page(
                name=page.name.removesuffix(".html.gz"),
                url=None,
                data=data,
                body="\n".join(parts),
                title=gold["title"],
                authors=tuple(gold.get("authors") or ()),
                day=str(gold.get("publishing_date") or "")[:10],
                standfirst=" ".join(body["summary"]),
            )


def extract_all(pages: Sequence[Page], extractor: Extractor) -> tuple[list[Article | None], float]:
    """Each page's article, None where it was refused, and the pages per CPU second."""
    articles: list[Article | None] = []
    start = time.process_time()
    for page in pages:
        capture = Capture(
            id=page.name, name=page.name, media_type=MediaType.HTML, data=page.data, charset="utf-8", url=page.url
        )
        try:
            articles += extractor.extract([capture])
        except OnrecordError as error:
            print(f"refused {page.name}: {error.message}", file=sys.stderr)
            articles.append(None)
    return articles, len(pages) / (time.process_time() - start)


def words_of(article: Article | None, kinds: frozenset[ParagraphKind]) -> str:
    """The article's paragraphs of these kinds."""
    if article is None:
        return ""
    return "\n".join(part.span.cut(article.text) for part in article.paragraphs if part.kind in kinds)


def plain(text: str) -> str:
    """Letters and digits alone, for comparing titles and names set with other quotation marks."""
    return _SPACE_AND_MARKS.sub("", text).casefold()


def report_bodies(
    name: str, pages: Sequence[Page], rows: Mapping[str, tuple[Sequence[str], float]], verbose: bool
) -> None:
    """A table of the tools' scores on one set, and the pages that ours loses most on."""
    print(f"\n{name}, {len(pages)} pages\n{'':34}{'F1':>8} {'P':>8} {'R':>8} {'exact':>8} {'pages/s':>8}")
    for tool, (texts, speed) in rows.items():
        scores = [overlap(page.body, text) for page, text in zip(pages, texts, strict=True)]
        print(f"{tool:34}{summary(scores)} {speed:8.1f}")
        if verbose and tool.startswith("ours"):
            for score, page in sorted(zip(scores, pages, strict=True), key=lambda pair: pair[0].f1)[:12]:
                shares = f"{score.f1:.3f} extra {score.extra:.3f} missing {score.missing:.3f}"
                print(f"    {shares} {page.name[:40]} {page.url or ''}")


CHECKS: dict[str, Callable[[Page, Article], bool | None]] = {
    "title": lambda page, article: _same_title(page.title, article.title or ""),
    "author": lambda page, article: _shares_author(page, article) if page.authors else None,
    "day": lambda page, article: page.day == article.published if page.day else None,
    "time with zone": lambda page, article: article.published_at is not None,
    "standfirst": lambda page, article: plain(page.standfirst) in plain(article.text) if page.standfirst else None,
}


def field_marks(
    field: str, pages: Sequence[Page], articles: Sequence[Article | None]
) -> list[tuple[Page, Article, bool]]:
    """Whether a field is as in the gold, for each page whose gold has it."""
    marks = []
    for page, article in zip(pages, articles, strict=True):
        mark = CHECKS[field](page, article) if article else None
        if article and mark is not None:
            marks.append((page, article, mark))
    return marks


def field_shares(pages: Sequence[Page], articles: Sequence[Article | None]) -> dict[str, float]:
    """Share of pages, 0..1, whose field is as in the gold."""
    return {field: statistics.mean(mark for *_, mark in field_marks(field, pages, articles)) for field in CHECKS}


def report_fields(pages: Sequence[Page], articles: Sequence[Article | None], verbose: bool) -> None:
    """Shares of pages whose title, author, day and standfirst are as in the gold."""
    for field, share in field_shares(pages, articles).items():
        marks = field_marks(field, pages, articles)
        print(f"{field:16}{100 * share:6.1f} %  of {len(marks)} pages")
        for page, article, mark in marks if verbose else ():
            if not mark:
                print(f"    {page.name}: {_shown(field, page)!r} | ours {_shown(field, article)!r}")


def _shown(field: str, item: Page | Article) -> object:
    if isinstance(item, Page):
        return {"title": item.title, "author": item.authors, "day": item.day, "standfirst": item.standfirst}.get(field)
    standfirst = words_of(item, frozenset((ParagraphKind.STANDFIRST,)))
    day: str | datetime | None = item.published
    return {"title": item.title, "author": item.byline, "day": day, "standfirst": standfirst}.get(field)


def _same_title(gold: str, ours: str) -> bool:
    first, second = plain(gold), plain(ours)
    return bool(second) and (first.startswith(second) or second.startswith(first))


def _shares_author(page: Page, article: Article) -> bool:
    ours = {plain(name) for name in (article.byline or "").split(", ")}
    return bool(ours & {plain(name) for name in page.authors})


def main() -> None:
    """Read both sets, score them and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--pages", action="store_true", help="list the pages and fields that differ")
    options = parser.parse_args()
    sets = {
        "pages-html-dev": list(benchmark_pages(options.data / "pages-html-dev")),
        "pages-news-dev": list(news_pages(options.data / "pages-news-dev")),
    }
    for name, pages in sets.items():
        start = time.process_time()
        peer = [trafilatura.extract(page.data, url=page.url) or "" for page in pages]
        rows = {"trafilatura, default": (peer, len(pages) / (time.process_time() - start))}
        alone, speed = extract_all(pages, Extractor(limits=Limits(), separator=KeepAll()))
        rows["ours, story, nothing separated"] = ([words_of(article, STORY) for article in alone], speed)
        articles, speed = extract_all(pages, Extractor(limits=Limits(), separator=Separator()))
        rows["ours, story"] = ([words_of(article, STORY) for article in articles], speed)
        rows["ours, story and standfirst"] = ([words_of(article, WITH_STANDFIRST) for article in articles], speed)
        report_bodies(name, pages, rows, options.pages)
        if name == "pages-news-dev":
            report_fields(pages, articles, options.pages)


if __name__ == "__main__":
    main()
