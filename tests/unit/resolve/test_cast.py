from onrecord.records import EntityType, Gender, Span
from onrecord.resolve.cast import gather
from onrecord.resolve.names import NameFinder
from onrecord.resolve.tokens import tokenize
from tests.unit.resolve.people import People


def cast(text):
    return gather(NameFinder(People()).find(tokenize(text, [Span(0, len(text))])), People())


def by_name(text):
    return {entry.name: sum(entry.names.values()) for entry in cast(text)}


def test_a_surname_belongs_to_the_full_name_also_before_it():
    assert by_name("He saw Halloran. Later Ines Halloran spoke; then Ms. Halloran left.") == {"Ines Halloran": 3}


def test_two_of_one_surname_stay_apart_by_their_titles():
    text = "He saw Ines Halloran and Marten Halloran. Then Mrs. Halloran spoke, and Mr. Halloran left."
    assert by_name(text) == {"Ines Halloran": 2, "Marten Halloran": 2}


def test_initials_and_full_given_names_meet():
    assert by_name("He saw P. J. Reed. Later Paul Reed spoke.") == {"P. J. Reed": 2}


def test_a_short_form_meets_what_defines_it_whatever_its_letters():
    assert by_name("The Vellander Research Office (TNR) spoke. Then the TNR left.") == {"Vellander Research Office": 3}


def test_capital_and_people_are_their_country():
    (entry,) = cast("He left Velland, and Velstad said so.")
    assert (entry.name, entry.type, len(entry.places)) == ("Velland", EntityType.COUNTRY, 2)


def test_a_place_with_a_persons_first_word_is_not_the_person():
    assert set(by_name("He saw Ines Halloran near Halloran Village.")) == {"Ines Halloran", "Halloran Village"}


def test_gender_comes_from_given_name_or_title():
    assert [entry.gender for entry in cast("He saw Ruth Qualm and Mr. Brook.")] == [Gender.FEMALE, Gender.MALE]
