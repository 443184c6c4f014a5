import pytest

from onrecord.records import EntityType, Span
from onrecord.resolve.phrases import Pronoun, antecedent, conjuncts, read_phrase
from onrecord.resolve.tokens import tokenize


def phrase_of(text):
    tokens = tokenize(text, [Span(0, len(text))])
    return tokens, read_phrase(tokens, [t.start for t in tokens], Span(0, len(text)))


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [("He", Pronoun.HE), ("they’re", Pronoun.THEY), ("I've", Pronoun.I), ("Halloran", Pronoun.NONE)],
)
def test_pronouns_are_known_with_verbs_drawn_to_them(text, pronoun):
    _, phrase = phrase_of(text)
    assert phrase.pronoun is pronoun


@pytest.mark.parametrize(
    ("text", "head", "kind"),
    [
        ("the senator from Velland", "senator", EntityType.PERSON),
        ("officials familiar with the talks", "familiar", None),
        ("a new poll of fishermen", "poll", EntityType.DOCUMENT),
        ("Harbour officials", "officials", EntityType.GROUP),
        ("the ministry", "ministry", EntityType.ORGANIZATION),
    ],
)
def test_the_head_says_what_a_source_is(text, head, kind):
    tokens, phrase = phrase_of(text)
    assert (tokens[phrase.head].text, phrase.type) == (head, kind)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Halloran and Holm", ["Halloran", "Holm"]),
        ("Halloran, Holm and others", ["Halloran", "Holm", "others"]),
        ("Envoy Ines Halloran and adviser Marten Holm", ["Envoy Ines Halloran", "adviser Marten Holm"]),
        ("Vellander and Harbour officials", ["Vellander and Harbour officials"]),
        ("the minister of trade and ports", ["the minister of trade and ports"]),
        ("Halloran and Holm, a miner,", ["Halloran", "Holm"]),
        ("pilots, including Halloran and Holm", ["pilots", "Halloran", "Holm"]),
    ],
)
def test_a_joint_source_falls_into_its_parts(text, parts):
    tokens, phrase = phrase_of(text)
    assert [text[tokens[a].start : tokens[b].end] for a, b in conjuncts(tokens, phrase)] == parts


def test_an_apposition_is_trimmed_and_a_clause_without_a_comma_kept():
    tokens, phrase = phrase_of("fishermen who fear a levy, a thousand of them")
    assert tokens[phrase.trimmed].text == "levy"


def test_the_antecedent_of_who_reaches_back_to_its_article():
    text = "He thanked the harbour pilots who said so."
    tokens = tokenize(text, [Span(0, len(text))])
    at = next(n for n, t in enumerate(tokens) if t.text == "who")
    first, last = antecedent(tokens, at)
    assert text[tokens[first].start : tokens[last].end] == "the harbour pilots"
