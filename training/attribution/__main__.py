"""Make the attribution network: `python -m training.attribution --data DATA --encoder ENCODER --work WORK`.

Trains in three runs, the last in smaller steps, exports the mean of its last two epochs' weights and tunes decoding;
every step goes on where it was stopped. The model lies in WORK/model when it is done: copy its files into
`onrecord/neural/weights`. On two CPU cores it takes two and a half hours.
"""

import argparse
import os
from pathlib import Path

from training.attribution.export import export
from training.attribution.train import Plan, run
from training.attribution.tune import tune


def main() -> None:
    """Read the command line and go through all steps."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear-train.jsonl and the rest")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of the published all-MiniLM-L6-v2")
    parser.add_argument("--work", type=Path, required=True, help="folder for checkpoints, outside the repository")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    first = run(Plan(given.data, given.encoder, given.work / "first", 6, given.workers, 1, None, 2e-4))
    second = run(Plan(given.data, given.encoder, given.work / "second", 3, given.workers, 2, first, 2e-4))
    third = run(Plan(given.data, given.encoder, given.work / "third", 4, given.workers, 3, second, 1.5e-4, pieces=1600))
    export([third.with_name("epoch-3.pt"), third], given.encoder, given.work / "model", version="1.1")
    tune(given.data, given.work / "model")


if __name__ == "__main__":
    main()
