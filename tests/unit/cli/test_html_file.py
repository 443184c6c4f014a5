"""`--html`: whole, in place, and never over something else."""

import os
import stat

import pytest


@pytest.fixture
def page(tmp_path):
    """An article to read."""
    path = tmp_path / "a.txt"
    path.write_text("Rain fell.")
    return str(path)


def test_html_writes_the_page_prints_the_record_and_says_where_the_page_is(onrecord, page, tmp_path):
    target = tmp_path / "out" / "record.html"
    target.parent.mkdir()
    printed = onrecord("read", page, "--html", str(target))
    assert printed.code == 0
    assert "Rain" in printed.out
    assert printed.err == f"The page is in {target}\n"
    assert "Rain</span> fell." in target.read_text()
    assert list(target.parent.iterdir()) == [target]


def test_html_of_many_has_what_was_refused_too(onrecord, page, tmp_path):
    target = tmp_path / "record.html"
    assert onrecord("read", page, str(tmp_path / "none.txt"), page, "--html", str(target)).code == 1
    html = target.read_text()
    assert "2 records" in html
    assert "1 input refused" in html


def test_html_goes_with_jsonl(onrecord, page, tmp_path):
    target = tmp_path / "record.html"
    assert onrecord("read", "--jsonl", page, "--html", str(target)).out.startswith('{"id"')
    assert target.exists()


@pytest.mark.parametrize("text", ["stop", "no story"])
def test_html_leaves_the_old_page_where_nothing_was_read(onrecord, tmp_path, text):
    source, target = tmp_path / "a.txt", tmp_path / "record.html"
    source.write_text(text)
    target.write_text("old")
    assert onrecord("read", str(source), "--html", str(target)).code in (3, 130)
    assert target.read_text() == "old"
    assert sorted(tmp_path.iterdir()) == [source, target]


def test_html_keeps_the_permissions_of_the_file_and_the_link_to_it(onrecord, page, tmp_path):
    target, link = tmp_path / "record.html", tmp_path / "link.html"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    onrecord("read", page, "--html", str(link))
    assert link.is_symlink()
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert "Rain" in target.read_text()


def test_html_gives_a_new_file_the_usual_permissions(onrecord, page, tmp_path):
    mask = os.umask(0o027)
    try:
        onrecord("read", page, "--html", str(tmp_path / "record.html"))
    finally:
        os.umask(mask)
    assert stat.S_IMODE((tmp_path / "record.html").stat().st_mode) == 0o640


def test_html_refuses_a_folder(onrecord, page, tmp_path):
    printed = onrecord("read", page, "--html", str(tmp_path))
    assert printed.code == 2
    assert "is a folder" in printed.err


def test_html_refuses_an_input(onrecord, page, tmp_path):
    link = tmp_path / "same.html"
    os.link(page, link)
    for target in (page, str(link)):
        printed = onrecord("read", page, "--html", target)
        assert printed.code == 2
        assert "is an input" in printed.err
    assert link.read_text() == "Rain fell."


@pytest.mark.parametrize("name", ["x" * 5000, "a\0b"])
def test_html_leaves_it_to_reading_to_say_that_no_file_can_have_an_inputs_name(onrecord, page, tmp_path, name):
    target = tmp_path / "record.html"
    printed = onrecord("read", page, name, "--html", str(target))
    assert printed.code == 1
    assert "1 not-found" in printed.err
    assert "Rain" in target.read_text()


def test_html_refuses_a_place_in_a_folder_that_is_read(onrecord, page, tmp_path):
    printed = onrecord("read", str(tmp_path), "--html", str(tmp_path / "record.html"))
    assert printed.code == 2
    assert "next run" in printed.err


def test_html_refuses_a_device(onrecord, page):
    assert onrecord("read", page, "--html", "/dev/null").code == 2


@pytest.mark.parametrize("target", ["none/record.html", "a.txt/record.html", "x" * 300])
def test_html_says_before_any_work_that_it_cannot_be_written(onrecord, page, tmp_path, target):
    printed = onrecord("read", page, "--html", str(tmp_path / target))
    assert printed.code in (2, 6)
    assert printed.out == ""
    assert "hint: " in printed.err
