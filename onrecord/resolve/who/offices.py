"""Offices brought to one form: "minister of foreign affairs", "FM" and "foreign minister" are one."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from onrecord.resolve.who.names import bare, fold

LEADER = "leader"  # whoever is at the head of an organization or leads a country
HEAD_OF_STATE = "head state"
HEAD_OF_GOVERNMENT = "head government"

# In order, on the folded phrase. What an office is called varies more than what it is.
_REWRITES = tuple(
    (re.compile(rf"\b(?:{pattern})\b"), text)
    for pattern, text in (
        ("defense", "defence"),
        ("labor", "labour"),
        ("secy|sec(?= of| general| gen)", "secretary"),
        ("secretary gen|sg|secretary generalship", "secretary general"),
        ("pm", "prime minister"),
        ("fm", "foreign minister"),
        ("vp|veep", "vice president"),
        ("ag", "attorney general"),
        ("nsa", "national security adviser"),
        ("advisor", "adviser"),
        ("permanent representative(?= to)", "ambassador"),
        ("chair(?:man|woman|person)", "chair"),
        ("spokes(?:man|woman|people|men|women)", "spokesperson"),
        ("congress(?:man|woman|person)|member of the house(?: of representatives)?|rep", "representative"),
        ("members|member (?:states|countries|nations|state|country)", "member"),
        ("sen", "senator"),
        ("un", "united nations"),
        ("gov", "governor"),
        ("amir", "emir"),
        ("(?:top|chief|lead) diplomat|diplomatic chief|foreign policy (?:chief|head)", "foreign minister"),
        ("foreign affairs chief", "foreign minister"),
        ("(?:secretary of|minister of|minister for) war", "defence secretary"),
        ("war (?=secretary|minister)", "defence "),
        ("(?:defence|military|army) chief(?= of)", "chief"),
        ("defence (?:chief|head|boss)", "defence minister"),
        ("finance (?:chief|head)", "finance minister"),
        ("treasury (?:chief|head|boss)", "treasury secretary"),
        ("(?:europe|european) and foreign affairs", "foreign affairs"),
        ("foreign (?:and )?commonwealth(?: and development)? affairs", "foreign affairs"),
        ("foreign commonwealth and development", "foreign affairs"),
        ("(?:foreign|external) affairs|foreign relations|international relations and cooperation", "foreign"),
        ("the armed forces|armed forces|national defence", "defence"),
        ("defence and defence logistics|defence and armed forces logistics", "defence"),
        ("(?:the )?home department", "home"),
        ("(?:internal|interior|home) affairs|the interior", "interior"),
        ("central bank(?:er)? (?:chief|head|boss)|central bank president", "central bank governor"),
        ("secretary of state for", "secretary for"),
    )
)
_OF = re.compile(r"^((?:\w+ )*?)(minister|secretary) (?:of|for) (?!state\b)(.+)$")
_SMALL = frozenset(("of", "for", "the", "and", "a", "an", "s", "to"))
_LOCAL = re.compile(
    r"(Governor|Lieutenant Governor|Mayor|Premier|Senator|Representative|Chief Minister|First Minister)"
    r" (?:of|from) (?:the )?((?!.*\bBank\b).+)",
    re.IGNORECASE,
)
_HEADS = frozenset(("chief", "head", "boss", "leader", "supremo"))
_PASSING = frozenset(
    (
        "new",
        "newly",
        "current",
        "incumbent",
        "acting",
        "interim",
        "caretaker",
        "transition",
        "transitional",
        "elected",
        "appointed",
    )
)
_PAST = frozenset(("former", "ex", "onetime", "then"))


def office_key(title: str) -> str:
    """An office in its one form: small words gone, "minister of X" turned to "X minister". Takes folded or raw text."""
    phrase = fold(title)
    for pattern, text in _REWRITES:
        phrase = pattern.sub(text, phrase)
    phrase = _OF.sub(lambda found: f"{found[1]}{found[3]} {found[2]}", phrase)
    words = [word for word in phrase.split() if word not in _SMALL and word not in _PASSING]
    if len(words) == 1 and words[0] in _HEADS:
        return LEADER
    return " ".join(words)


def office_keys(title: str, leads: "Leads") -> list[str]:
    """All the forms under which an office is looked up, given what leads the organization or country."""
    key = office_key(title)
    keys = [key]
    if key.endswith(" secretary") and not key.startswith(("state ", "press ")):
        keys.append(f"{key.removesuffix(' secretary')} minister")  # what one country calls so, others call minister
    keys += _ALSO.get(key, ())
    keys += [word for word, offices in leads.items() if key in offices]
    return list(dict.fromkeys(keys))


def held_at(title: str, of: str) -> Iterator[tuple[str, str]]:
    """Where an office is looked up: at its affiliation, folded, and at the place that its title names."""
    yield bare(of), title
    if local := _LOCAL.fullmatch(title):
        yield bare(local[2]), local[1]


Leads: TypeAlias = Mapping[str, list[str]]
"""Which offices a general word stands for: `{"leader": ["chancellor"], "head state": ["president"]}`."""

_ALSO: dict[str, tuple[str, ...]] = {
    "secretary state": ("foreign minister",),
    "home secretary": ("interior minister",),
    "chancellor exchequer": ("finance minister", "chancellor"),
    "treasury secretary": ("finance minister",),
    "premier": ("prime minister",),
    "prime minister": ("premier",),
    "taoiseach": ("prime minister", "premier"),
    "emir": ("ruler",),
    "king": ("monarch", "ruler"),
    "queen": ("monarch", "ruler"),
    "emperor": ("monarch",),
    "sultan": ("monarch", "ruler"),
    "pope": ("pontiff", "holy father"),
    "national security affairs adviser": ("national security adviser",),
}

# Offices that name their organization or country themselves.
IMPLIED = {
    "pope": "holy see",
    "pontiff": "holy see",
    "holy father": "holy see",
    "taoiseach": "ireland",
    "house speaker": "us house of representatives",
    "speaker house": "us house of representatives",
    "speaker house representatives": "us house of representatives",
    "house majority leader": "us house of representatives",
    "house minority leader": "us house of representatives",
    "house democratic leader": "us house of representatives",
    "senate majority leader": "us senate",
    "senate minority leader": "us senate",
    "secretary state": "united states",
    "deputy secretary state": "united states",
    "defence secretary": "united states",
    "treasury secretary": "united states",
    "chancellor exchequer": "united kingdom",
}


class Wanted(NamedTuple):
    """What a phrase may ask for: an office, whose it is (folded; None where the office implies it), and when."""

    office: str
    of: str | None
    is_past: bool


def wanted(phrase: str) -> Iterator[Wanted]:
    """Every way to read a phrase as an office of an organization or country, the likeliest first.

    "the French president" and "president of France" alike: the words before or behind are what it is of.
    """
    words = bare(phrase).split()
    is_past = any(word in _PAST for word in words)
    words = [word for word in words if word not in _PAST]
    for cut in range(len(words) - 1, 0, -1):
        if words[cut - 1] not in _SMALL:
            yield Wanted(office_key(" ".join(words[cut:])), " ".join(words[:cut]), is_past)
    for place in range(1, len(words) - 1):
        if words[place] in ("of", "for", "in", "at", "to", "from"):
            yield Wanted(office_key(" ".join(words[:place])), " ".join(words[place + 1 :]), is_past)
    yield Wanted(office_key(" ".join(words)), None, is_past)
