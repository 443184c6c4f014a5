"""A record for people at a terminal: the headline, then who said what, then what was set apart.

Everything is a `Text` made from words alone, never markup, so nothing in an article is taken for a style.
"""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from onrecord.records import Article, Attribution, Failure, Paragraph, ParagraphKind, Record, Span
from onrecord.show.counts import count
from onrecord.show.dates import moment_in_words
from onrecord.show.outline import outline
from onrecord.show.printable import first_words, printable, printable_line
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
    """Each statement: its number, who, the words that report it, its kind, and its own words."""
    text = record.article.text
    numbers = len(str(len(record.statements)))
    for number, depth in outline(record.statements):
        attribution = record.statements[number].attribution
        nesting = " " * _INDENT * min(depth, _DEEPEST)
        yield Text(), ""
        yield _who(attribution, text), f" {number + 1:>{numbers}}  {nesting}{'↳ ' if depth else ''}"
        yield Text(_words(attribution.content, text)), " " * (numbers + 3) + nesting + ("  " if depth else "")


def _who(attribution: Attribution, text: str) -> Text:
    source, cue = _words(attribution.source, text), _words(attribution.cue, text)
    head = Text(printable_line(source) or "nobody named", style="")
    head.stylize("bold" if source else "italic")
    if cue:
        head.append(" · ")
        head.append(printable_line(cue), style="italic")
    head.append(f" · {attribution.kind}", style="cyan")
    head.append(f" · {attribution.score:.2f}", style="dim")
    return head


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
