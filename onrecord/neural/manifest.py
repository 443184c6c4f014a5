"""What the weights in the package are, and whether they are what they say."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from onrecord.errors import ModelError

WEIGHTS = Path(str(files("onrecord.neural"))) / "weights"
_REINSTALL = "install the package again; its weights come with it"


@dataclass(frozen=True, slots=True)
class Manifest:
    """A model of the package: who it is, the files it consists of and what it was tuned to.

    `sha256` maps each file's name to its digest. `settings` are numbers that belong to the weights (tables,
    biases) and are read by the stage that uses them.
    """

    name: str
    version: str
    license: str
    sha256: Mapping[str, str]
    settings: Mapping[str, Any]
    folder: Path

    @property
    def title(self) -> str:
        """Name and version, as an origin states them."""
        return f"{self.name} {self.version}"

    def file(self, name: str) -> Path:
        """Where a file of the model lies."""
        return self.folder / name


def load_manifest(name: str, *, folder: Path = WEIGHTS) -> Manifest:
    """The model called `name`, every file of it checked against its digest.

    Raises ModelError when a file is missing or differs.
    """
    path = folder / f"{name}.json"
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"the manifest of the model {name!r} cannot be read: {error}", hint=_REINSTALL) from error
    manifest = Manifest(given["name"], given["version"], given["license"], given["sha256"], given["settings"], folder)
    for file, digest in manifest.sha256.items():
        _check(manifest.file(file), digest)
    return manifest


def _check(path: Path, digest: str) -> None:
    try:
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(f"a file of the model cannot be read: {path.name}: {error}", hint=_REINSTALL) from error
    if found != digest:
        raise ModelError(
            f"a file of the model is damaged: {path.name} has sha256 {found[:12]}…, not {digest[:12]}…", hint=_REINSTALL
        )
