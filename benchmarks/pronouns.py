"""How well pronouns and names find each other: `python benchmarks/pronouns.py DATA_DIR [--wrong FILE]`.

GAP (Webster and others, "Mind the GAP", TACL 2018; its test set of 2,000 pronouns from Wikipedia): is a "he" or "she"
the first name given, the second, or neither? Onrecord reads the snippet alone, finds names by itself and takes the
pronoun for one of them or leaves it open; a name counts as meant where a mention of that one overlaps it. Counted as
the set's own scorer counts: F1 over both names of all snippets, those with a masculine and a feminine pronoun apart,
and the one divided by the other.

OntoGUM (Zhu and others, ACL 2021; 24 news documents): do the mentions of one person or organization come together?
The documents give words and clusters, but no types, no paragraphs and no spaces. Which clusters are one person or one
organization was read off by hand (`tests/quality/ontogum_news_cast.json`); groups, places and countries are none. The
text is written with the usual spaces, as one paragraph. OntoGUM marks whole noun phrases and Onrecord names, so two
mentions are the same where their head words are; clusters of one mention count on neither side, as in OntoNotes.
This is a measure of progress: no figure of others is made in this way.
"""

import argparse
import csv
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.coreference import MEASURES, Tally
from onrecord.attribute import Attributor
from onrecord.records import Article, Entity, EntityType, Paragraph, ParagraphKind, Span
from onrecord.resolve.lexicon import DETERMINERS, PREPOSITIONS, RELATIVES
from onrecord.resolve.model import SpeakerModel
from onrecord.resolve.resolver import LEAST_SCORE, Resolver
from onrecord.resolve.scene import Scene
from onrecord.resolve.who import Who

CAST = Path(__file__).parent.parent / "tests/quality/ontogum_news_cast.json"

# F1 masculine, feminine, their quotient, overall; test set, snippet alone, from the README of GAP
PUBLISHED = {"syntactic parallelism (Webster and others 2018)": (69.4, 64.4, 0.93, 66.9)}

_MASCULINE = frozenset({"he", "him", "his"})
_MARK = re.compile(r"(\()?(\d+)(\))?")
_CLOSING = frozenset(".,;:!?%)]}'’”") | {"'s", "’s", "n't", "n’t"}
_HEAD_ENDS = PREPOSITIONS | RELATIVES | frozenset(",(–—:;")


@dataclass(frozen=True, slots=True)
class Snippet:
    """One row of GAP: a pronoun, two names, and whether it is theirs."""

    name: str
    text: str
    pronoun: Span
    names: tuple[Span, Span]
    meant: tuple[bool, bool]

    @property
    def is_masculine(self) -> bool:
        """By its pronoun."""
        return self.pronoun.cut(self.text).lower() in _MASCULINE


