"""Choose the numbers that decoding goes by: `python -m training.attribution.tune --data DATA --model FOLDER`.

The network runs once over articles that it was not trained on (the held-out part of the training set; for nested
attributions the modern half that it was trained on lightly); then one number after another is tried and kept when
found-and-source-right F1 rises. The result is written into the model's manifest. No text
that figures are given for takes part.
"""

import argparse
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.attribution import load_scorer, part, read_gold
from onrecord.attribute.attributor import MODEL, Attributor
from onrecord.neural.encoder import Encoded, Encoder
from onrecord.neural.manifest import load_manifest
from onrecord.neural.tokens import Pieces, PieceSplitter
from onrecord.records import Article, Paragraph, ParagraphKind, Span
from training.attribution.documents import HELD_OUT

Settings = dict[str, Any]
LABEL_GROUPS = ((1, 2), (3, 4), (5, 6), (1,), (3,), (5,), (2,), (4,), (6,))
NOTHING = {"least_score": 1.1, "least_uncued": 1.1}  # no score reaches it: the second pass reports nothing
STEPS = (-0.8, -0.4, -0.2, 0.2, 0.4, 0.8)


@dataclass(frozen=True, slots=True)
class Trial:
    """A setting to try: where it stands and what to put there."""

    name: str
    change: Callable[[Settings], Settings]


class Remembering:
    """An encoder that runs the network once for each text."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: dict[bytes, Encoded] = {}

    def encode(self, texts: Sequence[Pieces]) -> list[Encoded]:
        """As the encoder does."""
        keys = [pieces.ids.tobytes() + pieces.features.tobytes() for pieces in texts]
        new = [number for number, key in enumerate(keys) if key not in self._known]
        for number, result in zip(new, self._encoder.encode([texts[n] for n in new]), strict=True):
            self._known[keys[number]] = result
        return [self._known[key] for key in keys]


def as_article(line: dict[str, Any]) -> Article:
    """An annotated article whose paragraphs are its lines, all of them story."""
    text, at, paragraphs = line["text"], 0, []
    for words in text.split("\n"):
        if words.strip():
            start = at + len(words) - len(words.lstrip())
            paragraphs.append(Paragraph(Span(start, start + len(words.strip())), ParagraphKind.STORY))
        at += len(words) + 1
    return Article(line["id"], text, tuple(paragraphs))


class Bench:
    """Scores settings on annotated articles."""

    def __init__(self, gold: list[dict[str, Any]], splitter: PieceSplitter, encoder: Any, scorer: Any) -> None:
        self._gold, self._splitter, self._encoder, self._scorer = gold, splitter, encoder, scorer
        self._articles = [as_article(line) for line in gold]

    def score(self, settings: Settings, *, nested: bool) -> dict[str, Any]:
        """The scorer's result."""
        attributor = Attributor(self._splitter, self._encoder, settings, origin="tune")
        lines = []
        for article, found in zip(self._articles, attributor.attribute(self._articles), strict=True):
            lines.append({"id": article.id, "attributions": [_line(a) for a in found]})
        predicted = {line["id"]: line for line in part(lines, nested=nested)}
        result: dict[str, Any] = self._scorer.score(part(self._gold, nested=nested), predicted)
        return result


def _line(attribution: Any) -> dict[str, Any]:
    spans = {r: [[s.start, s.end] for s in getattr(attribution, r)] for r in ("source", "cue", "content")}
    return {**spans, "part_of": attribution.part_of}


def trials(settings: Settings) -> Iterator[Trial]:
    """What to try, one number at a time."""
    for group in LABEL_GROUPS:
        for step in STEPS:
            yield Trial(f"bias {group} {step:+}", _bias(group, step))
    for linker in ("content", "cue"):
        for step in (-2.0, -1.0, -0.5, 0.5, 1.0, 2.0):
            yield Trial(f"{linker} none {step:+}", _none(linker, step))
    for least in (0.0, 0.3, 0.5, 0.7, 0.8, 0.9, 1.1):
        yield Trial(f"least uncued {least}", lambda s, least=least: {**s, "least_uncued": least})
    for least in (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45):
        yield Trial(f"least score {least}", lambda s, least=least: {**s, "least_score": least})


def _bias(group: tuple[int, ...], step: float) -> Callable[[Settings], Settings]:
    def change(settings: Settings) -> Settings:
        biases = [b + step * (label in group) for label, b in enumerate(settings["biases"])]
        return {**settings, "biases": [round(b, 2) for b in biases]}

    return change


def _none(linker: str, step: float) -> Callable[[Settings], Settings]:
    def change(settings: Settings) -> Settings:
        own = settings["linkers"][linker]
        return {**settings, "linkers": {**settings["linkers"], linker: {**own, "none": own["none"] + step}}}

    return change


def climb(settings: Settings, score: Callable[[Settings], float], *, rounds: int) -> Settings:
    """Keep each change that raises the score by more than noise of rounding."""
    best = score(settings)
    print(f"start {best:.1f}")
    for _ in range(rounds):
        before = best
        for trial in trials(settings):
            changed = trial.change(settings)
            reached = score(changed)
            if reached > best + 0.05:
                settings, best = changed, reached
                print(f"{trial.name:28}{best:.1f}", flush=True)
        if best <= before:
            break
    return settings


def tune(data: Path, model: Path, *, rounds: int = 2) -> None:
    """Choose the settings of the exported model in a folder and write them into its manifest."""
    manifest = load_manifest(MODEL, folder=model)
    splitter = PieceSplitter(manifest.file("tokenizer.json"))
    encoder = Remembering(Encoder(manifest.file(f"{MODEL}.onnx")))
    scorer = load_scorer(data.parent / "tools")
    held = Bench(read_gold(data / "polnear-train.jsonl")[::HELD_OUT], splitter, encoder, scorer)
    modern = Bench(read_gold(data / "modern-dev.jsonl")[::2], splitter, encoder, scorer)

    def outer_score(settings: Settings) -> float:
        return float(held.score(settings, nested=False)["found and source right"]["f1"])

    settings = climb({**manifest.settings, "nested": NOTHING}, outer_score, rounds=rounds)

    def inner_score(inner: Settings) -> float:
        return float(modern.score({**settings, "nested": inner}, nested=True)["found and source right"]["f1"])

    start = {**{key: settings[key] for key in ("biases", "linkers", "least_score")}, "least_uncued": 1.1}
    settings = {**settings, "nested": climb(start, inner_score, rounds=1)}
    scores = {"held-out articles, found and source right, F1": outer_score(settings)}
    path = model / f"{MODEL}.json"
    written = json.loads(path.read_text(encoding="utf-8")) | {"settings": settings, "scores": scores}
    path.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the command line and tune."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True, help="folder of the exported model")
    parser.add_argument("--rounds", type=int, default=2)
    given = parser.parse_args()
    tune(given.data, given.model, rounds=given.rounds)


if __name__ == "__main__":
    main()
