"""Names in a text: runs of capitalized words, what stands before them as titles, and what they look like."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.records import EntityType, Gender, KnowsPeople
from onrecord.resolve.lexicon import (
    COURTESY,
    FUNCTION_WORDS,
    GENDERED,
    GROUP_HEADS,
    MONTHS_AND_DAYS,
    OFFICE_HEADS,
    OFFICES,
    ORGANIZATION_HEADS,
    PARTICLES,
)
from onrecord.resolve.tokens import Token

_INSIDE = frozenset({"of", "for", "on"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_FOLLOWERS = frozenset({"campaign", "camp", "team", "administration", "government", "foundation", "family"})
_LONGEST = 12  # words; a longer run is a headline or a list
_SENTENCE_ENDS = frozenset('.!?”"’')
_TITLED = 0.6  # a paragraph with more of its longer words capitalized is written in title case


@dataclass(frozen=True, slots=True)
class Name:
    """A name at tokens `first`..`last` (inclusive), its titles from `lead` on. `type` is None where none is told.

    `is_bracketed` is true of a name that is all there is in a bracket.
    """

    lead: int
    first: int
    last: int
    words: tuple[str, ...]
    title: tuple[str, ...]
    type: EntityType | None
    gender: Gender | None
    is_bracketed: bool = False

    @property
    def text(self) -> str:
        """The name, one space between words."""
        return " ".join(self.words)


class NameFinder:
    """Finds names with the help of a who's who."""

    def __init__(self, who: KnowsPeople) -> None:
        self._who = who

    def find(self, tokens: Sequence[Token]) -> list[Name]:
        """The names of a text, in order of their first token.

        Where a name makes another ("Brook" in "Brook campaign"), both are there.
        """
        titled = _titled_paragraphs(tokens)
        inside = {token.lower for token in tokens if _is_inside_name(token, titled)}
        names: list[Name] = []
        for first, last in _runs(tokens, titled):
            names.extend(self._name(tokens, first, last, inside))
        names.extend(_called_like_offices(tokens, names))
        names += [name for each in names for name in _made_of(tokens, each)]
        return sorted(names + self._in_titles(tokens, titled, names), key=lambda name: (name.first, -name.last))

    def _name(self, tokens: Sequence[Token], first: int, last: int, inside: set[str]) -> Iterator[Name]:
        """The names that a run holds: mostly one."""
        first = _without_opening(tokens, first, last, inside, self._who)
        last = _without_trailing(tokens, first, last)
        if first > last:
            return
        lead = first
        start = self._person_start(tokens, first, last)
        if start is None and tokens[first].lower.rstrip(".") in COURTESY and last > first:
            start = first + 1
            while start < last and not tokens[start].is_word:
                start += 1
        if start is not None:
            yield self._made(tokens, lead, start, last, EntityType.PERSON)
            return
        while last >= first and (tokens[last].lower in OFFICE_HEADS or not tokens[last].is_word):
            last -= 1  # an office without a name: what stands before it may be one
        while first <= last and tokens[first].lower in OFFICES and tokens[first].lower not in ORGANIZATION_HEADS:
            first += 1
        if first <= last:
            yield self._made(tokens, first, first, last, None)

    def _person_start(self, tokens: Sequence[Token], first: int, last: int) -> int | None:
        """Where a person's name starts in a run with titles, parties or places before it; None where none does."""
        for at in range(last, first, -1):
            before = at - 2 if tokens[at - 1].text == "." and at - 2 >= first else at - 1
            if tokens[before].lower in OFFICE_HEADS and tokens[at].is_word and _may_be_person(tokens, at, last):
                return at
        for at in range(first, last):
            if self._gender(tokens[at].word) is None or not tokens[at + 1].is_word:
                continue
            if _may_be_person(tokens, at, last) or at + 1 == last:
                return at
        return None

    def _made(self, tokens: Sequence[Token], lead: int, first: int, last: int, kind: EntityType | None) -> Name:
        words = tuple(_joined(tokens, first, last))
        title = tuple(token.lower for token in tokens[lead:first] if token.is_word)
        gender = next((GENDERED[word] for word in reversed(title) if word in GENDERED), None)
        if kind is None and len(words) == 1 and self._is_given(words[0]):
            kind = EntityType.PERSON
            gender = self._gender(words[0])
        if kind is EntityType.PERSON and gender is None and len(words) > 1:
            gender = self._gender(words[0])
        bracketed = first > 0 and tokens[first - 1].text == "(" and tokens[last + 1 : last + 2][-1:] != []
        bracketed = bracketed and tokens[last + 1].text == ")" and len(words) == 1
        return Name(lead, first, last, words, title, kind or self._type(words), gender, bracketed)

    def _is_given(self, word: str) -> bool:
        """Whether a word alone is somebody's given name: one that has a gender, and is nobody's surname."""
        return self._gender(word) is not None and not self._who.named(word)

    def _gender(self, given: str) -> Gender | None:
        parts = (given, *given.split("-")) if "-" in given else (given,)
        return next((gender for part in parts if (gender := self._who.gender_of(part))), None)

    def _type(self, words: tuple[str, ...]) -> EntityType | None:
        lower = [word.casefold() for word in words]
        meant = self._who.meant_by(" ".join(words))
        if meant is not None:
            return meant.type
        if lower[-1] in GROUP_HEADS and lower[-1] not in ORGANIZATION_HEADS:
            return EntityType.GROUP
        if any(word in ORGANIZATION_HEADS for word in lower) or (len(words) == 1 and _is_acronym(words[0])):
            return EntityType.ORGANIZATION
        if len(words) in (2, 3) and self._gender(words[0]) is not None:
            return EntityType.PERSON
        known = self._who.named(" ".join(words))
        return known[0].type if known else None

    def _in_titles(self, tokens: Sequence[Token], titled: set[int], names: Sequence[Name]) -> list[Name]:
        """Names of the running text that occur in paragraphs written in title case or capitals."""
        by_last = {name.words[-1].casefold(): name for name in names}
        found = []
        for at, token in enumerate(tokens):
            if token.paragraph in titled and token.is_capitalized and token.lower in by_last:
                name = by_last[token.lower]
                first = at
                for word in reversed(name.words[:-1]):
                    if first and tokens[first - 1].lower == word.casefold():
                        first -= 1
                    else:
                        break
                found.append(Name(first, first, at, tuple(_joined(tokens, first, at)), (), name.type, name.gender))
        return found


