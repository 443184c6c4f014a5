"""How well the versions of one utterance are brought together: `python benchmarks/quotations.py DATA_DIR`.

Nobody has marked in `stories-allsides` which statements give one utterance. So the attributor read the openings of the
first 650 articles by day, and what it found in quotation marks is given to the stage one by one, with the names in its
source as the speaker's and the story that the stage of stories gives. Of the pairs of statements in different articles,
200 were judged by hand, by reading both: all that an early version of the stage brought together, all others on one
event that share a word which is not a common one, and some of those that share none. Articles, offsets and answers
are in `tests/quality/quotation_pairs.json`; no text is.

Found: of the pairs that are one utterance, those brought together. Right: of the pairs brought together, those that are
one utterance. Beside it stands what equal words give: letter case and punctuation aside, whole or one inside the other.
"""

import argparse
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from benchmarks.stories import Told, read_told
from onrecord.cluster import Quotations, Stories
from onrecord.cluster.spoken import spoken
from onrecord.cluster.words import STOP
from onrecord.records import AttributionKind, Carried, Fragment, Span

PAIRS = Path(__file__).parent.parent / "tests/quality/quotation_pairs.json"

_NAME = re.compile(r"[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|de|von|bin|al))*")

Together: TypeAlias = Callable[[Carried, Carried], bool]


@dataclass(frozen=True)
class Pair:
    """Two statements, by their place in the list, and whether they give one utterance."""

    one: int
    other: int
    same: bool


@dataclass(frozen=True)
class Measured:
    """Pairs: one utterance and brought together, one utterance in all, brought together in all."""

    right: int
    same: int
    together: int

    @property
    def found(self) -> float:
        """Share of the pairs that are one utterance, 0..1."""
        return self.right / self.same

    @property
    def precision(self) -> float:
        """Share of the pairs brought together, 0..1."""
        return self.right / self.together if self.together else 1.0


def read_pairs(data: Path) -> tuple[list[Carried], list[Pair]]:
    """The statements, in order of their articles, and the pairs judged."""
    held = json.loads(PAIRS.read_text(encoding="utf8"))
    told = {each.article.id: each for each in read_told(data)}
    stories = Stories.packaged()
    placed = {each.article.id: stories.add(each.features()).story_id for each in told.values()}
    statements = []
    for number, row in enumerate(held["statements"]):
        made = make_carried(f"{number:04}", told[row["article"]], row)
        statements.append(replace(made, story_id=placed[row["article"]]))
    return statements, [Pair(row["one"], row["other"], row["same"]) for row in held["pairs"]]


def make_carried(name: str, told: Told, row: dict[str, object]) -> Carried:
    """A statement from its offsets."""
    text = told.article.text
    fragments, source = ([Span(*each) for each in row[what]] for what in ("fragments", "source"))  # type: ignore[attr-defined]
    names = [name for span in source for name in names_in(span.cut(text))]
    persons = tuple(name for name in names if is_person(name, text))
    return Carried(
        name,
        told.article.id,
        None,
        told.day,
        None,
        AttributionKind(str(row["kind"])),
        tuple(Fragment(span, span.cut(text)) for span in fragments),
        persons,
        tuple(name for name in names if name not in persons),
    )


def names_in(words: str) -> list[str]:
    """The capitalized sequences of a source."""
    return [re.sub("['’]s$", "", each) for each in _NAME.findall(words) if each.lower() not in STOP]


def is_person(name: str, text: str) -> bool:
    """A guess: two capitalized words without an article, or the last of two that the text has."""
    if " " in name:
        return not re.search(rf"\b[Tt]he {re.escape(name)}|\bof {re.escape(name)}", text)
    return re.search(rf"\b(?<!the )[A-Z][a-z]+ {re.escape(name)}\b", text) is not None


def staged(statements: Sequence[Carried]) -> Together:
    """The stage as it is."""
    quotations = Quotations.packaged()
    placed = {p.statement_id: p.quotation_id for each in statements for p in quotations.add(each)}
    return lambda one, other: placed[one.statement_id] == placed[other.statement_id]


def equal_words(one: Carried, other: Carried) -> bool:
    """Whether the words of one are, in order and without a gap, in the other."""
    words = sorted((" ".join(word.form for word in spoken(each)) for each in (one, other)), key=len)
    return f" {words[0]} " in f" {words[1]} "


def measure(statements: Sequence[Carried], pairs: Sequence[Pair], together: Together) -> Measured:
    """Count pairs."""
    brought = [together(statements[pair.one], statements[pair.other]) for pair in pairs]
    right = sum(pair.same and each for pair, each in zip(pairs, brought, strict=True))
    return Measured(right, sum(pair.same for pair in pairs), sum(brought))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    statements, pairs = read_pairs(parser.parse_args().data)
    print(f"{len(statements)} statements; {len(pairs)} pairs, {sum(pair.same for pair in pairs)} of them one utterance")
    for name, together in (("equal words", equal_words), ("onrecord", staged(statements))):
        made = measure(statements, pairs, together)
        print(
            f"{name:14} found {made.right} of {made.same} ({100 * made.found:.1f} %),"
            f" right {made.right} of {made.together} ({100 * made.precision:.1f} %)"
        )


if __name__ == "__main__":
    main()
