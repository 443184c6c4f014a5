"""One record as HTML: the text with its statements marked, who said what beside it, the rest set apart."""

import re
from collections.abc import Iterator, Sequence
from html import escape

from onrecord.records import Attribution, Paragraph, ParagraphKind, Record, Span, Statement
from onrecord.show.counts import count
from onrecord.show.dates import moment_in_words
from onrecord.show.outline import outline
from onrecord.show.page.marks import Mark, Part, Piece, by_stretch, cut, marks_of
from onrecord.show.printable import printable, printable_line, safe_address
from onrecord.show.titles import title_of

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
_DEEPEST = 3  # deeper nesting looks no different
_OWN_PARTS = frozenset({ParagraphKind.HEADLINE, ParagraphKind.STANDFIRST, ParagraphKind.BYLINE, ParagraphKind.STORY})


class ArticleHtml:
    """Makes the HTML of one record. `key` sets its anchors apart from those of others on the same page.

    `level` is that of its heading: 1 where the record has the page to itself.
    """

    def __init__(self, record: Record, *, key: str, level: int = 1) -> None:
        self._article = record.article
        self._record = record
        self._key = key
        self._level = level
        # A teaser's statements are numbered on from the story's, so that a number means one statement on the page.
        self._numbered = list(record.statements)
        self._first_of_teaser: list[int] = []
        for teaser in record.teasers:
            self._first_of_teaser.append(len(self._numbered) + 1)
            self._numbered += teaser.statements

    @property
    def statements(self) -> int:
        """How many statements are numbered."""
        return len(self._numbered)

    def render(self) -> Iterator[str]:
        """The `<article>`, in parts."""
        article, key = self._article, self._key
        language = article.language if article.language and _LANGUAGE.fullmatch(article.language) else ""
        yield f'<article class="record" id="{key}">\n<header>\n'
        yield from self._about()
        yield "</header>\n"
        yield f'<div class="columns">\n<div class="text" lang="{escape(language)}" id="{key}-text">\n'
        yield from self._text()
        yield "</div>\n"
        yield from self._who_said_what()
        yield "</div>\n"
        yield from self._teasers()
        yield from self._notices()
        yield f'<footer class="origin">{self._origin()}</footer>\n</article>\n'

    def _about(self) -> Iterator[str]:
        article = self._article
        if article.outlet:
            yield f'<p class="outlet"><bdi>{_words(article.outlet)}</bdi></p>\n'
        headline = self._headline()
        title = self._marked(headline.span, self._marks_in(headline)) if headline else escape(title_of(article))
        yield f'<h{self._level} class="headline" dir="auto">{title}</h{self._level}>\n'
        when = moment_in_words(article.published, article.published_at)
        facts = [f"<bdi>{_words(article.byline)}</bdi>"] if article.byline and not self._has_byline() else []
        if when:
            facts.append(f"<time>{_words(when)}</time>")
        if url := safe_address(article.url):
            facts.append(f'<a href="{escape(url)}" rel="noreferrer">The page itself</a>')
        total = count(len(self._record.statements), "statement")
        facts.append(f'<a href="#{self._key}-said">{total}</a>')
        yield f'<p class="facts">{" · ".join(facts)}</p>\n'

    def _headline(self) -> Paragraph | None:
        return next((each for each in self._article.paragraphs if each.kind is ParagraphKind.HEADLINE), None)

    def _has_byline(self) -> bool:
        return any(each.kind is ParagraphKind.BYLINE for each in self._article.paragraphs)

    def _text(self) -> Iterator[str]:
        headline = self._headline()
        own = [each for each in self._article.paragraphs if each.kind in _OWN_PARTS and each is not headline]
        marks = by_stretch([each.span for each in own], marks_of(self._record.statements))
        for place, paragraph in enumerate(own):
            words = self._marked(paragraph.span, marks.get(place, ()))
            repeats = ' <span class="aside">(said again below; not counted twice)</span>' if paragraph.repeats else ""
            yield f'<p class="{paragraph.kind}" dir="auto">{words}{repeats}</p>\n'

    def _marks_in(self, paragraph: Paragraph) -> Sequence[Mark]:
        return by_stretch([paragraph.span], marks_of(self._record.statements)).get(0, ())

    def _marked(self, stretch: Span, marks: Sequence[Mark]) -> str:
        return "".join(self._piece(piece) for piece in cut(stretch, marks))

    def _piece(self, piece: Piece) -> str:
        words = _words(piece.span.cut(self._article.text))
        if not piece.marks:
            return words
        opened = [mark for mark in piece.marks if mark.opens and mark.span.start == piece.span.start]
        around = [mark for mark in piece.marks if mark.part is Part.CONTENT and mark.span.start < piece.span.start]
        numbers = "".join(self._number_in_text(mark.number, depth=len(around)) for mark in opened)
        return f'{numbers}<span class="{_classes(piece)}">{words}</span>'

    def _number_in_text(self, number: int, *, depth: int) -> str:
        """The link to the list; inside another content it stands on that one's ground."""
        key, who = self._key, self._who(self._numbered[number - 1].attribution)
        label = escape(f"Statement {number}, {who}: see it in the list")
        ground = f" content deep{min(depth, _DEEPEST)}" if depth else ""
        where = f'id="{key}-t{number}" href="#{key}-s{number}"'
        return f'<a class="n n{number}{ground}" {where} aria-label="{label}">{number}</a>'

    def _who(self, attribution: Attribution) -> str:
        return printable_line(_sliced(attribution.source, self._article.text)) or "nobody named"

    def _who_said_what(self) -> Iterator[str]:
        heading, key = self._level + 1, self._key
        total = count(len(self._record.statements), "statement")
        yield f'<aside class="said" aria-labelledby="{key}-said">\n'
        yield f'<h{heading} id="{key}-said">Who said what <span class="count">{total}</span></h{heading}>\n'
        yield from self._entries(self._record.statements, first=1)
        yield "</aside>\n"

    def _entries(self, statements: Sequence[Statement], *, first: int) -> Iterator[str]:
        if not statements:
            return
        yield '<ol class="entries">\n'
        for index, depth in outline(statements):
            yield self._entry(statements[index].attribution, first + index, depth=depth, first=first)
        yield "</ol>\n"

    def _entry(self, attribution: Attribution, number: int, *, depth: int, first: int) -> str:
        key, text = self._key, self._article.text
        source, cue = _sliced(attribution.source, text), _sliced(attribution.cue, text)
        who = f'<b class="who">{_words(source)}</b>' if source else '<i class="nobody">nobody named</i>'
        said = f' <i class="by">{_words(cue)}</i>' if cue else ""
        within = ""
        if depth and attribution.part_of is not None:
            whole = first + attribution.part_of
            within = f' <span class="kind">within <a href="#{key}-s{whole}">statement {whole}</a></span>'
        words = _words(_sliced(attribution.content, text))
        return (
            f'<li class="e{number} depth{min(depth, _DEEPEST)}" id="{key}-s{number}">'
            f'<a class="n" href="#{key}-t{number}" aria-label="Statement {number}: see it in the text">{number}</a>'
            f'<p class="head" dir="auto">{who}{said} <span class="kind">{attribution.kind}</span>{within}'
            f' <span class="score">{attribution.score:.2f}</span></p>'
            f'<blockquote dir="auto">{words}</blockquote></li>\n'
        )

    def _teasers(self) -> Iterator[str]:
        teasers = self._record.teasers
        if not teasers:
            return
        total = count(len(teasers), "teaser")
        yield f'<details class="apart"><summary><b>{total}</b> set apart: other stories that the page advertises'
        yield '</summary>\n<ul class="teasers">\n'
        for teaser, first in zip(teasers, self._first_of_teaser, strict=True):
            words = self._marked(teaser.paragraph.span, marks_of(teaser.statements, first=first))
            yield f'<li><p dir="auto">{words}</p>\n'
            yield from self._entries(teaser.statements, first=first)
            yield "</li>\n"
        yield "</ul></details>\n"

    def _notices(self) -> Iterator[str]:
        notices = [each for each in self._article.paragraphs if each.kind is ParagraphKind.NOTICE]
        if not notices:
            return
        total = count(len(notices), "notice")
        yield f'<details class="apart"><summary><b>{total}</b> set apart: the site speaking</summary>\n<ul>\n'
        for notice in notices:
            yield f'<li dir="auto">{_words(notice.span.cut(self._article.text))}</li>\n'
        yield "</ul></details>\n"

    def _origin(self) -> str:
        model, name = _words(self._record.model), _words(self._article.id)
        return f"Read by <bdi>{model}</bdi>. Record <bdi>{name}</bdi>. Numbers from 0 to 1 say how sure the model is."


def _classes(piece: Piece) -> str:
    """The roles of a piece, how deep its contents are nested, whose they are, and where a content has its edges."""
    names: dict[str, None] = {}
    contents = [mark for mark in piece.marks if mark.part is Part.CONTENT]
    for mark in piece.marks:
        names[mark.part.value] = None
        names[f"m{mark.number}"] = None
    if contents:
        names[f"deep{min(len(contents), _DEEPEST)}"] = None
        names |= {"begins": None} if any(mark.span.start == piece.span.start for mark in contents) else {}
        names |= {"ends": None} if any(mark.span.end == piece.span.end for mark in contents) else {}
    return " ".join(names)


def _sliced(spans: Sequence[Span], text: str) -> str:
    return " … ".join(span.cut(text) for span in spans)


def _words(text: str) -> str:
    return escape(printable(text))
