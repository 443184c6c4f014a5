"""Where the user's own entries of the who's who are kept."""

import os
from pathlib import Path

import typer


def own_file(named: Path | None = None) -> Path:
    """The file named, or that of ONRECORD_WHO, or who.jsonl in the folder that the system keeps for settings."""
    return named or Path(os.environ.get("ONRECORD_WHO") or Path(typer.get_app_dir("onrecord")) / "who.jsonl")
