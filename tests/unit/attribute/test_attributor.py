from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.attribute.attributor import Attributor
from onrecord.attribute.sections import LONGEST, cut_sections
from onrecord.neural.encoder import Encoded
from onrecord.neural.labels import BREAKS, DISTANCES, LABELS, LINK_SIZE, LINKS, Label
from onrecord.neural.manifest import WEIGHTS
from onrecord.neural.tokens import Pieces, PieceSplitter
from onrecord.records import Article, Attribution, AttributionKind, ParagraphKind, Span
from tests.factory import article, attribution

STORY, TEASER, HEADLINE = ParagraphKind.STORY, ParagraphKind.TEASER, ParagraphKind.HEADLINE
SETTINGS = {
    "biases": [0.0] * len(LABELS),
    "least_score": 0.1,
    "least_uncued": 0.1,
    "nested": {"least_uncued": 1.1},
    "linkers": {
        name: {"distance": [0.0] * DISTANCES, "breaks": [0.0] * BREAKS, "none": 1.0} for name in ("content", "cue")
    },
}


class Knowing:
    """Stands in for the network: tags and links of the attributions that it is told of.

    An attribution with `part_of` is seen only when its content is read by itself.
    """

    def __init__(self, told: Sequence[Attribution]) -> None:
        self._told = told

    def encode(self, texts: Sequence[Pieces]) -> list[Encoded]:
        return [self._encode(pieces) for pieces in texts]

    def _encode(self, pieces: Pieces) -> Encoded:
        count, vectors = len(pieces), len(LINKS) * LINK_SIZE
        tags = np.zeros((count, len(LABELS)), dtype=np.float32)
        tags[:, Label.OUTSIDE] = 4.0
        links = np.zeros((count, vectors), dtype=np.float32)
        for axis, each in enumerate(self._visible(pieces)):
            self._tag(tags, pieces, each.source, Label.BEGIN_SOURCE)
            self._tag(tags, pieces, each.cue, Label.BEGIN_CUE)
            self._tag(tags, pieces, each.content, Label.BEGIN_CONTENT)
            for spans, name in (
                (each.content, "content_first"),
                (each.cue, "cue_key"),
                (each.cue, "cue_first"),
                (each.source, "source_key"),
            ):
                for at in self._inside(pieces, spans):
                    links[at, LINKS.index(name) * LINK_SIZE + axis] = 8.0
        zeros = np.zeros(count, dtype=np.int64)
        return Encoded(tags, links, zeros, np.zeros(1, dtype=np.int64), np.zeros((1, vectors), dtype=np.float32))

    def _visible(self, pieces: Pieces) -> list[Attribution]:
        outer = [each for each in self._told if each.part_of is None]
        lowest, highest = int(pieces.starts[0]), int(pieces.ends[-1])
        if any(lowest > span.start or highest < span.end for each in outer for span in each.cue):
            return [each for each in self._told if each.part_of is not None]
        return outer

    def _tag(self, tags: np.ndarray, pieces: Pieces, spans: Sequence[Span], begin: Label) -> None:  # type: ignore[type-arg]
        for span in spans:
            for number, at in enumerate(self._inside(pieces, [span])):
                tags[at, begin if number == 0 else begin + 1] = 9.0

    def _inside(self, pieces: Pieces, spans: Sequence[Span]) -> list[int]:
        return [
            at
            for at in range(len(pieces))
            if any(s.start < pieces.ends[at] and pieces.starts[at] < s.end for s in spans)
        ]


@pytest.fixture(scope="module")
def splitter() -> PieceSplitter:
    return PieceSplitter(WEIGHTS / "tokenizer.json")


def read(splitter: PieceSplitter, given: Article, *told: Attribution) -> tuple[Attribution, ...]:
    (found,) = Attributor(splitter, Knowing(told), SETTINGS, origin="test").attribute([given])
    return found


def cut(given: Article, spans: Sequence[Span]) -> list[str]:
    return [span.cut(given.text) for span in spans]


def test_a_quotation_split_by_its_cue_is_one_attribution(splitter: PieceSplitter) -> None:
    page = article((STORY, "“We wait,” Orla Venn told reporters, “and we hope.”"))
    told = attribution(page.text, ["We wait", "and we hope"], source="Orla Venn", cue="told reporters")
    (found,) = read(splitter, page, told)
    assert cut(page, found.content) == ["“We wait,”", "“and we hope.”"]
    assert cut(page, found.source) == ["Orla Venn"]
    assert cut(page, found.cue) == ["told reporters"]
    assert found.kind == AttributionKind.DIRECT
    assert found.part_of is None


def test_two_statements_in_a_sentence_keep_their_own_sources(splitter: PieceSplitter) -> None:
    page = article((STORY, "Venn said the port is open, while Brask insisted it is shut."))
    told = (
        attribution(page.text, ["the port is open"], source="Venn", cue="said"),
        attribution(page.text, ["it is shut"], source="Brask", cue="insisted"),
    )
    found = read(splitter, page, *told)
    assert [cut(page, each.source) for each in found] == [["Venn"], ["Brask"]]
    assert [cut(page, each.content) for each in found] == [["the port is open"], ["it is shut"]]


