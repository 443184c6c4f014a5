"""Captures to articles."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from onrecord.config import Limits
from onrecord.errors import EmptyError, NoStoryError, TooLargeError
from onrecord.extract.authors import names_alone
from onrecord.extract.blocks import Block, read_blocks
from onrecord.extract.body import Line, read_body
from onrecord.extract.dates import Published, read_date
from onrecord.extract.html import parse
from onrecord.extract.language import read_language
from onrecord.extract.markup import Hint
from onrecord.extract.metadata import Metadata, is_outlet, read_metadata
from onrecord.extract.paragraphs import split_paragraphs
from onrecord.extract.signature import shown_byline, shown_date
from onrecord.extract.standfirst import Standfirst, find_standfirst
from onrecord.extract.structured_data import read_structured_data
from onrecord.extract.tidy import squeeze
from onrecord.records import Article, Capture, MediaType, Paragraph, ParagraphKind, Span

_BETWEEN = "\n\n"  # what stands between the paragraphs of an article that was read from HTML
_KINDS = {Hint.TEASER: ParagraphKind.TEASER, Hint.NOTICE: ParagraphKind.NOTICE, Hint.COMMENT: ParagraphKind.NOTICE}
_FEWEST_WORDS = 12  # of unlinked text; the shortest story of 137 pages has 97
_LINKED = 0.5
_ALL_LINKED = 0.9
_COMMON = 0.4  # share of the body's characters
_OPENING = 6  # lines of the body within which a byline may stand
_FEWEST_LISTED = 4  # entries that make a list of stories


class Separates(Protocol):
    """Tells an article's paragraphs from what is not the article's."""

    def separate(
        self, text: str, lines: Sequence[Span], *, given: Mapping[int, ParagraphKind], title: str | None = None
    ) -> tuple[Paragraph, ...]:
        """A paragraph for each of `lines`; `given` holds the kinds, by line, that are settled already."""
        ...


@dataclass(frozen=True, slots=True)
class _Part:
    """A paragraph to be: its text, and its kind where the markup settles it."""

    text: str
    kind: ParagraphKind | None = None
    repeats: bool = False


class Extractor:
    """Makes articles of captures, from plain text or HTML.

    Plain text stays as it is: `Article.text` is exactly the decoded capture. Of HTML, `Article.text` is made:
    headline, standfirst and byline where there are any, then the body, one paragraph a line with an empty line
    in between, white space collapsed, invisible characters dropped, letters and quotation marks as on the page.
    """

    def __init__(self, *, limits: Limits, separator: Separates) -> None:
        self._limits = limits
        self._separator = separator

    def extract(self, captures: Sequence[Capture]) -> list[Article]:
        """The article of each capture, in order.

        Raises `EmptyError` for a capture without text, `NoStoryError` for a page without an article and
        `TooLargeError` for text beyond `Limits.text_characters`.
        """
        return [self._extract(capture) for capture in captures]

    def _extract(self, capture: Capture) -> Article:
        source = _decoded(capture)
        if len(source) > self._limits.input_bytes:
            raise TooLargeError(
                f"{capture.name} has {len(source):,} characters; the limit is {self._limits.input_bytes:,}.",
                hint="Split it into its articles.",
            )
        if not source.strip("\0\ufeff \t\r\n\f\v"):
            raise EmptyError(f"{capture.name} is empty.", hint="Give a page or a text with an article in it.")
        if capture.media_type is MediaType.HTML:
            return self._from_html(capture, source)
        return self._from_text(capture, source)

    def _from_text(self, capture: Capture, text: str) -> Article:
        self._check_size(text, capture.name)
        lines = split_paragraphs(text)
        if not lines:
            raise EmptyError(f"{capture.name} is empty.", hint="Give a page or a text with an article in it.")
        paragraphs = self._separator.separate(text, lines, given={}, title=capture.title)
        published = read_date(capture.published) if capture.published else None
        published = published or shown_date(text, paragraphs, capture.url)
        return Article(
            id=capture.id,
            text=text,
            paragraphs=paragraphs,
            url=capture.url,
            outlet=capture.outlet,
            title=capture.title or _headline(text, paragraphs),
            byline=shown_byline(text, paragraphs),
            published=published.day if published else None,
            published_at=published.moment if published else None,
            language=read_language(text, None),
        )

    def _from_html(self, capture: Capture, source: str) -> Article:
        tree = parse(source, depth=self._limits.html_depth, name=capture.name)
        data = read_structured_data(tree)
        metadata = read_metadata(tree, data, address=capture.url)
        metadata = replace(metadata, title=capture.title or metadata.title, outlet=capture.outlet or metadata.outlet)
        blocks = read_blocks(tree)
        if not blocks:
            raise EmptyError(
                f"{capture.name} holds no text.",
                hint="Pages that a script fills in the browser are empty when fetched: save the page there.",
            )
        lines = read_body(tree, blocks, declared=metadata.declared_body, url=metadata.url)
        _check_story(lines, blocks, metadata, capture.name)
        metadata = replace(metadata, authors=_authors(lines, metadata))
        parts = _parts(lines, blocks, metadata)
        text = _BETWEEN.join(part.text for part in parts)
        self._check_size(text, capture.name)
        published = (read_date(capture.published) if capture.published else None) or metadata.published
        return self._article(capture, metadata, parts, text, published)

    def _article(
        self, capture: Capture, metadata: Metadata, parts: list[_Part], text: str, published: Published | None
    ) -> Article:
        spans, at = [], 0
        for part in parts:
            spans.append(Span(at, at + len(part.text)))
            at += len(part.text) + len(_BETWEEN)
        given = {index: part.kind for index, part in enumerate(parts) if part.kind is not None}
        paragraphs = self._separator.separate(text, spans, given=given, title=metadata.title)
        repeating = {span.start for span, part in zip(spans, parts, strict=True) if part.repeats}
        story = " ".join(part.text for part in parts if part.kind is None)
        return Article(
            id=capture.id,
            text=text,
            paragraphs=tuple(
                replace(paragraph, repeats=True) if paragraph.span.start in repeating else paragraph
                for paragraph in paragraphs
            ),
            url=metadata.url,
            outlet=metadata.outlet,
            title=metadata.title,
            byline=", ".join(metadata.authors) or shown_byline(text, paragraphs),
            published=published.day if published else None,
            published_at=published.moment if published else None,
            language=read_language(story or text, metadata.language),
        )

    def _check_size(self, text: str, name: str) -> None:
        if len(text) > self._limits.text_characters:
            raise TooLargeError(
                f"{name} has {len(text):,} characters of text; the limit is {self._limits.text_characters:,}.",
                hint="Split it into its articles.",
            )


def _decoded(capture: Capture) -> str:
    if capture.text is not None:
        return capture.text
    assert capture.data is not None  # noqa: S101  # Capture holds one of the two
    return capture.data.decode(capture.charset or "utf-8", errors="replace")


def _headline(text: str, paragraphs: Sequence[Paragraph]) -> str | None:
    return next((item.span.cut(text) for item in paragraphs if item.kind is ParagraphKind.HEADLINE), None)


def _check_story(lines: list[Line], blocks: list[Block], metadata: Metadata, name: str) -> None:
    """Refuse a page without an article: nothing found, hardly a word, mostly links, or a list of stories."""
    told = [line for line in lines if line.linked < _LINKED]
    words = sum(len(line.text.split()) for line in told)
    linked = len(lines) >= _FEWEST_LISTED and len(told) < 0.5 * len(lines)
    if told and (metadata.is_article or (words >= _FEWEST_WORDS and not linked and not _is_listing(told, blocks))):
        return
    raise NoStoryError(
        f"{name} holds no article.",
        hint="It looks like a front page, a list or a menu. Give the address of one article.",
    )


def _is_listing(told: list[Line], blocks: list[Block]) -> bool:
    """Whether most lines are blurbs, each under a headline that is a link."""
    blurbs = [
        line for line in told
        if line.index and blocks[line.index - 1].linked >= _ALL_LINKED and len(blocks[line.index - 1].text.split()) >= 3
    ]  # fmt: skip
    return len(told) >= _FEWEST_LISTED and len(blurbs) > 0.5 * len(told)


def _parts(lines: list[Line], blocks: list[Block], metadata: Metadata) -> list[_Part]:
    """The paragraphs to be: headline, standfirst and byline, then the body without what these say."""
    standfirst = find_standfirst(blocks, lines, metadata)
    headline = metadata.headline or metadata.title
    byline = ", ".join(metadata.authors)
    parts = []
    if headline:
        parts.append(_Part(headline, ParagraphKind.HEADLINE))
    if standfirst:
        parts.append(_Part(standfirst.text, ParagraphKind.STANDFIRST, standfirst.repeats))
    if byline:
        parts.append(_Part(byline, ParagraphKind.BYLINE))
    common = _common_hint(lines)
    end = max((index for index, line in enumerate(lines) if line.linked < _LINKED and not line.is_heading), default=0)
    for index, line in enumerate(lines):
        hint = None if line.hint is common else line.hint
        # Without captions both page sets score better, and a caption in the flow of the story misleads its reader.
        if hint is not Hint.CAPTION and not _is_said(line, index, metadata, standfirst):
            signs = index < _OPENING and _signs(line, metadata.authors)
            parts.append(_Part(line.text, ParagraphKind.BYLINE if signs else _kind(line, hint, after=index > end)))
    return parts


def _authors(lines: list[Line], metadata: Metadata) -> tuple[str, ...]:
    """The authors; where the page's own data name only the outlet, those that a line above the story names."""
    if not all(is_outlet(name, metadata.outlet) for name in metadata.authors):
        return metadata.authors
    for line in lines[:4]:
        if len(line.text.split()) > 20:
            break
        if not line.is_heading and (names := names_alone(line.text)):
            return names
    return metadata.authors


