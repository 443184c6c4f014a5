"""What a source is, by its words: a name, a pronoun or a description, one or several, and where its head stands."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from onrecord.records import EntityType, Gender, Span
from onrecord.resolve.lexicon import (
    DETERMINERS,
    DOCUMENT_HEADS,
    GENDERED,
    GROUP_HEADS,
    OFFICES,
    ORGANIZATION_HEADS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    word_set,
)
from onrecord.resolve.tokens import Token


class Pronoun(IntEnum):
    """What a pronoun points to."""

    NONE = 0
    HE = 1
    SHE = 2
    IT = 3
    THEY = 4
    I = 5  # noqa: E741 - the pronoun's own name
    WE = 6
    YOU = 7
    WHO = 8
    WHICH = 9


_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), Pronoun.HE),
    **dict.fromkeys(("she", "her", "hers", "herself"), Pronoun.SHE),
    **dict.fromkeys(("it", "its", "itself"), Pronoun.IT),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), Pronoun.THEY),
    **dict.fromkeys(("i", "me", "my", "mine"), Pronoun.I),
    **dict.fromkeys(("we", "us", "our", "ours"), Pronoun.WE),
    **dict.fromkeys(("you", "your"), Pronoun.YOU),
    **dict.fromkeys(("who", "whom", "whose"), Pronoun.WHO),
    **dict.fromkeys(("which", "that"), Pronoun.WHICH),
}
_BREAKS = frozenset(",(–—;:-")
_EXAMPLES = frozenset({"including", "like", "notably"})
_LONGEST_ANTECEDENT = 5
_NO_PART_OF_NOUNS = word_set(
    """and or but is are was were be been being has have had do does did will would can could may might must should not
    said says told asked called makes made see sees saw help helped among"""
)
_PLURALS = frozenset({"people", "police", "men", "women", "both", "some", "many", "most", "few", "several", "others"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source at tokens `first`..`last` (inclusive), without the clauses behind it up to `trimmed`.

    `head` is the token of the word that says what it is. `type` is what that word says, None where it says nothing.
    """

    first: int
    last: int
    trimmed: int
    head: int
    pronoun: Pronoun
    type: EntityType | None
    gender: Gender | None
    plural: bool
    determined: bool


def read_phrase(tokens: Sequence[Token], starts: Sequence[int], span: Span) -> Phrase | None:
    """The phrase that a span holds; None where no word lies in it. `starts` are the tokens' starts."""
    first = bisect_left(starts, span.start)
    if first and tokens[first - 1].end > span.start:
        first -= 1
    last = bisect_left(starts, span.end) - 1
    while first <= last and not tokens[first].is_word:
        first += 1
    while last >= first and not tokens[last].is_word:
        last -= 1
    if first > last:
        return None
    pronoun = _pronoun(tokens[first]) if first == last else Pronoun.NONE
    trimmed = _trimmed(tokens, first, last)
    head = _head(tokens, first, trimmed)
    word = tokens[head].lower
    return Phrase(
        first,
        last,
        trimmed,
        head,
        pronoun,
        head_type(word),
        GENDERED.get(word),
        is_plural(word),
        tokens[first].lower in DETERMINERS,
    )


def _pronoun(token: Token) -> Pronoun:
    """What a word is as a pronoun, also with a verb drawn to it: "I've"."""
    return _PRONOUNS.get(token.lower) or _PRONOUNS.get(without_verb(token.lower), Pronoun.NONE)


def without_verb(word: str) -> str:
    """A pronoun without the verb drawn to it: "we" of "we've"."""
    return _DRAWN.sub("", word)


_DRAWN = re.compile("['’](?:m|re|ve|d|ll)$")


def head_type(word: str) -> EntityType | None:
    """What a common noun says its bearer is."""
    if word in OFFICES:
        return EntityType.PERSON
    if word in GROUP_HEADS:
        return EntityType.GROUP
    if word in DOCUMENT_HEADS:
        return EntityType.DOCUMENT
    if word in ORGANIZATION_HEADS or word in ("camp", "side", "outlet", "paper"):
        return EntityType.ORGANIZATION
    if word.endswith("s") and word[:-1] in OFFICES:
        return EntityType.GROUP
    return None