def test_what_is_said_inside_a_content_names_the_attribution_it_stands_in(splitter: PieceSplitter) -> None:
    page = article((STORY, "Venn said that Brask had promised a new harbour wall."))
    told = (
        attribution(page.text, ["that Brask had promised a new harbour wall"], source="Venn", cue="said"),
        attribution(page.text, ["a new harbour wall"], source="Brask", cue="had promised", part_of=0),
    )
    outer, inner = read(splitter, page, *told)
    assert (outer.part_of, inner.part_of) == (None, 0)
    assert cut(page, inner.source) == ["Brask"]


def test_a_quotation_that_goes_on_in_the_next_paragraph_keeps_its_source(splitter: PieceSplitter) -> None:
    page = article((STORY, "“We wait,” Venn said. “It is cold."), (STORY, "“And the wall is old.”"))
    told = (
        attribution(page.text, ["We wait", "It is cold"], source="Venn", cue="said"),
        attribution(page.text, ["And the wall is old"]),
    )
    _, found = read(splitter, page, *told)
    assert cut(page, found.content) == ["“And the wall is old.”"]
    assert cut(page, found.source) == ["Venn"]
    assert found.cue == ()


def test_a_quotation_behind_plain_text_takes_no_source_from_before_it(splitter: PieceSplitter) -> None:
    page = article((STORY, "“We wait,” Venn said, and left."), (STORY, "“The wall is old.”"))
    told = (
        attribution(page.text, ["We wait"], source="Venn", cue="said"),
        attribution(page.text, ["The wall is old"]),
    )
    assert [cut(page, each.source) for each in read(splitter, page, *told)] == [["Venn"], []]


def test_a_headline_takes_no_source_from_the_story(splitter: PieceSplitter) -> None:
    page = article((HEADLINE, "Port is open"), (STORY, "Venn said so."))
    told = attribution(page.text, ["Port is open"], source="Venn", cue="said")
    assert [each.source for each in read(splitter, page, told)] == [()]


def test_a_teaser_is_read_by_itself(splitter: PieceSplitter) -> None:
    page = article((STORY, "Rain fell on the harbour."), (TEASER, "Brask says the wall is safe."))
    told = attribution(page.text, ["the wall is safe"], source="Brask", cue="says")
    (found,) = read(splitter, page, told)
    assert cut(page, found.content) == ["the wall is safe"]


@pytest.mark.parametrize("kind", [ParagraphKind.NOTICE, ParagraphKind.BYLINE])
def test_notices_and_bylines_are_not_read(splitter: PieceSplitter, kind: ParagraphKind) -> None:
    page = article((STORY, "Rain fell."), (kind, "Brask says the wall is safe."))
    told = attribution(page.text, ["the wall is safe"], source="Brask", cue="says")
    assert read(splitter, page, told) == ()


def test_a_span_never_cuts_a_word_in_two(splitter: PieceSplitter) -> None:
    page = article((STORY, "Xyzzovakian said the wall is safe."))
    cut_name = Attribution((Span(0, 3),), (Span(12, 16),), (Span(17, 33),), AttributionKind.INDIRECT, 0.9, "test")
    (found,) = read(splitter, page, cut_name)
    assert cut(page, found.source) == ["Xyzzovakian"]


def test_a_span_never_cuts_a_number_in_two(splitter: PieceSplitter) -> None:
    page = article((STORY, "Venn said a wall costs 6,000.50, no more."))
    cut_number = attribution(page.text, ["a wall costs 6"], source="Venn", cue="said")
    (found,) = read(splitter, page, cut_number)
    assert cut(page, found.content) == ["a wall costs 6,000.50"]


@given(words=st.lists(st.text(alphabet=st.characters(codec=None), min_size=1, max_size=20), max_size=6))
def test_whatever_the_text_spans_are_slices_and_reading_never_fails(splitter: PieceSplitter, words: list[str]) -> None:
    page = article((STORY, "x " + " ".join(words).replace("\n", " ")))
    told = Attribution((), (Span(0, 1),), (Span(2, 3),), AttributionKind.INDIRECT, 0.9, "test")
    for each in read(splitter, page, told):
        for span in (*each.source, *each.cue, *each.content):
            assert 0 <= span.start < span.end <= len(page.text)


def test_no_articles_give_no_attributions(splitter: PieceSplitter) -> None:
    assert Attributor(splitter, Knowing(()), SETTINGS, origin="test").attribute([]) == []


def test_two_contents_widened_to_one_word_become_one_span(splitter: PieceSplitter) -> None:
    page = article((STORY, "Venn said Xyzzovakian."))
    told = Attribution(
        (Span(0, 4),), (Span(5, 9),), (Span(10, 13), Span(16, 19)), AttributionKind.INDIRECT, 0.9, "test"
    )
    (found,) = read(splitter, page, told)
    assert cut(page, found.content) == ["Xyzzovakian"]


def test_a_story_beyond_all_length_is_read_in_stretches_that_cover_it(splitter: PieceSplitter) -> None:
    lines = [(STORY, "word " * 9_000 + "."), (STORY, "x" * 70_000), (STORY, "He left.")]
    page = article(*lines)
    sections = list(cut_sections(page, splitter))
    assert all(sum(map(len, section.spans)) <= LONGEST for section in sections)
    covered = [span for section in sections for span in section.spans]
    assert "".join(span.cut(page.text) for span in covered) == "".join(words for _, words in lines)
