"""Adds articles to a store, again and again, while the process is killed at random moments; counts what was lost.

    python -m tests.e2e.killed 100

Every article that was reported before a kill must be in the store after it, and the store must be sound.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from onrecord.store.articles import articles
from onrecord.store.checking import faults_in
from onrecord.store.session import Store

ARTICLES = 2_000  # more than are read before the last kill
LONGEST = 1.0  # seconds until the kill, at most, after the store is there, or after the first article is stored


@dataclass(frozen=True, slots=True)
class Toll:
    """What the kills did: how many there were, how many articles were reported, and what was wrong after them."""

    kills: int
    reported: int
    lost: tuple[str, ...]
    faults: tuple[str, ...]


def kill_often(times: int, folder: Path, *, seed: int) -> Toll:
    """Start adding and kill it, `times` times on one store."""
    chance = random.Random(seed)  # noqa: S311 - moments, not secrets
    store, source = folder / "onrecord.db", folder / "articles.jsonl"
    source.write_text("".join(json.dumps({"id": str(n), "text": f"Text {n} is slow."}) + "\n" for n in range(ARTICLES)))
    reported: dict[str, None] = {}
    lost: list[str] = []
    faults: list[str] = []
    for number in range(times):
        reported |= _add_and_kill(store, source, chance.uniform(0, LONGEST), has_begun=number % 2 == 1)
        if not store.exists():
            continue
        with Store.open(str(store), create=True) as opened:
            there = {each.id for each in articles(opened)}
            faults += faults_in(opened)
        lost += [each for each in reported if each not in there]
    return Toll(times, len(reported), tuple(dict.fromkeys(lost)), tuple(faults))


def _add_and_kill(store: Path, source: Path, seconds: float, *, has_begun: bool) -> dict[str, None]:
    """The ids that were reported as being in the store before the kill; `has_begun`: at least one is new."""
    command = [sys.executable, "-m", "tests.e2e.adder", "add", str(source), "--db", str(store), "--format", "jsonl"]
    with tempfile.TemporaryFile("w+") as printed:
        adding = subprocess.Popen(command, stdout=printed, stderr=subprocess.DEVNULL)  # noqa: S603
        waited = time.monotonic() + 120  # on a machine that is busy with other things
        while time.monotonic() < waited and not (_stores(printed) if has_begun else store.exists()):
            time.sleep(0.01)
        time.sleep(seconds)
        adding.kill()
        adding.wait()
        printed.seek(0)
        whole = (line for line in printed.read().split("\n")[:-1])  # the last line may be cut off
        outcomes = [json.loads(line) for line in whole]
    return {each["id"]: None for each in outcomes if each["fate"] in ("stored", "known")}


def _stores(printed: IO[str]) -> bool:
    """Whether an article has been stored; those that were known before are printed long before the first is read."""
    return b'"stored"' in os.pread(printed.fileno(), os.fstat(printed.fileno()).st_size, 0)


def main() -> int:
    """Kill as often as asked."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("times", type=int)
    parser.add_argument("--seed", type=int, default=2026)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        toll = kill_often(asked.times, Path(folder), seed=asked.seed)
    print(f"{toll.kills} kills, {toll.reported:,} articles reported, {len(toll.lost)} lost, {len(toll.faults)} faults")
    return 1 if toll.lost or toll.faults else 0


if __name__ == "__main__":
    sys.exit(main())
