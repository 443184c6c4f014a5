import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.extract.paragraphs import split_paragraphs

BREAKS = ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85", "\f", "\v"]


def cut(text: str) -> list[str]:
    return [span.cut(text) for span in split_paragraphs(text)]


@pytest.mark.parametrize("mark", BREAKS)
def test_each_line_is_a_paragraph_whatever_ends_it(mark: str) -> None:
    assert cut(f"Ilse Brandt resigned.{mark}{mark}  She gave no reason. {mark}") == [
        "Ilse Brandt resigned.",
        "She gave no reason.",
    ]


def test_wrapped_lines_make_one_paragraph_up_to_the_blank_line() -> None:
    text = (
        "HARBOUR PLAN PUT OFF\n\n"
        "The council of Tarnwick has put off the new harbour by a\n"
        "year, after the builders asked for more money than the\n"
        "town had set aside for it in spring.\n\n"
        "Mayor Odile Ferrant said that nobody was pleased but that\n"
        "the town could wait.\n"
    )
    assert [part.split()[0] for part in cut(text)] == ["HARBOUR", "The", "Mayor"]
    assert cut(text)[1].endswith("set aside for it in spring.")


def test_a_line_that_stops_short_ends_a_wrapped_paragraph_without_a_blank_line() -> None:
    text = (
        "The ferry to Skelling was late again on Monday and those\n"
        "who had waited since dawn were told to come back later.\n"
        "Few did.\n"
        "The company blamed the weather, which had been fine for a\n"
        "week, and then the harbour master, who was on holiday.\n"
    )
    assert [part.split()[-1] for part in cut(text)] == ["did.", "holiday."]


def test_short_titles_below_each_other_are_not_taken_for_wrapped_text() -> None:
    text = (
        "Ferry late again\nHarbour put off by a year\nMayor goes on holiday\n\nStorm closes the pass\nSchool wins cup\n"
    )
    assert len(cut(text)) == 5


def test_a_paragraph_a_line_is_never_joined() -> None:
    first = "The council met on Monday and talked about the harbour for four hours without coming to an end. " * 3
    assert len(cut(f"{first}\n{first}\n{first}")) == 3


def test_no_text_has_no_paragraphs() -> None:
    assert split_paragraphs("") == []
    assert split_paragraphs(" \n\t\u2028\u3000") == []


@pytest.mark.parametrize("text", ["a " * 10**6, "\n" * 2 * 10**6, "x" * 2 * 10**6, ("word " * 12 + "\n") * 30_000])
def test_two_million_characters_take_linear_time(text: str) -> None:
    began = time.process_time()
    split_paragraphs(text)
    assert time.process_time() - began < 3


@given(
    st.lists(st.sampled_from([*"ab. -\t\x1f\u200b\u3000é", *BREAKS, "word "]), max_size=300).map("".join) | st.text()
)
def test_paragraphs_are_in_order_and_hold_every_character_that_is_not_blank(text: str) -> None:
    spans = split_paragraphs(text)
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert all(span.cut(text) == span.cut(text).strip() != "" for span in spans)
    outside = set(range(len(text))) - {index for span in spans for index in range(span.start, span.end)}
    assert all(text[index].isspace() for index in outside)
