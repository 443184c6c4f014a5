"""Articles as other newsrooms would print them: other names, other quotation marks, other layouts.

The training articles are American political news of 2015 and 2016. Left alone, the network learns that Trump
speaks; with names and marks changed it learns how speech is reported.
"""

import json
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from onrecord.neural.quotes import CLOSING, OPENING, quotation_states
from training.attribution.documents import ROLES, Document, Gold

# (opening, closing); the straight mark is both
STYLES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("«", "»"))
STYLE_WEIGHTS = (5, 5, 3, 1, 1)
DOUBLES = frozenset('"“”')
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "you", "who"})
_WORD = re.compile(r"[^\W\d_]{3,}")


def edit(document: Document, edits: Sequence[tuple[int, int, str]]) -> Document:
    """Replace stretches of a document's text, in order and apart, and move its spans along."""
    text, at, moves = [], 0, []
    shift = 0
    for start, end, words in edits:
        text.append(document.text[at:start] + words)
        moves.append((start, end, shift, len(words)))
        shift += len(words) - (end - start)
        at = end
    text.append(document.text[at:])
    golds = tuple(
        replace(gold, **{role: tuple(_move(span, moves, shift) for span in getattr(gold, role)) for role in ROLES})
        for gold in document.golds
    )
    return replace(document, text="".join(text), golds=golds)


def _move(span: tuple[int, int], moves: list[tuple[int, int, int, int]], total: int) -> tuple[int, int]:
    return _moved(span[0], moves, total, at_end=False), _moved(span[1], moves, total, at_end=True)


def _moved(offset: int, moves: list[tuple[int, int, int, int]], total: int, *, at_end: bool) -> int:
    low, high = 0, len(moves)
    while low < high:
        middle = (low + high) // 2
        if moves[middle][0] < offset or (moves[middle][0] == offset and not at_end):
            low = middle + 1
        else:
            high = middle
    if not low:
        return offset
    start, end, before, length = moves[low - 1]
    if offset >= end:
        return offset + before + length - (end - start)
    return start + before + (length if at_end else 0)


def change_marks(document: Document, chance: random.Random) -> Document:
    """Print the double quotation marks in another style; one character for one, so spans stay."""
    opening, closing = chance.choices(STYLES, STYLE_WEIGHTS)[0]
    states = quotation_states(document.text)
    text = "".join(
        character
        if character not in DOUBLES
        else opening
        if state == OPENING
        else closing
        if state == CLOSING
        else opening
        for character, state in zip(document.text, states.tolist(), strict=True)
    )
    return replace(document, text=text)


def shout_headline(document: Document) -> Document:
    """The first line in capitals, where that keeps its length."""
    line, mark, rest = document.text.partition("\n")
    loud = line.upper()
    return replace(document, text=loud + mark + rest) if len(loud) == len(line) else document


class Renamer:
    """Gives the people of an article other names, the same all through it.

    `cast` is a list of (given name, family name) from anywhere in the world; `people` has, by article id, the
    people that the article names.
    """

    def __init__(self, cast: Sequence[tuple[str, str]], people: dict[str, list[str]]) -> None:
        self._cast = cast
        self._people = people

    def rename(self, document: Document, chance: random.Random) -> Document:
        """One new name a person; words that are no name elsewhere in the article are left alone."""
        renamed: dict[str, str] = {}
        for name in self._people.get(document.id, ()):
            parts = [part for part in name.split() if _WORD.fullmatch(part) and part[0].isupper()]
            if len(parts) < 2 or parts[-1] in renamed:
                continue
            given, family = chance.choice(self._cast)
            renamed.setdefault(parts[0], given)
            renamed[parts[-1]] = family
        lower = set(re.findall(r"\b[a-z]+\b", document.text))
        edits = [
            (found.start(), found.end(), renamed[found.group()])
            for found in _WORD.finditer(document.text)
            if found.group() in renamed and found.group().lower() not in lower
        ]
        return edit(document, edits)


def read_people(path: Path) -> dict[str, list[str]]:
    """The people named in each article, by article id."""
    with path.open(encoding="utf-8") as lines:
        return {
            line["id"]: [entity["name"] for entity in line["entities"] if entity["type"] == "person"]
            for line in map(json.loads, lines)
        }


def list_forms(documents: Iterable[Document], chance: random.Random, *, count: int) -> list[Document]:
    """Articles in the list forms that press releases and round-ups use, made of quotations of the training set.

    `“…” – Name`, `Name: “…”` and `And from Name:` with the quotation on the next line.
    """
    quotations = [
        (document.text[slice(*gold.source[0])], document.text[slice(*gold.content[0])].strip('"“” ,'))
        for document in documents
        for gold in document.golds
        if len(gold.content) == 1
        and len(gold.source) == 1
        and document.text[gold.content[0][0]] in '"“'
        and document.text[gold.source[0][0]].isupper()
        and document.text[slice(*gold.source[0])].lower() not in PRONOUNS
        and 30 < gold.content[0][1] - gold.content[0][0] < 400
        and gold.source[0][1] - gold.source[0][0] < 60
    ]
    forms: list[Callable[[str, str, random.Random], tuple[str, Gold]]] = [_signed, _announced, _introduced]
    made = []
    for number in range(count):
        form, text, golds = chance.choice(forms), "", []
        for source, words in chance.sample(quotations, chance.randint(3, 8)):
            line, gold = form(source, words, chance)
            moved = {r: tuple((s + len(text), e + len(text)) for s, e in getattr(gold, r)) for r in ROLES}
            golds.append(replace(gold, **moved))
            text += line + "\n\n"
        made.append(Document(f"list-{number}", text, tuple(golds)))
    return made


def _spanned(*parts: tuple[str, str | None]) -> tuple[str, Gold]:
    text, spans = "", dict.fromkeys(ROLES, ())
    for words, role in parts:
        if role:
            spans[role] = ((len(text), len(text) + len(words)),)
        text += words
    return text, Gold(**spans)


def _signed(source: str, words: str, chance: random.Random) -> tuple[str, Gold]:
    dash, gap = chance.choice("-–—―"), chance.choice((" ", "\n", "\n\n"))
    return _spanned((f"“{words}”", "content"), (gap, None), (dash, "cue"), (" ", None), (source, "source"))


def _announced(source: str, words: str, chance: random.Random) -> tuple[str, Gold]:
    end = chance.choice((f"“{words}”", words))
    return _spanned((source, "source"), (":", "cue"), (" ", None), (end, "content"))


def _introduced(source: str, words: str, chance: random.Random) -> tuple[str, Gold]:
    word = chance.choice(("And from", "From", "And this from", "Here is"))
    gap = chance.choice((" ", "\n\n"))
    return _spanned((word + " ", None), (source, "source"), (":", "cue"), (gap, None), (f"“{words}”", "content"))
