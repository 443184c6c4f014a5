"""How a paragraph hangs together with the story before it, as numbers.

A lead sentence of another story stands alone: it takes up no pronoun, quotation or definite thing, brings names in full
that the story has not used, and shares little with what came before.
"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from onrecord.extract.separate.line import Line

# Words are compared by their first six letters: enough to bring "elect", "elected" and "elections" close to each other
# without a stemmer.
_STEM = 6
# A paragraph of more never is a lead, and its first two hundred words say what it is about.
_MOST_TOKENS = 200

_TOKEN = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*\s+(?=[\"“‘(\[]?[A-Z0-9])")
_ABBREVIATION = re.compile(
    r"\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Gov|Sen|Rep|Gen|Lt|Col|Sgt|Jr|Sr|Inc|Corp|Co|vs|No|Prof|Rev|Hon)\.$"
)
_SAYS = re.compile(
    r"\b(?:said|says|told|added|wrote|tweeted|asked|explained|noted|continued|argued|according to|insisted|warned)\b"
)
_ENDS_SAYING = re.compile(r"\b(?:said|says|added|wrote|told \w+|according to [\w .]{2,40})(?: [\w .'’-]{2,40})?[.]?$")
_NOUN_OPENING = re.compile(r"^(?:The|That|This|These|Those|Such|Both|Another) [a-z]")


def word_set(text: str) -> frozenset[str]:
    """The words of a string, as a set."""
    return frozenset(text.split())


_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_PRONOUNS = word_set("he she they it his her their its him them we i you our my your hers theirs")
_LEANING = word_set(
    "he she they it his her their its him them we i you that this these those but and so yet or nor also then there "
    "still "
    "however meanwhile instead moreover furthermore otherwise though although because while such some others another "
    "both neither nevertheless nonetheless besides additionally likewise similarly thus therefore hence afterwards "
    "later earlier asked when if as not no what why how even perhaps yes well now here"
)
_LEAD_STARTS = word_set("a an")

FEATURES = (
    "one sentence", "two sentences", "few words", "lead length", "many words", "opens quotation", "has quotation",
    "quotation unlike lead", "leaning start", "pronoun before name", "pronouns", "definite start", "lead start",
    "weekday", "ends saying", "says", "unfinished", "full names new", "names known", "surname known", "names new only",
    "starts known", "rare shared", "rare new", "rarest shared",
    "overlap all", "overlap opening", "overlap before", "overlap after", "lead words", "question", "figures",
    "sentences against story", "length against story", "story quotes",
)  # fmt: skip


def stem(word: str) -> str:
    """What two forms of a word are compared by."""
    return word.lower()[:_STEM]


@dataclass(frozen=True)
class Vocabulary:
    """What training has learnt of single words.

    `rarity` gives the inverse document frequency of common stems, `rarest` that of all others; `leads` the log-odds
    of a word for standing in a story's first paragraph rather than a later one.
    """

    rarity: Mapping[str, float]
    rarest: float
    leads: Mapping[str, float]

    def weight(self, stems: Iterable[str]) -> float:
        """Sum of the rarity of some stems; exact, so that the order in which a set gives them does not matter."""
        return math.fsum(self.rarity.get(each, self.rarest) for each in stems)


@dataclass(frozen=True)
class Passage:
    """A line with its sentences, words and names."""

    line: Line

    @cached_property
    def tokens(self) -> list[str]:
        """Words with their inner hyphens and points; the first 200."""
        return [match.group() for match in islice(_TOKEN.finditer(self.line.text), _MOST_TOKENS)]

    @cached_property
    def lower(self) -> list[str]:
        """The tokens in lower case, without the possessive ending."""
        return [_bare(token).lower() for token in self.tokens]

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the words of three letters and more."""
        return frozenset(stem(token) for token in self.lower if len(token) > 2)

    @cached_property
    def sentences(self) -> int:
        """How many sentences, abbreviations of titles not counted."""
        text = self.line.text[:2000]
        return 1 + sum(
            _ABBREVIATION.search(text[max(0, m.start() - 6) : m.start() + 1]) is None
            for m in _SENTENCE_END.finditer(text)
        )

    @cached_property
    def names(self) -> tuple[frozenset[str], frozenset[str]]:
        """Capitalized words after the first: those beside another such word, and those that stand alone."""
        capital = [
            token[0].isupper() and lower not in _DAYS for token, lower in zip(self.tokens, self.lower, strict=True)
        ]
        full, single = set(), set()
        for index, token in enumerate(self.lower):
            if not capital[index] or len(token) < 2 or token in _PRONOUNS:
                continue
            beside = (index > 1 and capital[index - 1]) or (index + 1 < len(capital) and capital[index + 1])
            if beside:
                full.add(token)
            elif index > 0:
                single.add(token)
        return frozenset(full), frozenset(single)

    @cached_property
    def pronoun_first(self) -> bool:
        """Whether he, she or they comes before any name."""
        for index, (token, lower) in enumerate(zip(self.tokens, self.lower, strict=True)):
            if lower in {"he", "she", "they", "him", "them"}:
                return True
            if index and token[0].isupper():
                return False
        return False


