"""The list of statements: who, in what role, the words that report it, what was said, and why it is this one."""

from collections.abc import Iterator, Sequence

from onrecord.records import Speaker, Statement
from onrecord.show.dates import said_on_in_words
from onrecord.show.outline import outline
from onrecord.show.page.places import Places
from onrecord.show.page.text import DEEPEST
from onrecord.show.page.words import name_html, sliced, words_html
from onrecord.show.printable import printable_line
from onrecord.show.speakers import DOUBTFUL, how_sure, is_unsure, names, standing


def entries(statements: Sequence[Statement], places: Places, *, first: int) -> Iterator[str]:
    """The statements of the story or of one teaser, numbered from `first`, each followed by those within it."""
    if not statements:
        return
    yield '<ol class="entries">\n'
    for index, depth in outline(statements):
        yield _entry(statements[index], places, first + index, depth=depth, first=first)
    yield "</ol>\n"


def _entry(statement: Statement, places: Places, number: int, *, depth: int, first: int) -> str:
    text, attribution = places.record.article.text, statement.attribution
    cue = sliced(attribution.cue, text)
    said = f' <i class="by">{words_html(cue)}</i>' if cue else ""
    within = ""
    if depth and attribution.part_of is not None:
        whole = first + attribution.part_of
        within = f' <span class="kind">within <a href="#{places.entry(whole)}">statement {whole}</a></span>'
    label = f"Statement {number}: see it in the text"
    return (
        f'<li class="e{number} depth{min(depth, DEEPEST)}" id="{places.entry(number)}">'
        f'<a class="n" href="#{places.content(number)}" aria-label="{label}">{number}</a>'
        f'<p class="head" dir="auto">{_who(statement, places)}{said} <span class="kind">{attribution.kind}</span>'
        f'{within} <span class="score">{attribution.score:.2f}</span></p>'
        f'<blockquote dir="auto">{words_html(sliced(attribution.content, text))}</blockquote>'
        f"{_circumstances(statement, places)}{_why(statement, places)}</li>\n"
    )


def _who(statement: Statement, places: Places) -> str:
    """The speakers, linked to the legend, and the source as written where it differs; or that it is unsure."""
    source = sliced(statement.attribution.source, places.record.article.text)
    if is_unsure(statement):
        return f'<b class="who">{words_html(source)}</b> <span class="unsure">unsure who is meant</span>'
    if not statement.speakers:
        return '<i class="nobody">nobody named</i>'
    who = "; ".join(_speaker(speaker, places) for speaker in statement.speakers)
    if source and printable_line(source) != names(statement, places.record.entities):
        who += f' <span class="written">({words_html(source)})</span>'
    least = min(speaker.score for speaker in statement.speakers)
    return who + (f' <span class="unsure">{how_sure(least)}</span>' if least < DOUBTFUL else "")


def _speaker(speaker: Speaker, places: Places) -> str:
    entities = places.record.entities
    role = standing(speaker, entities)
    name = f'<a class="who" href="#{places.entity(speaker.entity)}">{name_html(entities[speaker.entity].name)}</a>'
    return name + (f'<span class="role">, {name_html(role)}</span>' if role else "")


def _circumstances(statement: Statement, places: Places) -> str:
    """To whom, where and when, as far as the article says so."""
    article = places.record.article
    told = [
        f"<dt>{label}</dt> <dd>{name_html(span.cut(article.text))}</dd>"
        for label, span in (("to", statement.addressee), ("where", statement.venue))
        if span
    ]
    if day := said_on_in_words(statement.said_on, article):
        told.append(f"<dt>when</dt> <dd>{name_html(day)}</dd>")
    return f'<dl class="around">{" ".join(f"<div>{each}</div>" for each in told)}</dl>' if told else ""


def _why(statement: Statement, places: Places) -> str:
    """The reasons for each speaker, folded up."""
    if not statement.speakers:
        return ""
    whom = name_html(names(statement, places.record.entities))
    evidence = []
    for speaker in statement.speakers:
        name = name_html(places.record.entities[speaker.entity].name)
        reasons = "".join(f"<li>{name_html(reason)}</li>" for reason in speaker.reasons)
        evidence.append(
            f'<p dir="auto">{name}: {how_sure(speaker.score)}</p>' + (f"<ul>{reasons}</ul>" if reasons else "")
        )
    return f'<details class="why"><summary>Why {whom}</summary>{"".join(evidence)}</details>'
