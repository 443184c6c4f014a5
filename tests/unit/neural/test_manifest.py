import hashlib
import json
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.neural.manifest import load_manifest


def write_model(folder: Path, *, weights: bytes = b"weights") -> None:
    (folder / "toy.onnx").write_bytes(weights)
    manifest = {
        "name": "toy",
        "version": "2.0",
        "license": "Apache-2.0",
        "sha256": {"toy.onnx": hashlib.sha256(b"weights").hexdigest()},
        "settings": {"least_score": 0.5},
    }
    (folder / "toy.json").write_text(json.dumps(manifest), encoding="utf-8")


def test_a_sound_model_loads_with_its_settings(tmp_path: Path) -> None:
    write_model(tmp_path)
    manifest = load_manifest("toy", folder=tmp_path)
    assert manifest.title == "toy 2.0"
    assert manifest.settings["least_score"] == 0.5
    assert manifest.file("toy.onnx") == tmp_path / "toy.onnx"


def test_damaged_weights_are_refused_by_name(tmp_path: Path) -> None:
    write_model(tmp_path, weights=b"weightz")
    with pytest.raises(ModelError, match=r"toy\.onnx") as caught:
        load_manifest("toy", folder=tmp_path)
    assert "install" in caught.value.hint


def test_missing_weights_are_refused_by_name(tmp_path: Path) -> None:
    write_model(tmp_path)
    (tmp_path / "toy.onnx").unlink()
    with pytest.raises(ModelError, match=r"toy\.onnx"):
        load_manifest("toy", folder=tmp_path)


def test_a_missing_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="toy"):
        load_manifest("toy", folder=tmp_path)


def test_a_manifest_that_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "toy.json").write_text("{", encoding="utf-8")
    with pytest.raises(ModelError, match="toy"):
        load_manifest("toy", folder=tmp_path)
