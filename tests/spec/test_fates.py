"""What becomes of an item that is handed to the store."""

import pytest

from onrecord.errors import InternalError, NoStoryError
from onrecord.records import Failure
from onrecord.store.articles import articles, text_of, versions_of
from onrecord.store.checking import faults_in
from onrecord.store.failures import failures, quarantined
from onrecord.store.fates import Fate, Item
from onrecord.store.reading_back import record_of
from tests.spec.dumping import dump
from tests.stored import full_item, item, page


def fate_of(writer, given: Item) -> Fate:
    (outcome,) = writer.write([given])
    return outcome.fate


def test_new_article_is_stored_under_the_id_it_was_given(store, writer):
    (outcome,) = writer.write([item(id="kestria-7")])
    assert (outcome.id, outcome.fate) == ("kestria-7", Fate.STORED)
    assert [each.id for each in articles(store)] == ["kestria-7"]


def test_same_article_again_is_known_and_writes_nothing(store, writer):
    writer.write([full_item(), item("Another.", id="b")])
    before = dump(store)
    assert [each.fate for each in writer.write([full_item(), item("Another.", id="b")])] == [Fate.KNOWN, Fate.KNOWN]
    assert dump(store) == before


def test_known_capture_is_told_before_it_is_read(writer):
    given = full_item()
    assert writer.known(given.capture) is None
    writer.write([given])
    known = writer.known(given.capture)
    assert (known.id, known.fate) == ("full", Fate.KNOWN)


def test_changed_text_under_the_same_id_is_a_version_and_both_texts_are_kept(store, writer):
    writer.write([item("Osmark agreed.")])
    (outcome,) = writer.write([item("Osmark did not agree.")])
    assert (outcome.id, outcome.fate) == ("a", Fate.VERSION)
    kept = versions_of(store, "a")
    assert [text_of(store, each.key) for each in kept] == ["Osmark agreed.", "Osmark did not agree."]
    assert [(each.id, each.version) for each in articles(store)] == [("a", 2)]


def test_changed_text_at_the_same_address_is_a_version_whatever_id_it_came_with(store, writer):
    writer.write([item("Osmark agreed.", id="a", url="https://tern.example/news/1?utm_source=mail")])
    (outcome,) = writer.write([item("Osmark did not agree.", id="b", url="http://tern.example/news/1#top")])
    assert (outcome.id, outcome.fate) == ("b", Fate.VERSION)
    assert [each.id for each in versions_of(store, "b")] == ["a", "b"]
    assert {each.id for each in articles(store)} == {"a", "b"}, "what was reported under an id stays in the list"


def test_text_that_comes_back_to_an_earlier_version_is_known(store, writer):
    for text in ("One.", "Two.", "One.", "Two."):
        writer.write([item(text)])
    assert len(versions_of(store, "a")) == 2


def test_front_page_is_no_address_that_makes_versions(writer):
    writer.write([item("One.", id="a", url="https://tern.example/")])
    assert fate_of(writer, item("Two.", id="b", url="https://tern.example/")) is Fate.STORED


def test_page_with_other_notices_only_is_known(store, writer):
    writer.write([page("Osmark agreed.", notice="Sign up today")])
    assert fate_of(writer, page("Osmark agreed.", notice="Get the app")) is Fate.KNOWN
    assert len(list(articles(store))) == 1


def test_page_that_nobody_named_keeps_its_own_id_over_its_versions(store, writer):
    (first,) = writer.write([page("Osmark agreed.")])
    (second,) = writer.write([page("Osmark did not agree.")])
    assert (second.id, second.fate) == (first.id, Fate.VERSION)
    assert len(list(articles(store))) == 1


def test_refused_input_is_listed_once_until_it_is_read(store, writer):
    error = NoStoryError("page.html: no story in it.", hint="Give an article.")
    refused = Item(None, Failure("a.txt", error))
    for _ in range(2):
        (outcome,) = writer.write([refused])
        assert (outcome.id, outcome.fate, outcome.reason) == ("a.txt", Fate.REFUSED, error.message)
    assert [each.code for each in failures(store)] == ["no-story"]
    writer.write([item(id="a")])  # its name is a.txt
    assert failures(store) == []


def test_input_that_made_us_fail_is_quarantined_kept_and_not_read_again(store, writer):
    given = full_item()
    broken = Item(given.capture, Failure("full", InternalError("full: a bug.", hint="Report it."), "full"))
    assert fate_of(writer, broken) is Fate.QUARANTINED
    assert writer.known(given.capture).fate is Fate.QUARANTINED
    assert quarantined(store) == [given.capture]
    assert fate_of(writer, given) is Fate.STORED
    assert quarantined(store) == []
    assert writer.known(given.capture).fate is Fate.KNOWN


def test_group_is_written_whole_or_not_at_all(store, writer):
    broken = item(id="b")
    object.__setattr__(broken.result.article, "published", "in spring")  # no date, which the database refuses
    with pytest.raises(Exception, match="published_is_a_date"):
        writer.write([item(id="a"), broken])
    assert list(articles(store)) == []
    assert fate_of(writer, item(id="a")) is Fate.STORED
    assert faults_in(store) == []


def test_record_comes_back_as_it_was_read(store, writer):
    given = full_item()
    writer.write([given])
    assert record_of(store, "full") == given.result


def test_text_that_no_database_takes_keeps_its_offsets(store, writer):
    writer.write([item("Half a pair \ud83d and a NUL \0 in it.")])
    (stored,) = articles(store)
    assert text_of(store, stored.key) == "Half a pair \ufffd and a NUL \ufffd in it."
    assert faults_in(store) == []
