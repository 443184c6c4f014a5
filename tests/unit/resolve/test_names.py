import pytest

from onrecord.records import EntityType, Gender, Span
from onrecord.resolve.names import NameFinder
from onrecord.resolve.tokens import tokenize
from tests.unit.resolve.people import People


def names(text):
    return NameFinder(People()).find(tokenize(text, [Span(*s) for s in lines(text)]))


def lines(text):
    at = 0
    for line in text.split("\n"):
        if line:
            yield at, at + len(line)
        at += len(line) + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She met Senator Ines Halloran there.", ["Ines Halloran"]),
        ("She met Paul J. Reed Jr. there.", ["Paul J. Reed Jr"]),
        ("The Department of Ports and Harbours agreed.", ["Department of Ports and Harbours"]),
        ("The Fisheries and Harbours Commission agreed.", ["Fisheries and Harbours Commission"]),
        ("He saw Ines Halloran and Marten Holm.", ["Ines Halloran", "Marten Holm"]),
        ("She met Prime Minister Marten Holm.", ["Marten Holm"]),
        ("The Prime Minister left.", []),
        ("On Tuesday, in March, nobody left.", []),
        ("He met Ruth Dean; later Dean spoke.", ["Ruth Dean", "Dean"]),
        ("Nobody asked Ludwig van der Brook.", ["Ludwig van der Brook"]),
    ],
)
def test_names_are_found_without_titles_and_common_words(text, expected):
    assert [name.text for name in names(text)] == expected


def test_a_title_tells_type_and_gender():
    (name,) = names("He met Mrs. Qualm.")
    assert (name.text, name.type, name.gender) == ("Qualm", EntityType.PERSON, Gender.FEMALE)


def test_a_campaign_is_named_beside_its_candidate():
    assert {(n.text, n.type) for n in names("An aide of the Halloran campaign left.")} == {
        ("Halloran", None),
        ("Halloran campaign", EntityType.ORGANIZATION),
    }


def test_a_short_form_in_brackets_is_known_as_such():
    found = names("The Harbour Research Organization (HRO) agreed.")
    assert [(n.text, n.is_bracketed) for n in found] == [("Harbour Research Organization", False), ("HRO", True)]


def test_a_headline_in_title_case_yields_the_names_of_the_text_only():
    found = names("Pact Will Wait, Halloran Says After Vote\nThe vote was late, and Ines Halloran left.")
    assert [n.text for n in found] == ["Halloran", "Ines Halloran"]
