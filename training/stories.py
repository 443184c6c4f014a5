"""Learns how probable it is that two articles are about one event: `python training/stories.py DATA_DIR`.

From the first half of the time of `stories-allsides` come pairs of an article and one that came before it, as the stage
compares them; true pairs are those on one event. The set dates the articles of an event alike, which news does not, so
that most of the examples have days moved: an article in eight by one to three days, as the days in the set's addresses
differ. How rare words are is learnt from `polnear-train`, the web texts of `boilerplate-turku`, the biographies of
`gap` and the same half.

From how near an article must be is chosen by B³ F1 on three parts of that half in turn, each scored by trees
that were learnt on the other two. Takes five minutes on one core; seeds are fixed.
"""

import argparse
import csv
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.stories import Told, gold_of, halves, in_order, measure, read_told
from onrecord.cluster import Stories
from onrecord.cluster.compare import FEATURES, Comparison, Weighted
from onrecord.cluster.features import Rarity
from onrecord.cluster.live import Live, Window
from onrecord.cluster.scorer import StoryScorer
from onrecord.cluster.stories import MOST_COMPARED, WINDOW_DAYS
from onrecord.cluster.words import terms
from onrecord.neural.trees import Trees
from onrecord.records import Placement
from training.separation import kept_lines

OUT = Path(__file__).parent.parent / "onrecord/cluster/stories.json"
VERSION = "1"
SEED = 7
PARTS = 3
MOVED = 2  # copies of the articles with days moved, beside one as the set dates them
MOVES = (0,) * 28 + (1, 1, 2, 3)  # days by which an article is earlier, as often
LEAST_ARTICLES = 3  # that have a stem whose rarity is kept
OPENING = 900
THRESHOLDS = np.arange(-2.5, 2.01, 0.25)

Examples: TypeAlias = tuple[list[list[float]], list[bool]]


def background(data: Path) -> Iterator[str]:
    """Openings of English texts, for how rare words are."""
    for line in (data / "polnear-train.jsonl").open(encoding="utf8"):
        yield json.loads(line)["text"][:OPENING]
    for page in json.loads((data / "boilerplate-turku/en-train.json").read_text(encoding="utf8")):
        yield "\n".join(kept_lines(page))[:OPENING]
    for name in ("gap-development.tsv", "gap-test.tsv"):
        for row in csv.DictReader((data / "gap" / name).open(encoding="utf8"), delimiter="\t"):
            yield row["Text"]


def learn_rarity(texts: Iterable[str]) -> tuple[dict[str, float], float]:
    """Inverse document frequency of the stems in three texts and more, and that of all others."""
    having: Counter[str] = Counter()
    count = 0
    for count, text in enumerate(texts, 1):  # noqa: B007
        having.update(set(terms(text)))
    common = {each: round(math.log(count / n), 2) for each, n in sorted(having.items()) if n >= LEAST_ARTICLES}
    return common, round(math.log(count), 2)


def moved(told: Sequence[Told], chance: random.Random) -> list[Told]:
    """The articles with some days moved."""
    return in_order(replace(each, day=each.day - timedelta(days=chance.choice(MOVES))) for each in told)


def examples(told: Sequence[Told], rarity: Rarity) -> Examples:
    """The comparisons that the stage makes when every article before is in its true story."""
    window = Window(len(told) + 1)
    rows: list[list[float]] = []
    same: list[bool] = []
    for each in told:
        features = each.features()
        days = range(features.day - WINDOW_DAYS, features.day + WINDOW_DAYS + 1)
        article = Weighted.of(features, rarity)
        comparison = Comparison(article, rarity, window.late(article, days))
        for other in window.nearest(article, days, MOST_COMPARED):
            rows.append(comparison.with_other(other.article))
            same.append(other.story_id == each.event)
        window.add(Live(article, Placement(features.article_id, each.event, 1.0, (), (), ""), each.event))
    return rows, same


