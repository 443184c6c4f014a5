"""Dates in words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from onrecord.show.dates import day_in_words, moment_in_words


@pytest.mark.parametrize(
    ("published", "words"),
    [
        ("2026-03-03", "3 March 2026"),
        ("2026-12", "December 2026"),
        ("2026", "2026"),
        ("2026-13-01", "2026-13-01"),
        ("soon", "soon"),
        ("2026-03-03-04", "2026-03-03-04"),
        ("", None),
        (None, None),
    ],
)
def test_day_in_words_goes_as_far_as_the_date_does(published, words):
    assert day_in_words(published) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (datetime(2026, 3, 3, 8, 5, tzinfo=UTC), "3 March 2026, 08:05 UTC"),
        (datetime(2026, 3, 3, 8, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30))), "3 March 2026, 08:05 UTC-3:30"),
        (datetime(2026, 3, 4, 8, 5, tzinfo=UTC), "3 March 2026"),
        (datetime(2026, 3, 3, 8, 5), "3 March 2026"),
        (None, "3 March 2026"),
    ],
)
def test_moment_in_words_gives_the_time_where_it_is_of_that_day_and_knows_its_zone(moment, words):
    assert moment_in_words("2026-03-03", moment) == words
