"""The words around a pronoun and around a name, as far as they tell who can be meant without a parser."""

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.resolve.cast import Entry
from onrecord.resolve.lexicon import DETERMINERS, PREPOSITIONS, word_set
from onrecord.resolve.tokens import Token

_NOWHERE = 999.0
_BREAKS = word_set("and or but while when after before because although though as if since until who which that")

FEATURES = (
    "case",
    "ahead_in_sentence",
    "commas_ahead",
    "commas_between",
    "breaks_between",
    "kind_after",
    "kind_before",
)


def surroundings(tokens: Sequence[Token], at: int, entry: Entry) -> list[float]:
    """Numbers for a pronoun or other source at token `at` and a candidate, in the order of FEATURES.

    The next mention in the same sentence tells "In her book, Brook says"; what stands beside the last one tells a
    subject from an object or a possessor.
    """
    case = _case(tokens, at)
    place = bisect_left(entry.places, (at, -1))
    ahead = commas = _NOWHERE
    following = next((first for first, _ in entry.places[place:] if first > at), None)
    if following is not None and tokens[following].sentence == tokens[at].sentence:
        ahead = float(following - at)
        commas = float(sum(token.text == "," for token in tokens[at + 1 : following]))
    if not place:
        return [case, ahead, commas, -1.0, -1.0, -1.0, -1.0]
    first, last = entry.places[place - 1]
    between = tokens[last + 1 : at] if tokens[first].sentence == tokens[at].sentence else ()
    return [
        case,
        ahead,
        commas,
        float(sum(token.text == "," for token in between)),
        float(sum(token.lower in _BREAKS for token in between)),
        _kind_after(tokens, last),
        _kind_before(tokens, first),
    ]


def _case(tokens: Sequence[Token], at: int) -> float:
    """0 for a subject ("he"), 1 for an object ("him"), 2 for a possessor ("his", "her" before a noun)."""
    word = tokens[at].lower
    if word in ("he", "she"):
        return 0.0
    if word == "his" or (word == "her" and _is_noun_ahead(tokens, at + 1)):
        return 2.0
    return 1.0


def _is_noun_ahead(tokens: Sequence[Token], at: int) -> bool:
    if at >= len(tokens) or not tokens[at].is_word:
        return False
    return tokens[at].lower not in PREPOSITIONS and tokens[at].lower not in _BREAKS | DETERMINERS


def _kind_after(tokens: Sequence[Token], last: int) -> float:
    if last + 1 >= len(tokens):
        return 0.0
    token = tokens[last + 1]
    if token.text == ",":
        return 1.0
    if not token.is_word:
        return 4.0
    return 2.0 if token.lower in PREPOSITIONS else 3.0 if token.lower in _BREAKS else 5.0


def _kind_before(tokens: Sequence[Token], first: int) -> float:
    if not first or tokens[first - 1].sentence != tokens[first].sentence:
        return 0.0
    token = tokens[first - 1]
    if token.text == ",":
        return 1.0
    if token.lower == "by":
        return 4.0
    if token.lower in PREPOSITIONS:
        return 2.0
    if token.lower in ("and", "or"):
        return 3.0
    return 5.0 if token.is_word and not token.is_capitalized else 6.0
