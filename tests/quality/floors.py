"""Accuracy and its floors: `python -m tests.quality.floors [--check | --allow-regression]`.

Measures everything on the development data (ONRECORD_DATA names their folder) and raises each floor to what was
measured, less half a point for what differs between processors. A floor falls only with --allow-regression. With
--check none is written, and one that is not reached is an error.
"""

import argparse
import json
import math
import os
import sys
from pathlib import Path

from tests.quality.measures import MEASURES

DATA = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
FLOORS = Path(__file__).with_name("floors.json")
MARGIN = 0.5  # points; the same 8-bit weights round differently with and without VNNI

Floors = dict[str, dict[str, float]]


def read_floors() -> Floors:
    """Floors in percent, by set and measure."""
    if not FLOORS.exists():
        return {}
    floors: Floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    return floors


def raised(old: Floors, name: str, measured: dict[str, float], *, lower: bool) -> dict[str, float]:
    """The floors of one set after a measurement."""
    new = {what: math.floor(10 * (value - MARGIN)) / 10 for what, value in measured.items()}
    kept = old.get(name, {})
    return new if lower else {what: max(floor, kept.get(what, floor)) for what, floor in new.items()}


def main() -> int:
    """Measure, and write or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--allow-regression", action="store_true", help="lower floors to what is measured")
    parser.add_argument("--check", action="store_true", help="hold what is measured against the floors")
    given = parser.parse_args()
    old, new, below = read_floors(), {}, 0
    for name, measure in MEASURES.items():
        measured = dict(measure(DATA))
        new[name] = raised(old, name, measured, lower=given.allow_regression)
        for what, value in measured.items():
            floor = old[name][what] if given.check else new[name][what]
            below += value < floor
            print(f"{name:20}{what:32}{value:7.2f}   floor {floor:.1f}{'   BELOW' * (value < floor)}", flush=True)
    if given.check:
        return int(below > 0)
    FLOORS.write_text(json.dumps(new, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
