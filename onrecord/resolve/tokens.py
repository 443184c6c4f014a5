"""An article's words, with the sentence, paragraph and quotation that each stands in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.neural.quotes import CLOSING, OPENING, OUTSIDE, quotation_states
from onrecord.records import Span
from onrecord.resolve.lexicon import PARTICLES, word_set

_TOKEN = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)+|\w+(?:[-’'‑]\w+)*|[^\w\s]")
_POSSESSIVE = re.compile(r"(?<=\w)['’][sS]?$")
_ABBREVIATIONS = word_set(
    """mr mrs ms dr sen rep gov gen lt col sgt capt prof rev st jr sr jan feb mar apr aug sept sep oct nov dec vs inc
    corp co ltd no hon adm maj messrs"""
)
_ENDS = frozenset(".!?")
_MARKS = frozenset("\"“”„«»‹›‘’'()[]")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark. `word` is its text without a possessive ending; `possessive` says whether it had one.

    `opens` is true of the first word of a sentence, marks aside. `quoted` says whether it stands inside
    quotation marks.
    """

    start: int
    end: int
    text: str
    word: str
    lower: str
    sentence: int
    paragraph: int
    opens: bool
    quoted: bool
    possessive: bool

    @property
    def is_word(self) -> bool:
        """Whether it is a word or number, not a mark."""
        return self.text[0].isalnum()

    @property
    def is_capitalized(self) -> bool:
        """Whether it begins with a capital letter, behind a particle drawn to it too: "al-Mirza"."""
        if self.text[0].isupper():
            return True
        particle, mark, rest = self.text.partition("-")
        return bool(mark) and particle in PARTICLES and rest[:1].isupper()


def tokenize(text: str, paragraphs: Sequence[Span]) -> list[Token]:
    """The words and marks of some paragraphs of a text, in order."""
    tokens: list[Token] = []
    sentence = 0
    for number, span in enumerate(paragraphs):
        sentence = _add(text, span, number, sentence, tokens) + 1
    return tokens


def _add(text: str, span: Span, number: int, sentence: int, tokens: list[Token]) -> int:
    """Append one paragraph's tokens; gives the number of its last sentence."""
    part = span.cut(text)
    states = quotation_states(part)
    opens, ended = True, False
    for found in _TOKEN.finditer(part):
        at, form = found.start(), found.group()
        if ended and form not in _MARKS and form not in _ENDS:
            sentence, opens, ended = sentence + 1, True, False
        is_word = form[0].isalnum()
        word = _POSSESSIVE.sub("", form) if is_word else form
        # an apostrophe that follows a plural is a mark of its own: "the Democrats’ plan"
        trailing = is_word and part[found.end() : found.end() + 1] in ("'", "’") and form[-1] in "sS"
        possessive = word != form or (trailing and bool(states[found.end()] in (OUTSIDE,)))
        quoted = bool(states[at] not in (OUTSIDE, OPENING, CLOSING))
        opening = opens or (is_word and at > 0 and bool(states[at - 1] == OPENING))
        start = span.start + at
        tokens.append(
            Token(
                start,
                start + len(form),
                form,
                word,
                word.casefold(),
                sentence,
                number,
                opening and is_word,
                quoted,
                possessive,
            )
        )
        if is_word:
            opens = False
        ended = ended if form in _MARKS else _ends_sentence(form, part, found.end(), tokens)
    return sentence


def _ends_sentence(form: str, part: str, after: int, tokens: Sequence[Token]) -> bool:
    """Whether a token ends its sentence: a full stop that is not an abbreviation's, before a capital or a mark."""
    if form not in _ENDS:
        return False
    before = tokens[-2] if len(tokens) > 1 and tokens[-2].end == tokens[-1].start else None
    if form == "." and before is not None and (before.lower in _ABBREVIATIONS or _is_initial(before.text)):
        return False
    rest = part[after : after + 4].lstrip("\"”’')] ")
    return not rest[:1].islower()


def _is_initial(text: str) -> bool:
    return len(text) == 1 and text.isupper()
