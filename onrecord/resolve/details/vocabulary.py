"""Words of the calendar, brought to one form so that the grammar needs few patterns."""

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

MONTH_NAMES = (
    r"Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?"
)
WEEKDAY_NAMES = (
    r"Mon(?:day|\.)?|Tue(?:s(?:day|\.)?|\.)?|Wed(?:nesday|\.)?|Thu(?:r(?:s(?:day|\.)?|\.)?|\.)?|Fri(?:day|\.)?|"
    r"Sat(?:urday|\.)?|Sun(?:day|\.)?"
)
_UNDER_TWENTY = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_ORDINALS_UNDER_TWENTY = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_UNITS, _UNIT_ORDINALS = _UNDER_TWENTY.split(), _ORDINALS_UNDER_TWENTY.split()
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
_CARDINALS = {word: value for value, word in enumerate(_UNITS, 1)} | _TENS
_ORDINALS = {word: value for value, word in enumerate(_UNIT_ORDINALS, 1)}
_ORDINALS |= {f"{word[:-1]}ieth": value for word, value in _TENS.items()}
_DECADES = {f"{word[:-1]}ies": value for word, value in _TENS.items()}

_NAME = re.compile(rf"\b(?:({MONTH_NAMES})|({WEEKDAY_NAMES}))s?(?!\w)", re.IGNORECASE)
_TEN = re.compile(rf"\b({'|'.join(_TENS)})[- ]({'|'.join([*_UNITS[:9], *_UNIT_ORDINALS[:9]])})\b")
_NUMBER = re.compile(rf"\b({'|'.join(sorted([*_CARDINALS, *_ORDINALS, *_DECADES], key=len, reverse=True))})\b")
_ORDINAL_END = re.compile(r"\b(\d+)(?:st|nd|rd|th)\b")
_PLURAL = re.compile(r"\b(day|week|month|year|decade|quarter|fortnight|weekend|hour|minute)s\b")
_SPACE = re.compile(r"\s+")
_DROPPED = re.compile(r"[,;()]|\b(?:of|the|year(?= \d{4}\b)|calendar(?= year))(?!\w)")
_SHORT_YEAR = re.compile(r" (?:of )?'([3-9]\d)\b(?!')| of ([3-9]\d)$")
_SYNONYMS = {
    re.compile(rf"\b(?:{words})\b"): meaning
    for meaning, words in {
        "this last": f"(?:this )?past(?= (?:{'|'.join(WEEKDAYS)}))",
        "last": "past|previous|preceding|prior",
        "this": "current|same",
        "next": "coming|upcoming|following",
        "few": "a few|several|some|a handful",
        "couple": "a couple",
        "start": "beginning|opening",
        "mid": "middle",
        "week commencing": "w/c",
        "rest": "remaining|remainder",
        "today": "tonight|now|current date|(?<=to )date",
    }.items()
}


def canonical(words: str) -> str:
    """Lower case, numbers in digits (ordinals with `#`: `22#`), names in three letters, no articles or commas."""
    text = words.lower().replace("’", "'").replace("'s", "s").replace("s'", "s")
    text = _TEN.sub(lambda m: _digits(m[2], _TENS[m[1]]), text)
    text = _NUMBER.sub(lambda m: _digits(m[1]), text)
    text = _ORDINAL_END.sub(r"\1#", text)
    text = _NAME.sub(lambda m: m[0][:3], text)
    text = _PLURAL.sub(r"\1", text)
    text = _SHORT_YEAR.sub(r" 19\1\2", text)
    text = _DROPPED.sub(" ", text)
    for pattern, meaning in _SYNONYMS.items():
        text = pattern.sub(meaning, text)
    return _SPACE.sub(" ", text).strip(" .")


def _digits(word: str, tens: int = 0) -> str:
    if word in _ORDINALS:
        return f"{tens + _ORDINALS[word]}#"
    if word in _DECADES:
        return f"{_DECADES[word]}s"
    return str(tens + _CARDINALS[word])
