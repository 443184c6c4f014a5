from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.resolve.details.days import DAY, Tense
from onrecord.resolve.details.expressions import LONGEST, when
from onrecord.resolve.details.vocabulary import canonical
from tests.unit.resolve.details.newsroom import NEWSROOM, Row

days = st.dates(date(1950, 1, 1), date(2100, 1, 1))
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@pytest.mark.parametrize("row", NEWSROOM, ids=lambda row: f"{row.words} of {row.published}")
def test_an_expression_means_the_days_worked_out_by_hand(row: Row) -> None:
    assert row.is_right(), row.meant()


@given(days, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_last_such_day_up_to_publication(published: date, weekday: str) -> None:
    found = when(f"on {weekday}", published.isoformat())
    assert found is not None
    assert found.first == found.last
    assert found.first.strftime("%A") == weekday
    assert 0 <= (published - found.first).days < 7


@given(days, st.sampled_from(WEEKDAYS))
def test_a_weekday_ahead_is_the_next_such_day(published: date, weekday: str) -> None:
    found = when(weekday, published.isoformat(), Tense.FUTURE)
    assert found is not None
    assert found.first.strftime("%A") == weekday
    assert 0 <= (found.first - published).days < 7


@given(days, days)
def test_a_full_date_means_itself_whenever_it_is_read(meant: date, published: date) -> None:
    for form in (f"{meant:%B} {meant.day}, {meant.year}", f"{meant.day} {meant:%b} {meant.year}", meant.isoformat()):
        for day in (published.isoformat(), None):
            found = when(form, day)
            assert found is not None
            assert (found.first, found.last, found.sure) == (meant, meant, True)


@given(st.text(max_size=LONGEST), st.one_of(st.none(), days.map(date.isoformat)), st.sampled_from(Tense))
def test_any_words_give_days_in_order_or_none(words: str, published: str | None, tense: Tense) -> None:
    found = when(words, published, tense)
    assert found is None or found.first <= found.last


@given(days, st.sampled_from([row.words for row in NEWSROOM]))
def test_a_known_month_covers_what_any_of_its_days_would_give(published: date, words: str) -> None:
    exact, month = when(words, published.isoformat()), when(words, published.isoformat()[:7])
    if exact is not None and month is not None and month.sure:
        assert (exact.first, exact.last) == (month.first, month.last)


def test_weeks_months_and_years_ago_are_rounded() -> None:
    slack = {
        words: days.slack
        for words in ("two days ago", "a week ago", "a month ago")
        if (days := when(words, "2026-03-19"))
    }
    assert slack == {"two days ago": 0, "a week ago": 3, "a month ago": 15}


def test_long_words_are_no_expression() -> None:
    assert when("on " + "Tuesday and " * 10 + "Tuesday", "2026-03-19") is None


def test_a_day_that_the_calendar_does_not_reach_is_none() -> None:
    assert when("9999999 years ago", "2026-03-19") is None


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("the twenty-second of September, 2019", "22# sep 2019"),
        ("the past three months", "last 3 month"),
        ("the ’80s", "'80s"),
        ("Tues. night", "tue night"),
    ],
)
def test_words_are_brought_to_one_form(words: str, form: str) -> None:
    assert canonical(words) == form


def test_a_range_of_days_holds_its_ends() -> None:
    found = when("from 4 to 22 January 1995", None)
    assert found is not None
    assert (found.last - found.first) / DAY == 18