def _bare(token: str) -> str:
    return token[:-2] if token.endswith(("'s", "’s")) else token


@dataclass
class Context:
    """What the story has used so far: names and stems of its lines, with averages of their form."""

    names: set[str]
    stems: set[str]
    opening: set[str]
    lines: int = 0
    sentences: int = 0
    words: int = 0
    quoted: int = 0

    def add(self, passage: Passage) -> None:
        """Take a line of the story in."""
        full, single = passage.names
        self.names |= full | single
        self.stems |= passage.stems
        if self.lines < 4:
            self.opening |= passage.stems
        self.lines += 1
        self.sentences += passage.sentences
        self.words += len(passage.tokens)
        self.quoted += any(mark in passage.line.text for mark in '"“')


def context(passages: Sequence[Passage]) -> Context:
    """The context that the given lines of story make."""
    found = Context(set(), set(), set())
    for passage in passages:
        found.add(passage)
    return found


def features(
    passage: Passage, before: Passage | None, after: Passage | None, story: Context, words: Vocabulary
) -> list[float]:
    """The numbers of `FEATURES` for a line, against the story before it and the lines beside it."""
    return [
        *_form(passage),
        *_names(passage, story),
        *_overlaps(passage, before, after, story, words),
        *_contrast(passage, story),
    ]


def _form(passage: Passage) -> list[float]:
    text, lower, count = passage.line.text, passage.lower, len(passage.tokens)
    first = lower[0] if lower else ""
    quotation = any(mark in text for mark in '"“')
    return [
        float(passage.sentences == 1),
        float(passage.sentences == 2),
        max(0.0, 14 - count) / 10,
        float(15 <= count <= 45),
        max(0, count - 45) / 20,
        float(passage.line.quoted),
        float(quotation),
        float(quotation and count > 4 and (text.count('"') + text.count("“") + text.count("”")) / 2 * 25 > count),
        float(first in _LEANING and not passage.line.quoted),
        float(passage.pronoun_first),
        min(4, sum(token in _PRONOUNS for token in lower)) / 4,
        float(_NOUN_OPENING.match(text) is not None),
        float(first in _LEAD_STARTS),
        float(any(token in _DAYS for token in lower)),
        float(_ENDS_SAYING.search(text[-80:]) is not None),
        float(_SAYS.search(text) is not None),
        float(not passage.line.finished),
    ]  # fmt: skip


def _names(passage: Passage, story: Context) -> list[float]:
    full, single = passage.names
    known = sum(name in story.names for name in full) + sum(name in story.names for name in single)
    count = len(full) + len(single)
    new = sum(name not in story.names for name in full)
    return [
        min(new, 6) / 3,
        known / count if count else 0.4,
        float(any(name in story.names for name in single)),
        float(count > 0 and known == 0),
        float(_starts_with_known(passage, story)),
    ]


def _starts_with_known(passage: Passage, story: Context) -> bool:
    """Whether the line opens with a surname, standing alone, that the story has used: "Ames said …"."""
    if not passage.tokens or passage.lower[0] not in story.names or not passage.tokens[0][0].isupper():
        return False
    return len(passage.tokens) < 2 or not passage.tokens[1][0].isupper()


def _overlaps(
    passage: Passage, before: Passage | None, after: Passage | None, story: Context, words: Vocabulary
) -> list[float]:
    total = words.weight(passage.stems) or 1.0
    count = max(len(passage.lower), 8)
    rare = [each for each in passage.stems if each not in words.rarity]
    shared = passage.stems & story.stems
    shared_rare = sum(each in shared for each in rare)
    return [
        min(shared_rare, 5),
        min(len(rare) - shared_rare, 10),
        max((words.rarity.get(each, words.rarest) for each in shared), default=0.0),
        words.weight(shared) / total,
        words.weight(passage.stems & story.opening) / total,
        words.weight(passage.stems & before.stems) / total if before else 0.0,
        words.weight(passage.stems & after.stems) / total if after else 0.0,
        math.fsum(words.leads.get(token, 0.0) for token in set(passage.lower)) / count**0.5,
        float(passage.line.text.endswith("?")),
        float(any(token[0].isdigit() for token in passage.tokens)),
    ]


def _contrast(passage: Passage, story: Context) -> list[float]:
    lines = story.lines or 1
    return [
        passage.sentences - story.sentences / lines,
        (len(passage.tokens) - story.words / lines) / 30,
        story.quoted / lines,
    ]
