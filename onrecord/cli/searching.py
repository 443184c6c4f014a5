"""What `onrecord search`, `show` and `person` print."""

import sys
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path

from rich.console import Console
from rich.text import Text

from onrecord.cli.articles import print_rows
from onrecord.cli.endings import end_in_words, printing
from onrecord.cli.html_file import HtmlFile
from onrecord.cli.options import Format
from onrecord.cli.outputs import LinesOutput, Output, PeopleOutput, errors_console, text_console
from onrecord.show.counts import count
from onrecord.show.dates import day_in_words
from onrecord.show.export.rows import Row
from onrecord.show.printable import printable_line
from onrecord.store.people import Person, people_called
from onrecord.store.query import SpokenBy, parse_query
from onrecord.store.reading_back import record_of
from onrecord.store.search import MARKS, Hit, Page, search
from onrecord.store.session import Store
from onrecord.store.targets import Order, Target

_COLUMNS = {
    Target.STATEMENTS: (
        *("id", "article", "outlet", "published", "said", "speaker", "source", "cue", "kind", "content", "addressee"),
        *("title", "url", "snippet"),
    ),
    Target.ARTICLES: ("id", "outlet", "published", "title", "url", "snippet"),
}


def search_store(query: str, *, target: Target, order: Order, limit: int, page: int, db: str, form: Format) -> int:
    """Print a page of hits. Returns the exit code."""
    errors = errors_console()

    def work() -> int:
        asked = parse_query(query)
        with Store.open(db) as store:
            found = search(store, asked, target=target, order=order, limit=limit, offset=(page - 1) * limit)
        print_hits(found, target, form)
        _say_how_it_goes_on(found, page, errors)
        return 0

    return end_in_words(work, errors)


def show_record(record_id: str, *, jsonl: bool, html: Path | None, db: str) -> int:
    """Print a record as `onrecord read` does. Returns the exit code."""
    errors = errors_console()

    def work() -> int:
        with Store.open(db) as store:
            record = record_of(store, record_id)
        output: Output = LinesOutput(sys.stdout) if jsonl else PeopleOutput(sys.stdout, errors)
        with ExitStack() as stack:
            page = stack.enter_context(HtmlFile(html, inputs=())) if html else None
            with printing():
                output.add(record)
            if page:
                page.add(record)
                page.finish()
                errors.print(f"The page is in {page.shown}", soft_wrap=True)
        return 0

    return end_in_words(work, errors)


def tell_of_person(name: str, *, limit: int, page: int, db: str, form: Format) -> int:
    """Print who goes by a name and what they said. Returns the exit code."""
    errors = errors_console()

    def work() -> int:
        with Store.open(db) as store:
            people = people_called(store, name)
            asked = SpokenBy(tuple(each.id for each in people))
            offset = (page - 1) * limit
            found = search(store, asked, target=Target.STATEMENTS, order=Order.DATE, limit=limit, offset=offset)
        if form is Format.TABLE:
            console = text_console(sys.stdout)
            with printing():
                for each in people:
                    _print_person(each, console)
        print_hits(found, Target.STATEMENTS, form)
        _say_how_it_goes_on(found, page, errors)
        return 0

    return end_in_words(work, errors)


def print_hits(found: Page, target: Target, form: Format) -> None:
    """Hits for people, each with its words beneath who said them; or as rows."""
    if form is not Format.TABLE:
        print_rows(map(_row, found.hits), _COLUMNS[target], form)
        return
    console = text_console(sys.stdout)
    with printing():
        for hit in found.hits:
            _print_hit(hit, console)
        sys.stdout.flush()


def _print_hit(hit: Hit, console: Console) -> None:
    head = Text(hit.speaker or printable_line(hit.source or "") or "nobody named", style="bold")
    if hit.content is None:
        head = Text(printable_line(hit.title or "Untitled"), style="bold")
    elif hit.cue:
        head.append(f" · {printable_line(hit.cue)}", style="dim")
    about = (hit.outlet, day_in_words(hit.published), None if hit.content is None else hit.title, hit.id)
    console.print(head, soft_wrap=True)
    console.print(Text("  ") + _marked(hit.snippet), soft_wrap=True)
    console.print(Text("  " + " · ".join(printable_line(each) for each in about if each), style="dim"), soft_wrap=True)
    console.print()


def _marked(snippet: str) -> Text:
    """The words that were searched for underlined."""
    text = Text()
    for place, piece in enumerate(snippet.split(MARKS[0])):
        found, separator, rest = piece.partition(MARKS[1])
        if place and separator:
            text.append(_spaced(found), style="underline")
            text.append(_spaced(rest))
        else:
            text.append(_spaced(piece))
    return text


def _spaced(words: str) -> str:
    """On one line, with the spaces at both ends kept."""
    if not words.strip():
        return " " * bool(words)
    return f"{' ' * words[:1].isspace()}{printable_line(words)}{' ' * words[-1:].isspace()}"


def _row(hit: Hit) -> Row:
    row = asdict(hit)
    row["article"] = row.pop("article_id")
    row["snippet"] = hit.snippet.replace(MARKS[0], "").replace(MARKS[1], "")
    return row


def _print_person(person: Person, console: Console) -> None:
    console.print(Text(printable_line(person.name), style="bold"), soft_wrap=True)
    console.print(f"{person.type} · {person.id} · {count(person.statements, 'statement')}", soft_wrap=True)
    if person.aliases:
        console.print(f"also called {'; '.join(map(printable_line, person.aliases))}", soft_wrap=True)
    for role in person.roles:
        with_whom = f", {printable_line(role.affiliation)}" if role.affiliation else ""
        dates = f" ({role.held_from or '…'} to {role.held_to or '…'})" if role.held_from or role.held_to else ""
        articles = f" · {count(role.articles, 'article')}"
        console.print(f"  {printable_line(role.title)}{with_whom}{dates}{articles}", soft_wrap=True)
    console.print()


def _say_how_it_goes_on(found: Page, page: int, errors: Console) -> None:
    if not found.hits:
        errors.print("Nothing found." if page == 1 else "No more is found.")
    elif found.has_more:
        errors.print(f"There is more: --page {page + 1}.")
