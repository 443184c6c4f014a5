"""The lines of an article's body, found on a page."""

import logging
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass

import trafilatura
from lxml import etree, html

from onrecord.extract.blocks import HEADINGS, Block
from onrecord.extract.html import READER_FAULTS
from onrecord.extract.markup import Hint
from onrecord.extract.tidy import squeeze, tidy

_BREAKING = frozenset(("p", "head", "item", "quote", "row", "code", "list", "table", "lb", "body", "div"))
_LEAST_ALIKE = 3  # paragraphs that look alike before another like them is taken for one of theirs
_LEAST_RECOVERED = 40  # code points without spaces; shorter ones are labels as often as text
_LINKED = 0.5  # a block with more of its characters in links leads elsewhere
_SHORT_OF_DECLARED = 0.6  # an extraction below this share of the page's own `articleBody` missed something
_DECLARED = 400  # code points; a shorter `articleBody` is a summary
_MOST_JOINED = 500  # texts that are looked for in pieces; bounds the time that a hostile page takes
_LEAST_FALLBACK = 80  # code points of unlinked text in the block that a fallback starts from

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the body: its text, its index among the page's blocks where it is one of them, and that block."""

    text: str
    index: int | None = None
    block: Block | None = None

    @property
    def linked(self) -> float:
        """Share of the characters that lie in links, 0..1."""
        return self.block.linked if self.block else 0.0

    @property
    def hint(self) -> Hint | None:
        """What the markup says of the line."""
        return self.block.hint if self.block else None

    @property
    def is_heading(self) -> bool:
        """Whether the markup says that this is a heading."""
        return self.block is not None and self.block.tag in HEADINGS


def read_body(tree: html.HtmlElement, blocks: list[Block], *, declared: str, url: str | None) -> list[Line]:
    """The body's lines in order, empty if there is none.

    `declared` is the page's `articleBody`, or empty. Changes nothing in `tree`.
    """
    lines = _located(_extracted(tree, url, precise=True), blocks)
    lines = _with_lost(lines, blocks)
    wanted = len(squeeze(declared)) * _SHORT_OF_DECLARED if len(declared) >= _DECLARED else 0
    elsewhere = _length([line for line in lines if line.index is None]) > 0.5 * _length(lines)
    if lines and _length(lines) >= wanted and not (wanted and elsewhere):
        return lines
    candidates = [lines, _with_lost(_located(_extracted(tree, url, precise=False), blocks), blocks)]
    if wanted:
        # First, so that it is taken of two of a length: the extractor gives a declared body without its paragraphs.
        candidates.insert(0, _declared_lines(declared, blocks))
    if not any(candidates):
        candidates.append(_largest(blocks))
    return max(candidates, key=_length)


def _length(lines: list[Line]) -> int:
    return sum(len(squeeze(line.text)) for line in lines)


def _extracted(tree: html.HtmlElement, url: str | None, *, precise: bool) -> list[str]:
    """The lines that trafilatura keeps.

    Its precise mode scores best on both page sets (benchmarks/extraction.py): F1 0.975 and 0.965 where its
    default has 0.962 and 0.957.
    """
    try:
        document = trafilatura.bare_extraction(
            tree, url=url, favor_precision=precise, include_comments=False, include_tables=True
        )
    except READER_FAULTS:
        return []
    body = getattr(document, "body", None)
    return _lines_of(body) if body is not None else []


def _lines_of(body: etree._Element) -> list[str]:
    lines: list[str] = []
    pieces: list[str] = []

    def flush() -> None:
        text = tidy("".join(pieces))
        if squeeze(text):
            lines.append(text)
        pieces.clear()

    for event, element in etree.iterwalk(body, events=("start", "end")):
        if element.tag in _BREAKING:
            flush()
        if event == "start":
            if element.tag == "cell" and pieces and "".join(pieces).strip():
                pieces.append(" | ")
            pieces.append(element.text or "")
        else:
            pieces.append(element.tail or "")
    flush()
    return lines


