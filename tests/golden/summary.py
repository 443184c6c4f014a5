"""Saved pages and what is approved to be read in them, as a person would check it: in words, not offsets."""

from pathlib import Path
from typing import Any

from onrecord import samples
from onrecord.cli.sources import open_sources
from onrecord.cli.stages import load_pipeline
from onrecord.config import Config
from onrecord.records import Article, Attribution, Failure, Span

HERE = Path(__file__).parent
PAGES = [samples.PAGE, samples.TEXT, *sorted((HERE / "pages").iterdir())]


def approved_path(page: Path) -> Path:
    """Where the approved summary of `page` is kept."""
    return HERE / "approved" / f"{page.name}.json"


def summaries(pages: list[Path]) -> list[dict[str, Any]]:
    """What the package reads in each of `pages` now."""
    config = Config()
    captures, _ = open_sources([str(page) for page in pages], jsonl=False, config=config, stdin=None)
    return [_summary(item) for item in load_pipeline(config).read(captures)]


def _summary(item: Any) -> dict[str, Any]:
    if isinstance(item, Failure):
        return {"error": item.error.code}
    article = item.article
    teasers = {each.paragraph.span: each.attributions for each in item.teasers}
    return {
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
        "paragraphs": [f"{each.kind}: {each.span.cut(article.text)[:60]}" for each in article.paragraphs],
        "statements": [_statement(each, article) for each in item.attributions],
        "teasers": [[_statement(each, article) for each in found] for found in teasers.values()],
    }


def _statement(attribution: Attribution, article: Article) -> dict[str, Any]:
    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.cut(article.text) for span in spans)

    return {
        "who": words(attribution.source),
        "cue": words(attribution.cue),
        "kind": attribution.kind.value,
        "words": words(attribution.content),
        "part_of": attribution.part_of,
    }
