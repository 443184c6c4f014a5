from onrecord.records import Span
from onrecord.resolve.cast import gather
from onrecord.resolve.names import NameFinder
from onrecord.resolve.surroundings import FEATURES, surroundings
from onrecord.resolve.tokens import tokenize
from tests.unit.resolve.people import People


def around(text, pronoun, name):
    tokens = tokenize(text, [Span(0, len(text))])
    entry = next(e for e in gather(NameFinder(People()).find(tokens), People()) if e.name == name)
    at = next(n for n, token in enumerate(tokens) if token.text == pronoun)
    return dict(zip(FEATURES, surroundings(tokens, at, entry), strict=True))


def test_a_name_ahead_in_the_sentence_is_seen():
    told = around("In her memoir, Ines Halloran tells all.", "her", "Ines Halloran")
    assert (told["case"], told["ahead_in_sentence"], told["commas_ahead"]) == (2, 3, 1)


def test_an_object_is_told_from_a_possessor():
    assert around("Ines Halloran left. Nadir Obel saw her deputy.", "her", "Ines Halloran")["case"] == 2
    assert around("Ines Halloran left. Nadir Obel saw her.", "her", "Ines Halloran")["case"] == 1


def test_what_stands_beside_the_last_mention_is_told():
    told = around("He wrote to Ines Halloran, and she left.", "she", "Ines Halloran")
    assert (told["kind_before"], told["kind_after"], told["commas_between"], told["breaks_between"]) == (2, 1, 1, 1)


def test_a_name_of_another_sentence_has_nothing_between():
    told = around("Ines Halloran left. Then she spoke.", "she", "Ines Halloran")
    assert (told["ahead_in_sentence"], told["commas_between"], told["breaks_between"]) == (999, 0, 0)
