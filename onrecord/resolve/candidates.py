"""Who a source may mean, and what speaks for each: the features that the model of speakers was trained on."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import chain

from onrecord.records import EntityType, Gender
from onrecord.resolve.cast import Entry
from onrecord.resolve.lexicon import DETERMINERS, INDEFINITES, LIKE_OFFICES, POSSESSIVES, PREPOSITIONS
from onrecord.resolve.phrases import Phrase, Pronoun
from onrecord.resolve.surroundings import FEATURES as AROUND
from onrecord.resolve.surroundings import surroundings
from onrecord.resolve.tokens import Token

_FAR = 999
_TYPES = (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.GROUP, EntityType.DOCUMENT)
_LONG_AGO = 60  # sentences; an entry last seen before is no candidate for a pronoun
_OFTEN = 3  # mentions; one with more is not forgotten so soon
_LOOKED_AT = 300  # mentions before and behind a source
_OVERLAPPING = 4  # names that may lie over each other: "Brook", "Brook campaign"
MOST = 24  # candidates outside the source, the nearest

FEATURES = (
    # the source
    "pronoun",
    "words",
    "determined",
    "indefinite",
    "possessed",
    "head_type",
    "plural",
    "names_inside",
    "quoted",
    "head_is_capitalized",
    "cue_before",
    "is_source",
    "is_inside_quotation",
    "opens_article",
    "is_later_part",
    # the candidate
    "is_itself",
    "type",
    "full",
    "mentions",
    "gender",
    "number",
    "type_agrees",
    # a candidate named inside the source
    "inside",
    "inside_first",
    "inside_last",
    "inside_possessive",
    "inside_after_preposition",
    "inside_before_noun",
    "inside_after_comma",
    "inside_holds_head",
    "inside_trimmed",
    # a candidate named elsewhere
    "tokens_back",
    "sentences_back",
    "paragraphs_back",
    "nearer",
    "nearer_agreeing",
    "same_sentence",
    "first_in_sentence",
    "mention_possessive",
    "mention_after_preposition",
    "mention_quoted",
    "mentions_before",
    "share_of_mentions",
    "mentioned_after",
    "in_headline",
    "adjacent",
    "spoke_last",
    "spoke_back",
    "spoke_share",
    "same_pronoun",
    "speaker_around",
    "in_own_content",
    *AROUND,
    # a description
    "title_of",
    "holds_office",
    "shares_word",
    "called_alike",
    "has_office",
    "contains_acronym",
    "sentence_start",
)


_NOT_INSIDE = [0.0] * sum(name.startswith("inside") for name in FEATURES)


@dataclass(frozen=True, slots=True)
class Turn:
    """A source, or one part of a joint one, ready to be resolved; or a pronoun that is no source.

    `attribution` is the index of its attribution, None for such a pronoun. `cue` is the first token of the cue, or
    -1. `content` are the token ranges of what is reported. `around` is the index of the attribution in whose
    quotation the source stands, if any. `is_later_part` is true of all but the first of a joint source.
    """

    attribution: int | None
    phrase: Phrase
    cue: int = -1
    content: tuple[tuple[int, int], ...] = ()
    around: int | None = None
    is_later_part: bool = False


@dataclass(slots=True)
class History:
    """What was resolved so far: how many turns, who spoke last and in each attribution, whom pronouns stood for."""

    turns: int = 0
    last: Entry | None = None
    pronouns: dict[Pronoun, Entry] = field(default_factory=dict)
    speakers: dict[int, list[Entry]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody a source may mean; `entry` is None for a newcomer whom only the source's own words name."""

    entry: Entry | None
    features: list[float]


