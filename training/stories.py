"""Learns how probable it is that two articles are about one event: `python training/stories.py DATA_DIR`.

From the first half of the time of `stories-allsides` come pairs of an article and one that came before it, as the stage
compares them; true pairs are those on one event. The set dates the articles of an event alike, which news does not: an
event of the evening is told the next morning elsewhere. So most of the examples have days moved, a third of the
articles by a day and some by two. How rare words are is learnt from `polnear-train`, the web texts of
`boilerplate-turku` and the biographies of `gap`, not from the same half: the news of a record to come is as new to the
table.

How near an article must be is chosen by B³ F1 on three parts of that half in turn, as dated and with days moved, each
scored by trees that were learnt on the other two. Takes two minutes on one core; seeds are fixed.
"""

import argparse
import csv
import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.stories import Told, gold_of, halves, in_order, measure, read_told
from onrecord.cluster.compare import FEATURES, Comparison, Weighted
from onrecord.cluster.days import Days
from onrecord.cluster.features import Rarity
from onrecord.cluster.live import Day, Live, late, nearest
from onrecord.cluster.stories import MOST_COMPARED, WINDOW_DAYS, log_odds
from onrecord.cluster.words import terms
from onrecord.records import Placement
from training.separation import kept_lines

OUT = Path(__file__).parent.parent / "onrecord/cluster"
VERSION = "1"
SEED = 7
PARTS = 3
MOVED = 2  # copies of the articles with days moved, beside one as the set dates them
MOVES = (0,) * 13 + (1,) * 6 + (2,)  # days by which an article is earlier, as often
LEAST_ARTICLES = 3  # that have a stem whose rarity is kept
OPENING = 900
THRESHOLDS = np.arange(-2.0, 2.01, 0.25)


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


@dataclass
class Examples:
    """Comparisons, whether they are of one event, and for each article the ids of those it was compared with."""

    rows: list[list[float]] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)
    others: list[list[str]] = field(default_factory=list)


def examples(told: Sequence[Told], rarity: Rarity) -> Examples:
    """The comparisons that the stage makes."""
    days = Days(Day, most=len(told), fill=lambda *_: None, forget=lambda _: None)
    made = Examples()
    for each in told:
        features = each.features()
        days.turn_to(features.day, WINDOW_DAYS)
        around = [day for _, day in days.held()]
        article = Weighted.of(features, rarity)
        comparison = Comparison(article, rarity, late(article, around))
        others = nearest(article, around, MOST_COMPARED)
        made.rows += comparison.with_others([other.article for other in others])
        made.same += [other.story_id == each.event for other in others]
        made.others.append([other.placement.article_id for other in others])
        days[features.day].add(Live(article, Placement(features.article_id, each.event, 1.0, (), (), ""), each.event))
    return made


def learn(sets: Sequence[Examples]) -> HistGradientBoostingClassifier:
    """Trees over all examples."""
    rows = np.array([row for each in sets for row in each.rows])
    same = np.array([each for of_set in sets for each in of_set.same])
    return HistGradientBoostingClassifier(
        max_iter=120,
        max_leaf_nodes=6,
        learning_rate=0.08,
        min_samples_leaf=40,
        l2_regularization=5,
        monotonic_cst=[-1 if name == "days between" else 1 for name in FEATURES],
        random_state=SEED,
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


def parts_of(told: Sequence[Told]) -> list[list[Told]]:
    """Three spans of time."""
    days = sorted({each.day for each in told})
    bounds = [days[len(days) * number // PARTS] for number in range(1, PARTS)]
    parts: dict[int, list[Told]] = defaultdict(list)
    for each in told:
        parts[sum(each.day >= bound for bound in bounds)].append(each)
    return [parts[number] for number in range(PARTS)]


def f1_by_least(parts: Sequence[Sequence[Told]], rarity: Rarity) -> NDArray[np.float64]:
    """B³ F1 by threshold (columns), for each part as the set dates it and with days moved (rows)."""
    chance = random.Random(SEED)  # noqa: S311
    versions = [[part, *(moved(part, chance) for _ in range(MOVED))] for part in parts]
    made = [[examples(version, rarity) for version in of_part] for of_part in versions]
    found = []
    for number, of_part in enumerate(versions):
        model = learn([each for other, sets in enumerate(made) if other != number for each in sets])
        for version, each in zip(of_part, made[number], strict=True):
            scores = model.decision_function(np.array(each.rows))
            found.append([grouped_f1(version, each, scores, float(least)) for least in THRESHOLDS])
    return np.array(found)


def grouped_f1(told: Sequence[Told], made: Examples, scores: NDArray[np.float64], least: float) -> float:
    """B³ F1 when each article joins the nearest story, as the stage decides it."""
    groups: dict[str, str] = {}
    at = 0
    for each, others in zip(told, made.others, strict=True):
        members: dict[str, list[float]] = defaultdict(list)
        for score, other in zip(scores[at : at + len(others)], others, strict=True):
            members[groups[other]].append(float(score))
        at += len(others)
        near = {group: log_odds(sorted(found, reverse=True)) for group, found in members.items()}
        best = max(near, key=lambda group: near[group], default=None)
        groups[each.article.id] = best if best is not None and near[best] >= least else each.article.id
    return measure(gold_of(told), groups).f1


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT, help="folder for stories.json and rarity.json")
    arguments = parser.parse_args()
    first, _ = halves(read_told(arguments.data))
    common, rarest = learn_rarity(background(arguments.data))
    rarity = Rarity(common, rarest)
    by_least = f1_by_least(parts_of(first), rarity)
    as_dated, of_all = by_least[:: MOVED + 1].mean(axis=0), by_least.mean(axis=0)
    least = float(THRESHOLDS[(as_dated + of_all).argmax()])
    for each, dated, every in zip(THRESHOLDS, as_dated, of_all, strict=True):
        print(f"{each:6.2f} as dated {100 * dated:.1f}, of all {100 * every:.1f}", flush=True)
    chance = random.Random(SEED)  # noqa: S311
    model = learn([examples(each, rarity) for each in [first, *(moved(first, chance) for _ in range(MOVED))]])
    held: dict[str, object] = {
        "origin": "training/stories.py; see its docstring for the data",
        "version": VERSION,
        "features": FEATURES,
        "least": least,
        "start": round(float(model._baseline_prediction.item()), 4),
        "trees": nodes_of(model),
    }
    write(arguments.out / "stories.json", held)
    write(arguments.out / "rarity.json", {"rarest": rarest, "common": common})
    print(f"{len(common)} stems, least {least}")


def write(path: Path, held: dict[str, object]) -> None:
    """One line of JSON."""
    path.write_text(json.dumps(held, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
