"""Accuracy of attribution on annotated articles: `python benchmarks/attribution.py DATA_DIR [--tools TOOLS_DIR]`.

Reads each article as `onrecord read --jsonl` would and scores it with the scorer that the peers' figures were
made with. Nested attributions are kept apart: they are compared with the nested ones of the gold alone.
"""

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from onrecord.attribute import Attributor
from onrecord.config import Limits
from onrecord.extract.extractor import Extractor
from onrecord.extract.separator import Separator
from onrecord.pipeline import Pipeline
from onrecord.records import Capture, MediaType, Record
from onrecord.resolve.resolver import Resolver
from onrecord.show.export.jsonl import record_json

Line = dict[str, Any]


def load_scorer(tools: Path, name: str = "score_attribution") -> ModuleType:
    """A scorer, which is a script and no package."""
    specification = importlib.util.spec_from_file_location(name, tools / f"{name}.py")
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def read_gold(path: Path) -> list[Line]:
    """The annotated articles of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def predict(gold: list[Line], attributor: Attributor) -> dict[str, Line]:
    """The record of each article, from its text alone."""
    limits = Limits()
    pipeline = Pipeline(Extractor(limits=limits, separator=Separator()), attributor, Resolver.load())
    captures = [Capture(d["id"], d["id"], MediaType.TEXT, text=d["text"], published=d.get("published")) for d in gold]
    records = {}
    for result in pipeline.read(captures):
        assert isinstance(result, Record), result
        records[result.article.id] = dict(record_json(result))
    return records


def part(lines: list[Line], *, nested: bool) -> list[Line]:
    """The same articles with only their nested attributions, or only the others."""
    is_nested = lambda a: bool(a.get("nested")) or a.get("part_of") is not None  # noqa: E731
    return [{**d, "attributions": [a for a in d["attributions"] if is_nested(a) == nested]} for d in lines]


def show(title: str, scorer: ModuleType, gold: list[Line], predicted: dict[str, Line], *, nested: bool = False) -> None:
    """Print the scores of one set."""
    kept = {d["id"]: d for d in part(list(predicted.values()), nested=nested)}
    scores = scorer.score(part(gold, nested=nested), kept)
    print(f"\n{title}: {len(gold)} articles")
    for name, value in scores.items():
        if not nested or name.startswith(("attributions", "found", "source")):
            print(f"  {name:34}{value}")


def main() -> int:
    """Score the sets that are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with polnear-dev.jsonl and modern-dev.jsonl")
    parser.add_argument(
        "--tools", type=Path, help="folder of score_attribution.py; ../tools beside the data if not given"
    )
    parser.add_argument("--model", type=Path, help="folder of other weights than the package's")
    parser.add_argument("--held", action="store_true", help="score the held-out part of the training set alone")
    given = parser.parse_args()
    scorer = load_scorer(given.tools or given.data.parent / "tools")
    attributor = Attributor.load(folder=given.model) if given.model else Attributor.load()
    if given.held:
        gold = read_gold(given.data / "polnear-train.jsonl")[::20]
        show("polnear-train, held out", scorer, gold, predict(gold, attributor))
        return 0
    gold = read_gold(given.data / "polnear-dev.jsonl")
    show("polnear-dev", scorer, gold, predict(gold, attributor))
    gold = read_gold(given.data / "modern-dev.jsonl")
    predicted = predict(gold, attributor)
    show("modern-dev, all", scorer, gold, predicted)
    show("modern-dev, the half not trained on", scorer, gold[1::2], predicted)
    show("modern-dev, nested, the half not trained on", scorer, gold[1::2], predicted, nested=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
