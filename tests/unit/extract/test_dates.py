"""When an article was published."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from onrecord.extract.dates import Published, read_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2025-12-02", "2025-12-02"),
        ("2025-12", "2025-12"),
        ("2025", "2025"),
        ("2025-12-02T10:00", "2025-12-02"),
        ("20251202", "2025-12-02"),
        ("  2025-12-02 and more", "2025-12-02"),
    ],
)
def test_day_alone_has_no_moment(written: str, day: str) -> None:
    assert read_date(written) == Published(day)


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("2025-12-02T10:30:00+01:00", 1),
        ("2025-12-02T10:30:00.123+0100", 1),
        ("2025-12-02T10:30+01", 1),
        ("2025-12-02 10:30:00 +01:00", 1),
        ("2025-12-02T10:30:00Z", 0),
        ("20251202T103000Z", 0),
        ("Tue, 02 Dec 2025 10:30:00 +0100", 1),
    ],
)
def test_moment_keeps_the_zone_that_the_page_gives(written: str, hours: int) -> None:
    moment = datetime(2025, 12, 2, 10, 30, tzinfo=timezone(timedelta(hours=hours)))
    assert read_date(written) == Published("2025-12-02", moment)


def test_day_is_the_one_written_not_the_one_in_greenwich() -> None:
    found = read_date("2025-12-02T00:30:00+05:30")
    assert found is not None
    assert found.day == "2025-12-02"


@pytest.mark.parametrize("written", ["1764671400", "1764671400000"])
def test_unix_time_in_seconds_or_milliseconds(written: str) -> None:
    assert read_date(written) == Published("2025-12-02", datetime(2025, 12, 2, 10, 30, tzinfo=UTC))


@pytest.mark.parametrize(
    "written", ["", "yesterday", "2025-13-02", "2025-02-30", "0000-01-01", "9999-01-01", "12345", "٢٠٢٥-١٢-٠٢x"]
)
def test_what_is_no_date_gives_none(written: str) -> None:
    assert read_date(written) is None


def test_impossible_time_leaves_the_day() -> None:
    assert read_date("2025-12-02T29:99:00Z") == Published("2025-12-02")
    assert read_date("2025-12-02T10:00:00+99:00") == Published("2025-12-02")
