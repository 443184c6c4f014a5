"""Where in a text one stands inside quotation marks.

The state is a feature of the tagger and decides an attribution's kind. Marks pair up within a line: an opening
mark that is never closed ends with its line, so a stray mark cannot turn the rest of an article into speech.
"""

import re

import numpy as np
from numpy.typing import NDArray

OUTSIDE, DOUBLE, SINGLE, OPENING, CLOSING = range(5)

_OPEN = {"“": "”", "„": "“”", "«": "»", "‹": "›", "「": "」", "‘": "’", "‚": "‘’"}
_DEEPEST = 8  # quotations inside each other; marks that open deeper ones are left alone, so that time stays linear
_SINGLE = frozenset("‘’‚‹›'")
MARKS = frozenset("\"“”„«»‹›「」‘’‚'")
_MARK = re.compile("[\"“”„«»‹›「」‘’‚'\n\r\u2028\u2029]")


def _opens(text: str, at: int) -> bool:
    """Whether the character after `at` starts a word and the one before does not end one."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    return (
        not before.isalnum() and not after.isspace() and (before.isspace() or before in "([{—–-/:" or before in MARKS)
    )


def _closes(text: str, at: int) -> bool:
    """Whether an apostrophe at `at` can end a quotation: no letter follows it."""
    after = text[at + 1] if at + 1 < len(text) else " "
    return not after.isalnum() and at > 0 and not text[at - 1].isspace()


def quotation_states(text: str) -> NDArray[np.int8]:
    """One state a code point: OUTSIDE, inside DOUBLE or SINGLE marks, or an OPENING or CLOSING mark itself."""
    states = np.zeros(len(text), dtype=np.int8)
    stack: list[tuple[str, int]] = []  # the marks that may close, and where the quotation starts
    pairs: list[tuple[int, int]] = []
    for found in _MARK.finditer(text):
        at, mark = found.start(), found.group()
        if mark in "\n\r\u2028\u2029":
            if stack:
                pairs.append((stack[0][1], at))  # an unclosed quotation reaches to the end of its line
            stack.clear()
        elif _close(text, at, mark, stack, pairs) or len(stack) == _DEEPEST:
            continue
        elif mark in _OPEN and (mark not in _SINGLE or _opens(text, at)):
            stack.append((_OPEN[mark], at))
        elif mark == '"' and (_opens(text, at) or not text[at - 1 : at].strip()):
            stack.append(('"', at))
        elif mark == "'" and _opens(text, at):
            stack.append(("'’", at))
    if stack:
        pairs.append((stack[0][1], len(text)))
    for start, end in sorted(pairs, key=lambda pair: pair[0] - pair[1]):
        states[start + 1 : end] = SINGLE if text[start] in _SINGLE else DOUBLE
    for start, end in pairs:
        states[start] = OPENING
        if end < len(text) and text[end] in MARKS:
            states[end] = CLOSING
    return states


def _close(text: str, at: int, mark: str, stack: list[tuple[str, int]], pairs: list[tuple[int, int]]) -> bool:
    """Close the innermost quotation that `mark` can close; inner ones left open end with it."""
    if mark in "'’" and not _closes(text, at):
        return False
    for depth in range(len(stack) - 1, -1, -1):
        if mark in stack[depth][0]:
            pairs.append((stack[depth][1], at))
            del stack[depth:]
            return True
    return False
