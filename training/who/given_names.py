"""Given names that nearly all belong to people of one gender."""

from collections import Counter
from collections.abc import Collection, Iterable

from onrecord.resolve.who.names import fold

FEWEST = 3  # people of a name: with two, one odd entry would decide
SHARE = 0.95  # of them of one gender
_TITLES = frozenset(
    ("sir", "dame", "lord", "lady", "dr", "baron", "baroness", "mr", "mrs", "abu", "al", "el", "de", "st")
)


def table(people: Iterable[tuple[str, str, str]], mixed: Collection[str]) -> dict[str, str]:
    """F or m for each folded given name, from (id, name, gender) of people; one id counts once.

    `mixed` are names left out, whatever the people show.
    """
    seen: dict[str, tuple[str, str]] = {}
    for identity, name, gender in people:
        words = [word for word in fold(name).split() if word not in _TITLES]
        if words and len(words[0]) > 1 and words[0].isalpha():
            seen.setdefault(identity, (words[0], gender))
    counts = Counter(seen.values())
    totals = Counter(name for name, _ in seen.values())
    return {
        name: gender[0]
        for (name, gender), number in sorted(counts.items())
        if name not in mixed and totals[name] >= FEWEST and number / totals[name] >= SHARE
    }
