"""The same rules on each kind of database."""

import shutil
from collections.abc import Callable, Iterator

import pytest

from onrecord.store.session import Store
from onrecord.store.writer import Writer
from tests.spec.databases import Postgres, why_not

Copies = Callable[[], str]


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server; a test that needs it is skipped where there can be none."""
    if reason := why_not():
        pytest.skip(reason)
    server = Postgres()
    yield server
    server.stop()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def template(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a store with nothing in it, to be copied: making one takes ten times as long."""
    if request.param == "sqlite":
        address = str(tmp_path_factory.mktemp("template") / "onrecord.db")
    else:
        server: Postgres = request.getfixturevalue("postgres")
        address = server.new_database()
    Store.open(address, create=True).close()
    return address


@pytest.fixture(scope="session")
def copies(template: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Copies:
    """Gives the address of a new store each time."""

    def copy() -> str:
        if template.startswith("postgresql:"):
            server: Postgres = request.getfixturevalue("postgres")
            return server.new_database(like=template)
        return shutil.copy(template, tmp_path_factory.mktemp("store"))

    return copy


@pytest.fixture
def address(copies: Copies) -> str:
    """Where a new store is."""
    return copies()


@pytest.fixture
def store(address: str) -> Iterator[Store]:
    """A new store."""
    with Store.open(address) as opened:
        yield opened


@pytest.fixture
def writer(store: Store) -> Writer:
    """A writer into it."""
    return Writer(store, command="test")