def _is_said(line: Line, index: int, metadata: Metadata, standfirst: Standfirst | None) -> bool:
    """Whether the line is the headline, the standfirst or the byline again."""
    if standfirst and standfirst.line == index:
        return True
    key = squeeze(line.text)
    if key in {squeeze(metadata.title or ""), squeeze(metadata.headline or "")}:
        return True
    names = squeeze("".join(metadata.authors))
    return bool(names) and key.removeprefix("by") == names


def _signs(line: Line, authors: tuple[str, ...]) -> bool:
    """Whether a line at the top is no more than who wrote the article, and when."""
    key = squeeze(line.text)
    short = len(line.text.split()) <= 20 and line.text[-1] not in '.!?:"”’»'
    return short and bool(authors) and all(squeeze(name) in key for name in authors)


def _common_hint(lines: list[Line]) -> Hint | None:
    """The hint that most of the body carries: it then says nothing ("related" in the name of the whole page)."""
    carried: Counter[Hint] = Counter()
    for line in lines:
        if line.hint:
            carried[line.hint] += len(line.text)
    if not carried:
        return None
    hint, size = carried.most_common(1)[0]
    return hint if size > _COMMON * sum(len(line.text) for line in lines) else None


def _kind(line: Line, hint: Hint | None, *, after: bool) -> ParagraphKind | None:
    """What the markup settles: a block that calls itself related or newsletter, or that is nothing but a link.

    A heading may be one inside the story, but not `after` its last paragraph.
    """
    if hint in _KINDS:
        return _KINDS[hint]
    if line.linked >= _ALL_LINKED and (after or not line.is_heading):
        return ParagraphKind.TEASER
    return None
