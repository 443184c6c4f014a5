"""Learns whom a source means: `python -m training.speakers --data DATA`.

From DATA come articles with their attributions (`polnear-train.jsonl`) and who each source is
(`speakers-train.jsonl`), and every second of the modern articles (`modern-dev.jsonl`, `speakers-modern-dev.jsonl`),
thrice; and pronouns of GAP's development set (`gap/gap-development.tsv`, Wikipedia). Every twelfth article and snippet
is held out, to make scores honest. Trees are trained twice: the first ones resolve the pronouns that are no source,
which nobody has marked in articles, so that the second ones can lean on them.
Writes `onrecord/resolve/speakers.json`. Takes five minutes on one core; seeds are fixed.
"""

import argparse
import csv
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.isotonic import IsotonicRegression

from benchmarks.attribution import load_scorer
from benchmarks.speakers import read_attribution
from onrecord.neural.trees import Trees
from onrecord.records import Attribution, KnowsPeople, Span
from onrecord.resolve.candidates import FEATURES, Candidate, Turn
from onrecord.resolve.model import SpeakerModel, Table
from onrecord.resolve.scene import Scene
from onrecord.resolve.who import Who

OUT = Path(__file__).parent.parent / "onrecord/resolve/speakers.json"
HELD_OUT = 12
MODERN = 3
UNCHANGED = Table((0.0, 1.0), (0.0, 1.0))

Chooser: TypeAlias = Callable[[Sequence[Candidate]], int]
VERSION = "1.0"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_INSIDE = FEATURES.index("inside")


@dataclass(frozen=True)
class Example:
    """An article with its attributions, and the names of who each source is."""

    id: str
    text: str
    attributions: list[Attribution]
    speakers: dict[int, list[str]]
    published: str | None


@dataclass(frozen=True)
class Case:
    """A turn with its candidates and which of them are right."""

    candidates: list[Candidate]
    right: list[bool]
    teaches: bool


class Names:
    """Compares names as the scorer does."""

    def __init__(self, data: Path) -> None:
        tool = load_scorer(data.parent / "tools", "score_speakers")
        self._same, self._norm = tool.same, tool.norm

    def closeness(self, wanted: Sequence[str], name: str) -> int:
        """2 for a wanted name in full, 1 for a part of one, 0 for another."""
        every = [(set(self._norm(each)) == set(self._norm(name))) + 1 for each in wanted if self._same(each, name)]
        return max(every, default=0)


def read_examples(data: Path, articles: str, speakers: str) -> list[Example]:
    """The articles whose speakers are marked."""
    by_id = {line["id"]: line for line in _lines(data / articles)}
    return [_example(by_id[line["id"]], line["speakers"]) for line in _lines(data / speakers)]


def _lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf8") as file:
        yield from map(json.loads, file)


def _example(article: dict[str, Any], speakers: list[dict[str, Any]]) -> Example:
    numbers = [number for number, each in enumerate(article["attributions"]) if each.get("content")]
    place = {number: at for at, number in enumerate(numbers)}
    attributions = [read_attribution(article["text"], article["attributions"][number]) for number in numbers]
    named = {
        place[each["attribution"]]: each.get("names") or [each["name"]]
        for each in speakers
        if each["type"] != "unknown" and each["attribution"] in place
    }
    day = _DAY.search(article["id"])
    return Example(article["id"], article["text"], attributions, named, day.group() if day else None)


def walk(
    example: Example,
    who: KnowsPeople,
    names: Names,
    loose: Chooser | None,
    pick: Chooser | None = None,
) -> Iterator[Case]:
    """The turns of an article, each with the truth about those before it, or with what `pick` chose.

    `loose` chooses for pronouns that are no source; without it they are left out.
    """
    dated = example.published if len(example.text) % 2 else None  # half of all input will have no date
    paragraphs = [Span(*found.span()) for found in re.finditer(r"[^\n]+", example.text)]
    scene = Scene(example.text, paragraphs, who, dated)
    for turn in scene.turns(example.attributions):
        candidates = scene.candidates(turn)
        if turn.attribution is None:
            _settle_loose(scene, turn, candidates, loose)
            continue
        wanted = example.speakers.get(turn.attribution)
        right = _right(names, wanted, [_name(scene, turn, each) for each in candidates], candidates) if wanted else []
        chosen = pick(candidates) if pick else _best(candidates, right)
        if chosen is not None:
            scene.settle(turn, candidates[chosen])
        if wanted:
            yield Case(candidates, right, any(right))


def walk_gap(row: dict[str, str], who: KnowsPeople, loose: Chooser | None) -> Iterator[Case]:
    """The one marked pronoun of a row of GAP. Where neither name is meant, it teaches that both are wrong."""
    text = row["Text"]
    names = [Span(int(row[f"{each}-offset"]), int(row[f"{each}-offset"]) + len(row[each])) for each in "AB"]
    meant = [row[f"{each}-coref"] == "TRUE" for each in "AB"]
    scene = Scene(text, [Span(0, len(text))], who, None)
    for turn in scene.turns([]):
        candidates = scene.candidates(turn)
        if scene.tokens[turn.phrase.first].start != int(row["Pronoun-offset"]):
            _settle_loose(scene, turn, candidates, loose)
            continue
        touched = [[_touches(scene, each, name) for name in names] for each in candidates]
        right = [any(a and b for a, b in zip(each, meant, strict=True)) for each in touched]
        if any(meant):
            yield Case(candidates, right, any(right))
        else:
            kept = [number for number, each in enumerate(touched) if any(each)]
            yield Case([candidates[number] for number in kept], [False] * len(kept), bool(kept))
        return


