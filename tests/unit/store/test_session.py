"""Opening a store, and what it is called when it cannot be."""

import sqlite3
from pathlib import Path

import pytest

from onrecord.errors import DamagedStoreError, FullStoreError, MissingStoreError, NotAStoreError, StoreError
from onrecord.store.articles import articles
from onrecord.store.checking import faults_in
from onrecord.store.migrations import STEPS
from onrecord.store.session import Store
from onrecord.store.writer import Writer
from tests.stored import item


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "onrecord.db"


def test_store_is_made_only_where_that_is_asked_for(path):
    with pytest.raises(MissingStoreError):
        Store.open(str(path))
    assert not path.exists()
    Store.open(str(path), create=True).close()
    Store.open(str(path)).close()


def test_commit_reaches_the_disk_and_references_hold(path):
    with Store.open(str(path), create=True) as store, store.reading() as connection:
        settings = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous")]
        assert settings == ["wal", 2]
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1


def test_folder_and_missing_folder_are_refused(tmp_path):
    for address in (tmp_path, tmp_path / "none" / "onrecord.db"):
        with pytest.raises(StoreError, match="folder"):
            Store.open(str(address), create=True)


def test_file_of_another_kind_is_refused_and_left_alone(path):
    path.write_text("not a database, and longer than the head of one would be " * 20)
    before = path.read_bytes()
    with pytest.raises(NotAStoreError):
        Store.open(str(path), create=True)
    assert path.read_bytes() == before


def test_database_of_another_program_is_refused(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE recipe (name TEXT)")
    other.close()
    with pytest.raises(NotAStoreError):
        Store.open(str(path), create=True)


def test_store_of_a_later_version_is_refused(path):
    Store.open(str(path), create=True).close()
    with sqlite3.connect(path) as later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")
    later.close()
    with pytest.raises(NotAStoreError, match="later version"):
        Store.open(str(path))


def test_damaged_file_is_said_to_be_damaged(path):
    with Store.open(str(path), create=True) as store:
        Writer(store, command="test").write([item(f"Text {n}. " * 200, id=str(n)) for n in range(50)])
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xaa" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(DamagedStoreError), Store.open(str(path)) as store:
        assert faults_in(store) == []


def test_full_disk_undoes_the_group_and_keeps_what_was_reported(path):
    with Store.open(str(path), create=True) as store:
        writer = Writer(store, command="test")
        writer.write([item(id="kept")])
        with store.reading() as connection:  # as many pages as there are: the next one does not fit
            pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        limit(store, pages)
        with pytest.raises(FullStoreError):
            writer.write([item("A text. " * 5000, id="lost")])
        limit(store, pages * 100)
        assert [each.id for each in articles(store)] == ["kept"]
        assert faults_in(store) == []
        writer.write([item("A text. " * 5000, id="lost")])
        assert [each.id for each in articles(store)] == ["kept", "lost"]


def limit(store: Store, pages: int) -> None:
    with store.writing() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_password_is_never_shown():
    with pytest.raises(StoreError) as refused:
        Store.open("postgresql://reader:s3cret@127.0.0.1:1/none")
    assert "s3cret" not in refused.value.message + refused.value.hint
    assert "127.0.0.1" in refused.value.message


def test_steps_are_those_of_the_folder():
    folder = Path(__file__).parents[3] / "onrecord" / "store" / "migrations" / "versions"
    assert tuple(sorted(each.name[:4] for each in folder.glob("[0-9]*.py"))) == STEPS
