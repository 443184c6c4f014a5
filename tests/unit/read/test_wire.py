import pytest

from onrecord.config import Limits
from onrecord.errors import DamagedError, NoStoryError, UnsafeError, WithdrawnError
from onrecord.read.kinds import Kind, kind_of
from onrecord.read.wire import read_wire
from onrecord.records import Capture, Failure
from tests.unit.read.wire_samples import NEWSML, NEWSML_MESSAGE, NINJS, NINJS_2, NITF


def read(text: str) -> list[Capture | Failure]:
    data = text.encode()
    kind = kind_of(data)
    assert kind is not None
    return list(read_wire(data, kind, name="item", limits=Limits()))


def capture(text: str) -> Capture:
    (only,) = read(text)
    assert isinstance(only, Capture)
    return only


def failure(text: str) -> Failure:
    (only,) = read(text)
    assert isinstance(only, Failure)
    return only


def body(item: Capture) -> list[str]:
    """The lines of the page's article, without its headline."""
    assert item.text
    return item.text.partition("<article>\n")[2].partition("\n</article>")[0].splitlines()[1:]


def test_ninjs_is_taken_over() -> None:
    item = capture(NINJS)
    assert (item.name, item.title, item.outlet) == ("item", "Talks on Kestria go on", "Tidewire")
    assert (item.guid, item.version, item.published) == ("urn:example:tidewire:17", "3", "2026-03-03T17:40:00Z")
    assert item.url is None  # the uri names the item, and leads nowhere
    assert body(item) == [
        "<p>No end in sight</p>",
        "<p>PORT HALVEN</p>",
        "<p>“Nobody left,” Ines Halloran said.</p><p>She left.</p>",
    ]
    assert item.text
    assert '"name": "Lena Marrow"' in item.text
    assert '<html lang="en">' in item.text


def test_ninjs_of_the_second_version_has_its_main_headline_and_body_taken() -> None:
    item = capture(NINJS_2)
    assert (item.title, item.published) == ("Brandt sets a date", "2026-03-05T08:00:00+01:00")
    assert body(item) == ["<p>No longer than summer, he said.</p>", "<p>That is all.</p>"]


def test_several_items_in_one_file_are_named_by_their_number() -> None:
    found = read(f"[{NINJS}, {NINJS_2}]")
    assert [item.name for item in found] == ["item#item 1", "item#item 2"]


def test_nitf_is_taken_over_line_by_line_without_captions() -> None:
    item = capture(NITF)
    assert (item.title, item.outlet, item.guid, item.version) == (
        "Talks on Kestria go on", "Tidewire", "tidewire-17", "2",
    )  # fmt: skip
    assert item.published == "2026-03-03T18:40:00+0100"
    assert body(item) == [
        "<p>They meet again.</p>",
        "<p>PORT HALVEN, 3 March</p>",
        "<p>“Nobody left,” Ines Halloran said.</p>",
        "<h2>Friday</h2>",
        "<p>She left.</p>",
        "<p>Additional reporting by Tom Reed</p>",
    ]
    assert item.text
    assert '"name": "Lena Marrow"' in item.text


def test_newsml_has_its_metadata_win_over_the_words_inside() -> None:
    item = capture(NEWSML)
    assert (item.title, item.outlet) == ("Talks on Kestria go on", "Tidewire")
    assert (item.guid, item.version) == ("urn:newsml:tidewire.example:17", "4")
    assert item.published == "2026-03-03T18:41:00+01:00"
    assert body(item) == [
        "<p>No end in sight</p>",
        "<p>PORT HALVEN</p>",
        "<p>“Nobody left,” Ines Halloran said. She left.</p>",
        "<p>Friday</p>",
    ]
    assert item.text
    assert '<html lang="en-GB">' in item.text


def test_message_of_several_items_gives_each_its_fate() -> None:
    first, canceled, picture, nitf, package = read(NEWSML_MESSAGE)
    assert isinstance(first, Capture)
    assert isinstance(canceled, Failure)
    assert isinstance(canceled.error, WithdrawnError)
    assert canceled.error.message == "item#item 2 was canceled, as its agency says."
    assert isinstance(picture, Failure)
    assert isinstance(picture.error, NoStoryError)
    assert isinstance(nitf, Capture)
    assert nitf.guid == "urn:newsml:tidewire.example:20"
    assert nitf.title == "Talks on Kestria go on"
    assert isinstance(package, Failure)
    assert isinstance(package.error, NoStoryError)


@pytest.mark.parametrize("state", ["canceled", "withheld", "stat:canceled", "embargoed", "odd"])
def test_item_that_may_not_be_used_is_refused(state: str) -> None:
    assert isinstance(failure(NINJS.replace("usable", state)).error, WithdrawnError)


def test_item_without_words_is_refused() -> None:
    assert isinstance(failure(NINJS.replace('"text"', '"picture"', 1)).error, NoStoryError)
    assert isinstance(failure(NINJS.replace("body_xhtml", "body_none").replace("uri", "guid")).error, NoStoryError)


def test_words_between_the_lines_of_a_body_are_not_lost() -> None:
    item = capture(NITF.replace("<p>She left.</p>", "He stayed. <p>She left.</p> They met."))
    assert body(item)[-4:-1] == ["<p>He stayed.</p>", "<p>She left.</p>", "<p>They met.</p>"]


def test_entities_and_broken_json_are_refused() -> None:
    bomb = '<!DOCTYPE nitf [<!ENTITY a "b">]>' + NITF[NITF.index("<nitf") :]
    with pytest.raises(UnsafeError):
        list(read_wire(bomb.encode(), Kind.NITF, name="item", limits=Limits()))
    with pytest.raises(DamagedError):
        list(read_wire(NINJS[:-9].encode(), Kind.NINJS, name="item", limits=Limits()))