def _called_like_offices(tokens: Sequence[Token], names: Sequence[Name]) -> Iterator[Name]:
    """Surnames that are offices too, where a full name has one: "Dean" behind "Ruth Dean"."""
    whole = {name.words[-1]: name for name in names if len(name.words) > 1 and name.words[-1].casefold() in OFFICES}
    taken = {at for name in names for at in range(name.first, name.last + 1)}
    for at, token in enumerate(tokens):
        if token.word in whole and at not in taken:
            name = whole[token.word]
            yield Name(at, at, at, (token.word,), (), name.type, name.gender)


def _made_of(tokens: Sequence[Token], name: Name) -> Iterator[Name]:
    """The organization that a name and a common word make: "Brook campaign", "Brook's team"."""
    at = name.last + 1
    if at < len(tokens) and tokens[at].text in _FOLLOWERS and tokens[at].sentence == tokens[name.last].sentence:
        words = (*name.words, tokens[at].text)
        yield Name(name.lead, name.first, at, words, (), EntityType.ORGANIZATION, None)


def _titled_paragraphs(tokens: Sequence[Token]) -> set[int]:
    """Paragraphs written in title case or capitals: most words are capitalized, and no full stop ends them."""
    counts: dict[int, list[int]] = {}
    ends: dict[int, str] = {}
    for token in tokens:
        ends[token.paragraph] = token.text
        if token.is_word and len(token.text) > 3 and token.text[0].isalpha():
            pair = counts.setdefault(token.paragraph, [0, 0])
            pair[0] += token.is_capitalized
            pair[1] += 1
    return {
        paragraph
        for paragraph, (upper, every) in counts.items()
        if every > 3 and upper > _TITLED * every and ends[paragraph] not in _SENTENCE_ENDS
    }


def _is_inside_name(token: Token, titled: set[int]) -> bool:
    """Whether a word is capitalized for another reason than opening a sentence."""
    return token.is_word and token.is_capitalized and not token.opens and token.paragraph not in titled


