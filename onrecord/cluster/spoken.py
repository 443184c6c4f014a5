"""Quoted words as a sequence in which two versions of one utterance can be compared."""

import re
from dataclasses import dataclass

from onrecord.cluster.words import plain, stem
from onrecord.records import Carried, Span

# A word, an ellipsis (three points, spaced or not) or a bracket.
_PIECE = re.compile(r"[^\W_]+(?:[.,'’-][^\W_]+)*%?|…|\.\s?\.\s?\.|[\[\]]|%")

_MOST_WORDS = 400  # of one statement; the longest quotation of 1,479 openings has 90

# One word in two spellings; what regular endings do not cover.
_SPELLINGS = {
    "grey": "gray", "percent": "%", "okay": "ok", "programme": "program", "defence": "defense", "offence": "offense",
    "centre": "center", "theatre": "theater", "licence": "license", "cheque": "check", "tyre": "tire", "jewellery":
    "jewelry", "travelled": "traveled", "cancelled": "canceled", "judgement": "judgment", "ageing": "aging",
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50",
    "hundred": "100",
}  # fmt: skip
_BRITISH = (
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|ed$|ing$|able$|ful$|hood$)"), "or"),
    (re.compile(r"is(?=(?:e[ds]?|ing|ation)$)"), "iz"),
)
_HESITATIONS = frozenset({"uh", "um", "er", "erm", "ah", "eh"})


@dataclass(frozen=True, slots=True)
class Word:
    """A quoted word: `form` is what spellings of it share, `span` its place in the article.

    `breaks` is true where something is or may be left out before it: it begins a fragment or follows an ellipsis or
    bracket. `inserted` words stand in brackets: they are the editor's.
    """

    form: str
    span: Span
    breaks: bool
    inserted: bool


def spoken(carried: Carried) -> tuple[Word, ...]:
    """The words of a statement in order, hesitations left out."""
    words: list[Word] = []
    for fragment in carried.fragments:
        breaks, bracket = True, False
        for found in _PIECE.finditer(fragment.words):
            piece = found[0]
            if piece in "[]":
                breaks, bracket = True, piece == "["
            elif piece[0] in "….":
                breaks = True
            elif (form := _form(piece)) not in _HESITATIONS:
                start = fragment.span.start + found.start()
                words.append(Word(form, Span(start, start + len(piece)), breaks, bracket))
                breaks = False
            if len(words) == _MOST_WORDS:
                return tuple(words)
    return tuple(words)


def _form(piece: str) -> str:
    word = piece.lower().replace("’", "'").replace(",", "").replace(".", "")
    if word in _SPELLINGS:
        return _SPELLINGS[word]
    for british, american in _BRITISH:
        word = british.sub(american, word)
    return word


def meaning(word: Word) -> str:
    """The stem by which the rarity of a word is known."""
    return stem(plain(word.form))
