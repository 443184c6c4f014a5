"""Plain text into paragraphs."""

import re
from itertools import pairwise

from onrecord.records import Span

# What `str.splitlines` takes for a line end: \n, \r, \r\n, vertical tab, form feed, the separators of files,
# groups and records, NEL, and the two of Unicode.
_LINE = re.compile("[^\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_FINISHED = re.compile(r"""[.!?:…]["'”’»)\]]*$""")
_ITEM = re.compile(r"(?:[-*•·–—]|\d{1,2}[.)])\s")

# Mail, wire copy and old text files are wrapped at 60 to 80 characters; beyond 120 nobody wraps.
_WIDTHS = range(40, 121)
# A line is wrapped where the next line's first word had no room in it. Text that is not wrapped passes for
# about a third of its lines (short titles one below the other), wrapped text for all but odd ones; and most of its
# lines break off within a sentence.
_WRAPPED_SHARE = 0.85
_FEWEST_WRAPPED = 2


def split_paragraphs(text: str) -> list[Span]:
    """The paragraphs of plain text, in order: code-point spans without the white space around them.

    Each line that is not blank is one, unless the text is hard-wrapped: there the lines of a block, up to a blank
    line or a line that stops short, are one. Linear in the length of `text`.
    """
    blocks = _blocks(text)
    width = _wrap_width(text, blocks)
    if width is None:
        return [line for block in blocks for line in block]
    return [paragraph for block in blocks for paragraph in _joined(text, block, width)]


def _blocks(text: str) -> list[list[Span]]:
    """The lines that are not blank, grouped by the blank lines between them."""
    blocks: list[list[Span]] = []
    end = 0
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if not stripped:
            continue
        start = match.start() + len(line) - len(line.lstrip())
        span = Span(start, start + len(stripped))
        if blocks and _breaks(text, end, start) < 2:
            blocks[-1].append(span)
        else:
            blocks.append([span])
        end = span.end
    return blocks


def _breaks(text: str, start: int, end: int) -> int:
    """Line ends between two offsets, of which only white space lies in between; counts no further than 2."""
    found = 0
    for _ in _BREAK.finditer(text, start, end):
        found += 1
        if found == 2:
            break
    return found


def _wrap_width(text: str, blocks: list[list[Span]]) -> int | None:
    """The column that the text is wrapped at, or None if it is not."""
    lengths = sorted(len(line) for block in blocks if len(block) > 1 for line in block)
    if not lengths:
        return None
    # One overlong address in fifty lines does not hide the wrapping.
    width = lengths[-1 - len(lengths) // 50]
    if width not in _WIDTHS:
        return None
    pairs = [(line, after) for block in blocks for line, after in pairwise(block)]
    full = [_is_full(text, line, after, width) for line, after in pairs]
    finished = [_FINISHED.search(line.cut(text)[-8:]) is not None for line, _ in pairs]
    # A finished line that stops short may be a paragraph's last: it says nothing for or against.
    telling = sum(is_full or not ends for is_full, ends in zip(full, finished, strict=True))
    within = sum(is_full and not ends for is_full, ends in zip(full, finished, strict=True))
    if within < max(_FEWEST_WRAPPED, len(pairs) / 2) or sum(full) < _WRAPPED_SHARE * telling:
        return None
    return width


def _is_full(text: str, line: Span, after: Span, width: int) -> bool:
    """Whether the first word of the line after had no room left in the line."""
    room = width - len(line) - 1
    if room < 0:
        return True
    head = text[after.start : min(after.end, after.start + room + 1)]
    return len(head) > room and not any(character.isspace() for character in head)


def _joined(text: str, block: list[Span], width: int) -> list[Span]:
    """The paragraphs of a block of wrapped lines: it also ends at a line that stops short, and at a list item."""
    paragraphs = [block[0]]
    for line, after in pairwise(block):
        short = not _is_full(text, line, after, width)
        ends = short and (_FINISHED.search(line.cut(text)[-8:]) is not None or len(line) < width * 0.6)
        if ends or _ITEM.match(text, after.start):
            paragraphs.append(after)
        else:
            paragraphs[-1] = Span(paragraphs[-1].start, after.end)
    return paragraphs
