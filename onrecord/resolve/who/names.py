"""Names brought to one form, so that spellings of one name meet."""

import re
import unicodedata
from collections.abc import Iterator

from onrecord.resolve.lexicon import word_set

# Letters that no decomposition takes apart.
_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ə": "a"}
)
_APOSTROPHES = re.compile(r"['’ʼʻ‘`´]")
_POSSESSIVE = re.compile(r"['’](?:s\b|(?=\s|$))", re.IGNORECASE)
_INITIALS = re.compile(r"\b((?:[a-z]\.\s?)+)(?=[a-z]|\W|$)")
_OTHER = re.compile(r"[\W_]+")
_LONGEST = 200  # characters; no name or office is longer, and what is looked up may be hostile


# Words before a name that are not part of it. "General" also remains of a "Secretary General" cut in two.
TITLES = word_set(
    """mr mrs ms miss mx dr prof professor sir dame lord lady baroness baron hon honourable honorable rt right
    president vice prime minister premier chancellor secretary general foreign defence defense deputy acting interim
    king queen prince princess emperor sultan emir amir sheikh sheik pope cardinal archbishop bishop rev reverend
    imam ayatollah rabbi pastor senator sen sens rep reps representative congressman congresswoman congressperson
    governor gov lt lieutenant mayor speaker judge justice chief ambassador commissioner director chairman
    chairwoman chair gen adm admiral col colonel maj major capt captain sgt sergeant marshal crown former ex late
    then attorney treasury home finance interior envoy special state of us u"""
)
_PARTICLES = word_set("al el bin ben ibn abu de di da del della der den van von le la du dos do st")
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv", "mp", "kc", "qc", "obe", "phd", "md"))


def fold(text: str) -> str:
    """A text without letter case, diacritics, possessives and punctuation: "Erdoğan’s" and "ERDOGAN" are one.

    Initials are written together: "J. D. Vance", "J.D. Vance" and "JD Vance" are one. Takes linear time.
    """
    text = _POSSESSIVE.sub(" ", text[:_LONGEST]).casefold().translate(_LETTERS)
    plain = "".join(each for each in unicodedata.normalize("NFKD", text) if not unicodedata.combining(each))
    plain = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found.group(1)) + " ", plain)
    return _OTHER.sub(" ", _APOSTROPHES.sub("", plain)).strip()


def bare(text: str) -> str:
    """A folded text without "the", wherever it stands: countries and bodies are looked up so."""
    return " ".join(word for word in fold(text).split() if word != "the")


def readings(name: str) -> Iterator[str]:
    """The folded forms under which a name may be kept: as it is, then without titles and suffixes."""
    words = fold(name).split()
    if words and words[0] == "the":
        words = words[1:]
    yield " ".join(words)
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words = words[:-1]
        yield " ".join(words)
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
        yield " ".join(words)


def name_keys(name: str, surname: str | None = None) -> list[str]:
    """The folded forms by which a person of this name is looked up: the whole, first and last name, the surname."""
    whole = fold(name).split()
    while len(whole) > 1 and whole[-1] in _SUFFIXES:
        whole = whole[:-1]
    last = fold(surname).split() if surname else whole[-1:]
    keys = [fold(name), " ".join(whole), " ".join(last)]
    before = whole[: -len(last)] if whole[-len(last) :] == last else []
    if len(before) > 1 and before[-1] in _PARTICLES:
        keys.append(" ".join([before[-1], *last]))
    if last and len(whole) > len(last) + 1 and whole[-len(last) :] == last:
        keys.append(" ".join([whole[0], *last]))
    return list(dict.fromkeys(key for key in keys if key))
