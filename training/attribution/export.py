"""Write trained weights as the package carries them: `python -m training.attribution.export --state … --out …`.

The network goes to ONNX and its matrices to 8-bit integers, per channel and with a reduced range, so that
processors without VNNI do not overflow. The first layer's down-projection stays in floating point: a few of its
inputs are large, and rounding it costs more than all the rest.
"""

import argparse
import hashlib
import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from onrecord.neural.encoder import WINDOW
from onrecord.neural.labels import LABELS
from training.attribution.train import Trainee

NAME = "attribution-en"
LICENSE = "Apache-2.0"
BASED_ON = "all-MiniLM-L6-v2 (Apache-2.0)"
TRAINED_ON = (
    "PolNeAR training part, 798 of 840 articles: US political news, 2015-16; no licence stated",
    "13 news articles of 2023-26, annotated for Onrecord",
    "40 lists of signed quotations made of the above",
)


def load_average(states: Sequence[Path]) -> Trainee:
    """The mean of several checkpoints of one run."""
    given = [torch.load(path, weights_only=True) for path in states]
    trainee = Trainee()
    trainee.load_state_dict({name: sum(state[name] for state in given) / len(given) for name in given[0]})
    return trainee.eval()


def write_float(trainee: Trainee, path: Path) -> None:
    """The network in ONNX, 32-bit."""
    ids = torch.ones(2, WINDOW, dtype=torch.long)
    features = torch.zeros(2, WINDOW, 3, dtype=torch.long)
    mask = torch.zeros(2, 1, 1, WINDOW)
    batch, length = {0: "batch", 1: "length"}, {0: "batch", 3: "length"}
    torch.onnx.export(
        trainee.network,
        (ids, features, mask),
        str(path),
        input_names=["ids", "features", "mask"],
        output_names=["tags", "links"],
        dynamic_axes={
            "ids": batch,
            "features": batch,
            "mask": length,
            "tags": batch,
            "links": batch,
        },
        opset_version=17,
        dynamo=False,
    )


def write_integers(given: Path, path: Path) -> None:
    """The network with 8-bit weights."""
    kept = _first_narrow(onnx.load(str(given)))
    quantize_dynamic(
        str(given),
        str(path),
        op_types_to_quantize=["MatMul", "Gather"],
        weight_type=QuantType.QInt8,
        per_channel=True,
        reduce_range=True,
        nodes_to_exclude=[kept],
    )


def _first_narrow(model: onnx.ModelProto) -> str:
    """The first product with a matrix of (inner, hidden)."""
    shapes = {tensor.name: tuple(tensor.dims) for tensor in model.graph.initializer}
    return next(n.name for n in model.graph.node if n.op_type == "MatMul" and shapes.get(n.input[1]) == (1536, 384))


def linker_settings(trainee: Trainee) -> dict[str, dict[str, list[float] | float]]:
    """The distance terms, and a term for none that tuning sets."""
    return {
        "content": {
            "distance": trainee.content_distance.tolist(),
            "breaks": trainee.content_breaks.tolist(),
            "none": 0.0,
        },
        "cue": {"distance": trainee.cue_distance.tolist(), "breaks": trainee.cue_breaks.tolist(), "none": 0.0},
    }


def write_manifest(folder: Path, version: str, settings: dict[str, object]) -> None:
    """Name the files and their digests."""
    files = {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (f"{NAME}.onnx", "tokenizer.json")
    }
    manifest = {
        "name": NAME,
        "version": version,
        "license": LICENSE,
        "based_on": BASED_ON,
        "trained_on": TRAINED_ON,
        "sha256": files,
        "settings": settings,
    }
    (folder / f"{NAME}.json").write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")


def export(states: Sequence[Path], encoder: Path, out: Path, *, version: str, integers: bool = True) -> None:
    """Write the weights, the tokenizer and the manifest into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    trainee = load_average(states)
    plain, final = out / "float.onnx", out / f"{NAME}.onnx"
    write_float(trainee, plain)
    if integers:
        write_integers(plain, final)
        plain.unlink()
    else:
        plain.replace(final)
    shutil.copyfile(encoder / "tokenizer.json", out / "tokenizer.json")
    settings = {
        "biases": [0.0] * len(LABELS),
        "least_score": 0.0,
        "least_uncued": 0.5,
        "nested": {},
        "linkers": linker_settings(trainee),
    }
    write_manifest(out, version, settings)


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--state", type=Path, nargs="+", required=True, help="checkpoints; several are averaged")
    parser.add_argument("--encoder", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--version", default="1.0")
    parser.add_argument("--float", action="store_true", help="leave the weights in 32 bits")
    given = parser.parse_args()
    export(given.state, given.encoder, given.out, version=given.version, integers=not given.float)


if __name__ == "__main__":
    main()
