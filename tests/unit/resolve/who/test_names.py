"""Names in their one form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.who.names import fold, name_keys, readings


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("ERDOĞAN", "erdogan"),
        ("Erdoğan’s", "erdogan"),
        ("Jonas Gahr Støre", "jonas gahr store"),
        ("J. D. Vance", "jd vance"),
        ("J.D. Vance", "jd vance"),
        ("U.S.", "us"),
        ("O'Neill", "oneill"),
        ("Szydło", "szydlo"),
        ("Lai Ching-te", "lai ching te"),
    ],
)
def test_spellings_meet(written, folded):
    assert fold(written) == folded


def test_titles_and_suffixes_are_set_aside_after_the_name_as_it_is():
    assert list(readings("Gen. Ada Solvane")) == ["gen ada solvane", "ada solvane"]
    assert list(readings("Ada Solvane Jr.")) == ["ada solvane jr", "ada solvane"]


def test_a_title_alone_stays():
    assert list(readings("Chief")) == ["chief"]


def test_a_person_is_found_without_middle_names_and_by_the_surname():
    assert name_keys("Ada Maria Solvane") == ["ada maria solvane", "solvane", "ada solvane"]


def test_a_particle_may_stand_before_the_surname():
    assert "al sharaa" in name_keys("Ahmed al-Sharaa")


def test_a_surname_that_stands_first_is_taken_as_given():
    assert "xi" in name_keys("Xi Jinping", "Xi")
    assert "jinping" not in name_keys("Xi Jinping", "Xi")


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_hostile_names_have_readings(text):
    assert all(isinstance(each, str) for each in readings(text))
