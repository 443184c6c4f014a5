"""Two versions of an utterance laid side by side, word by word."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from onrecord.cluster.spoken import Word
from onrecord.cluster.words import STOP
from onrecord.records import DifferenceKind, Span, WordDifference


@dataclass(frozen=True, slots=True)
class Block:
    """`size` equal words, from `full` on in the one version and from `own` on in the other."""

    full: int
    own: int
    size: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two versions, the editor's insertions left out, and the runs of words that they share, in order."""

    full: tuple[Word, ...]
    own: tuple[Word, ...]
    blocks: tuple[Block, ...]

    @property
    def longest(self) -> int:
        """Words in the longest run that both have."""
        return max((block.size for block in self.blocks), default=0)

    @property
    def shared(self) -> list[Word]:
        """The words that both have, as the full version spells them."""
        return [word for block in self.blocks for word in self.full[block.full : block.full + block.size]]


def align(full: Sequence[Word], own: Sequence[Word]) -> Alignment:
    """Lay two versions side by side: the longest shared run first, then what is left on both sides of it."""
    one = tuple(word for word in full if not word.inserted)
    other = tuple(word for word in own if not word.inserted)
    matcher = SequenceMatcher(None, [word.form for word in one], [word.form for word in other], autojunk=False)
    blocks = [Block(found.a, found.b, found.size) for found in matcher.get_matching_blocks() if found.size]
    while len(blocks) > 1 and _by_chance(blocks[0], one):
        blocks.pop(0)
    while len(blocks) > 1 and _by_chance(blocks[-1], one):
        blocks.pop()
    return Alignment(one, other, tuple(blocks))


def _by_chance(block: Block, full: Sequence[Word]) -> bool:
    """Whether a run at the end is one word such as "the", which any two sentences share."""
    return block.size == 1 and full[block.full].form in STOP


def differences(full: Sequence[Word], own: Sequence[Word]) -> tuple[WordDifference, ...]:
    """What `own` has otherwise than `full`, in order."""
    aligned = align(full, own)
    found = [*_between(aligned), *_insertions(full, own)]
    return tuple(sorted(found, key=_place))


def _place(difference: WordDifference) -> tuple[int, int]:
    own = difference.own.start if difference.own else -1
    return own, difference.full.start if difference.full else -1


def _between(aligned: Alignment) -> Iterator[WordDifference]:
    """What lies before, between and after the shared runs."""
    at_full = at_own = 0
    for block in (*aligned.blocks, Block(len(aligned.full), len(aligned.own), 0)):
        full, own = aligned.full[at_full : block.full], aligned.own[at_own : block.own]
        # Where a version breaks off, there or right after, it says that something is left out.
        if at_own == 0:
            breaks = _breaks(aligned.full[block.full : block.full + 1]), _breaks(aligned.own[block.own : block.own + 1])
        elif block.size == 0:
            breaks = _breaks(full[:1]), _breaks(own[:1])
        else:
            breaks = _breaks(aligned.full[at_full : block.full + 1]), _breaks(aligned.own[at_own : block.own + 1])
        if full or own:
            at_end = at_own == 0 or block.size == 0
            one_sided = not (full and own)
            cut = any(breaks) if not at_end else one_sided or any(breaks)
            yield WordDifference(DifferenceKind.CUT if cut else DifferenceKind.CHANGED, _span(full), _span(own))
        at_full, at_own = block.full + block.size, block.own + block.size


def _breaks(words: Sequence[Word]) -> bool:
    return any(word.breaks for word in words)


def _insertions(full: Sequence[Word], own: Sequence[Word]) -> Iterator[WordDifference]:
    for words, is_own in ((full, False), (own, True)):
        for start, word in enumerate(words):
            if word.inserted and (start == 0 or not words[start - 1].inserted):
                end = start
                while end < len(words) and words[end].inserted:
                    end += 1
                span = _span(words[start:end])
                yield WordDifference(DifferenceKind.INSERTED, None if is_own else span, span if is_own else None)


def _span(words: Sequence[Word]) -> Span | None:
    return Span(words[0].span.start, words[-1].span.end) if words else None