class Candidates:
    """Finds and measures the candidates for the sources of one article."""

    def __init__(self, tokens: Sequence[Token], entries: Sequence[Entry]) -> None:
        self._tokens = tokens
        self.entries = list(entries)
        self._total = max(1, sum(len(entry.places) for entry in entries))
        self._mentions = sorted(((*place, entry) for entry in entries for place in entry.places), key=_by_place)

    def note(self, entry: Entry, place: tuple[int, int]) -> None:
        """Take in a further mention of an entry, which need not be in the cast yet."""
        entry.places.insert(bisect_left(entry.places, place), place)
        self._mentions.insert(bisect_left(self._mentions, place, key=_by_place), (*place, entry))

    def named_in(self, first: int, last: int) -> list[Entry]:
        """The entries with a mention inside a range of tokens, or around it."""
        at = bisect_left(self._mentions, (first, -1), key=_by_place)
        near = self._mentions[max(0, at - _OVERLAPPING) : at + last - first + _OVERLAPPING]
        return list(dict.fromkeys(entry for *place, entry in near if _holds(place, (first, last))))

    def of(self, turn: Turn, history: History, offices: set[Entry]) -> list[Candidate]:
        """All candidates, the newcomer last. `offices` are the entries known to hold the office described."""
        phrase = turn.phrase
        inside = [e for e in self.named_in(phrase.first, phrase.last) if _place_inside(e, phrase) is not None]
        outside = [entry for entry in self._near(turn, inside) if _lawful(phrase, entry)]
        head = self._of_source(turn, len(inside))
        agreeing = 0
        made = []
        for entry in inside:
            made.append(Candidate(entry, head + self._of_entry(turn, entry) + self._of_inside(turn, entry, inside)))
            made[-1].features.extend(self._of_place(turn, entry, history, -1, -1))
            made[-1].features.extend(self._of_description(turn, entry, offices))
        for rank, entry in enumerate(outside):
            own = self._of_entry(turn, entry)
            features = head + own + _NOT_INSIDE + self._of_place(turn, entry, history, rank, agreeing)
            made.append(Candidate(entry, features + self._of_description(turn, entry, offices)))
            agreeing += own[-1] > 0 and own[-3] > 0
        if phrase.pronoun in (Pronoun.HE, Pronoun.SHE) and made:
            return made
        newcomer = [*head, 1.0, _code(phrase.type), 0.0, 0.0, 0.0, 0.0, 0.0]
        newcomer += [0.0] * (len(FEATURES) - len(newcomer) - 1) + [float(self._tokens[phrase.first].opens)]
        made.append(Candidate(None, newcomer))
        return made

    def _near(self, turn: Turn, inside: Sequence[Entry]) -> list[Entry]:
        """Entries named elsewhere, the nearest before the source first, then those after it."""
        first = turn.phrase.first
        sentence = self._tokens[first].sentence
        at = bisect_left(self._mentions, (first, -1), key=_by_place)
        before = (
            entry
            for start, end, entry in reversed(self._mentions[max(0, at - _LOOKED_AT) : at])
            if end < first and (sentence - self._tokens[start].sentence <= _LONG_AGO or len(entry.places) > _OFTEN)
        )
        after = (entry for start, _, entry in self._mentions[at : at + _LOOKED_AT] if start > turn.phrase.last)
        found = dict.fromkeys(entry for entry in chain(before, after) if entry not in inside)
        return list(found)[:MOST]

    def _of_source(self, turn: Turn, inside: int) -> list[float]:
        phrase, tokens = turn.phrase, self._tokens
        return [
            float(phrase.pronoun),
            float(phrase.last - phrase.first + 1),
            float(phrase.determined),
            float(tokens[phrase.first].lower in INDEFINITES),
            float(
                tokens[phrase.first].lower in POSSESSIVES
                or any(t.possessive for t in tokens[phrase.first : phrase.head])
            ),
            _code(phrase.type),
            float(phrase.plural),
            float(inside),
            float(tokens[phrase.first].quoted),
            float(tokens[phrase.head].is_capitalized),
            float(0 <= turn.cue < phrase.first),
            float(turn.attribution is not None),
            float(turn.around is not None),
            float(tokens[phrase.first].paragraph == tokens[0].paragraph),
            float(turn.is_later_part),
        ]

    def _of_entry(self, turn: Turn, entry: Entry) -> list[float]:
        phrase = turn.phrase
        return [
            0.0,
            _code(entry.type),
            float(len(entry.words) > 1),
            float(len(entry.places)),
            _gender(phrase, entry.gender),
            _number(phrase, entry),
            _type_agrees(phrase, entry),
        ]

    def _of_inside(self, turn: Turn, entry: Entry, inside: Sequence[Entry]) -> list[float]:
        place = _place_inside(entry, turn.phrase)
        assert place is not None  # noqa: S101 - only entries inside are asked about
        phrase, tokens = turn.phrase, self._tokens
        first, last = place
        after = tokens[last + 1] if last < phrase.last else None
        before = tokens[first - 1].lower if first > phrase.first else ""
        ends = [_place_inside(each, phrase) or (0, 0) for each in inside]
        return [
            1.0,
            float(first - phrase.first),
            float(all(last >= end for _, end in ends)),
            float(tokens[last].possessive),
            float(before in PREPOSITIONS),
            float(after is not None and after.is_word and after.lower not in PREPOSITIONS and not after.is_capitalized),
            float(before in (",", "–", "—", "(")),
            float(first <= phrase.head <= last),
            float(last <= phrase.trimmed),
        ]

    def _of_place(self, turn: Turn, entry: Entry, history: History, rank: int, agreeing: int) -> list[float]:
        tokens, first = self._tokens, turn.phrase.first
        here = tokens[first]
        place = _last_before(entry, first)
        seen = bisect_left(entry.places, (first, 0))
        if place is None:
            ahead = tokens[entry.places[0][0]].sentence - here.sentence
            where = [float(_FAR), float(-ahead), float(_FAR)] + [float(rank), float(agreeing)] + [0.0] * 5
        else:
            there = tokens[place[0]]
            where = [
                float(first - place[1]),
                float(here.sentence - there.sentence),
                float(here.paragraph - there.paragraph),
                float(rank),
                float(agreeing),
                float(here.sentence == there.sentence),
                float(_is_first_in_sentence(tokens, place[0])),
                float(tokens[place[1]].possessive),
                float(place[0] > 0 and tokens[place[0] - 1].lower in PREPOSITIONS),
                float(there.quoted),
            ]
        spoke = len(entry.spoke)
        return [
            *where,
            float(seen),
            len(entry.places) / self._total,
            float(len(entry.places) > seen),
            float(tokens[entry.places[0][0]].paragraph == tokens[0].paragraph),
            float(place is not None and first - place[1] <= 2),
            float(history.last is entry),
            float(history.turns - entry.spoke[-1]) if spoke else float(_FAR),
            spoke / max(1, history.turns),
            float(turn.phrase.pronoun is not Pronoun.NONE and history.pronouns.get(turn.phrase.pronoun) is entry),
            float(turn.around is not None and entry in history.speakers.get(turn.around, ())),
            float(any(a <= f <= b for a, b in turn.content for f, _ in entry.places)),
            *surroundings(tokens, first, entry),
        ]

    def _of_description(self, turn: Turn, entry: Entry, offices: set[Entry]) -> list[float]:
        phrase, tokens = turn.phrase, self._tokens
        words = {tokens[at].lower for at in range(phrase.first, phrase.trimmed + 1)} - DETERMINERS - PREPOSITIONS
        own = {word.casefold() for word in entry.words}
        return [
            _title_fit(tokens[phrase.head].lower, entry.titles),
            float(entry in offices),
            float(len(words & own)),
            float(words == own - DETERMINERS - PREPOSITIONS),
            float(bool(entry.titles)),
            float(any(word.isupper() and len(word) > 1 for word in entry.words)),
            float(tokens[phrase.first].opens),
        ]


