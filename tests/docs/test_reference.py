"""The reference pages say what the code does."""

import importlib.util
import re
import typing
from pathlib import Path

import pytest

from onrecord import errors
from onrecord.show.export import jsonl

ROOT = Path(__file__).parents[2]


def load_generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    return generator


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    return load_generator().pages()


@pytest.mark.parametrize("name", ["command.md", "json.md", "exit-codes.md"])
def test_reference_page_is_fresh(pages, name):
    path = ROOT / "docs" / "reference" / name
    assert path.read_text(encoding="utf-8") == pages[name], "run `make docs`"


def test_every_error_is_in_the_tree_of_the_docstring_and_in_the_reference(pages):
    tree = errors.__doc__
    for error in vars(errors).values():
        if isinstance(error, type) and issubclass(error, errors.OnrecordError) and error is not errors.OnrecordError:
            assert re.search(rf"── {error.__name__} .*", tree), error
            assert f"| `{error.code}` | {error.exit_code} |" in pages["exit-codes.md"]


def test_codes_of_errors_are_told_apart():
    codes = re.findall(r"^\| `([\w-]+)` \|", load_generator().pages()["exit-codes.md"], re.MULTILINE)
    assert len(codes) == len(set(codes)) > 15


def test_every_key_of_the_record_is_in_the_reference(pages):
    for key in typing.get_type_hints(jsonl.RecordJson):
        assert f"| `{key}` |" in pages["json.md"]


def test_every_option_is_in_the_reference(pages):
    for option in ("--jsonl", "--html", "--sample", "--allow-private", "--version", "--help"):
        assert option in pages["command.md"]


def test_readme_names_the_two_commands_that_set_everything_up():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "make demo" in readme
    assert "make test" in readme


def test_locks_hold_hashes_and_name_no_host():
    for name in ("requirements.lock", "requirements-dev.lock"):
        lock = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"https?:|://|--(extra-)?index|--find-links|--trusted", lock)
        packages = re.findall(r"^[\w.-]+==\S+.*?(?=^[\w.-]+==|\Z)", lock, re.MULTILINE | re.DOTALL)
        assert len(packages) > 30
        assert all("--hash=sha256:" in each for each in packages)


def test_dev_lock_holds_every_version_of_the_lock():
    lock, dev = (
        set(re.findall(r"^([\w.-]+==[^\s;]+)", (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("requirements.lock", "requirements-dev.lock")
    )
    assert lock <= dev
