"""The sentence or two under a headline that say what the article is about."""

import re
from collections import Counter
from dataclasses import dataclass

from onrecord.extract.blocks import HEADINGS, Block
from onrecord.extract.body import Line
from onrecord.extract.markup import Hint
from onrecord.extract.metadata import Metadata
from onrecord.extract.tidy import squeeze

_CUT = re.compile(r"\s*(?:\.{2,}|…|\[(?:…|\.{3}|&hellip;)\]|(?:read|continue reading|read more|read on))[\s.]*$", re.I)
_SHORTEST = 20  # code points without spaces
_LONGEST = 700
_REACH = 12  # blocks after the headline within which a standfirst stands
_LINKED = 0.5
_PARAGRAPH = 60  # code points without spaces that make a line the story's, not a label
_STUB = 60  # words; a body this short was cut off by a paywall
_LEAD = re.compile(r"[. ]lead(?: |$)")  # as a class of the block
_SLOGAN = re.compile(
    r"\b(?:latest|breaking|top)\s+(?:\w+\s+){0,3}(?:news|headlines|stories)\b|news,?\s+(?:sports?|weather|opinion|analysis)\b"
    r"|\b(?:welcome to|official (?:web)?site|visit our|your (?:source|home) (?:for|of))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Standfirst:
    """A standfirst; `repeats` says that the story's own words contain it, `line` is its index in the body's lines."""

    text: str
    repeats: bool = False
    line: int | None = None


def find_standfirst(blocks: list[Block], lines: list[Line], metadata: Metadata) -> Standfirst | None:
    """The article's standfirst as the page shows it; of a stub, the page's description where it shows none.

    A description that is not shown is not the article: of 10 such on pages-news-dev and 35 on pages-html-dev none
    is in the gold, while all 30 standfirsts in the gold are shown.
    """
    head = _headline_at(blocks, metadata)
    long = [line.index for line in lines if line.index is not None and len(squeeze(line.text)) >= _PARAGRAPH]
    first = min(long, default=len(blocks))
    descriptions = [whole for text in metadata.descriptions if len(whole := squeeze(_uncut(text))) >= _SHORTEST]
    makes = Counter(line.block.signature for line in lines if line.block)
    shown = _shown(blocks, head, first, descriptions, makes)
    if shown is not None:
        return _placed(blocks[shown], shown, lines)
    words = sum(len(line.text.split()) for line in lines)
    return _described(metadata, lines) if words < _STUB else None


def _uncut(text: str) -> str:
    """`text` without the mark of being cut off."""
    return _CUT.sub("", text)


def _headline_at(blocks: list[Block], metadata: Metadata) -> int:
    """The index of the block that shows the headline, -1 if none does."""
    wanted = squeeze(metadata.headline or metadata.title or "")
    places = [index for index, block in enumerate(blocks) if wanted and block.key == wanted]
    return next((index for index in places if blocks[index].tag == "h1"), places[0] if places else -1)


def _shown(
    blocks: list[Block], head: int, first: int, descriptions: list[str], makes: Counter[tuple[str, ...]]
) -> int | None:
    """The index of the block between the headline and the story that is the standfirst.

    A block made like the paragraphs of the body (`makes`) is the first of them, whatever it repeats.
    """
    near = range(max(head + 1, 0), min(max(first + 1, head + 1 + _REACH), len(blocks)))
    candidates = [
        index for index in near
        if _SHORTEST <= len(blocks[index].key) <= _LONGEST and blocks[index].linked < _LINKED
        and makes[blocks[index].signature] < 2
    ]  # fmt: skip
    for index in candidates:
        named = blocks[index].hint is Hint.STANDFIRST or _leads(blocks, index)
        if named and index <= first and head >= 0:
            return index
    for index in candidates:
        block = blocks[index]
        apart = index < first or block.hint is Hint.STANDFIRST or block.tag in HEADINGS
        if apart and block.hint is not Hint.CAPTION and any(block.key.startswith(text) for text in descriptions):
            return index
    return None


def _leads(blocks: list[Block], index: int) -> bool:
    """Whether a block named "lead" is apart from the story, by a byline or date after it.

    Where a paragraph follows at once, the name is mostly that of the story's first.
    """
    after = blocks[index + 1 : index + 2]
    named = any(map(_LEAD.search, blocks[index].signature[-1:]))
    return named and bool(after) and len(after[0].key) < _PARAGRAPH


def _placed(block: Block, index: int, lines: list[Line]) -> Standfirst:
    at = next((place for place, line in enumerate(lines) if line.index == index), None)
    rest = squeeze(" ".join(line.text for place, line in enumerate(lines) if place != at))
    return Standfirst(block.text, squeeze(_uncut(block.text)) in rest, at)


def _described(metadata: Metadata, lines: list[Line]) -> Standfirst | None:
    """The first of the descriptions that tells of the article and that the story does not say."""
    said = squeeze(" ".join(line.text for line in lines))
    title = squeeze(metadata.title or "")
    for text in metadata.descriptions:
        key = squeeze(_uncut(text))
        if not _SHORTEST <= len(key) <= _LONGEST or key in said or key in title or (title and key == title):
            continue
        if _CUT.search(text) or _SLOGAN.search(text) or not _tells(text, metadata):
            continue
        return Standfirst(text)
    return None


def _tells(text: str, metadata: Metadata) -> bool:
    """Whether this is a sentence on the article: some length, and not a line about the outlet or its authors."""
    words = text.split()
    names = {squeeze(name) for name in (*metadata.authors, metadata.outlet or "") if name}
    return len(words) >= 5 and squeeze(text) not in names
