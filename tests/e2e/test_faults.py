"""What becomes of a store when the process is killed, or the disk is full."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.store.articles import articles
from onrecord.store.checking import faults_in
from onrecord.store.session import Store
from tests.e2e.killed import kill_often

KILLS = int(os.environ.get("ONRECORD_TEST_KILLS", "10"))


def test_killed_at_any_moment_nothing_is_lost_that_was_reported(tmp_path):
    toll = kill_often(KILLS, tmp_path, seed=2026)
    assert toll.lost == ()
    assert toll.faults == ()
    assert toll.reported > 0


@pytest.fixture
def small_disk(tmp_path: Path):
    """A file system of 3 MB."""
    if os.geteuid() != 0:
        pytest.skip("only root can mount a file system")
    folder = tmp_path / "small"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, check=False)  # noqa: S603
    if mounted.returncode:
        pytest.skip(f"no file system can be mounted: {mounted.stderr.decode().strip()}")
    yield folder
    subprocess.run(["umount", folder], check=True)  # noqa: S603, S607


def test_full_disk_ends_the_run_in_words_and_the_next_one_goes_on(small_disk, tmp_path):
    source, store = tmp_path / "articles.jsonl", small_disk / "onrecord.db"
    given = [{"id": str(n), "text": f"Text {n}. " * 4_000} for n in range(60)]
    source.write_text("".join(json.dumps(each) + "\n" for each in given))
    command = [sys.executable, "-m", "tests.e2e.adder", "add", str(source), "--db", str(store), "--format", "jsonl"]

    full = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603
    reported = [json.loads(line)["id"] for line in full.stdout.splitlines()]
    assert full.returncode == 8
    assert "There is no room left" in full.stderr
    assert 0 < len(reported) < 60

    subprocess.run(["mount", "-o", "remount,size=30m", small_disk], check=True)  # noqa: S603, S607
    with Store.open(str(store)) as opened:
        assert [each.id for each in articles(opened)] == reported
        assert faults_in(opened) == []
    again = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603
    fates = [json.loads(line)["fate"] for line in again.stdout.splitlines()]
    assert fates == ["known"] * len(reported) + ["stored"] * (60 - len(reported))
