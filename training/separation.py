"""Learns the weights by which the tail of a page is told from its story: `python training/separation.py DATA_DIR`.

Nobody has labelled enough pages with tails, so they are put together: a real article with lead sentences or titles of
other stories after it. From DATA_DIR come articles of US political news (`polnear-train.jsonl`, without the hundred
that `pages-tails-dev.jsonl` is made of), pages of 2008 from all over the press (`boilerplate-gn1`), openings of 2021
(`stories-allsides`, without those in `pages-tails-dev.jsonl`) and web texts as examples without a tail
(`boilerplate-turku`). A fifth of articles and openings is held out. Takes a minute on one core; seeds are fixed.
"""

import argparse
import json
import math
import random
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
from lxml import html
from scipy.sparse import lil_matrix
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from onrecord.extract.separate.cohesion import FEATURES, Passage, Vocabulary, context, features, word_set
from onrecord.extract.separate.line import Line

OUT = Path(__file__).parent.parent / "onrecord/extract/separate/tail.json"
SEED = 5
HELD_OUT = 5
COMMON_STEMS = 1500
TITLED = 20
LONGEST_HOST = 60
_SENTENCE = re.compile(r'(?<=[.!?])["”]?\s+(?=[A-Z"“])')
_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
_BLOCKS = word_set("p div td li h1 h2 h3 h4 h5 h6 body br tr table blockquote ul ol center dd dt hr")
_HIDDEN = word_set("script style head noscript select option")

Page: TypeAlias = tuple[list[Passage], int]


@dataclass(frozen=True)
class Sources:
    """What pages are put together from; each part as a list of lines, or a title with its opening."""

    political: list[list[str]]
    press: list[list[str]]
    web: list[list[str]]
    openings: list[tuple[str, str]]

    def part(self, held_out: bool) -> "Sources":
        """The held-out fifth, or the rest."""
        keep: Callable[[str], bool] = lambda key: (zlib.crc32(key.encode()) % HELD_OUT == 0) is held_out  # noqa: E731
        return Sources(
            [each for each in self.political if keep(each[0])],
            [each for each in self.press if keep(each[0])],
            [each for each in self.web if keep(each[0])],
            [each for each in self.openings if keep(each[1])],
        )


def read_sources(data: Path) -> Sources:
    """Everything but what the development sets hold."""
    dev = [json.loads(line) for line in (data / "pages-tails-dev.jsonl").open(encoding="utf8")]
    dev_ids, dev_text = [page["id"].removeprefix("tails-") for page in dev], " ".join(page["text"] for page in dev)
    articles = [json.loads(line) for line in (data / "polnear-train.jsonl").open(encoding="utf8")]
    openings = []
    for line in next((data / "stories-allsides").glob("*.jsonl")).open(encoding="utf8"):
        openings += [(news["newsTitle"], " ".join(news["newBody"] or [])) for news in json.loads(line)["news"].values()]
    press = [read_labelled(path) for path in sorted((data / "boilerplate-gn1").glob("*/annotated/*.html"))]
    web = json.loads((data / "boilerplate-turku/en-train.json").read_text(encoding="utf8"))
    return Sources(
        [lines_of(each["text"]) for each in articles if not any(each["id"].startswith(dev_id) for dev_id in dev_ids)],
        [lines for lines in press if len(lines) >= 5],
        [kept_lines(each) for each in web if len(kept_lines(each)) >= 5],
        [(title, text) for title, text in openings if len(text) > 80 and text[:60] not in dev_text],
    )


