"""Which language an article is in."""

import pytest

from onrecord.extract.language import read_language
from tests.unit.extract.pages import STORY

ENGLISH = " ".join(STORY)
GERMAN = "Die Fähre zur Insel fährt nicht mehr, sagte die Bürgermeisterin am Dienstag vor dem Rat der Hafenstadt."


@pytest.mark.parametrize(
    ("text", "declared", "language"),
    [
        (ENGLISH, "en-GB", "en"),
        (ENGLISH, None, "en"),
        (GERMAN, "de", "de"),
        (GERMAN, "en-US", "de"),
        (GERMAN, "not a language", "de"),
        ("12 34", "fr", "fr"),
        ("", None, None),
        ("\ud800 \0", None, None),
    ],
)
def test_declared_language_is_checked_against_the_text(text: str, declared: str | None, language: str | None) -> None:
    assert read_language(text, declared) == language


def test_language_that_the_detector_does_not_know_is_taken_at_its_word() -> None:
    assert read_language("Umasipala uthe isikhephe asisayi kuhamba kude kube nguMatshi ozayo kulo nyaka.", "xh") == "xh"
