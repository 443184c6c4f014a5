"""What may be searched for, as a person types it, and what of it is wrong where it cannot be understood.

    query    = all { "OR" all }
    all      = part { part }                       AND may stand between them
    part     = "NOT" part | "(" query ")" | filter | words
    words    = word | prefix "*" | '"' phrase '"'
    filter   = name ":" words                      dates as 2025, 2025-12, 2025-12-02 or from..to

`ceasefire talks OR truce` asks for the first two or for the third. AND, OR and NOT count in capitals only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NoReturn

from onrecord.errors import QueryError
from onrecord.records import AttributionKind
from onrecord.store.hashes import folded
from onrecord.store.search_index import words_of

LONGEST = 2_000  # characters
_DEEPEST = 32  # parentheses and NOTs within each other
_MOST = 64  # words and filters

NAMES = ("speaker", "role", "affiliation", "source", "addressee", "outlet", "kind", "said", "published")
DATES = frozenset({"said", "published"})
PARTS = frozenset({"source", "addressee"})  # of a statement, looked for by their words

_TOKEN = re.compile(
    r"""\s*(?: (?P<open>\() | (?P<close>\)) | (?P<name>[A-Za-z_]+):(?P<of>"[^"]*"|[^\s()"]*)
        | "(?P<phrase>[^"]*)" | (?P<quote>") | (?P<word>[^\s()"]+) )""",
    re.VERBOSE,
)
_DAY = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stand side by side, folded; the last one may be the beginning of one."""

    words: tuple[str, ...]
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Filter:
    """What must hold beside the words: `value` folded; of source and addressee, words of theirs."""

    name: str
    value: str
    is_prefix: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """A date within `first` (inclusive) and `end`, exclusive, compared as text; None is open."""

    name: str
    first: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class SpokenBy:
    """What one of these entities said, by their ids. It is not typed, but asked for a person's page."""

    entities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be."""

    part: "Query"


@dataclass(frozen=True, slots=True)
class All:
    """What must all be."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """What must be at least in part."""

    parts: tuple["Query", ...]


Query = Words | Filter | Within | SpokenBy | Not | All | Either


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of the query: `kind` is the group that it matched; `at` counts characters from 1."""

    kind: str
    text: str
    at: int
    name: str = ""
    name_at: int = 0


def parse_query(text: str) -> Query | None:
    """The query that `text` means; None where it is blank, which asks for everything. Raises QueryError."""
    if len(text) > LONGEST:
        raise QueryError(f"The query has more than {LONGEST:,} characters.", hint="Ask for less at once.")
    tokens = list(_tokens(text))
    if not tokens:
        return None
    if sum(each.kind in ("word", "phrase", "name") for each in tokens) > _MOST:
        raise QueryError(f"The query has more than {_MOST} words and filters.", hint="Ask for less at once.")
    parser = _Parser(tokens)
    query = parser.either(depth=0)
    if left := parser.next():
        _refuse(left, "there is no parenthesis that this one closes", "Take it out, or open one before.")
    return query


def _tokens(text: str) -> Iterator[_Token]:
    place = 0
    while found := _TOKEN.match(text, place):
        place = found.end()
        kind = found.lastgroup or ""
        if kind == "of":
            yield _Token("name", found["of"], found.start("of") + 1, found["name"].lower(), found.start("name") + 1)
        else:
            token = _Token(kind, found[kind], found.start(kind) + 1)
            if kind == "quote":
                _refuse(token, "the phrase that begins here has no end", "Close it with another quotation mark.")
            yield token


class _Parser:
    """Takes the tokens one by one."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0

    def next(self) -> _Token | None:
        """The token that comes next, if any; it stays where it is."""
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def either(self, *, depth: int) -> Query:
        """What stands between ORs."""
        parts = [self._all(depth=depth)]
        while (token := self.next()) and _is_operator(token, "OR"):
            self._place += 1
            parts.append(self._all(depth=depth))
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _all(self, *, depth: int) -> Query:
        """What stands side by side."""
        parts = [self._part(depth=depth)]
        while (token := self.next()) and token.kind != "close" and not _is_operator(token, "OR"):
            if _is_operator(token, "AND"):
                self._place += 1
            parts.append(self._part(depth=depth))
        return parts[0] if len(parts) == 1 else All(tuple(parts))

    def _part(self, *, depth: int) -> Query:
        token = self.next()
        if token is None:
            last = self._tokens[-1]
            _refuse(last, "a word, a phrase or a filter is expected after it", "Finish the query, or take it out.")
        if depth > _DEEPEST:
            _refuse(token, f"more than {_DEEPEST} levels are not followed", "Write the query with fewer parentheses.")
        self._place += 1
        if _is_operator(token, "NOT"):
            return Not(self._part(depth=depth + 1))
        if token.kind == "open":
            return self._group(token, depth=depth)
        if token.kind == "close" or _is_operator(token, "AND") or _is_operator(token, "OR"):
            _refuse(token, "a word, a phrase or a filter is expected here", "To ask for the word itself, quote it.")
        return _filter(token) if token.kind == "name" else _words(token)

    def _group(self, opening: _Token, *, depth: int) -> Query:
        if self.next() is None:
            _refuse(opening, "nothing stands in the parenthesis", "Close it after a word.")
        inner = self.either(depth=depth + 1)
        if self.next() is None:
            _refuse(opening, "the parenthesis that opens here is not closed", 'Close it with ")".')
        self._place += 1
        return inner


def _is_operator(token: _Token, name: str) -> bool:
    return token.kind == "word" and token.text == name


def _words(token: _Token) -> Words:
    is_prefix = token.kind == "word" and token.text.endswith("*")
    words = tuple(words_of(token.text))
    if not words:
        _refuse(token, "it has neither letters nor digits", "Search for words.")
    return Words(words, is_prefix)


def _filter(token: _Token) -> Query:
    value = token.text.strip('"').strip()
    if token.name not in NAMES:
        named = _Token("name", f"{token.name}:", token.name_at)
        _refuse(named, "there is no such filter", f"There are {', '.join(NAMES)}. To search for the words, quote them.")
    if not value:
        named = _Token("name", f"{token.name}:", token.name_at)
        _refuse(named, "a value is expected right after the colon", f'Write {token.name}:word or {token.name}:"words".')
    if token.name in DATES:
        return _within(token, value)
    if token.name == "kind" and value.lower() not in {each.value for each in AttributionKind}:
        _refuse(token, "there is no such kind", f"Kinds are {', '.join(AttributionKind)}.")
    is_prefix = not token.text.startswith('"') and value.endswith("*")
    value = " ".join(words_of(value)) if token.name in PARTS else folded(value.rstrip("*") if is_prefix else value)
    if not value:
        _refuse(token, "it has neither letters nor digits", "Search for words.")
    return Filter(token.name, value, is_prefix)


def _within(token: _Token, value: str) -> Within:
    """A date stands for all of the year, month or day that it names."""
    first, separator, last = value.partition("..")
    if not separator:
        last = first
    for each in (first, last):
        if each and not _DAY.fullmatch(each):
            _refuse(token, "it is no date", "Write 2025, 2025-12, 2025-12-02, or two of them with .. between.")
    if not first and not last:
        _refuse(token, "a date is expected before or after the dots", "Write 2025-12.., ..2025-12 or 2025-11..2026-01.")
    if first and last and first > last + "~":
        _refuse(token, "the end is before the beginning", "Exchange the two dates.")
    return Within(token.name, first or None, last + "~" if last else None)  # "~" comes after every digit and hyphen


def _refuse(token: _Token, fault: str, hint: str) -> NoReturn:
    raise QueryError(f"The query at character {token.at}, {_shown(token.text)}: {fault}.", hint=hint)


def _shown(text: str) -> str:
    return f"“{text if len(text) <= 40 else text[:39] + '…'}”"
