import pytest

from onrecord.read.days import is_day_or_moment


@pytest.mark.parametrize(
    "value",
    [
        "2025",
        "2025-12",
        "2025-12-02",
        "2024-02-29",
        "2025-12-02T18:30",
        "2025-12-02T18:30:00Z",
        "2025-12-02 18:30:00.123+01:00",
        "2025-12-02T18:30:00-0500",
    ],
)
def test_iso_date_whole_or_partial_is_one(value: str) -> None:
    assert is_day_or_moment(value)


@pytest.mark.parametrize(
    "value",
    [
        "",
        "0000",
        "25",
        "2025-13",
        "2025-00",
        "2025-1-2",
        "2023-02-29",
        "2025-12-02T",
        "2025-12-02T25:00",
        "20251202",
        "2025-W49-2",
        "2025-12-02T18:30:00+99:00",
        "2 December 2025",
        "12/02/2025",
        "yesterday",
        " 2025",
        "２０２５",
    ],
)
def test_anything_else_is_none(value: str) -> None:
    assert not is_day_or_moment(value)
