"""Saved pages and what is approved to be read in them, as a person would check it: in words, not offsets."""

from pathlib import Path
from typing import Any

from onrecord import samples
from onrecord.cli.sources import open_sources
from onrecord.cli.stages import load_pipeline
from onrecord.config import Config
from onrecord.records import Failure, Record, Span, Speaker, Statement
from onrecord.show.counts import count

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
    teasers = {each.paragraph.span: each.statements for each in item.teasers}
    return {
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "published": article.published,
        "language": article.language,
        "paragraphs": [f"{each.kind}: {each.span.cut(article.text)[:60]}" for each in article.paragraphs],
        "statements": [_statement(each, item) for each in item.statements],
        "entities": [_entity(item, index) for index in sorted(item.story_entities())],
        "teasers": [[_statement(each, item) for each in found] for found in teasers.values()],
    }


def _statement(statement: Statement, record: Record) -> dict[str, Any]:
    attribution, text = statement.attribution, record.article.text

    def words(spans: tuple[Span, ...]) -> str:
        return " … ".join(span.cut(text) for span in spans)

    return {
        "who": words(attribution.source),
        "cue": words(attribution.cue),
        "kind": attribution.kind.value,
        "words": words(attribution.content),
        "part_of": attribution.part_of,
        **_known(statement, record),
    }


def _known(statement: Statement, record: Record) -> dict[str, Any]:
    """What was found out of the statement, without what was not."""
    text, said_on = record.article.text, statement.said_on
    found = {
        "speakers": [_speaker(each, record) for each in statement.speakers],
        "to": statement.addressee and statement.addressee.cut(text),
        "at": statement.venue and statement.venue.cut(text),
        "on": said_on and f"{said_on.first}/{said_on.last}{'' if said_on.sure else '?'}",
    }
    return {key: value for key, value in found.items() if value}


def _speaker(speaker: Speaker, record: Record) -> str:
    """`Ines Halloran, Secretary General, Harbour Pact`."""
    role = speaker.role
    parts = [record.entities[speaker.entity].name, *([role.title, role.affiliation] if role else [])]
    return ", ".join(part for part in parts if part)


def _entity(record: Record, index: int) -> str:
    """`person: Ines Halloran (Halloran), 7 mentions`."""
    entity = record.entities[index]
    aliases = f" ({', '.join(entity.aliases)})" if entity.aliases else ""
    return f"{entity.type}: {entity.name}{aliases}, {count(len(entity.mentions), 'mention')}"