def _runs(tokens: Sequence[Token], titled: set[int]) -> Iterator[tuple[int, int]]:
    """Runs of capitalized words (first, last), with the small words that names hold."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if not _starts(token) or token.paragraph in titled:
            at += 1
            continue
        last = at
        while last - at < _LONGEST:
            after = _next_in_run(tokens, at, last)
            if after is None:
                break
            last = after
        yield at, last
        at = last + 1


def _starts(token: Token) -> bool:
    if not token.is_word or not token.is_capitalized or token.lower in MONTHS_AND_DAYS:
        return False
    return token.lower not in FUNCTION_WORDS or (len(token.text) > 1 and token.text.isupper() and not token.opens)


def _next_in_run(tokens: Sequence[Token], first: int, last: int) -> int | None:
    """The next capitalized word of a run, over a point, a particle, "of the" or "&" where a name may hold them."""
    here = tokens[last]
    if here.possessive:
        return None
    at = last + 1
    if at < len(tokens) and tokens[at].text == "." and tokens[at].start == here.end and _is_short(here):
        at += 1
    small = at
    while small < len(tokens) and small - at < 2 and tokens[small].text in PARTICLES:
        small += 1
    if small > at and not _continues(tokens, last, small):
        small = at
    at = small
    if at < len(tokens) and tokens[at].text == "&":
        at += 1
    elif at == last + 1 and _binds(tokens, first, last, at):
        at += 1
        if at < len(tokens) and tokens[at].text == "the":
            at += 1
    return at if _continues(tokens, last, at) else None


def _continues(tokens: Sequence[Token], last: int, at: int) -> bool:
    if at >= len(tokens):
        return False
    token = tokens[at]
    if not token.is_word or not token.is_capitalized or token.paragraph != tokens[last].paragraph:
        return False
    if token.quoted != tokens[last].quoted or token.lower in MONTHS_AND_DAYS:
        return False
    return token.sentence == tokens[last].sentence and (token.lower not in FUNCTION_WORDS or token.text.isupper())


def _binds(tokens: Sequence[Token], first: int, last: int, at: int) -> bool:
    """Whether "of", "for", "on" or "and" at `at` goes on with a name: "Department of Justice"."""
    if at >= len(tokens):
        return False
    word = tokens[at].text
    heads = ORGANIZATION_HEADS | OFFICE_HEADS | GROUP_HEADS
    if word in _INSIDE:
        return tokens[last].lower in heads
    return word == "and" and _joins_one_name(tokens, first, last, at)


def _joins_one_name(tokens: Sequence[Token], first: int, last: int, at: int) -> bool:
    """Whether "and" stands inside a name: "Department of Trade and Ports", "Fisheries and Harbours Commission"."""
    if any(token.lower in ("department", "ministry", "committee", "centers", "office") for token in tokens[first:last]):
        return True
    end = at + 1
    while end < len(tokens) and end - at < 5 and _continues(tokens, last, end):
        end += 1
    return end > at + 2 and tokens[end - 1].lower in ORGANIZATION_HEADS and tokens[last].lower not in ORGANIZATION_HEADS


def _is_short(token: Token) -> bool:
    return (
        len(token.text) == 1 or token.lower in COURTESY or token.lower in OFFICES or token.lower in _SUFFIXES | {"st"}
    )


def _without_opening(tokens: Sequence[Token], first: int, last: int, inside: set[str], who: KnowsPeople) -> int:
    """Past a word that is capitalized only because a sentence starts with it."""
    token = tokens[first]
    if not token.opens or token.lower in inside or _is_acronym(token.text):
        return first
    single = first == last
    word = token.lower.rstrip(".")
    if word in OFFICES and not single:
        return first
    known = who.gender_of(token.word) is not None or who.meant_by(token.word) is not None
    if single:
        return first if known or (token.possessive and len(who.named(token.word)) > 0) else first + 1
    return first + 1 if word in FUNCTION_WORDS else first


def _without_trailing(tokens: Sequence[Token], first: int, last: int) -> int:
    while last > first and not tokens[last].is_word:
        last -= 1
    return last


def _may_be_person(tokens: Sequence[Token], first: int, last: int) -> bool:
    words = [token for token in tokens[first : last + 1] if token.is_word]
    if len(words) > 5 or any(token.lower in _INSIDE or token.text == "&" for token in words):
        return False
    return all(
        token.lower not in ORGANIZATION_HEADS and token.lower not in OFFICE_HEADS for token in words[-1:]
    ) and not (len(words) == 1 and words[0].lower in OFFICES)


def _joined(tokens: Sequence[Token], first: int, last: int) -> Iterator[str]:
    """The words of a name; a point that belongs to an initial stays with it."""
    at = first
    while at <= last:
        word = tokens[at].word
        if at < last and tokens[at + 1].text == "." and tokens[at + 1].start == tokens[at].end:
            word += "."
            at += 1
        yield word
        at += 1


def _is_acronym(text: str) -> bool:
    bare = text.replace(".", "")
    return 2 <= len(bare) <= 6 and bare.isupper() and bare.isalpha()