def is_plural(word: str) -> bool:
    """Whether a noun looks like a plural."""
    return word in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def _trimmed(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token before an apposition or a clause behind a comma; a clause without one belongs to the name."""
    for at in range(first + 1, last + 1):
        if tokens[at].text in _BREAKS or (tokens[at].lower in RELATIVES and at == last):
            return _last_word(tokens, first, at - 1)
    return last


def _last_word(tokens: Sequence[Token], first: int, at: int) -> int:
    while at > first and not tokens[at].is_word:
        at -= 1
    return at


def _head(tokens: Sequence[Token], first: int, last: int) -> int:
    """The last word before the first preposition, participle or mark behind it."""
    at = first + 1 if tokens[first].lower in DETERMINERS and first < last else first
    while at < last:
        after = tokens[at + 1]
        if not after.is_word or after.lower in PREPOSITIONS or after.lower in RELATIVES:
            break
        if at > first and after.lower.endswith(("ing", "ed")) and tokens[at].lower in GROUP_HEADS:
            break
        at += 1
    return at


def conjuncts(tokens: Sequence[Token], phrase: Phrase) -> list[tuple[int, int]]:
    """The parts of a joint source as token ranges: "Brook, Reed and others" are three; one for any other source.

    A comma divides only where "and" follows. In "experts, including Brook" the example is a part of its own.
    """
    for at in range(phrase.first + 2, phrase.last):
        if tokens[at].lower in _EXAMPLES and tokens[at - 1].text == ",":
            examples = _divided(tokens, phrase, at + 1, phrase.last)
            return [(phrase.first, _last_word(tokens, phrase.first, at - 1)), *examples]
    return _divided(tokens, phrase, phrase.first, phrase.last)


def _divided(tokens: Sequence[Token], phrase: Phrase, first: int, last: int) -> list[tuple[int, int]]:
    joints = [at for at in range(first + 1, last) if tokens[at].lower in ("and", "&", "or")]
    joints = [at for at in joints if _divides(tokens, first, at, phrase)]
    if not joints:
        return [(first, last)]
    end = last
    for at in range(joints[-1] + 1, last):
        if tokens[at].text in _BREAKS:  # what follows describes the last of them
            end = _last_word(tokens, joints[-1] + 1, at - 1)
            break
    cuts = [at for at in range(first + 1, joints[-1]) if tokens[at].text == "," or at in joints] + [joints[-1]]
    edges = [first - 1, *sorted(set(cuts)), end + 1]
    parts = [(before + 1, after - 1) for before, after in pairwise(edges)]
    return [(one, other) for one, other in parts if any(token.is_word for token in tokens[one : other + 1])]


def _divides(tokens: Sequence[Token], first: int, at: int, phrase: Phrase) -> bool:
    """Whether "and" at `at` joins two sources, and not two words inside one.

    Behind "of" or "between" it does not, and neither does it in "Velland and Harbour officials".
    """
    before = tokens[first:at]
    if any(token.lower in PREPOSITIONS or token.lower in RELATIVES for token in before[1:]):
        return False
    shares_head = len(before) == 1 and before[0].is_capitalized and tokens[at + 1].is_capitalized
    return not (shares_head and phrase.trimmed > at + 1 and not tokens[phrase.trimmed].is_capitalized)


def antecedent(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase right before a relative pronoun at `at`, as a token range; None where there is none.

    It reaches back to a determiner, or else over the words that can stand before a noun.
    """
    last = at - 1
    while last >= 0 and not tokens[last].is_word and tokens[last].sentence == tokens[at].sentence:
        last -= 1
    if last < 0 or tokens[last].sentence != tokens[at].sentence or tokens[last].lower in PREPOSITIONS:
        return None
    first = last
    while first > 0 and last - first < _LONGEST_ANTECEDENT:
        before = tokens[first - 1]
        if before.sentence != tokens[at].sentence or not before.is_word or before.possessive:
            break
        if before.lower in PREPOSITIONS or before.lower in _NO_PART_OF_NOUNS:
            break
        first -= 1
        if before.lower in DETERMINERS:
            break
    return first, last


def is_pronoun(token: Token) -> bool:
    """Whether a word stands for somebody named elsewhere."""
    return token.lower in PRONOUNS
