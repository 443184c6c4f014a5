"""What is measured on annotated data: one number a name, in percent."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from statistics import mean
from typing import TypeAlias

from benchmarks import attribution, extraction, quotations, separation, speakers, stories
from onrecord.attribute import Attributor
from onrecord.config import Limits
from onrecord.extract.extractor import Extractor
from onrecord.extract.separator import Separator
from onrecord.resolve.resolver import Resolver

Measures: TypeAlias = Mapping[str, float]


def polnear(data: Path) -> Measures:
    """Attribution on political news of 2015-16."""
    return _attribution(data, "polnear-dev.jsonl", slice(None))


def modern(data: Path) -> Measures:
    """Attribution on the half of the modern articles that was not trained on."""
    return _attribution(data, "modern-dev.jsonl", slice(1, None, 2))


def _attribution(data: Path, name: str, half: slice) -> Measures:
    scorer = attribution.load_scorer(data.parent / "tools")
    gold = attribution.read_gold(data / name)[half]
    predicted = list(attribution.predict(gold, Attributor.load()).values())
    marks_nested = any(each.get("nested") for line in gold for each in line["attributions"])
    outer = scorer.score(
        attribution.part(gold, nested=False), {d["id"]: d for d in attribution.part(predicted, nested=False)}
    )
    inner = scorer.score(
        attribution.part(gold, nested=True), {d["id"]: d for d in attribution.part(predicted, nested=True)}
    )
    return {
        "found and source right, F1": outer["found and source right"]["f1"],
        "source right, of those found": outer["source right, of those found"],
        **{f"{kind}, F1": outer[kind]["f1"] for kind in ("direct", "mixed", "indirect")},
        **({"nested found, recall": inner["attributions found (IoU>=.5)"]["r"]} if marks_nested else {}),
    }


def polnear_speakers(data: Path) -> Measures:
    """Who is speaking in political news of 2015-16."""
    return _speakers(data, speakers.read_set(data, "polnear-dev", "speakers-dev"))


def modern_speakers(data: Path) -> Measures:
    """Who is speaking in the half of the modern articles that was not trained on."""
    whole = speakers.read_set(data, "modern-dev", "speakers-modern-dev")
    return _speakers(data, replace(whole, gold=whole.gold[1::2]).part(nested=False))


def _speakers(data: Path, marked: speakers.Set) -> Measures:
    tool = attribution.load_scorer(data.parent / "tools", "score_speakers")
    articles = [marked.articles[line["id"]] for line in marked.gold]
    from_text = tool.score(marked.articles, marked.gold, attribution.predict(articles, Attributor.load()))
    given = tool.score(marked.articles, marked.gold, speakers.resolve_gold(marked, Resolver.load()))
    return {
        "found and right": from_text["found and right %"],
        "right, of those found": from_text["speaker right, of found %"],
        "full name, of those found": from_text["full name, of found %"],
        "right, given the attributions": given["found and right %"],
    }


def residue(data: Path) -> Measures:
    """Separation on pages that an extractor flattened."""
    return _separation(data / "pages-residue-dev.jsonl")


def tails(data: Path) -> Measures:
    """Separation on articles with a tail of other stories' lead sentences."""
    return _separation(data / "pages-tails-dev.jsonl")


def _separation(path: Path) -> Measures:
    keeps, tally = separation.ours(Separator()), separation.Tally()
    for page in separation.read_pages(path):
        tally.add(page, keeps(page.text, page.lines))
    return {"set aside": 100 - 100 * tally.leaked / tally.other, "kept": 100 - 100 * tally.lost / tally.story}


def html(data: Path) -> Measures:
    """Bodies of the article-extraction benchmark."""
    pages = list(extraction.benchmark_pages(data / "pages-html-dev"))
    articles, _ = extraction.extract_all(pages, Extractor(limits=Limits(), separator=Separator()))
    texts = [extraction.words_of(article, extraction.STORY) for article in articles]
    return {"F1": 100 * mean(extraction.overlap(p.body, t).f1 for p, t in zip(pages, texts, strict=True))}


def news(data: Path) -> Measures:
    """Bodies and fields of news pages of 2023-26."""
    pages = list(extraction.news_pages(data / "pages-news-dev"))
    articles, _ = extraction.extract_all(pages, Extractor(limits=Limits(), separator=Separator()))
    texts = [extraction.words_of(article, extraction.WITH_STANDFIRST) for article in articles]
    body = 100 * mean(extraction.overlap(p.body, t).f1 for p, t in zip(pages, texts, strict=True))
    return {"body, F1": body, **{name: 100 * share for name, share in extraction.field_shares(pages, articles).items()}}


def together(data: Path) -> Measures:
    """Stories of the half that took part in no choice, dated both ways, and quotations on the pairs judged by hand."""
    told = stories.read_told(data)
    measured = {}
    for dated, articles in (("as dated", told), ("as addresses date them", stories.as_addressed(told))):
        _, second = stories.halves(articles)
        found = stories.measure(stories.gold_of(second), stories.staged(second))
        measured[f"stories {dated}, B³ F1"] = 100 * found.f1
    statements, pairs = quotations.read_pairs(data)
    counted = quotations.measure(statements, pairs, quotations.staged(statements))
    return {**measured, "quotations found": 100 * counted.found, "quotations right": 100 * counted.precision}


MEASURES: dict[str, Callable[[Path], Measures]] = {
    "polnear-dev": polnear,
    "modern-dev": modern,
    "speakers-dev": polnear_speakers,
    "speakers-modern-dev": modern_speakers,
    "pages-residue-dev": residue,
    "pages-tails-dev": tails,
    "pages-html-dev": html,
    "pages-news-dev": news,
    "stories-allsides": together,
}
