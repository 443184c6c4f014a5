"""Looking after a store: checking, backing up, counting, two writers at once."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import text

from onrecord.errors import StoreError, UnknownIdError
from onrecord.store.articles import articles
from onrecord.store.backup import back_up, restore
from onrecord.store.checking import faults_in
from onrecord.store.counts import counts_of
from onrecord.store.people import people_called
from onrecord.store.query import parse_query
from onrecord.store.reading_back import record_of
from onrecord.store.search import search
from onrecord.store.session import Store
from onrecord.store.targets import Order, Target
from onrecord.store.writer import Writer
from tests.spec.dumping import dump
from tests.stored import full_item, item

ANOTHER_ARTICLE = (
    "INSERT INTO article SELECT key + 1, 'b', 1, NULL, title, outlet, byline, published, published_at,"
    " published_offset, language, url, address, wording, model, run, added_at, text FROM article"
)


def spoil(store: Store, sql: str) -> None:
    """Change rows behind the back of the program."""
    with store.writing() as connection:
        connection.execute(text(sql))


def test_sound_store_has_no_faults(store, writer):
    writer.write([full_item(), item(id="b")])
    assert faults_in(store) == []


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("UPDATE article SET text = 'short'", "past the end of its text"),
        ("DELETE FROM span WHERE part = 'content'", "is not whole"),
        (ANOTHER_ARTICLE, "The index of search has 1 articles, the store 2"),
    ],
)
def test_check_finds_what_the_database_cannot_know(store, writer, sql, fault):
    writer.write([full_item()])
    spoil(store, sql)
    assert any(fault in each for each in faults_in(store))


@pytest.mark.parametrize(
    "sql",
    [
        'UPDATE paragraph SET start = 9, "end" = 3',
        "UPDATE span SET start = -1",
        "UPDATE attribution SET score = 1.2",
        "UPDATE attribution SET kind = 'spoken'",
        "UPDATE statement SET addressee_start = 3, addressee_end = NULL",
        "UPDATE article SET published = 'spring'",
        "UPDATE article SET version = 2",
        "UPDATE speaker SET entity = 999",
        "DELETE FROM entity",
        "INSERT INTO origin SELECT key + 1, name FROM origin",
    ],
)
def test_database_itself_refuses_what_must_never_be(store, writer, sql):
    writer.write([full_item()])
    with pytest.raises(Exception, match=r"(?i)constraint"):
        spoil(store, sql)


def test_backup_made_while_another_writes_is_a_sound_store_of_what_was_there(store, writer, tmp_path):
    writer.write([full_item()])
    held = dump(store)
    stop = threading.Event()

    def write_on() -> None:
        number = 0
        while not stop.is_set():
            Writer(store, command="test").write([item(f"Text {number}.", id=f"later-{number}")])
            number += 1

    other = threading.Thread(target=write_on)
    other.start()
    try:
        back_up(store, tmp_path / "backup.db")
    finally:
        stop.set()
        other.join()
    with Store.open(str(tmp_path / "backup.db")) as copy:
        assert faults_in(copy) == []
        assert record_of(copy, "full") == record_of(store, "full")
        assert all(line in dump(copy) for line in held.splitlines())


def test_backup_is_never_written_over(store, tmp_path):
    path = tmp_path / "backup.db"
    path.write_text("older")
    with pytest.raises(StoreError, match="is there already"):
        back_up(store, path)
    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path] or store.path is not None


def test_restored_store_holds_the_same_and_is_searched_as_well(store, writer, copies, tmp_path):
    writer.write([full_item(), item("Tariffs.", id="b", published="2026")])
    writer.write([item("Tariffs, changed.", id="b", published="2026")])
    back_up(store, tmp_path / "backup.db")
    with Store.open(copies()) as restored:
        restore(tmp_path / "backup.db", restored)
        assert dump(restored) == dump(store)
        assert faults_in(restored) == []
        page = search(restored, parse_query("unanimity"), target=Target.STATEMENTS, order=Order.RELEVANCE, limit=5)
        assert len(page.hits) == 1
        with pytest.raises(StoreError, match="already"):
            restore(tmp_path / "backup.db", restored)


def test_two_writers_at_once_both_end_well_and_double_nothing(address):
    outcomes: list[str] = []

    def write() -> None:
        with Store.open(address) as store:
            writer = Writer(store, command="test")
            for number in range(20):
                outcomes.extend(each.fate.value for each in writer.write([item(f"Text {number}.", id=str(number))]))

    both = [threading.Thread(target=write) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(outcomes) == ["known"] * 20 + ["stored"] * 20
    with Store.open(address) as store:
        assert len(list(articles(store))) == 20
        assert faults_in(store) == []


def test_person_is_found_by_any_name_with_roles_and_statements(store, writer):
    writer.write([full_item("one"), full_item("two")])
    (varga,) = people_called(store, "VARGA")
    assert (varga.name, varga.aliases, varga.statements) == ("Ada Varga", ("Varga",), 2)
    assert [(each.title, each.affiliation, each.articles) for each in varga.roles] == [
        ("Secretary General", "Tern Alliance", 2)
    ]
    assert people_called(store, "e-varga") == [varga]
    with pytest.raises(UnknownIdError):
        people_called(store, "Ada")


def test_counts_leave_out_what_only_teasers_say(store, writer):
    writer.write([full_item(), item("One.", id="b"), item("Two.", id="c", outlet="The Osmark Post")])
    writer.write([item("Two, changed.", id="c", outlet="The Osmark Post")])
    counts = counts_of(store)
    assert (counts.articles, counts.versions, counts.statements, counts.with_speaker) == (3, 4, 2, 2)
    assert counts.outlets == (("The Osmark Post", 3),)
    assert counts.first_published == counts.last_published == "2025-12-03"


def test_store_is_opened_from_a_path_with_odd_characters(tmp_path: Path):
    path = tmp_path / "a % b?c#d é.db"
    with Store.open(str(path), create=True):
        assert path.exists()
