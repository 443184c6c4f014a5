"""Accuracy may not fall. `floors.json` is written by `python -m tests.quality.floors`, which lowers none by itself."""

import pytest

from tests.quality.floors import DATA, read_floors
from tests.quality.measures import MEASURES


@pytest.mark.model
@pytest.mark.parametrize("name", MEASURES)
def test_accuracy_is_not_below_its_floor(name: str) -> None:
    if not any(DATA.glob(f"{name}*")):
        pytest.skip(f"the development data are not there ({DATA}/{name}); set ONRECORD_DATA to their folder")
    floors = read_floors()[name]
    measured = MEASURES[name](DATA)
    below = {what: (measured[what], floor) for what, floor in floors.items() if measured[what] < floor}
    assert not below, f"{name}: measured, floor: {below}"