def _by_place(mention: tuple[int, int, Entry] | tuple[int, int]) -> tuple[int, int]:
    return mention[0], mention[1]


def _holds(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether one of two ranges of tokens (first, last) lies inside the other."""
    return (other[0] <= one[0] and one[1] <= other[1]) or (one[0] <= other[0] and other[1] <= one[1])


def _lawful(phrase: Phrase, entry: Entry) -> bool:
    """Whether grammar allows that "he" or "she" is this one."""
    if phrase.pronoun not in (Pronoun.HE, Pronoun.SHE):
        return True
    if entry.type is None and not entry.words[0][0].isupper():
        return False
    return entry.type in (None, EntityType.PERSON) and _gender(phrase, entry.gender) >= 0 and not entry.plural


def _title_fit(word: str, titles: set[str]) -> float:
    """1 where somebody bears the very title, a half where a like one."""
    if word in titles:
        return 1.0
    return 0.5 if any(word in alike and titles & alike for alike in LIKE_OFFICES) else 0.0


def _place_inside(entry: Entry, phrase: Phrase) -> tuple[int, int] | None:
    """The first mention of an entry that a source holds, or that holds the source."""
    at = bisect_left(entry.places, (phrase.first, -1))
    near = entry.places[max(0, at - 1) : at + 1]
    return next((place for place in near if _holds(place, (phrase.first, phrase.last))), None)


def _last_before(entry: Entry, token: int) -> tuple[int, int] | None:
    at = bisect_left(entry.places, (token, -1))
    return entry.places[at - 1] if at else None


def _is_first_in_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether nothing but titles and articles stands before a mention in its sentence: it is likely the subject."""
    back = at
    while back > 0 and tokens[back - 1].sentence == tokens[at].sentence and at - back < 4:
        back -= 1
        if tokens[back].opens:
            return True
    return tokens[at].opens


def _code(kind: EntityType | None) -> float:
    return float(_TYPES.index(kind) + 1) if kind in _TYPES else 0.0


def _gender(phrase: Phrase, gender: Gender | None) -> float:
    """1 where pronoun or head and candidate agree, -1 where they do not, 0 where one of them does not tell."""
    asked = phrase.gender
    if phrase.pronoun in (Pronoun.HE, Pronoun.SHE):
        asked = Gender.MALE if phrase.pronoun == Pronoun.HE else Gender.FEMALE
    if asked is None or gender is None:
        return 0.0
    return 1.0 if asked is gender else -1.0


def _number(phrase: Phrase, entry: Entry) -> float:
    plural = phrase.plural or phrase.pronoun in (Pronoun.THEY, Pronoun.WE)
    several = entry.plural or entry.type is EntityType.GROUP
    return 1.0 if plural == several else -1.0


_WANTED = {
    Pronoun.HE: (EntityType.PERSON,),
    Pronoun.SHE: (EntityType.PERSON,),
    Pronoun.WHO: (EntityType.PERSON, EntityType.GROUP),
    Pronoun.I: (EntityType.PERSON,),
    Pronoun.YOU: (EntityType.PERSON,),
    Pronoun.IT: (EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.DOCUMENT),
    Pronoun.WHICH: (EntityType.ORGANIZATION, EntityType.COUNTRY, EntityType.DOCUMENT),
    Pronoun.THEY: (EntityType.GROUP, EntityType.ORGANIZATION),
    Pronoun.WE: (EntityType.GROUP, EntityType.ORGANIZATION, EntityType.PERSON),
}


def _type_agrees(phrase: Phrase, entry: Entry) -> float:
    if entry.type is None:
        return 0.0
    wanted = _WANTED.get(phrase.pronoun) or ((phrase.type,) if phrase.type else ())
    return 0.0 if not wanted else 1.0 if entry.type in wanted else -1.0
