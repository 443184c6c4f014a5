import pytest

from onrecord.records import Span
from onrecord.resolve.cast import gather
from onrecord.resolve.names import NameFinder
from onrecord.resolve.roles import split_role, stated_roles
from onrecord.resolve.tokens import tokenize
from tests.unit.resolve.people import People


def roles(text):
    tokens = tokenize(text, [Span(0, len(text))])
    entry = next(e for e in gather(NameFinder(People()).find(tokens), People()) if e.name == "Ines Halloran")
    return [split_role(tokens[first : last + 1]) for first, last in stated_roles(tokens, entry)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He met Pact Secretary Ines Halloran.", [("Secretary", "Pact")]),
        ("He met Ines Halloran, the mayor of Velstad, there.", [("mayor", "Velstad")]),
        ("He met strategist Ines Halloran.", [("strategist", None)]),
        ("He met Ines Halloran, his deputy, there.", [("deputy", None)]),
        ("He met Velland’s foreign minister, Ines Halloran, there.", [("foreign minister", "Velland")]),
        ("He met a miner, a deputy, Ines Halloran, and left.", [("deputy", None)]),
        ("He met Ms. Ines Halloran.", []),
        ("He met Ines Halloran, and left.", []),
    ],
)
def test_roles_are_read_beside_a_name(text, expected):
    assert roles(text) == expected
