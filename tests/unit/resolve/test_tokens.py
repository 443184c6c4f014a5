from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onrecord.records import Span
from onrecord.resolve.tokens import tokenize


def words(text):
    return tokenize(text, [Span(0, len(text))])


def test_tokens_know_their_sentence_and_whether_they_open_it():
    tokens = words("Mr. Obel left. He said no.")
    assert [(t.text, t.sentence, t.opens) for t in tokens if t.text in ("Obel", "He", "no")] == [
        ("Obel", 0, False),
        ("He", 1, True),
        ("no", 1, False),
    ]


def test_an_initial_ends_no_sentence():
    assert {t.sentence for t in words("Paul J. Reed agreed")} == {0}


def test_a_possessive_is_taken_off_the_word():
    token = next(t for t in words("Obel’s deputy") if t.text == "Obel’s")
    assert (token.word, token.possessive) == ("Obel", True)


def test_a_number_with_a_comma_is_one_token():
    assert [t.text for t in words("A poll of 1,500 voters")] == ["A", "poll", "of", "1,500", "voters"]


def test_words_inside_quotation_marks_are_quoted():
    assert [t.text for t in words("“We will wait,” she said.") if t.quoted and t.is_word] == ["We", "will", "wait"]


def test_a_name_with_a_particle_drawn_to_it_is_capitalized():
    assert [t.is_capitalized for t in words("Ruth al-Mirza co-chairs")] == [True, True, False]


@given(st.text(max_size=300))
def test_every_token_is_a_slice_in_order(text):
    tokens = words(text)
    assert all(text[t.start : t.end] == t.text and t.text for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