@dataclass(slots=True)
class Counts:
    """Names meant and taken, taken alone, meant alone."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, meant: bool, taken: bool) -> None:
        """Count one name of one snippet."""
        self.right += meant and taken
        self.wrong += taken and not meant
        self.missed += meant and not taken

    @property
    def recall(self) -> float:
        """In percent."""
        return 100 * self.right / max(1, self.right + self.missed)

    @property
    def precision(self) -> float:
        """In percent."""
        return 100 * self.right / max(1, self.right + self.wrong)

    @property
    def f1(self) -> float:
        """In percent."""
        return 200 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


def read_snippets(path: Path) -> list[Snippet]:
    """The rows of a file of GAP."""
    with path.open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Snippet(
            row["ID"],
            row["Text"],
            _span(row, "Pronoun"),
            (_span(row, "A"), _span(row, "B")),
            (row["A-coref"].lower() == "true", row["B-coref"].lower() == "true"),
        )
        for row in rows
    ]


def _span(row: dict[str, str], what: str) -> Span:
    start = int(row[f"{what}-offset"])
    return Span(start, start + len(row[what]))


def mentions_of_meant(snippet: Snippet, who: Who, model: SpeakerModel) -> list[Span]:
    """Where a snippet mentions the one its pronoun means; empty where that is left open.

    Goes through all pronouns in order as the resolver does, with no source among them.
    """
    scene = Scene(snippet.text, [Span(0, len(snippet.text))], who, None)
    for turn in scene.turns([]):
        candidates = scene.candidates(turn)
        choice = model.choose(candidates, is_source=False)
        candidate = candidates[choice.index]
        is_taken = candidate.entry is not None and choice.score >= LEAST_SCORE
        entry = scene.settle(turn, candidate) if is_taken else None
        if scene.tokens[turn.phrase.first].start == snippet.pronoun.start:
            places = entry.places if entry is not None else []
            return [Span(scene.tokens[first].start, scene.tokens[last].end) for first, last in places]
    return []


def score_gap(snippets: Sequence[Snippet], who: Who, model: SpeakerModel) -> tuple[dict[str, Counts], list[str]]:
    """Counts of all snippets and of either gender, and a line on each snippet that came out wrong."""
    counts: dict[str, Counts] = defaultdict(Counts)
    wrong = []
    for snippet in snippets:
        mentions = mentions_of_meant(snippet, who, model)
        taken = tuple(any(_overlap(mention, name) for mention in mentions) for name in snippet.names)
        for key in ("overall", "masculine" if snippet.is_masculine else "feminine"):
            for is_meant, is_taken in zip(snippet.meant, taken, strict=True):
                counts[key].add(is_meant, is_taken)
        if taken != snippet.meant:
            wrong.append(_wrong_line(snippet, mentions))
    return dict(counts), wrong


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _wrong_line(snippet: Snippet, mentions: Sequence[Span]) -> str:
    right = [name.cut(snippet.text) for name, meant in zip(snippet.names, snippet.meant, strict=True) if meant]
    taken = list(dict.fromkeys(mention.cut(snippet.text) for mention in mentions))
    start, end = snippet.pronoun.start, snippet.pronoun.end
    marked = f"{snippet.text[:start]}[[{snippet.text[start:end]}]]{snippet.text[end:]}"
    return f"{snippet.name}\tmeant {right}\ttaken {taken}\t{marked}"


def show_gap(counts: dict[str, Counts]) -> None:
    """Print what was counted, beside the published figures."""
    for name in ("overall", "masculine", "feminine"):
        each = counts[name]
        print(f"  {name:10} F1 {each.f1:5.1f}   recall {each.recall:5.1f}   precision {each.precision:5.1f}")
    print(f"  {'bias':10} {counts['feminine'].f1 / counts['masculine'].f1:8.2f}")
    for name, (masculine, feminine, bias, overall) in PUBLISHED.items():
        print(f"  {name}: F1 {overall}, masculine {masculine}, feminine {feminine}, bias {bias}")


@dataclass(frozen=True, slots=True)
class Document:
    """An article of OntoGUM: its words, and for each cluster its mentions as (first, last) word."""

    name: str
    words: list[str]
    clusters: dict[int, list[tuple[int, int]]]


def read_document(path: Path) -> Document:
    """A document in the form of CoNLL: number, word and marks of clusters in three columns."""
    words: list[str] = []
    opened: dict[int, list[int]] = defaultdict(list)
    clusters: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for line in path.read_text(encoding="utf8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        _, word, marks = line.split("\t")
        words.append(word)
        for opens, number, closes in _MARK.findall(marks):
            if opens:
                opened[int(number)].append(len(words) - 1)
            if closes:
                clusters[int(number)].append((opened[int(number)].pop(), len(words) - 1))
    return Document(path.stem, words, dict(clusters))


def write_out(words: Sequence[str]) -> tuple[str, list[Span]]:
    """Words as a text with the usual spaces, and where in it each stands."""
    text, spans = "", []
    is_glued, in_quotation = True, False
    for word in words:
        closes = word in _CLOSING or word == "-" or (word == '"' and in_quotation)
        text += "" if is_glued or closes else " "
        spans.append(Span(len(text), len(text) + len(word)))
        text += word
        is_glued = word in ("(", "[", "-", "“", "$") or (word == '"' and not in_quotation)
        in_quotation ^= word == '"'
    return text, spans


def head_of(words: Sequence[str], first: int, last: int) -> int:
    """The word of a mention that says what it is: the last before a preposition, a mark or a clause."""
    while first < last and words[first].lower() in DETERMINERS:
        first += 1
    at = first
    while at < last and words[at + 1] not in _HEAD_ENDS:  # not the "To" of "James To"
        at += 1
    return at - 1 if at > first and words[at] in ("'s", "’s", "'") else at


def score_document(document: Document, entities: Sequence[Entity], spans: Sequence[Span]) -> dict[str, Tally]:
    """Each measure over the persons and organizations of a document."""
    cast = json.loads(CAST.read_text(encoding="utf8"))[document.name]
    true = [document.clusters[number] for number in (*cast["persons"], *cast["organizations"])]
    kept = [each for each in entities if each.type in (EntityType.PERSON, EntityType.ORGANIZATION)]
    found = [list(_in_words(entity, spans)) for entity in kept]
    sides = [list(_clusters(document.words, side)) for side in (true, found)]
    return {name: measure(*sides) for name, measure in MEASURES.items()}


def _in_words(entity: Entity, spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    for mention in entity.mentions:
        inside = [number for number, span in enumerate(spans) if _overlap(span, mention.span)]
        yield inside[0], inside[-1]


def _clusters(words: Sequence[str], clusters: Sequence[Sequence[tuple[int, int]]]) -> Iterator[set[int]]:
    """Clusters of two heads and more; a head that two clusters have is the first one's."""
    seen: set[int] = set()
    for mentions in clusters:
        heads = {head_of(words, first, last) for first, last in mentions} - seen
        seen |= heads
        if len(heads) > 1:
            yield heads


