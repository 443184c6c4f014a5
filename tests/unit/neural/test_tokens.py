import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.neural.manifest import WEIGHTS
from onrecord.neural.tokens import BROKEN, DIGIT, GLUED, LOWER, NO_LETTER, SPACED, TITLE, UPPER, PieceSplitter


@pytest.fixture(scope="module")
def splitter() -> PieceSplitter:
    return PieceSplitter(WEIGHTS / "tokenizer.json")


def words(splitter: PieceSplitter, text: str) -> list[str]:
    pieces = splitter.split(text)
    return [text[start:end] for start, end in zip(pieces.starts, pieces.ends, strict=True)]


def test_pieces_are_slices_of_the_text(splitter: PieceSplitter) -> None:
    assert words(splitter, "Mr Vale said: “No.”") == ["Mr", "Vale", "said", ":", "“", "No", ".", "”"]


def test_case_of_each_piece(splitter: PieceSplitter) -> None:
    pieces = splitter.split("The NATO chief met 12 .")
    assert pieces.features[:, 0].tolist() == [TITLE, UPPER, LOWER, LOWER, DIGIT, NO_LETTER]


def test_gap_before_each_piece(splitter: PieceSplitter) -> None:
    pieces = splitter.split("one, two\nthree")
    assert pieces.features[:, 1].tolist() == [BROKEN, GLUED, SPACED, BROKEN]


def test_an_empty_text_has_no_pieces(splitter: PieceSplitter) -> None:
    assert len(splitter.split("")) == 0
    assert len(splitter.split(" \n\u200b")) == 0


def test_offsets_hold_behind_characters_outside_the_basic_plane(splitter: PieceSplitter) -> None:
    assert words(splitter, "😀 fine")[-1] == "fine"


@given(text=st.text(alphabet=st.characters(codec=None), max_size=80))
def test_whatever_the_text_every_piece_is_a_slice_in_order(splitter: PieceSplitter, text: str) -> None:
    pieces = splitter.split(text)
    assert all(0 <= s < e <= len(text) for s, e in zip(pieces.starts, pieces.ends, strict=True))
    assert sorted(pieces.starts.tolist()) == pieces.starts.tolist()


def test_lone_surrogates_keep_their_place(splitter: PieceSplitter) -> None:
    text = json.loads('"a \\ud800 b"')
    pieces = splitter.split(text)
    assert text[pieces.starts[-1] : pieces.ends[-1]] == "b"


def test_the_tokenizer_is_where_the_manifest_says() -> None:
    assert Path(WEIGHTS / "tokenizer.json").is_file()
