"""A record for people at a terminal: the headline, then who said what, who speaks, and what was set apart.

Everything is a `Text` made from words alone, never markup, so nothing in an article is taken for a style.
"""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from onrecord.records import Article, Failure, Paragraph, ParagraphKind, Record, Span, Statement
from onrecord.show.counts import count
from onrecord.show.dates import moment_in_words, said_on_in_words
from onrecord.show.outline import outline
from onrecord.show.printable import first_words, printable, printable_line
from onrecord.show.speakers import DOUBTFUL, how_sure, is_unsure, names, role_in_words, shares, standing
from onrecord.show.titles import title_of

WIDEST = 100  # columns; longer lines are hard to read
_NARROWEST = 20  # below it, lines run over rather than fall into letters
_INDENT = 4
_DEEPEST = 4  # further nesting is shown no deeper, so that words keep some room in 60 columns
_BETWEEN = " … "  # what stands between two parts of a split quotation: the cue


def print_record(record: Record, console: Console) -> None:
    """All that a record says, in lines no wider than the terminal."""
    width = max(_NARROWEST, min(console.width, WIDEST))
    for text, indent in _paragraphs(record, width):
        room = max(_NARROWEST, width - len(indent))
        for line in text.wrap(console, room, overflow="fold"):
            line.rstrip()
            console.print(Text(indent) + line if line else "", soft_wrap=True)
            indent = " " * len(indent)


def print_failure(failure: Failure, console: Console) -> None:
    """What was refused, why, and the way out."""
    console.print(Text.assemble(("refused: ", "bold red"), printable(failure.error.message)), soft_wrap=True)
    console.print(Text(f"   hint: {printable(failure.error.hint)}", style="dim"), soft_wrap=True)


def _paragraphs(record: Record, width: int) -> Iterator[tuple[Text, str]]:
    """What is printed, each with what stands before its first line; further lines are indented as far."""
    for line in _heading(record.article):
        yield line, ""
    yield Text(f"\nWho said what: {count(len(record.statements), 'statement')}", style="bold"), ""
    yield from _statements(record)
    yield from _speakers(record)
    for line in _set_apart(record, width):
        yield line, ""
    yield Text(f"\nRead by {printable_line(record.model)}", style="dim"), ""


def _heading(article: Article) -> Iterator[Text]:
    yield Text(title_of(article), style="bold")
    known = (article.outlet, article.byline, moment_in_words(article.published, article.published_at), article.language)
    about = " · ".join(printable_line(each) for each in known if each)
    if about:
        yield Text(about)
    if article.url:
        yield Text(printable_line(article.url), style="dim")


def _statements(record: Record) -> Iterator[tuple[Text, str]]:
    """Each statement: its number, who, the words that report it, its kind, its own words, and the circumstances."""
    article = record.article
    numbers = len(str(len(record.statements)))
    for number, depth in outline(record.statements):
        statement = record.statements[number]
        nesting = " " * _INDENT * min(depth, _DEEPEST)
        inner = " " * (numbers + 3) + nesting + ("  " if depth else "")
        yield Text(), ""
        head = Text.assemble(_who(statement, record), _how(statement, article.text))
        yield head, f" {number + 1:>{numbers}}  {nesting}{'↳ ' if depth else ''}"
        yield Text(_words(statement.attribution.content, article.text)), inner
        if around := _circumstances(statement, article):
            yield Text(around, style="dim"), inner


def _who(statement: Statement, record: Record) -> Text:
    """The speakers with their roles and the source as written; or the source alone, and that it is unsure."""
    source = printable_line(_words(statement.attribution.source, record.article.text))
    if is_unsure(statement):
        return Text.assemble((source, "bold"), (" (unsure who)", "yellow"))
    if not statement.speakers:
        return Text("nobody named", style="italic")
    who = Text()
    for speaker in statement.speakers:
        who.append("; " if who else "")
        who.append(printable_line(record.entities[speaker.entity].name), style="bold")
        role = standing(speaker, record.entities)
        who.append(f", {role}" if role else "")
    source = source.rstrip(",; ")  # a source that holds an apposition ends with its comma
    beside = [source] if source and source != names(statement, record.entities) else []
    least = min(speaker.score for speaker in statement.speakers)
    beside += [how_sure(least)] if least < DOUBTFUL else []
    who.append(f" ({', '.join(beside)})" if beside else "")
    return who


def _how(statement: Statement, text: str) -> Text:
    attribution = statement.attribution
    how = Text()
    if cue := printable_line(_words(attribution.cue, text)):
        how.append(" · ")
        how.append(cue, style="italic")
    how.append(f" · {attribution.kind}", style="cyan")
    how.append(f" · {attribution.score:.2f}", style="dim")
    return how


def _circumstances(statement: Statement, article: Article) -> str:
    """To whom, where and when, as far as the article says so."""
    told = [
        f"{label}: {printable_line(span.cut(article.text))}"
        for label, span in (("to", statement.addressee), ("where", statement.venue))
        if span
    ]
    if day := said_on_in_words(statement.said_on, article):
        told.append(f"when: {day}")
    return " · ".join(told)


def _speakers(record: Record) -> Iterator[tuple[Text, str]]:
    """Who makes how many of the story's statements."""
    found = shares(record.statements)
    rows = []
    for share in found.speakers:
        name = Text(printable_line(record.entities[share.entity].name), style="bold")
        role = role_in_words(share.role)
        rows.append((len(share.statements), name + Text(f", {role}" if role else "")))
    for places, label in ((found.unsure, "unsure who is meant"), (found.unnamed, "nobody named")):
        if places:
            rows.append((len(places), Text(label, style="italic")))
    if not rows:
        return
    yield Text("\nWho speaks, and in how many statements", style="bold"), ""
    for number, who in rows:
        yield who, f" {number:>{len(str(len(record.statements)))}}  "


def _words(spans: Sequence[Span], text: str) -> str:
    """The slices themselves; a split quotation's parts with an ellipsis between them."""
    return _BETWEEN.join(printable(span.cut(text)) for span in spans)


def _set_apart(record: Record, width: int) -> Iterator[Text]:
    text = record.article.text
    notices = [each for each in record.article.paragraphs if each.kind is ParagraphKind.NOTICE]
    if record.teasers:
        heading = f"\n{count(len(record.teasers), 'teaser')} set apart: other stories that the page advertises"
        yield Text(heading, style="bold")
        for teaser in record.teasers:
            made = f"  ({count(len(teaser.statements), 'statement')})" if teaser.statements else ""
            yield _first_line(teaser.paragraph, text, width, ending=made)
    if notices:
        yield Text(f"\n{count(len(notices), 'notice')} set apart: the site speaking", style="bold")
        for notice in notices:
            yield _first_line(notice, text, width)


def _first_line(paragraph: Paragraph, text: str, width: int, *, ending: str = "") -> Text:
    words = first_words(paragraph.span.cut(text), width - len("  · ") - len(ending))
    return Text.assemble("  · ", words, (ending, "dim"))
