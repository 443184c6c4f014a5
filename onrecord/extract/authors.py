"""The names in a byline."""

import re
from collections.abc import Iterable

from onrecord.extract.tidy import squeeze, tidy

_LEAD = re.compile(
    r"^(?:(?:written|reported|story|words|text|posted|published|review(?:ed)?|analysis|edited)\s+)?"
    r"(?:by|von|par|por|di|door|af|av|oleh)\b[\s:]*",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\S{1,100}@\S{1,100}|https?://\S{1,500}|www\.\S{1,500}|(?<!\S)@\w{1,50}")
_JOIN = re.compile(r"\s*(?:;|\||/|\s&\s|,?\s+(?:and|und|et|y|e|en|og|och)\s)\s*|\s*,\s*", re.IGNORECASE)
_NOT_A_NAME = re.compile(
    r"\b(?:reporter|correspondent|editor|writer|columnist|producer|journalist|contributor|bureau chief|"
    r"analyst|published|updated|posted|minutes?|read|follow|share|view|profile|subscribe|"
    r"comments?|photograph(?:s|y)?|contact|bio|guest post|"
    r"jan(?:uary)?|feb(?:ruary)?|august|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"^(?:\w{0,12}admin\w{0,12}|user\d*|webmaster|root|author|unknown|none|null|n/?a|guest|staff)$", re.I
)
_NO_PART_OF_A_NAME = re.compile(
    r"^(?:M\.?[ADS]|MS[cN]?|MPH|B\.?A|BSc|J\.?D|Ph\.?\s?D|RDN?|RN|CPT|DDS|Jr|Sr|II|III)\.?$|\.(?:com?|net|org|[a-z]{2})$"
)
_LONGEST = 60  # code points; "The Associated Press and Agence France-Presse staff" has 50
_MOST = 12  # names


def read_names(values: Iterable[str]) -> tuple[str, ...]:
    """The names in `values`, each a name or a byline of several, once each, without addresses and roles."""
    names: dict[str, str] = {}
    for value in values:
        for name in _split(value[:600]):
            names.setdefault(squeeze(name), name)
    return tuple(names.values())[:_MOST]


def _split(value: str) -> list[str]:
    value = tidy(value)
    if re.fullmatch(r"(?:https?:)?//\S*|\S+@\S+", value):
        return []
    value = _LEAD.sub("", _ADDRESS.sub(" ", value)).strip(" ,.;:|-–—")
    return [name for part in _JOIN.split(value) if part and _is_name(name := part.strip(" ,.;:|()-–—"))]


def _is_name(name: str) -> bool:
    if not 2 <= len(name) <= _LONGEST or not name[0].isalpha() or sum(c.isdigit() for c in name) > 2:
        return False
    if _PLACEHOLDER.match(name) or _NO_PART_OF_A_NAME.search(name) or len(name.split()) > 8:
        return False
    # "Health Correspondent" is a role, "The Editorial Board" and "Jane Editor-Smith" are not.
    return _NOT_A_NAME.search(name) is None


def names_alone(line: str) -> tuple[str, ...]:
    """The people that a line of the body names and nothing else, as an unmarked byline does; else none."""
    if len(line) > 120 or line[-1:] in ".!?:":
        return ()
    names = read_names([line])
    if not names or squeeze("".join(names)) != squeeze(_LEAD.sub("", _JOIN.sub("", tidy(line)))):
        return ()
    return names if all(is_person(name) for name in names) else ()


def is_person(name: str) -> bool:
    """Whether this is written as a person's name is: two to four capitalized words."""
    words = name.split()
    return 2 <= len(words) <= 4 and all(word[0].isupper() for word in words)
