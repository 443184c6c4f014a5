"""One article while its speakers are found: its words, its cast, and the sources to be resolved one after another."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.records import Attribution, AttributionKind, EntityType, Gender, KnowsPeople, Span
from onrecord.resolve.candidates import Candidate, Candidates, History, Turn
from onrecord.resolve.cast import Entry, fold, gather
from onrecord.resolve.names import NameFinder
from onrecord.resolve.phrases import Phrase, Pronoun, antecedent, conjuncts, read_phrase, without_verb
from onrecord.resolve.roles import role_words, stated_roles
from onrecord.resolve.tokens import Token, tokenize

_SPOKEN = (Pronoun.I, Pronoun.WE, Pronoun.YOU)
_LOOSE = (Pronoun.HE, Pronoun.SHE)
AUTHOR = "the author"  # who says "I" outside all quotations


class Scene:
    """Gives the turns of an article in the order in which they are best resolved, and takes in who is meant."""

    def __init__(self, text: str, paragraphs: Sequence[Span], who: KnowsPeople, published: str | None) -> None:
        self._text = text
        self._who = who
        self._published = published
        self.tokens: list[Token] = tokenize(text, paragraphs)
        self._starts = [token.start for token in self.tokens]
        entries = gather(NameFinder(who).find(self.tokens), who)
        self.roles = {entry: list(stated_roles(self.tokens, entry)) for entry in entries}
        for entry in entries:
            for span in self.roles[entry]:
                entry.titles |= role_words(self.tokens, span)
                entry.types[EntityType.PERSON] += 1
        self._candidates = Candidates(self.tokens, entries)
        self._history = History()
        self._called = {fold(entry.name): entry for entry in reversed(entries)}
        self._by_last_name: dict[str, list[Entry]] = {}
        for entry in entries:
            self._by_last_name.setdefault(fold(entry.words[-1]), []).append(entry)

    @property
    def entries(self) -> list[Entry]:
        """All that the article names so far."""
        return self._candidates.entries

    def named_in(self, first: int, last: int) -> list[Entry]:
        """The entries that a range of tokens names."""
        return self._candidates.named_in(first, last)

    def turns(self, attributions: Sequence[Attribution]) -> list[Turn]:
        """Sources and pronouns in reading order; last those who say "I", since they are who the quotation is by."""
        turns = [turn for index in range(len(attributions)) for turn in self._of_attribution(attributions, index)]
        taken = {turn.phrase.first for turn in turns}
        turns += [Turn(None, phrase) for phrase in self._loose_pronouns() if phrase.first not in taken]
        return sorted(turns, key=lambda turn: (turn.phrase.pronoun in _SPOKEN, turn.phrase.first))

    def candidates(self, turn: Turn) -> list[Candidate]:
        """Who may be meant; the newcomer, whom only the source's own words name, last.

        "I" is who the quotation around it is by, and outside quotations the author. Where the who's who knows that
        one of the cast held the office described on the day, that one is meant.
        """
        offices = self._office_holders(turn.phrase)
        every = self._candidates.of(turn, self._history, offices)
        if turn.is_later_part and turn.attribution is not None:
            taken = self._history.speakers.get(turn.attribution, ())
            every = [each for each in every if each.entry is None or each.entry not in taken] or every
        if turn.phrase.pronoun is Pronoun.I:
            return self._who_says_i(turn, every)
        if self._published is not None and len(offices) == 1:
            return [each for each in every if each.entry in offices] or every
        return every

    def _who_says_i(self, turn: Turn, every: list[Candidate]) -> list[Candidate]:
        if turn.around is None:
            return every[-1:]
        around = self._history.speakers.get(turn.around, [])
        return [each for each in every if each.entry in around] or every

    def newcomer(self, turn: Turn) -> str:
        """The words that name whom nothing else names."""
        phrase, tokens = turn.phrase, self.tokens
        first, last = phrase.first, phrase.trimmed
        if phrase.pronoun in (Pronoun.WHO, Pronoun.WHICH):
            first, last = antecedent(tokens, first) or (first, last)
        if phrase.pronoun is Pronoun.I and turn.around is None and not tokens[first].quoted:
            return AUTHOR
        if first == last and phrase.pronoun is not Pronoun.NONE:
            return without_verb(tokens[first].word)
        end = tokens[last].end - (len(tokens[last].text) - len(tokens[last].word))
        return " ".join(self._text[tokens[first].start : end].split())

    def settle(self, turn: Turn, candidate: Candidate) -> Entry:
        """Note who is meant; a newcomer joins the cast."""
        phrase = turn.phrase
        entry = candidate.entry or self._join(turn)
        if all(entry is not each for each in self._candidates.named_in(phrase.first, phrase.last)):
            self._candidates.note(entry, (phrase.first, phrase.last))
        if phrase.pronoun in _LOOSE:
            entry.genders[Gender.MALE if phrase.pronoun is Pronoun.HE else Gender.FEMALE] += 1
            entry.types[EntityType.PERSON] += 1
        if phrase.pronoun is not Pronoun.NONE:
            self._history.pronouns[phrase.pronoun] = entry
        if turn.attribution is not None:
            entry.spoke.append(self._history.turns)
            self._history.turns += 1
            self._history.last = entry
            self._history.speakers.setdefault(turn.attribution, []).append(entry)
        return entry

    def _join(self, turn: Turn) -> Entry:
        """The entry of a newcomer: a new one, or that of an earlier one who was called the same."""
        phrase = turn.phrase
        words = tuple(self.newcomer(turn).split())
        called = fold(" ".join(words))
        if called in self._called:
            return self._called[called]
        entry = Entry(words, plural=phrase.plural or phrase.pronoun in (Pronoun.THEY, Pronoun.WE))
        if phrase.type is not None:
            entry.types[phrase.type] += 1
            entry.titles.add(self.tokens[phrase.head].lower)
        if phrase.gender is not None:
            entry.genders[phrase.gender] += 1
        entry.names[" ".join(words)] += 1
        self.entries.append(entry)
        self._called[called] = entry
        return entry

    def _of_attribution(self, attributions: Sequence[Attribution], index: int) -> Iterator[Turn]:
        attribution = attributions[index]
        if not attribution.source:
            return
        phrase = self._phrase(Span(attribution.source[0].start, attribution.source[-1].end))
        if phrase is None:
            return
        cue = bisect_left(self._starts, attribution.cue[0].start) if attribution.cue else -1
        content = tuple(self._range(span) for span in attribution.content)
        turn = Turn(index, phrase, cue, content, _around(attributions, index))
        parts = conjuncts(self.tokens, phrase)
        if len(parts) == 1:
            yield turn
            return
        for number, (first, last) in enumerate(parts):
            part = self._phrase(Span(self.tokens[first].start, self.tokens[last].end))
            if part is not None:
                yield replace(turn, phrase=part, is_later_part=number > 0)

    def _phrase(self, span: Span) -> Phrase | None:
        return read_phrase(self.tokens, self._starts, span)

    def _range(self, span: Span) -> tuple[int, int]:
        return bisect_left(self._starts, span.start), bisect_left(self._starts, span.end) - 1

    def _loose_pronouns(self) -> Iterator[Phrase]:
        for token in self.tokens:
            if token.lower in ("he", "she", "him", "her", "his", "hers"):
                phrase = self._phrase(Span(token.start, token.end))
                if phrase is not None:
                    yield phrase

    def _office_holders(self, phrase: Phrase) -> set[Entry]:
        """The entries who hold the office that a description names, as far as the who's who knows."""
        if phrase.pronoun is not Pronoun.NONE or phrase.type is not EntityType.PERSON:
            return set()
        words = self._text[self.tokens[phrase.first].start : self.tokens[phrase.trimmed].end]
        held = self._who.holding(words, self._published)
        last_names = {fold(each.known.name).split()[-1] for each in held}
        return {entry for name in last_names for entry in self._by_last_name.get(name, ())}


def _around(attributions: Sequence[Attribution], index: int) -> int | None:
    """The other attribution whose content the source of this one stands in: the shortest, a quotation before others."""
    source = attributions[index].source[0]
    holding = [
        (other.kind is AttributionKind.INDIRECT, len(span), number)
        for number, other in enumerate(attributions)
        if number != index
        for span in other.content
        if span.covers(source)
    ]
    return min(holding)[-1] if holding else None
