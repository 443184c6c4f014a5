"""HTML source to a tree that is safe to walk."""

import time

import pytest
from lxml import etree

from onrecord.errors import EmptyError
from onrecord.extract.html import parse


def depth(tree: etree._Element) -> int:
    deepest = level = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


@pytest.mark.parametrize(("tag", "nested"), [("div", 300), ("span", 1500), ("blockquote", 3000), ("div", 100_000)])
def test_deep_nesting_is_flattened_and_keeps_its_text(tag: str, nested: int) -> None:
    source = f"<body><p>before</p>{f'<{tag}>' * nested}inside{f'</{tag}>' * nested}<p>after</p></body>"
    start = time.process_time()
    tree = parse(source, depth=256, name="a")
    assert time.process_time() - start < 5
    assert depth(tree) <= 256
    assert " ".join(tree.itertext()).split() == ["before", "inside", "after"]


def test_tags_that_are_never_closed_do_not_lose_the_end() -> None:
    tree = parse("<body>" + "<div><b>" * 50_000 + "<p>the end</p>", depth=256, name="a")
    assert depth(tree) <= 256
    assert "the end" in "".join(tree.itertext())


def test_script_text_is_not_taken_for_tags() -> None:
    source = "<script>if (a<b) '<div>'</script>" + "<div>" * 3000 + "<script>'<p>'</script>inside"
    assert "inside" in "".join(parse(source, depth=64, name="a").itertext())


def test_comments_instructions_and_nul_are_gone() -> None:
    tree = parse("<body><?php echo 1 ?><!-- no --><p>har\0bour</p></body>", depth=64, name="a")
    assert "".join(tree.itertext()).strip() == "harbour"


def test_box_that_opens_over_a_word_does_not_cut_the_sentence() -> None:
    source = (
        '<p>Mayor <span class="hover-card">Odile Brandt<span class="hover-card-content">More on Brandt</span></span>'
        " spoke.</p>"
    )
    tree = parse(source, depth=64, name="a")
    assert "".join(tree.itertext()) == "Mayor Odile Brandt spoke."


@pytest.mark.parametrize("mark", ['class="sr-only"', 'style="border:0;clip:rect(0 0 0 0)"'])
def test_word_for_screen_readers_alone_does_not_cut_the_sentence(mark: str) -> None:
    tree = parse(f'<p>The <a href="/r">report<span {mark}>, opens new tab</span></a> says so.</p>', depth=64, name="a")
    assert "".join(tree.itertext()) == "The report says so."


def test_elements_beside_each_other_too_deep_keep_their_text_in_order() -> None:
    """Dissolved one by one each would move the text of all after it: minutes here, days for a long page."""
    many = 40_000
    tree = parse("<div>" * 300 + "<b>x</b>y" * many, depth=256, name="a")
    assert depth(tree) <= 256
    assert "".join(tree.itertext()).replace(" ", "") == "xy" * many


def test_asides_beside_each_other_leave_the_text_between_them() -> None:
    many = 50_000
    tree = parse("<p>" + '<span class="sr-only">no</span>x' * many, depth=256, name="a")
    assert "".join(tree.itertext()) == "x" * many


@pytest.mark.parametrize(("many", "left"), [(5000, 5000), (5001, 0)])
def test_bold_words_in_the_thousands_are_plain_words(many: int, left: int) -> None:
    tree = parse("<p>" + "<b>x</b> " * many, depth=256, name="a")
    assert len(tree.findall(".//b")) == left
    assert "".join(tree.itertext()).split() == ["x"] * many


def test_angle_brackets_without_number_are_scanned_once_where_nesting_is_cut() -> None:
    many = 200_000
    tree = parse("<div>" * 3000 + "the end" + "<" * many + ">", depth=64, name="a")
    assert "the end" in "".join(tree.itertext())


@pytest.mark.parametrize("source", ["", "<!-- x -->", "<!doctype html>"])
def test_nothing_in_it_is_refused(source: str) -> None:
    with pytest.raises(EmptyError):
        parse(source, depth=64, name="a")
