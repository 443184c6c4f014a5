"""Partial dates."""

import pytest

from onrecord.resolve.who.days import is_date, is_within, last_day


@pytest.mark.parametrize("text", ["2024", "2024-02", "2024-02-29"])
def test_dates_may_be_partial(text):
    assert is_date(text)


@pytest.mark.parametrize(
    "text", ["", "24", "2023-02-29", "2024-13", "2024-1-1", "0000", "yesterday", "2024-01-01T00:00"]
)
def test_what_is_no_date_is_none(text):
    assert not is_date(text)


def test_a_partial_date_ends_with_its_last_day():
    assert (last_day("2024"), last_day("2024-02"), last_day("2024-02-03")) == ("2024-12-31", "2024-02-29", "2024-02-03")


@pytest.mark.parametrize(
    ("when", "start", "end", "is_in"),
    [
        ("2024-10-01", "2014-10-01", "2024-10-01", True),
        ("2024-10-02", "2014-10-01", "2024-10-01", False),
        ("2024", "2024-10-01", None, True),
        ("2024-09", "2024-10", None, False),
        ("1990", None, "1990-01-01", True),
        ("2024-05-05", None, None, True),
    ],
)
def test_both_ends_belong_to_a_term(when, start, end, is_in):
    assert is_within(when, start, end) is is_in
