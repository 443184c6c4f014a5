"""The sample page and its flattened text, from file to record, by the model in the package."""

import json
import subprocess
import sys

import pytest

from onrecord.samples import PAGE, TEXT

pytestmark = pytest.mark.model


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "onrecord.cli", "read", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)  # noqa: S603


@pytest.fixture(scope="module", params=[PAGE, TEXT], ids=["page", "text"])
def record(request) -> dict:
    done = run("--jsonl", str(request.param))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def words(record: dict, spans: list[list[int]]) -> str:
    return " … ".join(record["text"][start:end] for start, end in spans)


def said(record: dict) -> dict[str, tuple[str, str, str]]:
    """Each content with its source, cue and kind."""
    return {
        words(record, each["content"]): (words(record, each["source"]), words(record, each["cue"]), each["kind"])
        for each in record["attributions"]
    }


def test_sample_sets_every_teaser_and_notice_apart_and_none_of_the_story(record):
    kinds = [each["kind"] for each in record["paragraphs"]]
    assert kinds.count("headline") == kinds.count("standfirst") == kinds.count("byline") == 1
    assert kinds.count("story") == 12
    assert kinds.count("teaser") == len(record["teasers"]) == 6
    assert kinds.count("notice") in (3, 4)  # the copyright line stands outside the article on the page


def test_sample_standfirst_that_is_cut_off_repeats_the_story(record):
    assert [each["repeats"] for each in record["paragraphs"] if each["kind"] == "standfirst"] == [True]


def test_sample_joins_a_split_quotation_over_its_cue(record):
    source, _, kind = said(record)["“Let us keep talking,” … “because the sea does not wait for our minutes.”"]
    assert (source, kind) == ("she", "direct")


def test_sample_keeps_what_a_body_is_said_to_have_in_the_words_of_the_page(record):
    assert any(
        "“no consensus in the council”" in content and who[0] == "Halloran" for content, who in said(record).items()
    )


def test_sample_finds_a_statement_in_a_statement(record):
    nested = [each for each in record["attributions"] if each["part_of"] is not None]
    assert any("would not stand in the way" in words(record, each["content"]) for each in nested)


def test_sample_gives_a_teaser_its_own_statement(record):
    teaser = next(each for each in record["teasers"] if "salt tax" in each["headline"])
    assert [words(record, each["source"]) for each in teaser["attributions"]] == [
        "Prime Minister Anselm Kord of Ostrany"
    ]


def test_sample_is_shown_and_written_as_a_page(tmp_path):
    done = run("--sample", "--html", str(tmp_path / "record.html"))
    assert done.returncode == 0, done.stderr
    assert "6 teasers set apart" in done.stdout
    assert "notices set apart" in done.stdout
    assert (tmp_path / "record.html").read_text(encoding="utf-8").count("<article") == 1