def lines_of(text: str) -> list[str]:
    """The lines that are not blank."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def kept_lines(document: dict[str, list[object]]) -> list[str]:
    """The lines of a web text that its annotators kept."""
    labels = document["labels"]
    pairs = zip(document["text"], labels, strict=True)
    return [str(line).strip() for line, label in pairs if label == "1" and str(line).strip()]


def read_labelled(path: Path) -> list[str]:
    """The blocks that the annotators of a press page marked as full text."""
    pieces: list[tuple[int, str] | None] = []

    def walk(node: html.HtmlElement, label: int) -> None:
        if not isinstance(node.tag, str) or node.tag in _HIDDEN or "x-nc-invisible" in (node.get("class") or ""):
            return
        found = re.search(r"x-nc-sel(\d)", node.get("class") or "")
        label = int(found.group(1)) if found else label
        pieces.extend([None] if node.tag in _BLOCKS else [])
        pieces.append((label, node.text or ""))
        for child in node:
            walk(child, label)
            pieces.append((label, child.tail or ""))
        pieces.extend([None] if node.tag in _BLOCKS else [])

    walk(html.fromstring(path.read_bytes().decode("utf8", "replace")), 0)
    lines, current = [], ""
    for piece in [*pieces, None]:
        if piece is None:
            lines.append(" ".join(current.split()))
            current = ""
        elif piece[0] == 2:
            current += piece[1]
    return [line for line in lines if len(line) > 1]


def lead_of(lines: Sequence[str]) -> str | None:
    """The first of the opening lines that is a paragraph."""
    return next((line for line in lines[:3] if len(line.split()) >= 12 and line.rstrip('"”’').endswith(".")), None)


def learn_words(articles: Sequence[list[str]]) -> Vocabulary:
    """How rare stems are among paragraphs, and which words mark a lead; both from the training part alone."""
    paragraphs = [(Passage(Line(line)), line == lead_of(lines)) for lines in articles for line in lines]
    counts = Counter(stem for passage, _ in paragraphs for stem in passage.stems)
    common = sorted(counts, key=lambda stem: (-counts[stem], stem))[:COMMON_STEMS]
    total = len(paragraphs)
    rarity = {stem: round(math.log(total / counts[stem]), 2) for stem in common}
    long = [(set(passage.lower), passage.line.text, lead) for passage, lead in paragraphs if len(passage.lower) >= 10]
    # Names would teach the subjects of 2008 and 2016: only days and words seen in lower case count.
    seen = Counter(w for words, text, _ in long for w in words if w in _DAYS or f" {w}" in text)
    columns = {
        word: i for i, word in enumerate(w for w, n in sorted(seen.items()) if n >= 60 and w.isalpha() and len(w) > 1)
    }
    matrix = lil_matrix((len(long), len(columns)))
    for row, (words, _, _) in enumerate(long):
        for word in words & columns.keys():
            matrix[row, columns[word]] = 1
    model = LogisticRegression(C=0.02, max_iter=300, class_weight="balanced")
    weights = model.fit(matrix.tocsr(), [lead for *_, lead in long]).coef_[0]
    leads = {word: round(float(weights[i]), 2) for word, i in columns.items() if abs(weights[i]) >= 0.06}
    return Vocabulary(rarity, round(math.log(total / counts[common[-1]]) + 1, 2), leads)


def put_together(
    hosts: Sequence[list[str]], tails: Sequence[str], words: Vocabulary, chance: random.Random, pages: int, near: float
) -> list[Page]:
    """Pages with tails: `near` is the share of pages whose tail is the nearest in words of 150 drawn."""
    pool = [Passage(Line(text)) for text in tails]
    made = []
    for _ in range(pages):
        host = [Passage(Line(line)) for line in chance.choice(hosts)[:LONGEST_HOST]]
        count = chance.choice([1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 10, 11, 12, 13, 14])
        drawn = chance.sample(pool, min(150, len(pool)))
        if chance.random() < near:
            stems = frozenset().union(*(passage.stems for passage in host))
            shared = {p: words.weight(p.stems & stems) / (words.weight(p.stems) or 1) for p in drawn}
            # What the host says nearly whole is the host's own lead.
            drawn = sorted((p for p in drawn if shared[p] < 0.95), key=lambda p: -shared[p])
        chosen = drawn[:count]
        chance.shuffle(chosen)
        made.append((host + [Passage(Line(opening_of(p.line.text, chance))) for p in chosen], len(host)))
    return made


def opening_of(text: str, chance: random.Random) -> str:
    """The first sentence, at times two or three, as sites cut their teasers."""
    sentences = _SENTENCE.split(text)
    return " ".join(sentences[: 1 if chance.random() < 0.75 else chance.choice([2, 2, 2, 2, 3])])


def pages_of(part: Sources, words: Vocabulary, chance: random.Random, times: int) -> tuple[list[Page], list[Page]]:
    """Pages with a tail and pages without."""
    openings = [text for _, text in part.openings]
    political = [lead for lead in map(lead_of, part.political) if lead]
    press = [lead for lead in map(lead_of, part.press) if lead]
    titles = [title for title, _ in part.openings if title] + [lines[0] for lines in part.political]
    plan = [
        (part.political, openings, 150, 0.5),
        (part.political, political, 100, 0.5),
        (part.press, press, 100, 0.3),
        (part.press, openings, 50, 0.5),
        (part.political, press, 30, 0.5),
        (part.press, titles, TITLED, 0.5),
        (part.political, titles, TITLED, 0.5),
    ]
    tailed = [
        page for hosts, tails, n, near in plan for page in put_together(hosts, tails, words, chance, n * times, near)
    ]
    plain = [[Passage(Line(line)) for line in lines[:80]] for lines in part.political + part.press + part.web]
    return tailed, [(passages, len(passages)) for passages in plain if len(passages) > 5]


def causal(passages: Sequence[Passage], words: Vocabulary) -> list[list[float]]:
    """The features of each line but the first, against all lines before it."""
    story = context(passages[:1])
    rows = []
    for index in range(1, len(passages)):
        rows.append(row(passages, index, story, words))
        story.add(passages[index])
    return rows


def against(passages: Sequence[Passage], cut: int, words: Vocabulary) -> list[list[float]]:
    """The features of the lines from `cut` on, against the lines before it."""
    story = context(passages[:cut])
    return [row(passages, index, story, words) for index in range(cut, len(passages))]


def row(passages: Sequence[Passage], index: int, story: object, words: Vocabulary) -> list[float]:
    """The features of one line."""
    after = passages[index + 1] if index + 1 < len(passages) else None
    return features(passages[index], passages[index - 1], after, story, words)  # type: ignore[arg-type]


def examples(
    tailed: Iterable[Page], plain: Iterable[Page], words: Vocabulary, chance: random.Random
) -> tuple[np.ndarray, np.ndarray]:
    """Lines as features (lines, features), 1 for a line of a tail; each line of a tail is seen both ways."""
    rows: list[list[float]] = []
    labels: list[int] = []
    for passages, cut in tailed:
        own = causal(passages, words)[max(cut - 4, 1) :]
        tail = len(passages) - cut
        rows += own + against(passages, cut, words)
        labels += [0] * (len(own) - tail) + [1] * (2 * tail)
    for passages, _ in plain:
        cuts = [chance.randint(2, len(passages) - 1) for _ in range(2)]
        made = causal(passages, words)[1:] + [each for cut in cuts for each in against(passages, cut, words)]
        rows += made
        labels += [0] * len(made)
    return np.array(rows), np.array(labels)


def export(model: HistGradientBoostingClassifier, words: Vocabulary) -> dict[str, object]:
    """The trees as plain numbers: feature, threshold, left and right child (a leaf is its own), value.

    Thresholds are rounded a hair up, so that ties fall as they were learnt.
    """
    trees = []
    for (predictor,) in model._predictors:
        nodes = [
            [0, 0.0, i, i, round(float(node["value"]), 4)]
            if node["is_leaf"]
            else [
                int(node["feature_idx"]),
                round(float(node["num_threshold"]) + 1e-6, 6),
                int(node["left"]),
                int(node["right"]),
                0.0,
            ]
            for i, node in enumerate(predictor.nodes)
        ]
        trees.append(nodes)
    return {
        "origin": "training/separation.py; see its docstring for the data",
        "features": list(FEATURES),
        "start": round(float(model._baseline_prediction.item()), 4),
        "trees": trees,
        "rarest": words.rarest,
        "rarity": words.rarity,
        "leads": words.leads,
    }


def main() -> None:
    """Read, learn, report on the held-out part, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    sources = read_sources(arguments.data)
    chance = random.Random(SEED)  # noqa: S311
    train = sources.part(held_out=False)
    words = learn_words(train.political + train.press)
    seen = examples(*pages_of(train, words, chance, 8), words, chance)
    unseen = examples(*pages_of(sources.part(held_out=True), words, chance, 1), words, chance)
    model = HistGradientBoostingClassifier(
        max_iter=250, max_leaf_nodes=8, learning_rate=0.08, min_samples_leaf=150, l2_regularization=5, random_state=SEED
    ).fit(*seen)
    area = roc_auc_score(unseen[1], model.decision_function(unseen[0]))
    print(f"{len(seen[1])} lines; area under the curve on {len(unseen[1])} held-out lines {area:.4f}")
    arguments.out.write_text(
        json.dumps(export(model, words), ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf8"
    )


if __name__ == "__main__":
    main()
