"""`onrecord read`: what is printed where, and the exit code."""

import json
import sys
from types import SimpleNamespace

import pytest

import onrecord as package
from onrecord.cli import running
from onrecord.errors import ModelError


def ids(out: str) -> list[str]:
    return [json.loads(line)["id"] for line in out.splitlines()]


def lines_of(*articles: dict) -> bytes:
    return "".join(json.dumps(each) + "\n" for each in articles).encode()


def test_version_is_printed(onrecord):
    printed = onrecord("--version")
    assert (printed.code, printed.out, printed.err) == (0, f"onrecord {package.__version__}\n", "")


@pytest.mark.parametrize("arguments", [(), ("--help",), ("read", "--help")])
def test_help_shows_examples(onrecord, arguments):
    printed = onrecord(*arguments)
    assert "onrecord read --jsonl" in printed.out + printed.err


def test_read_shows_a_file_to_people(onrecord, tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell.")
    printed = onrecord("read", str(tmp_path / "a.txt"))
    assert printed.code == 0
    assert "Who said what: 1 statement\n\n 1  nobody named · indirect · 0.90\n    Rain" in printed.out
    assert printed.err == ""


def test_read_takes_standard_input_where_nothing_is_named(onrecord):
    assert "Rain" in onrecord("read", stdin=b"Rain fell.").out


def test_read_of_nothing_at_a_terminal_says_what_to_give(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(isatty=lambda: True))
    assert running.run(running.Order()) == 2
    assert "--sample" in capsys.readouterr().err


def test_read_shows_a_folder_in_order_and_sums_up_on_standard_error(onrecord, tmp_path):
    for name, text in (("b.txt", "Two."), ("a.txt", "One."), ("c.txt", "no story"), ("d.txt", "Four.")):
        (tmp_path / name).write_text(text)
    printed = onrecord("read", str(tmp_path))
    assert printed.code == 1
    places = [printed.out.index(word) for word in ("One.", "Two.", "Four.")]
    assert places == sorted(places)
    assert "c.txt: no story in it." in printed.err
    assert "hint: Give an article." in printed.err
    assert printed.err.endswith("3 read, 1 refused (1 no-story).\n")


def test_read_with_jsonl_gives_back_a_line_for_each_line_in_order(onrecord):
    stdin = lines_of({"id": "b", "text": "Two."}, {"id": "a", "text": "One."})
    printed = onrecord("read", "--jsonl", "-", stdin=stdin)
    assert printed.code == 0
    assert ids(printed.out) == ["b", "a"]
    assert printed.err == "2 read, none refused.\n"


def test_read_with_jsonl_takes_standard_input_where_nothing_is_named(onrecord):
    assert ids(onrecord("read", "--jsonl", stdin=lines_of({"id": "a", "text": "One."})).out) == ["a"]


def test_read_with_jsonl_puts_an_error_in_the_place_of_a_line_that_is_refused(onrecord):
    stdin = lines_of({"id": "a", "text": "One."}) + b"{oops\n" + lines_of({"id": "c", "text": "no story"})
    printed = onrecord("read", "--jsonl", stdin=stdin + lines_of({"id": "d", "text": "Four."}))
    assert printed.code == 1
    assert ids(printed.out) == ["a", None, "c", "d"]
    errors = [json.loads(line).get("error") for line in printed.out.splitlines()]
    assert [each and each["code"] for each in errors] == [None, "invalid-line", "no-story", None]
    assert all(each["message"] and each["hint"] for each in errors if each)
    assert printed.err == "2 read, 2 refused (1 invalid-line, 1 no-story).\n"


def test_read_of_one_input_that_is_refused_has_the_exit_code_of_its_error(onrecord, tmp_path):
    printed = onrecord("read", str(tmp_path / "none.html"))
    assert printed.code == 3
    assert printed.out == ""
    assert "none.html" in printed.err
    assert "hint: " in printed.err


def test_read_with_jsonl_says_on_standard_error_why_the_one_input_was_refused(onrecord, tmp_path):
    printed = onrecord("read", "--jsonl", str(tmp_path / "none.jsonl"))
    assert printed.code == 3
    assert json.loads(printed.out)["error"]["code"] == "not-found"
    assert "none.jsonl" in printed.err


@pytest.mark.parametrize("jsonl", [(), ("--jsonl",)])
def test_read_turns_a_fault_of_its_own_into_an_error_without_a_traceback(onrecord, jsonl, tmp_path, monkeypatch):
    monkeypatch.delenv("ONRECORD_DEBUG", raising=False)
    (tmp_path / "a.txt").write_text("bug")
    printed = onrecord("read", *jsonl, str(tmp_path / "a.txt"))
    assert printed.code == 7
    assert "ZeroDivisionError" in printed.err
    assert "Traceback" not in printed.err


def test_read_shows_where_a_fault_came_from_to_who_asks(onrecord, tmp_path, monkeypatch):
    monkeypatch.setenv("ONRECORD_DEBUG", "1")
    (tmp_path / "a.txt").write_text("bug")
    assert "Traceback" in onrecord("read", str(tmp_path / "a.txt")).err


def test_read_that_is_interrupted_says_how_far_it_came(onrecord):
    stdin = lines_of({"id": "a", "text": "One."}, {"id": "b", "text": "stop"}, {"id": "c", "text": "Three."})
    printed = onrecord("read", "--jsonl", stdin=stdin)
    assert printed.code == 130
    assert ids(printed.out) == ["a"]
    assert printed.err == "Interrupted: 1 read, none refused.\n"


def test_read_without_its_model_ends_with_the_error_of_the_model(monkeypatch, capsys):
    def no_model(_):
        raise ModelError("The weights are damaged.", hint="Install again.")

    monkeypatch.setattr(running, "load_pipeline", no_model)
    assert running.run(running.Order(inputs=("x.txt",))) == 5
    assert capsys.readouterr().err == "error: The weights are damaged.\n hint: Install again.\n"


def test_read_refuses_an_option_that_it_does_not_have(onrecord):
    assert onrecord("read", "--nope").code == 2


def test_read_of_the_sample_needs_no_file(onrecord):
    assert "harbour-pact.html" in onrecord("read", "--sample").out
