"""The stage: statements in, one by one as they come; for each, the utterance that it gives."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from heapq import nlargest
from itertools import islice, pairwise

from onrecord.cluster.days import Days
from onrecord.cluster.features import Rarity
from onrecord.cluster.utterance import Likeness, Said, likeness
from onrecord.cluster.words import STOP
from onrecord.records import AttributionKind, Carried, QuotationPlacement, RemembersQuotations

ORIGIN = "quotations/1"

# Days before and after in which the words of a statement can be those of another: a remark is quoted again for weeks.
WINDOW_DAYS = 40

_MOST_HELD = 50_000  # statements in memory, some 5 kB each
_MOST_COMPARED = 20
_MOST_PLACES = 200  # in the index, of one pair of words: what is more common is a stock phrase
_SCRAP = 3  # words; what is no longer joins no two longer statements
_LEAST_KEY_WORD = 5  # letters; shorter words are looked up in pairs only


@dataclass(slots=True, eq=False)
class _Held:
    """A statement that others are compared with, and the quotation that it was put to."""

    said: Said
    placement: QuotationPlacement | None


@dataclass(slots=True)
class _Day:
    """The statements of one day; `having` gives, by key, the numbers of those that have it."""

    items: list[_Held] = field(default_factory=list)
    having: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, held: _Held) -> None:
        """Take a statement in."""
        for key in _keys(held.said):
            self.having[key].append(len(self.items))
        self.items.append(held)


class Quotations:
    """Brings together statements that give one utterance. A statement keeps its quotation, and a quotation its id.

    Direct and mixed statements open quotations; indirect ones join where nearly all of their words are in one, also
    when it comes after them. Earlier statements are asked of `memory`, day by day, the nearest days first. Touches no
    disk, network or database itself.
    """

    def __init__(self, rarity: Rarity, *, memory: RemembersQuotations | None = None) -> None:
        self._rarity = rarity
        self._memory = memory
        self._days = Days(_Day, most=_MOST_HELD, fill=self._recall, forget=self._forget)
        self._by_id: dict[str, _Held] = {}
        self._members: dict[str, list[_Held]] = defaultdict(list)

    @classmethod
    def packaged(cls, *, memory: RemembersQuotations | None = None) -> "Quotations":
        """With the rarity of words that comes with the package."""
        return cls(Rarity.packaged(), memory=memory)

    def add(self, carried: Carried) -> tuple[QuotationPlacement, ...]:
        """Put a statement to a quotation, and indirect ones that wait for it.

        Empty for an indirect statement whose words nobody has quoted; one that is there already stays where it is.
        """
        self._days.turn_to(carried.day.toordinal(), WINDOW_DAYS)
        known = self._by_id.get(carried.statement_id)
        if known is not None:
            return (known.placement,) if known.placement else ()
        held = _Held(Said.of(carried, self._rarity), None)
        near = sorted(self._near(held.said), key=lambda each: (-each[0].score, each[1].said.carried.statement_id))
        held.placement = _decide(held.said, [each for each in near if not self._bridges(held.said, each[1], near)])
        self._take(self._days[carried.day.toordinal()], held)
        if held.placement is None:
            return ()
        return (held.placement, *self._join_waiting(held.placement, near, carried))

    def _near(self, said: Said) -> Iterator[tuple[Likeness, _Held]]:
        for other in self._candidates(said):
            alike = likeness(said, other.said, self._rarity)
            if alike is not None:
                yield alike, other

    def _bridges(self, said: Said, link: _Held, near: Sequence[tuple[Likeness, _Held]]) -> bool:
        """Whether a scrap of a few words would join a statement to a quotation whose longer versions are unlike it.

        Two sentences that share a word are two utterances, though an outlet quotes only that word.
        """
        if link.placement is None or min(len(said.words), len(link.said.words)) > _SCRAP or len(said.words) <= _SCRAP:
            return False
        alike = {id(other) for _, other in near}
        members = self._members[link.placement.quotation_id]
        longer = [other for other in members if len(other.said.words) > _SCRAP]
        return bool(longer) and not any(id(other) in alike for other in longer)

    def _candidates(self, said: Said) -> list[_Held]:
        """The statements of the days around that share most keys with one."""
        shared: dict[tuple[int, int], int] = defaultdict(int)
        keys = _keys(said)
        for day, index in self._days.held():
            for key in keys:
                for number in islice(reversed(index.having.get(key, ())), _MOST_PLACES):
                    shared[day, number] += 1
        best = nlargest(_MOST_COMPARED, shared.items(), key=lambda each: (each[1], each[0]))
        return [self._days[day].items[number] for (day, number), _ in best]

    def _join_waiting(
        self, placed: QuotationPlacement, near: Sequence[tuple[Likeness, _Held]], carried: Carried
    ) -> list[QuotationPlacement]:
        """Indirect statements that came before the words they give; from now on they are in the quotation."""
        joined = []
        for alike, other in near:
            if other.placement is None and carried.kind is not AttributionKind.INDIRECT:
                other.placement = _joining(other.said.carried.statement_id, placed.quotation_id, alike, carried)
                self._members[placed.quotation_id].append(other)
                joined.append(other.placement)
        return joined

    def _recall(self, day: int, into: _Day) -> None:
        if self._memory is not None:
            for kept in self._memory.on_day(date.fromordinal(day).isoformat()):
                self._take(into, _Held(Said.of(kept.carried, self._rarity), kept.placement))

    def _take(self, day: _Day, held: _Held) -> None:
        day.add(held)
        self._by_id[held.said.carried.statement_id] = held
        if held.placement is not None:
            self._members[held.placement.quotation_id].append(held)

    def _forget(self, held: _Held) -> None:
        del self._by_id[held.said.carried.statement_id]
        if held.placement is not None:
            members = self._members[held.placement.quotation_id]
            members.remove(held)
            if not members:
                del self._members[held.placement.quotation_id]


def _keys(said: Said) -> set[str]:
    """Pairs of neighboring words, and longer words alone, by which a statement is looked up."""
    forms = [word.form for word in said.words]
    longer = {form for form in forms if len(form) >= _LEAST_KEY_WORD and form not in STOP}
    return longer | {f"{one} {other}" for one, other in pairwise(forms)}


def _decide(said: Said, near: Sequence[tuple[Likeness, _Held]]) -> QuotationPlacement | None:
    statement_id = said.carried.statement_id
    for alike, other in near:
        if other.placement is not None:
            return _joining(statement_id, other.placement.quotation_id, alike, other.said.carried)
    if said.carried.kind is AttributionKind.INDIRECT:
        return None
    return QuotationPlacement(statement_id, quotation_id(statement_id), 1.0, None, ("the first to give it",), ORIGIN)


def _joining(statement_id: str, quotation: str, alike: Likeness, like: Carried) -> QuotationPlacement:
    return QuotationPlacement(statement_id, quotation, alike.score, like.statement_id, alike.reasons, ORIGIN)


def quotation_id(statement_id: str) -> str:
    """The id of the quotation that a statement opens. It hangs on that statement alone."""
    return blake2b(f"quotation\n{statement_id}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
