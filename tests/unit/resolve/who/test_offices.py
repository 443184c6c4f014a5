"""Offices in their one form."""

import pytest

from onrecord.resolve.who.offices import LEADER, office_key, office_keys, wanted


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Minister of Foreign Affairs", "foreign minister"),
        ("foreign minister", "foreign minister"),
        ("FM", "foreign minister"),
        ("top diplomat", "foreign minister"),
        ("Minister for Europe and Foreign Affairs", "foreign minister"),
        ("Secretary of State for Foreign and Commonwealth Affairs", "foreign secretary"),
        ("Minister of Defense", "defence minister"),
        ("Minister of National Defence", "defence minister"),
        ("Minister of the Armed Forces", "defence minister"),
        ("Secretary of the Treasury", "treasury secretary"),
        ("Secretary of State", "secretary state"),
        ("Secretary-General", "secretary general"),
        ("Acting Prime Minister", "prime minister"),
        ("PM", "prime minister"),
        ("Chairwoman", "chair"),
        ("boss", LEADER),
    ],
)
def test_titles_of_one_office_have_one_key(title, key):
    assert office_key(title) == key


def test_a_secretary_is_also_found_as_the_minister_that_other_countries_have():
    assert "defence minister" in office_keys("Secretary of Defense", {})
    assert "foreign minister" in office_keys("Secretary of State", {})


def test_a_press_secretary_is_no_minister():
    assert office_keys("Press Secretary", {}) == ["press secretary"]


def test_the_office_that_leads_is_found_by_the_general_word():
    assert office_keys("Chancellor", {LEADER: ["chancellor"]}) == ["chancellor", LEADER]
    assert LEADER not in office_keys("President", {LEADER: ["chancellor"]})


@pytest.mark.parametrize(
    ("phrase", "of", "office"),
    [
        ("the Ruritanian president", "ruritanian", "president"),
        ("President of Ruritania", "ruritania", "president"),
        ("Ruritania’s foreign minister", "ruritania", "foreign minister"),
        ("secretary of state of Ruritania", "ruritania", "secretary state"),
        ("minister of foreign affairs of Ruritania", "ruritania", "foreign minister"),
        ("U.S. Secretary of State", "us", "secretary state"),
    ],
)
def test_a_phrase_is_taken_apart_into_office_and_affiliation(phrase, of, office):
    assert (office, of) in [(each.office, each.of) for each in wanted(phrase)]


def test_former_asks_for_the_past():
    assert all(each.is_past for each in wanted("the former Ruritanian president"))