def learn(sets: Sequence[Examples]) -> HistGradientBoostingClassifier:
    """Trees over all examples."""
    rows = np.array([row for rows, _ in sets for row in rows])
    same = np.array([each for _, same in sets for each in same])
    return HistGradientBoostingClassifier(
        max_iter=120, max_leaf_nodes=6, learning_rate=0.08, min_samples_leaf=40, l2_regularization=5, random_state=SEED
    ).fit(rows, same)


def nodes_of(model: HistGradientBoostingClassifier) -> list[list[list[float]]]:
    """Trees as lists of nodes (feature, threshold, left, right, value); a leaf is its own child."""
    trees = []
    for (tree,) in model._predictors:
        nodes: list[list[float]] = []
        for number, node in enumerate(tree.nodes):
            if node["is_leaf"]:
                nodes.append([0, 0, number, number, round(float(node["value"]), 4)])
            else:
                threshold = round(float(node["num_threshold"]), 4)
                nodes.append([int(node["feature_idx"]), threshold, int(node["left"]), int(node["right"]), 0])
        trees.append(nodes)
    return trees


def scorer_of(model: HistGradientBoostingClassifier, rarity: Rarity, least: float) -> StoryScorer:
    """The scorer as the stage has it."""
    return StoryScorer(rarity, Trees.of(nodes_of(model), float(model._baseline_prediction.item())), least, "training")


def parts_of(told: Sequence[Told]) -> list[list[Told]]:
    """Three spans of time."""
    days = sorted({each.day for each in told})
    bounds = [days[len(days) * number // PARTS] for number in range(1, PARTS)]
    parts: dict[int, list[Told]] = defaultdict(list)
    for each in told:
        parts[sum(each.day >= bound for bound in bounds)].append(each)
    return [parts[number] for number in range(PARTS)]


def f1_by_least(parts: Sequence[Sequence[Told]], rarity: Rarity) -> NDArray[np.float64]:
    """B³ F1 for each of the thresholds, mean over the parts, as the set dates them and with days moved."""
    chance = random.Random(SEED)  # noqa: S311
    versions = [[part, *(moved(part, chance) for _ in range(MOVED))] for part in parts]
    made = [[examples(version, rarity) for version in of_part] for of_part in versions]
    found = []
    for number, of_part in enumerate(versions):
        model = learn([each for other, sets in enumerate(made) if other != number for each in sets])
        for version in of_part:
            found.append([grouped_f1(version, scorer_of(model, rarity, float(least))) for least in THRESHOLDS])
    return np.array(found)


def grouped_f1(told: Sequence[Told], scorer: StoryScorer) -> float:
    """B³ F1 of the stage with a scorer."""
    stories = Stories(scorer)
    return measure(gold_of(told), {each.article.id: stories.add(each.features()).story_id for each in told}).f1


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    first, _ = halves(read_told(arguments.data))
    texts = [each.article.text[:OPENING] for each in first]
    common, rarest = learn_rarity([*background(arguments.data), *texts])
    rarity = Rarity(common, rarest)
    by_least = f1_by_least(parts_of(first), rarity)
    for least, row in zip(THRESHOLDS, by_least.T, strict=True):
        print(f"{least:6.2f} as dated {100 * row[:: MOVED + 1].mean():.1f}, of all {100 * row.mean():.1f}", flush=True)
    least = float(THRESHOLDS[by_least.mean(axis=0).argmax()])
    chance = random.Random(SEED)  # noqa: S311
    model = learn([examples(each, rarity) for each in [first, *(moved(first, chance) for _ in range(MOVED))]])
    held = {
        "version": VERSION,
        "features": FEATURES,
        "least": least,
        "start": round(float(model._baseline_prediction.item()), 4),
        "trees": nodes_of(model),
        "rarest": rarest,
        "rarity": common,
    }
    arguments.out.write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8")
    print(f"{len(common)} stems, least {least}, {arguments.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
