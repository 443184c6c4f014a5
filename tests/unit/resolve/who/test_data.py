"""The data files: sound, in keeping with each other, and built the same each time."""

import importlib.util
import json
from collections import Counter
from pathlib import Path

import pytest

from onrecord.errors import ModelError
from onrecord.resolve.who import Data
from onrecord.resolve.who import data as module
from onrecord.resolve.who.days import first_day, is_date, last_day

SHARED = Path(__file__).parents[5] / "shared" / "data"
SIZE = 4_000_000  # bytes, of the package


@pytest.fixture(scope="module")
def lines() -> list[dict]:
    return [json.loads(line) for line in (module.FOLDER / module.ENTRIES).read_text(encoding="utf-8").splitlines()]


def test_every_id_is_given_once(lines):
    assert [key for key, number in Counter(line["id"] for line in lines).items() if number > 1] == []


def test_every_entry_can_be_read(lines):
    data = Data()
    assert [data.entry(number).known.name for number in range(len(lines))] == [line["name"] for line in lines]


def test_every_role_has_sound_dates_and_a_listed_source(lines):
    listed = {source.id for source in Data().sources}
    for line in lines:
        for role in line.get("roles", ()):
            assert role["source"] in listed, line["id"]
            assert all(is_date(role[key]) for key in ("from", "to", "trusted_to") if key in role), line["id"]
            assert first_day(role.get("from")) <= last_day(role.get("to")), line["id"]


def test_nobody_is_in_office_without_an_end_to_trust(lines):
    people = (line for line in lines if line["type"] == "person")
    assert [line["id"] for line in people for role in line["roles"] if not {"to", "trusted_to"} & set(role)] == []


def test_every_table_points_at_entries_that_there_are(lines):
    data = Data()
    for key, cell in data._names.items():
        assert all(int(number) < len(lines) for number in cell.split()), key
    for key in data._offices:
        of, office = key.split("|")
        assert all(place < len(data.entry(entry).terms) for entry, place in data.holders(of, office)), key


def test_the_places_of_roles_agree_between_table_and_entry():
    data = Data()
    ((entry, place),) = [
        each for each in data.holders("nato", "secretary general") if data.entry(each[0]).known.name == "Mark Rutte"
    ]
    assert data.entry(entry).terms[place].role.title == "Secretary General"


def test_every_source_states_its_licence_and_day():
    sources = Data().sources
    assert {source.license for source in sources} == {"Apache-2.0", "CC0-1.0"}
    assert all(is_date(source.as_of) for source in sources)


def test_it_stays_small():
    assert sum(path.stat().st_size for path in module.FOLDER.iterdir()) < SIZE


def test_damaged_data_is_said_in_words(tmp_path):
    with pytest.raises(ModelError, match=r"manifest\.json"):
        Data(tmp_path)
    (tmp_path / module.MANIFEST).write_text("{")
    with pytest.raises(ModelError, match=r"manifest\.json"):
        Data(tmp_path)


def test_building_gives_the_files_of_the_package(tmp_path):
    if not (SHARED / "people-factbook").exists():
        pytest.skip("the sources are not here")
    if importlib.util.find_spec("yaml") is None:
        pytest.skip("PyYAML, which only building needs, is not installed")
    from training.who.__main__ import build

    build(SHARED, tmp_path)
    for path in sorted(module.FOLDER.iterdir()):
        assert (tmp_path / path.name).read_bytes() == path.read_bytes(), f"{path.name}: python -m training.who"