def resolve_documents(documents: Sequence[Document], attributor: Attributor, resolver: Resolver) -> dict[str, Tally]:
    """Each measure over all documents, their counts added up."""
    total: dict[str, Tally] = defaultdict(Tally)
    for document in documents:
        text, spans = write_out(document.words)
        article = Article(document.name, text, (Paragraph(Span(0, len(text)), ParagraphKind.STORY),))
        (resolved,) = resolver.resolve([article], attributor.attribute([article]))
        for name, tally in score_document(document, resolved.entities, spans).items():
            total[name] += tally
    return dict(total)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with gap/ and gum-coref/")
    parser.add_argument("--wrong", type=Path, help="file for the snippets of GAP that came out wrong")
    given = parser.parse_args()
    snippets = read_snippets(given.data / "gap" / "gap-test.tsv")
    started = time.perf_counter()
    counts, wrong = score_gap(snippets, Who.load(), SpeakerModel.packaged())
    print(f"GAP, test set: {len(snippets)} snippets, {time.perf_counter() - started:.0f} s")
    show_gap(counts)
    if given.wrong:
        given.wrong.write_text("\n".join(wrong) + "\n", encoding="utf8")
    documents = [read_document(path) for path in sorted((given.data / "gum-coref").glob("GUM_news_*.conll"))]
    print(f"\nOntoGUM, persons and organizations of {len(documents)} news documents")
    tallies = resolve_documents(documents, Attributor.load(), Resolver.load())
    for name, tally in tallies.items():
        recall, precision = 100 * tally.recall, 100 * tally.precision
        print(f"  {name:8} F1 {100 * tally.f1:5.1f}   recall {recall:5.1f}   precision {precision:5.1f}")
    print(f"  {'average':8} F1 {100 * sum(tally.f1 for tally in tallies.values()) / len(tallies):5.1f}")


if __name__ == "__main__":
    main()
