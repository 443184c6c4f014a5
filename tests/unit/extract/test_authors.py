"""The names in a byline."""

import pytest

from onrecord.extract.authors import names_alone, read_names


@pytest.mark.parametrize(
    ("written", "names"),
    [
        (["By Odile Brandt"], ("Odile Brandt",)),
        (["By: Odile Brandt and Piet Marlowe"], ("Odile Brandt", "Piet Marlowe")),
        (["Odile Brandt, Piet Marlowe & Ana Quill"], ("Odile Brandt", "Piet Marlowe", "Ana Quill")),
        (["Odile Brandt", "odile brandt"], ("Odile Brandt",)),
        (["Odile Brandt, Harbour Correspondent"], ("Odile Brandt",)),
        (["Odile Brandt odile@courier.example"], ("Odile Brandt",)),
        (["https://courier.example/odile"], ()),
        (["Odile Brandt | Published 2 December 2025"], ("Odile Brandt",)),
        (["Von Odile Brandt"], ("Odile Brandt",)),
        (["Ana Quill, PhD"], ("Ana Quill",)),
        (["admin"], ()),
        (["Anders And-Olsen"], ("Anders And-Olsen",)),
        (["Byron Vale"], ("Byron Vale",)),
        ([""], ()),
    ],
)
def test_names_without_roles_and_addresses(written: list[str], names: tuple[str, ...]) -> None:
    assert read_names(written) == names


def test_line_of_nothing_but_names_is_a_byline() -> None:
    assert names_alone("Odile Brandt/Piet Marlowe") == ("Odile Brandt", "Piet Marlowe")
    assert names_alone("By Odile Brandt") == ("Odile Brandt",)


@pytest.mark.parametrize("line", ["Odile Brandt said no.", "the harbour office", "Harbour", "Odile Brandt, 2 December"])
def test_other_lines_are_no_byline(line: str) -> None:
    assert names_alone(line) == ()
