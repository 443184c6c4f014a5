"""Dates in words."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from onrecord.records import Time
from onrecord.show.dates import day_in_words, days_in_words, iso_of, moment_in_words


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


@pytest.mark.parametrize(
    ("first", "last", "iso", "words"),
    [
        ("2025-12-02", "2025-12-02", "2025-12-02", "2 December 2025"),
        ("2024-02-01", "2024-02-29", "2024-02", "February 2024"),
        ("2025-02-01", "2025-02-27", "2025-02-01/2025-02-27", "1–27 February 2025"),
        ("2025-01-01", "2025-12-31", "2025", "2025"),
        ("2025-11-28", "2025-12-03", "2025-11-28/2025-12-03", "28 November – 3 December 2025"),
        ("2025-12-30", "2026-01-02", "2025-12-30/2026-01-02", "30 December 2025 – 2 January 2026"),
    ],
)
def test_range_of_days_is_named_as_shortly_as_it_can_be(first, last, iso, words):
    time = Time(first, last, None)
    assert iso_of(time) == iso
    assert days_in_words(time) == words
