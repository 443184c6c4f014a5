"""The page around the records. It asks the network for nothing and runs no script."""

import base64
import hashlib
import shutil
from collections.abc import Iterator
from html import escape
from importlib.resources import files
from typing import IO

import onrecord
from onrecord.records import Failure, Record
from onrecord.show.counts import count
from onrecord.show.page.article import ArticleHtml
from onrecord.show.printable import printable
from onrecord.show.titles import title_of

# Beyond it, a page with a rule per statement grows slow; links between text and list work all the same.
_MOST_LINKED = 400

_LEGEND = """<p class="legend"><span class="title">The marks</span>
<span><span class="source">who</span> is bold and underlined,</span>
<span><span class="cue">the words that report it</span> are in italics,</span>
<span><span class="content deep1 begins ends">what is reported</span> stands in brackets on a tint</span>
<span>and its number leads to the list;</span>
<span><a class="mention" href="#records">dots</a> lead from a mention to who is meant.</span></p>
"""


class Page:
    """Collects results and writes them as one page.

    The HTML of the records waits in `waiting`, since what comes before it can only be written when all are there.
    """

    def __init__(self, waiting: IO[str]) -> None:
        self._waiting = waiting
        self._first: Record | None = None  # held back: a record that stays alone has the page to itself
        self._titles: list[str] = []
        self._failures: list[Failure] = []
        self._most_statements = 0

    def add(self, item: Record | Failure) -> None:
        """Take one result, in order."""
        if isinstance(item, Failure):
            self._failures.append(item)
            return
        self._titles.append(title_of(item.article))
        if self._first is None:
            self._first = item
            return
        if len(self._titles) == 2:
            self._put(self._first, number=1)
        self._put(item, number=len(self._titles))

    def write(self, out: IO[str]) -> None:
        """Write the whole page. Afterwards nothing can be added."""
        is_alone = len(self._titles) == 1
        if is_alone and self._first:
            self._put(self._first, number=1, level=1)
        out.writelines(self._head(self._titles[0] if is_alone else self._heading()))
        if not is_alone:
            out.writelines(self._contents())
        out.write(_LEGEND)
        self._waiting.seek(0)
        shutil.copyfileobj(self._waiting, out)
        out.writelines(self._refused())
        out.write("</main>\n</body>\n</html>\n")

    def _put(self, record: Record, *, number: int, level: int = 2) -> None:
        article = ArticleHtml(record, key=f"a{number}", level=level)
        self._most_statements = max(self._most_statements, article.statements)
        self._waiting.writelines(article.render())

    def _heading(self) -> str:
        return f"{count(len(self._titles), 'record')}"

    def _head(self, title: str) -> Iterator[str]:
        style = self._style()
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        yield '<meta name="color-scheme" content="light dark">\n'
        yield '<meta name="referrer" content="no-referrer">\n<meta name="robots" content="noindex">\n'
        yield f'<meta name="generator" content="Onrecord {onrecord.__version__}">\n'
        yield f"<title>{escape(title)} – Onrecord</title>\n<style>{style}</style>\n</head>\n<body>\n"
        yield '<a class="skip" href="#records">To the text</a>\n'
        yield '<header class="masthead"><p><b>Onrecord</b> <span>who said what, word for word</span></p></header>\n'
        yield '<main id="records">\n'

    def _style(self) -> str:
        css = files("onrecord.show.page").joinpath("page.css").read_text(encoding="utf-8")
        return css + "".join(_linked(number) for number in range(1, min(self._most_statements, _MOST_LINKED) + 1))

    def _contents(self) -> Iterator[str]:
        yield f'<h1 class="run">{self._heading()}</h1>\n<nav aria-label="Records">\n<ol class="contents">\n'
        for number, title in enumerate(self._titles, 1):
            yield f'<li><a href="#a{number}" dir="auto">{escape(title)}</a></li>\n'
        yield "</ol>\n</nav>\n"

    def _refused(self) -> Iterator[str]:
        if not self._failures:
            return
        yield f'<section class="refused"><h2>{count(len(self._failures), "input")} refused</h2>\n<ul>\n'
        for failure in self._failures:
            message, hint = escape(printable(failure.error.message)), escape(printable(failure.error.hint))
            yield f'<li><p dir="auto">{message}</p><p class="hint">{hint}</p></li>\n'
        yield "</ul></section>\n"


def _linked(number: int) -> str:
    """The rule that lights up a statement's words while its entry or its number is pointed at, and the reverse."""
    states = f".e{number}:hover,.e{number}:target,.e{number}:focus-within,.n{number}:hover,.n{number}:target"
    return f".record:has({states}) .m{number}{{outline:2px solid var(--lit);outline-offset:1px}}\n"
