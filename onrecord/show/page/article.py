"""One record as HTML: the text with its statements marked, who said what beside it, the rest set apart."""

import re
from collections.abc import Iterator
from html import escape

from onrecord.records import Paragraph, ParagraphKind, Record
from onrecord.show.counts import count
from onrecord.show.dates import moment_in_words
from onrecord.show.page.cast import Cast
from onrecord.show.page.entries import entries
from onrecord.show.page.marks import marks_of
from onrecord.show.page.places import Places
from onrecord.show.page.text import marked
from onrecord.show.page.words import words_html
from onrecord.show.printable import safe_address
from onrecord.show.titles import title_of

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}")
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
        self._places = Places(record, key)
        self._cast = Cast(self._places)

    @property
    def statements(self) -> int:
        """How many statements are numbered."""
        return len(self._places.statements)

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
        yield from self._cast.of_story(level=self._level + 1)
        yield from self._teasers()
        yield from self._notices()
        yield f'<footer class="origin">{self._origin()}</footer>\n</article>\n'

    def _about(self) -> Iterator[str]:
        article = self._article
        if article.outlet:
            yield f'<p class="outlet"><bdi>{words_html(article.outlet)}</bdi></p>\n'
        headline = self._headline()
        title = self._title(headline) if headline else escape(title_of(article))
        yield f'<h{self._level} class="headline" dir="auto">{title}</h{self._level}>\n'
        when = moment_in_words(article.published, article.published_at)
        facts = [f"<bdi>{words_html(article.byline)}</bdi>"] if article.byline and not self._has_byline() else []
        if when:
            facts.append(f"<time>{words_html(when)}</time>")
        if url := safe_address(article.url):
            facts.append(f'<a href="{escape(url)}" rel="noreferrer">The page itself</a>')
        total = count(len(self._record.statements), "statement")
        facts.append(f'<a href="#{self._key}-said">{total}</a>')
        if named := len(self._places.of_story):
            facts.append(f'<a href="#{self._key}-cast">{count(named, "name")}</a>')
        yield f'<p class="facts">{" · ".join(facts)}</p>\n'

    def _headline(self) -> Paragraph | None:
        return next((each for each in self._article.paragraphs if each.kind is ParagraphKind.HEADLINE), None)

    def _has_byline(self) -> bool:
        return any(each.kind is ParagraphKind.BYLINE for each in self._article.paragraphs)

    def _text(self) -> Iterator[str]:
        headline = self._headline()
        own = [each for each in self._article.paragraphs if each.kind in _OWN_PARTS and each is not headline]
        texts = marked([each.span for each in own], marks_of(self._record.statements), self._places)
        for paragraph, words in zip(own, texts, strict=True):
            repeats = ' <span class="aside">(said again below; not counted twice)</span>' if paragraph.repeats else ""
            yield f'<p class="{paragraph.kind}" dir="auto">{words}{repeats}</p>\n'

    def _title(self, headline: Paragraph) -> str:
        (words,) = marked([headline.span], marks_of(self._record.statements), self._places)
        return words

    def _who_said_what(self) -> Iterator[str]:
        heading, key = self._level + 1, self._key
        total = count(len(self._record.statements), "statement")
        yield f'<aside class="said" aria-labelledby="{key}-said">\n'
        yield f'<h{heading} id="{key}-said">Who said what <span class="count">{total}</span></h{heading}>\n'
        yield from entries(self._record.statements, self._places, first=1)
        yield "</aside>\n"

    def _teasers(self) -> Iterator[str]:
        teasers = self._record.teasers
        if not teasers:
            return
        total = count(len(teasers), "teaser")
        yield f'<details class="apart"><summary><b>{total}</b> set apart: other stories that the page advertises'
        yield '</summary>\n<ul class="teasers">\n'
        firsts = self._places.first_of_teaser
        marks = [
            mark
            for teaser, first in zip(teasers, firsts, strict=True)
            for mark in marks_of(teaser.statements, first=first)
        ]
        texts = marked([teaser.paragraph.span for teaser in teasers], marks, self._places)
        for teaser, first, words in zip(teasers, firsts, texts, strict=True):
            yield f'<li><p dir="auto">{words}</p>\n'
            yield from entries(teaser.statements, self._places, first=first)
            yield "</li>\n"
        yield "</ul>\n"
        yield from self._cast.of_teasers()
        yield "</details>\n"

    def _notices(self) -> Iterator[str]:
        notices = [each for each in self._article.paragraphs if each.kind is ParagraphKind.NOTICE]
        if not notices:
            return
        total = count(len(notices), "notice")
        yield f'<details class="apart"><summary><b>{total}</b> set apart: the site speaking</summary>\n<ul>\n'
        for notice in notices:
            yield f'<li dir="auto">{words_html(notice.span.cut(self._article.text))}</li>\n'
        yield "</ul></details>\n"

    def _origin(self) -> str:
        model, name = words_html(self._record.model), words_html(self._article.id)
        return f"Read by <bdi>{model}</bdi>. Record <bdi>{name}</bdi>. Numbers from 0 to 1 say how sure the model is."
