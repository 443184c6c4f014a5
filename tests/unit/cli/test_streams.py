"""The command as a process: pipes, signals, terminals and what it loads."""

import json
import os
import pty
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = [sys.executable, "-m", "tests.unit.cli.fakes"]
LINE = b'{"id": "a", "text": "Rain fell."}\n'


def start(*arguments: str, **streams) -> subprocess.Popen:
    streams = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    return subprocess.Popen([*COMMAND, *arguments], **streams)  # noqa: S603 - our own command


def test_read_gives_a_line_back_before_the_next_one_comes():
    with start("read", "--jsonl") as process:
        for name in ("a", "b"):
            process.stdin.write(LINE.replace(b'"a"', f'"{name}"'.encode()))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait(60) == 0


def test_read_is_silent_when_nobody_reads_its_output_any_more():
    with start("read", "--jsonl") as process:
        process.stdout.close()
        process.stdin.write(LINE)
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


def test_read_for_people_is_silent_when_nobody_reads_its_output_any_more(tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell.")
    reading, writing = os.pipe()
    os.close(reading)
    with start("read", str(tmp_path / "a.txt"), stdout=writing) as process:
        os.close(writing)
        assert process.stderr.read() == b""
        assert process.wait(60) == 141


@pytest.mark.parametrize("errors", ["2>&-", "2>/dev/full"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_read_goes_on_and_keeps_errors_out_of_its_output_where_standard_error_takes_none(tmp_path, errors):
    (tmp_path / "a.txt").write_text("Rain fell.")
    shell = f"exec {sys.executable} -m tests.unit.cli.fakes read none.txt {tmp_path}/a.txt none.txt {errors}"
    done = subprocess.run(["bash", "-c", shell], stdout=subprocess.PIPE, timeout=60, check=False)  # noqa: S603, S607
    assert done.returncode == 1
    assert b"Rain" in done.stdout
    assert b"refused" not in done.stdout


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_read_says_that_its_output_has_no_room():
    with Path("/dev/full").open("wb") as full, start("read", "--jsonl", stdout=full) as process:
        _, err = process.communicate(LINE, timeout=60)
        assert process.returncode == 6
        assert b"Standard output: No space left on device." in err
        assert b"Traceback" not in err


def test_read_ends_with_130_when_it_is_interrupted():
    with start("read", "--jsonl") as process:
        process.stdin.write(LINE)
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 130
        assert process.stderr.read() == b"Interrupted: 1 read, none refused.\n"


def test_read_leaves_nothing_half_written_when_it_is_told_to_end(tmp_path):
    with start("read", "--jsonl", "--html", str(tmp_path / "record.html")) as process:
        process.stdin.write(LINE)
        process.stdin.flush()
        process.stdout.readline()
        assert len(list(tmp_path.iterdir())) == 1
        process.terminate()
        assert process.wait(60) == 143
        assert process.stderr.read() == b""
    assert list(tmp_path.iterdir()) == []


def test_read_copes_with_streams_that_are_closed():
    shell = f"exec {sys.executable} -m tests.unit.cli.fakes read --jsonl <&- >&-"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, timeout=60, check=False)  # noqa: S603, S607
    assert done.returncode == 6
    assert b"Traceback" not in done.stderr


def test_read_writes_what_the_encoding_of_its_output_lacks_as_question_marks(tmp_path):
    (tmp_path / "a.txt").write_text("“Räin” fell.", encoding="utf-8")
    with start("read", str(tmp_path / "a.txt"), env=os.environ | {"PYTHONIOENCODING": "ascii"}) as process:
        out, _ = process.communicate(timeout=60)
        assert b"?R?in?" in out
        assert process.returncode == 0


@pytest.mark.parametrize("no_color", ["", "1"])
def test_read_at_a_terminal_shows_every_result_and_how_far_it_came(tmp_path, no_color):
    for number in range(3):
        (tmp_path / f"{number}.txt").write_text(f"Word{number} fell.")
    shown = at_terminal("read", str(tmp_path), env={"NO_COLOR": no_color, "TERM": "xterm", "COLUMNS": "80"})
    assert [shown.count(f"Word{number}\r\n") for number in range(3)] == [1, 1, 1]
    assert "3 read, none refused." in shown
    assert bool(re.search(r"\x1b\[[\d;]*3\dm", shown)) is not bool(no_color)


def at_terminal(*arguments: str, env: dict[str, str]) -> str:
    """What a terminal gets to see."""
    ours, theirs = pty.openpty()
    with start(*arguments, stdin=theirs, stdout=theirs, stderr=theirs, env=os.environ | env) as process:
        os.close(theirs)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:
            pass  # Linux says so when the other end is closed
        assert process.wait(60) == 0
    os.close(ours)
    return shown.decode()


def test_help_loads_nothing_heavy():
    heavy = "rich lxml trafilatura onnxruntime numpy tokenizers httpx2"
    program = (
        "import sys\nfrom onrecord.cli.app import app\n"
        "try:\n    app(['read', '--help'])\nexcept SystemExit:\n    pass\n"
        f"print(sorted(set({heavy.split()}) & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, timeout=60, check=True)  # noqa: S603
    assert done.stdout.endswith(b"\n[]\n")