def _located(texts: list[str], blocks: list[Block]) -> list[Line]:
    """Each text as the block of the page that says it, or the blocks where it joins several, going forward.

    A text that the page has in no such place stays as it is.
    """
    places: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        places.setdefault(block.key, []).append(index)
    lines: list[Line] = []
    last, joined = -1, 0
    for text in texts:
        key = squeeze(text)
        found = places.get(key, [])
        if found:
            after = bisect_right(found, last)
            last = found[after if after < len(found) else 0]
            lines.append(Line(text, last, blocks[last]))
            continue
        run = _run(key, blocks, last + 1) if joined < _MOST_JOINED else []
        joined += 1
        lines += [Line(blocks[index].text, index, blocks[index]) for index in run] or [Line(text)]
        last = run[-1] if run else last
    return lines


def _run(key: str, blocks: list[Block], start: int) -> list[int]:
    """The blocks from `start` on that make up `key` together, none if they do not."""
    found: list[int] = []
    at = 0
    for index in range(start, len(blocks)):
        if key.startswith(blocks[index].key, at):
            found.append(index)
            at += len(blocks[index].key)
            if at == len(key):
                return found
    return []


def _with_lost(lines: list[Line], blocks: list[Block]) -> list[Line]:
    """`lines` and the paragraphs of the same make that the extractor lost.

    Some pages cut the body in several containers, for advertisements in between, and the extractor takes one.
    """
    known = {line.index for line in lines if line.index is not None}
    if not known:
        return lines
    makes = Counter(
        blocks[index].make for index in known if blocks[index].hint is None and len(blocks[index].key) >= 40
    )
    alike = [
        index
        for index in range(min(known), len(blocks))
        if index not in known and makes[blocks[index].make] >= _LEAST_ALIKE and _is_paragraph(blocks[index])
    ]
    said = squeeze(" ".join(line.text for line in lines)) if len(alike) <= _MOST_JOINED else ""
    keys = {blocks[index].key for index in known}
    lost = [index for index in alike if blocks[index].key not in keys and blocks[index].key not in said]
    return _merged(lines, lost, blocks) if lost else lines


def _is_paragraph(block: Block) -> bool:
    return (
        block.hint is None
        and not block.furniture
        and block.linked < _LINKED
        and len(block.key) >= _LEAST_RECOVERED
    )  # fmt: skip


def _merged(lines: list[Line], lost: list[int], blocks: list[Block]) -> list[Line]:
    merged: list[Line] = []
    waiting = iter(lost)
    following = next(waiting, None)
    for line in lines:
        while following is not None and line.index is not None and following < line.index:
            merged.append(Line(blocks[following].text, following, blocks[following]))
            following = next(waiting, None)
        merged.append(line)
    while following is not None:
        merged.append(Line(blocks[following].text, following, blocks[following]))
        following = next(waiting, None)
    return merged


def _declared_lines(declared: str, blocks: list[Block]) -> list[Line]:
    """The page's own `articleBody`: as the blocks that say it, which have paragraphs, or else line by line."""
    said = squeeze(declared)
    shown = [
        Line(block.text, index, block)
        for index, block in enumerate(blocks)
        if len(block.key) >= 20 and block.key in said
    ]
    if _length(shown) >= 0.8 * len(said):
        return shown
    return _located([line for part in declared.splitlines() if squeeze(line := tidy(part))], blocks)


def _largest(blocks: list[Block]) -> list[Line]:
    """The blocks of the make that has the most unlinked text, a last resort."""
    sizes: Counter[tuple[str, ...]] = Counter()
    for block in blocks:
        if block.linked < _LINKED and not block.furniture and block.hint is None and len(block.key) >= 20:
            sizes[block.signature] += len(block.text)
    if not sizes:
        return []
    signature, size = sizes.most_common(1)[0]
    if size < _LEAST_FALLBACK:
        return []
    return [Line(block.text, index, block) for index, block in enumerate(blocks) if block.signature == signature]