def _touches(scene: Scene, candidate: Candidate, name: Span) -> bool:
    """Whether a mention of a candidate lies over a name."""
    if candidate.entry is None:
        return False
    tokens = scene.tokens
    return any(tokens[a].start < name.end and name.start < tokens[b].end for a, b in candidate.entry.places)


def _settle_loose(scene: Scene, turn: Turn, candidates: list[Candidate], loose: Chooser | None) -> None:
    if loose is not None:
        candidate = candidates[loose(candidates)]
        if candidate.entry is not None:
            scene.settle(turn, candidate)


def _name(scene: Scene, turn: Turn, candidate: Candidate) -> str:
    return candidate.entry.name if candidate.entry else scene.newcomer(turn)


def _right(names: Names, wanted: list[str], called: list[str], candidates: Sequence[Candidate]) -> list[bool]:
    """The candidates closest to the truth; of a joint source each part is who it names itself, if it names anybody."""
    close = [names.closeness(wanted, name) for name in called]
    inside = [near * (each.features[_INSIDE] > 0) for near, each in zip(close, candidates, strict=True)]
    if len(wanted) > 1 and any(inside):
        close = inside
    return [near == max(close) and near > 0 for near in close]


def _best(candidates: Sequence[Candidate], right: Sequence[bool]) -> int | None:
    """The right candidate that was named before rather than a newcomer, inside the source rather than elsewhere."""

    def weight(at: int) -> tuple[bool, float, int]:
        entry = candidates[at].entry
        return entry is not None, candidates[at].features[_INSIDE], len(entry.places) if entry else 0

    return max((at for at, is_right in enumerate(right) if is_right), key=weight, default=None)


def fit(cases: Sequence[Case]) -> HistGradientBoostingClassifier:
    """Trees that tell right candidates from wrong ones."""
    teaching = [case for case in cases if case.teaches]
    rows = np.array([each.features for case in teaching for each in case.candidates], dtype=np.float32)
    right = np.array([is_right for case in teaching for is_right in case.right])
    classifier = HistGradientBoostingClassifier(
        max_iter=300, learning_rate=0.1, max_leaf_nodes=15, l2_regularization=1.0, random_state=0
    )
    return classifier.fit(rows, right)


def as_trees(classifier: HistGradientBoostingClassifier) -> tuple[list[list[list[float]]], float]:
    """The trees as lists of nodes (feature, threshold, left, right, value), and the score to start from."""
    trees = []
    for (predictor,) in classifier._predictors:
        nodes = []
        for number, node in enumerate(predictor.nodes):
            if node["is_leaf"]:
                nodes.append([0, 0.0, number, number, round(float(node["value"]), 5)])
            else:
                threshold = float(node["num_threshold"])
                nodes.append(
                    [int(node["feature_idx"]), round(threshold, 5), int(node["left"]), int(node["right"]), 0.0]
                )
        trees.append(nodes)
    return trees, round(float(classifier._baseline_prediction.ravel()[0]), 5)


def calibrate(model: SpeakerModel, cases: Sequence[Case]) -> Table:
    """How often the best candidate is right by its share, rising: a table of at most twenty points."""
    cases = [case for case in cases if case.candidates]
    ranked = [model.rank(case.candidates) for case in cases]
    share = np.array([each for _, each in ranked])
    right = np.array([case.right[index] for case, (index, _) in zip(cases, ranked, strict=True)], dtype=float)
    line = IsotonicRegression(y_min=0.01, y_max=0.99, out_of_bounds="clip").fit(share, right)
    points: NDArray[np.float64] = np.unique(np.quantile(share, np.linspace(0, 1, 20)))
    return Table(tuple(round(float(x), 4) for x in points), tuple(round(float(y), 4) for y in line.predict(points)))


def main() -> None:
    """Read the command line, train, and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with polnear-train.jsonl and the rest")
    parser.add_argument("--out", type=Path, default=OUT)
    given = parser.parse_args()
    who, names = Who.load(), Names(given.data)
    articles = read_examples(given.data, "polnear-train.jsonl", "speakers-train.jsonl")
    modern = read_examples(given.data, "modern-dev.jsonl", "speakers-modern-dev.jsonl")[::2]
    held = articles[::HELD_OUT]
    kept = [each for number, each in enumerate(articles) if number % HELD_OUT] + MODERN * modern
    with (given.data / "gap/gap-development.tsv").open(encoding="utf8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    loose: Chooser | None = None
    for _ in range(2):
        cases = [case for each in kept for case in walk(each, who, names, loose)]
        cases += [case for number, row in enumerate(rows) if number % HELD_OUT for case in walk_gap(row, who, loose)]
        trees, start = as_trees(fit(cases))
        model = SpeakerModel(Trees.of(trees, start), UNCHANGED, UNCHANGED, origin="")
        loose = _chooser(model)
    sources = calibrate(model, [case for each in held for case in walk(each, who, names, loose, loose)])
    pronouns = calibrate(model, [case for row in rows[::HELD_OUT] for case in walk_gap(row, who, loose)])
    written = {"name": "speakers-en", "version": VERSION, "features": FEATURES, "start": start, "trees": trees}
    tables = {"sources": [sources.shares, sources.right], "pronouns": [pronouns.shares, pronouns.right]}
    given.out.write_text(json.dumps({**written, **tables}) + "\n", encoding="utf8")


def _chooser(model: SpeakerModel) -> Chooser:
    return lambda candidates: model.rank(candidates)[0]


if __name__ == "__main__":
    main()
