"""Why a source is taken to mean somebody, in words for a reader."""

from onrecord.resolve.candidates import FEATURES, Candidate, Turn
from onrecord.resolve.phrases import Pronoun

_AT = {name: number for number, name in enumerate(FEATURES)}
_FAR = 900.0


def reasons(turn: Turn, candidate: Candidate) -> tuple[str, ...]:
    """What speaks for a candidate, the weightiest first. Never empty."""
    if candidate.entry is None:
        return ("only these words name who is meant",)
    given = candidate.features
    said = []
    if given[_AT["inside"]]:
        said.append(f"the source names {candidate.entry.name}")
    if given[_AT["holds_office"]]:
        said.append("the who's who knows the office")
    if given[_AT["title_of"]] == 1.0:
        said.append("the article gives the same title")
    elif given[_AT["title_of"]]:
        said.append("the article gives a like title")
    if given[_AT["speaker_around"]]:
        said.append("speaks in the quotation around it")
    if turn.phrase.pronoun is not Pronoun.NONE or not given[_AT["inside"]]:
        said.extend(_of_place(given))
    return tuple(said) or ("the likeliest of those named in the article",)


def _of_place(given: list[float]) -> list[str]:
    said = []
    if given[_AT["same_pronoun"]]:
        said.append("the same pronoun meant the same before")
    if given[_AT["spoke_last"]]:
        said.append("spoke last")
    if given[_AT["gender"]] > 0:
        said.append("the gender agrees")
    back = given[_AT["sentences_back"]]
    if 0 <= back < _FAR and given[_AT["tokens_back"]] < _FAR:
        said.append("named in the same sentence" if back == 0 else f"last named {_sentences(int(back))} before")
    elif given[_AT["mentioned_after"]]:
        said.append("named further on")
    return said


def _sentences(count: int) -> str:
    return "a sentence" if count == 1 else f"{count} sentences"
