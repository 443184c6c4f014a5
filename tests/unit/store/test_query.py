"""What a query means, without a database."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import QueryError
from onrecord.store.languages import Fts5, TsQuery
from onrecord.store.query import All, Either, Filter, Not, Within, Words, parse_query


def word(text: str) -> Words:
    return Words((text,))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", None),
        ("a b OR c", Either((All((word("a"), word("b"))), word("c")))),
        ("a AND (b OR c)", All((word("a"), Either((word("b"), word("c")))))),
        ("a NOT b", All((word("a"), Not(word("b"))))),
        ("and or not", All((word("and"), word("or"), word("not")))),
        ("well-known", Words(("well", "known"))),
        ('"Harbour  Dues"', Words(("harbour", "dues"))),
        ("Osm*", Words(("osm",), is_prefix=True)),
        ('"Osm*"', word("osm")),
        ('Speaker:"Ada  Varga"', Filter("speaker", "ada varga")),
        ("speaker:O'Brien", Filter("speaker", "o'brien")),
        ("said:2025-12", Within("said", "2025-12", "2025-12~")),
        ("said:..2025", Within("said", None, "2025~")),
        ("said:2025..", Within("said", "2025", None)),
        ("10:30", Words(("10", "30"))),
    ],
)
def test_query_means(typed, meant):
    assert parse_query(typed) == meant


@given(st.text(st.sampled_from('ab"()*: ANDORT-.…é\x00')) | st.text())
def test_query_is_understood_or_said_to_be_wrong(typed):
    with suppress(QueryError):  # anything else would be a fault of ours
        parse_query(typed)


def test_month_ends_before_the_next_begins():
    month = parse_query("said:2025-12")
    assert month.first <= "2025-12-01" < "2025-12-31" < month.end < "2026"
    assert month.first > "2025"


def test_words_are_quoted_in_either_language():
    query = parse_query('(near OR "a b") NOT and*')
    assert Fts5("content").of(query) == '((({content} : "near" OR {content} : "a b")) NOT {content} : "and" *)'
    assert TsQuery().of(query) == "((('near':AB) | ('a':AB <-> 'b':AB)) & !('and':*AB))"
