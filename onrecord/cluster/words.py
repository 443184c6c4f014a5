"""Words of news text, brought to a form in which two articles can be compared."""

import re
from collections.abc import Iterator
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[.'’&-][^\W_]+)*")

# Words that say nothing about which event is meant. Days are among them: every article of a week names some.
_STOP = (
    "a about after again against all also am an and any are as at be because been before being between both but by "
    "can could did do does during each few for from further had has have having he her here hers him his how i if in "
    "into is it its just like may me might more most my new no nor not now of off on once one only or other our out "
    "over own per said same says say she should since so some such than that the their them then there these they "
    "this those through to too two three under until up us very was we were what when where which while who whom why "
    "will with would yet you your monday tuesday wednesday thursday friday saturday sunday"
)
STOP = frozenset(_STOP.split())

# Endings that are taken off where three letters and more are left, the longest first.
_ENDINGS = (("ies", "y"), ("sses", "ss"), ("edly", ""), ("ing", ""), ("ers", ""), ("ed", ""), ("er", ""), ("es", ""))
_LEAST_STEM = 4
_LONGEST = 40  # characters; what is longer is an address or noise


def plain(word: str) -> str:
    """A word in small letters, without possessive, apostrophes at its ends and abbreviating points."""
    return word.lower().replace("’", "'").removesuffix("'s").strip("'").replace(".", "")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """What forms of one word share: "vote", "votes" and "voted" are "vot"; no dictionary is asked."""
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST_STEM - 1:
            return _undoubled(word[: -len(ending)]) + instead
    if word.endswith("s") and len(word) >= _LEAST_STEM and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word[:-1] if word.endswith("e") and len(word) > _LEAST_STEM - 1 else word


def _undoubled(word: str) -> str:
    """Without the letter that an ending has doubled: "runn" is "run"."""
    return word[:-1] if word[-1] == word[-2] and word[-1] in "bdgmnprt" else word


def terms(text: str) -> Iterator[str]:
    """Stems of the words that may tell what a text is about, in order."""
    for found in WORD.finditer(text):
        for part in plain(found[0]).split("-"):
            if part and part not in STOP and len(part) <= _LONGEST and (len(part) > 1 or part.isdigit()):
                yield stem(part)
