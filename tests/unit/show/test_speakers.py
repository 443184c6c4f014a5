"""Who speaks, in words."""

import pytest

from onrecord.records import Role, Speaker
from onrecord.show.speakers import how_sure, names, present_role, role_in_words, shares
from tests.factory import entity, statement


@pytest.mark.parametrize(
    ("title", "affiliation", "words"),
    [
        ("Secretary General", "NATO", "Secretary General, NATO"),
        ("President of Kestria", "Kestria", "President of Kestria"),
        ("president", None, "president"),
        ("", "NATO", "NATO"),
    ],
)
def test_role_in_words_says_nothing_twice(title, affiliation, words):
    assert role_in_words(Role(title, affiliation, "text")) == words


@pytest.mark.parametrize(
    ("day", "title"),
    [
        ("2009", "member"),
        ("2010-10-13", "member"),
        ("2010-10-14", "minister"),
        ("2010", "member"),
        ("2024-07-03", "secretary"),
        (None, "secretary"),
    ],
)
def test_present_role_is_the_one_held_on_the_day(day, title):
    roles = [
        Role("member", None, "list", end="2010-10-13"),
        Role("minister", None, "list", start="2010-10-14", end="2024-07-02"),
        Role("secretary", None, "list", start="2024-07"),
    ]
    assert present_role(entity("", "Bo", roles=roles), day).title == title


def test_present_role_is_none_where_none_is_held():
    assert present_role(entity("", "Bo", roles=[Role("member", None, "list", end="2010")]), "2011-01-01") is None


def test_shares_counts_a_statement_once_for_each_of_its_speakers_and_tells_unsure_from_unnamed():
    text = "Ito and Bo say no."
    role = Role("envoy", None, "text")
    found = shares(
        [
            statement(text, ["no"], source="Bo", speakers=[Speaker(1, 0.9)]),
            statement(text, ["no"], source="Ito", speakers=[Speaker(0, 0.9), Speaker(1, 0.9, role=role)]),
            statement(text, ["no"], source="Ito"),
            statement(text, ["no"]),
        ]
    )
    assert [(each.entity, each.statements, each.role) for each in found.speakers] == [
        (1, (0, 1), role),
        (0, (1,), None),
    ]
    assert (found.unsure, found.unnamed) == ((2,), (3,))


def test_names_joins_speakers_as_a_sentence_does():
    people = [entity("", name) for name in ("Ito", "Bo", "Eve")]
    said = [statement("no", ["no"], speakers=[Speaker(place, 0.9) for place in range(number)]) for number in range(4)]
    assert [names(each, people) for each in said] == ["", "Ito", "Ito and Bo", "Ito, Bo and Eve"]


@pytest.mark.parametrize(
    ("score", "words"),
    [
        (0.95, "almost certain, 0.95"),
        (0.9, "very likely, 0.90"),
        (0.7, "likely, 0.70"),
        (0.3, "uncertain, 0.30"),
    ],
)
def test_how_sure_says_the_score_in_words_and_itself(score, words):
    assert how_sure(score) == words
