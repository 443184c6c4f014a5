"""Offices and functions that a text states beside a name: "Senator Brook", "Brook, a miner", "aide Ann Brook"."""

from collections.abc import Iterator, Sequence

from onrecord.records import EntityType
from onrecord.resolve.cast import Entry
from onrecord.resolve.lexicon import COURTESY, DETERMINERS, OFFICE_HEADS, OFFICES, PREPOSITIONS, RELATIVES
from onrecord.resolve.tokens import Token

_LONGEST = 14  # tokens of an apposition
_LONGEST_TITLE = 5  # words before a name that are no part of it
_IS = frozenset({"is", "was", "became", "remains", "as"})
_ENDS = frozenset(',;:.!?()–—"“”')
_AFTER_OFFICE = frozenset({"of", "for", "to", "at", "in", "on", "and"})


def stated_roles(tokens: Sequence[Token], entry: Entry) -> Iterator[tuple[int, int]]:
    """Token ranges of the roles that a text states beside an entry's mentions; none for what is no person."""
    if entry.type not in (None, EntityType.PERSON):
        return
    for first, last in entry.places:
        before = _before(tokens, entry.leads.get(first, first), first)
        if before is not None:
            yield before
        ahead = _ahead(tokens, entry.leads.get(first, first))
        if ahead is not None:
            yield ahead
        after = _after(tokens, last)
        if after is not None:
            yield after


def _before(tokens: Sequence[Token], lead: int, first: int) -> tuple[int, int] | None:
    """The title before a name, with the small words before it: "Brook campaign manager" in front of "Ann Reed"."""
    end = first - 1
    while end >= lead and not tokens[end].is_word:
        end -= 1
    start = min(lead, first)
    if end >= 0 and start == first and tokens[end].sentence == tokens[first].sentence and end == first - 1:
        if tokens[end].lower not in OFFICE_HEADS:
            return None
        start = end
    if end < start:
        return None
    while start > 0 and end - start < _LONGEST_TITLE and _goes_before(tokens, start):
        start -= 1
    words = {token.lower for token in tokens[start : end + 1]}
    return (start, end) if words & OFFICE_HEADS and words - COURTESY else None


def _ahead(tokens: Sequence[Token], lead: int) -> tuple[int, int] | None:
    """The description that a name follows as an apposition: "Velland's foreign minister, Marten Holm,"."""
    end = lead - 2
    if end < 0 or tokens[lead - 1].text != "," or tokens[end].sentence != tokens[lead].sentence:
        return None
    if tokens[end].lower not in OFFICE_HEADS:
        return None
    start = end
    while start > 0 and end - start < _LONGEST_TITLE and _goes_before(tokens, start):
        start -= 1
    is_whole = start < end or (start > 0 and tokens[start - 1].lower in DETERMINERS)
    return (start, end) if is_whole else None


def _goes_before(tokens: Sequence[Token], start: int) -> bool:
    before = tokens[start - 1]
    if before.sentence != tokens[start].sentence or not before.is_word or before.lower in DETERMINERS:
        return False
    return before.lower in OFFICES or before.is_capitalized or before.possessive


def _after(tokens: Sequence[Token], last: int) -> tuple[int, int] | None:
    """The apposition behind a name: "Brook, the mayor of Reed,"; also "Brook is the mayor"."""
    at = last + 1
    if at >= len(tokens) or tokens[at].sentence != tokens[last].sentence:
        return None
    if tokens[at].text not in (",", "(", "–", "—") and tokens[at].lower not in _IS:
        return None
    first = at + 1
    end = first
    while end < len(tokens) and end - first < _LONGEST and tokens[end].sentence == tokens[last].sentence:
        if tokens[end].text in _ENDS or tokens[end].lower in RELATIVES:
            break
        end += 1
    end -= 1
    heads = [k for k in range(first, end + 1) if tokens[k].lower in OFFICE_HEADS]
    if not heads:
        return None
    opening = tokens[first : heads[0]]
    if any(token.lower in PREPOSITIONS for token in opening) or len(opening) > 7:
        return None
    return first, end


def role_words(tokens: Sequence[Token], span: tuple[int, int]) -> set[str]:
    """The words of a role that say what its bearer is."""
    return {token.lower for token in tokens[span[0] : span[1] + 1] if token.lower in OFFICES}


def split_role(words: Sequence[Token]) -> tuple[str, str | None]:
    """A role's title and with whom it is held: "NATO Secretary General" and "the mayor of Reed" have both.

    What is capitalized before the first word of the office is the affiliation; else what follows "of", "for" or "at".
    """
    heads = [at for at, token in enumerate(words) if token.lower in OFFICES]
    if not heads:
        return _joined(words), None
    first = heads[0]
    before = [token for token in words[:first] if token.is_word and token.lower not in DETERMINERS]
    named = [token for token in before if token.is_capitalized or token.possessive]
    if named:
        return _joined(words[first:]), " ".join(token.word for token in named)
    last = heads[0]
    while last + 1 < len(words) and words[last + 1].lower in OFFICES:
        last += 1
    after = words[last + 1 :]
    if after and after[0].lower in _AFTER_OFFICE and len(after) > 1 and last + 1 < len(words):
        if after[0].lower == "of" and after[1].lower in ("state", "defense", "defence", "the"):
            return _joined(words[first:]), None
        return _joined(words[first : last + 1]), _joined(after[1:])
    return _joined(words[_without_article(words) :]), None


def _without_article(words: Sequence[Token]) -> int:
    return 1 if words[0].lower in DETERMINERS and len(words) > 1 else 0


def _joined(words: Sequence[Token]) -> str:
    """The words with the spaces that stood between them, one for any."""
    parts = []
    for at, token in enumerate(words):
        parts.append(" " if at and token.start > words[at - 1].end else "")
        parts.append(token.text)
    return "".join(parts).strip()
