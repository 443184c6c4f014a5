"""The user's own file: what may stand in it, and that it wins."""

import json

import pytest

from onrecord.errors import InvalidLineError, OutputError, TooLargeError, UnreadableError, UsageError
from onrecord.records import EntityType, Gender
from onrecord.resolve.who import OWN, Addition, Who, add, read_own
from onrecord.resolve.who import own as module


@pytest.fixture
def path(tmp_path):
    return tmp_path / "settings" / "who.jsonl"


def names(held):
    return [each.known.name for each in held]


def test_no_file_is_no_entries(path):
    assert read_own(path) == []
    assert Who.load(path).named("Rutte")


def test_what_was_added_is_read_back(path):
    add(path, Addition("Ada Solvane", gender=Gender.FEMALE, role="President", affiliation="Ruritania", start="2026-07"))
    (entry,) = read_own(path)
    (role,) = entry.known.roles
    assert (entry.known.name, entry.known.gender, entry.known.id) == ("Ada Solvane", Gender.FEMALE, "own:ada-solvane")
    assert (role.title, role.affiliation, role.start, role.end, role.source) == (
        "President", "Ruritania", "2026-07", None, OWN
    )  # fmt: skip


def test_an_added_person_is_found_by_name_office_and_day(path):
    add(path, Addition("Ada Solvane", role="President", affiliation="Ruritania", start="2026-07", aliases=("Addie",)))
    who = Who.load(path)
    assert [known.name for known in who.named("President Solvane")] == ["Ada Solvane"]
    assert [known.name for known in who.named("addie")] == ["Ada Solvane"]
    assert names(who.holding("Ruritania's president", "2026-08-01")) == ["Ada Solvane"]
    assert names(who.holding("Ruritania's president", "2026-06-30")) == []


def test_an_added_holder_takes_the_place_of_the_one_in_office(path):
    add(path, Addition("Ada Solvane", role="Secretary General", affiliation="NATO", start="2026-09-01"))
    who = Who.load(path)
    assert names(who.holding("NATO chief", "2026-10-01")) == ["Ada Solvane"]
    assert names(who.holding("NATO chief", "2026-08-01")) == ["Mark Rutte"]


def test_a_corrected_date_wins_and_the_other_roles_stay(path):
    add(
        path, Addition("Mark Rutte", role="Secretary General", affiliation="NATO", start="2024-10-02", end="2026-11-01")
    )
    who = Who.load(path)
    (rutte,) = who.named("Rutte")
    assert rutte.id == "Q57792"
    assert [(role.title, role.start, role.end) for role in rutte.roles] == [
        ("Secretary General", "2024-10-02", "2026-11-01"),
        ("Prime Minister", "2010-10-14", "2024-07-02"),
    ]
    assert names(who.holding("NATO chief", "2026-11-02")) == []


def test_a_later_line_adds_to_an_earlier_one(path):
    add(
        path, Addition("Mark Rutte", role="Secretary General", affiliation="NATO", start="2024-10-01", end="2026-11-01")
    )
    add(path, Addition("Mark Rutte", aliases=("Teflon Mark",)))
    (rutte,) = Who.load(path).named("Teflon Mark")
    assert [role.end for role in rutte.roles] == ["2026-11-01", "2024-07-02"]


def test_an_id_corrects_under_another_name(path):
    add(path, Addition("Marcus Rutte", id="Q57792"))
    who = Who.load(path)
    assert [known.name for known in who.named("Mark Rutte")] == ["Marcus Rutte"]
    assert [held.known.name for held in who.holding("NATO chief", "2025")] == ["Marcus Rutte"]


def test_an_affiliation_may_be_given_by_another_of_its_names(path):
    add(path, Addition("Ada Solvane", role="PM", affiliation="UK", start="2030-01-01"))
    assert names(Who.load(path).holding("the British prime minister", "2030-02")) == ["Ada Solvane"]


def test_an_added_organization_stands_for_itself(path):
    add(path, Addition("Harbour Pact", EntityType.ORGANIZATION, aliases=("HPO",)))
    known = Who.load(path).meant_by("HPO")
    assert known is not None
    assert (known.name, known.type) == ("Harbour Pact", EntityType.ORGANIZATION)


@pytest.mark.parametrize(
    "addition",
    [
        Addition("Ada", role="President", start="2026-13"),
        Addition("Ada", role="President", start="2026-02", end="2025"),
        Addition("  "),
        Addition("Ada", start="2026"),
        Addition("Ada", affiliation="NATO"),
    ],
)
def test_what_makes_no_sense_is_refused_and_nothing_written(path, addition):
    with pytest.raises(UsageError):
        add(path, addition)
    assert not path.exists()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "no valid JSON"),
        ("[" * 100_000, "no valid JSON"),
        ("[]", "no JSON object"),
        ("{}", '"name" holds no letter'),
        ('{"name": 3}', '"name" is no string'),
        ('{"name": "Ada", "type": "ship"}', '"type" is none of'),
        ('{"name": "Ada", "type": []}', '"type" is no string'),
        ('{"name": "Ada", "gender": "x"}', '"gender" is none of'),
        ('{"name": "Ada", "aliases": "x"}', '"aliases" is no list'),
        ('{"name": "Ada", "roles": {}}', '"roles" is no list'),
        ('{"name": "Ada", "roles": [{"of": "NATO"}]}', "without"),
        ('{"name": "Ada", "roles": [{"title": "Chair", "from": "soon"}]}', "no ISO 8601 date"),
    ],
)
def test_a_line_that_is_off_is_named_with_its_fault(tmp_path, line, fault):
    path = tmp_path / "who.jsonl"
    path.write_text('{"name": "Ada"}\n\n' + line)
    with pytest.raises(InvalidLineError, match="line 3") as refused:
        read_own(path)
    assert fault in refused.value.message


def test_nothing_is_added_to_a_file_that_is_off(tmp_path):
    path = tmp_path / "who.jsonl"
    path.write_text("{\n")
    with pytest.raises(InvalidLineError):
        add(path, Addition("Ada"))
    assert path.read_text() == "{\n"


def test_a_line_without_its_end_is_kept(tmp_path):
    path = tmp_path / "who.jsonl"
    path.write_text('{"name": "Ada"}')
    add(path, Addition("Bea"))
    assert [json.loads(line)["name"] for line in path.read_text().splitlines()] == ["Ada", "Bea"]
    assert [each.name for each in tmp_path.iterdir()] == ["who.jsonl"]


def test_a_file_that_is_no_text_or_too_large_is_refused(tmp_path, monkeypatch):
    path = tmp_path / "who.jsonl"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(UnreadableError):
        read_own(path)
    monkeypatch.setattr(module, "LARGEST", 1)
    with pytest.raises(TooLargeError):
        read_own(path)


def test_a_folder_that_cannot_be_made_is_an_error_with_words(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises((OutputError, UnreadableError)):
        add(tmp_path / "file" / "who.jsonl", Addition("Ada"))
