"""Whose page it is, where the page's own data do not name the outlet."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from onrecord.extract.tidy import squeeze

_SECOND_LEVEL = frozenset(("co", "com", "org", "net", "gov", "ac", "edu", "gob", "or", "ne"))
_BETWEEN = re.compile(r"\s(?:[|–—·»•-]|::)\s")
_MOST_PARTS = 12  # of a title
_LONGEST = 60  # code points
# What a title ends in is a section at times; these words make none an outlet of theirs alone.
_SECTIONS = frozenset((
    "news", "world", "us", "uk", "national", "local", "home", "latest", "breaking", "politics",
    "business", "opinion", "sport", "sports", "culture", "and", "article", "articles", "stories",
    "story", "top", "the", "of",
))  # fmt: skip


def host_of(url: str | None) -> str | None:
    """The registrable part of an address's host: `news.example.co.uk` is `example.co.uk`."""
    host = urlsplit(url).hostname if url else None
    if not host:
        return None
    parts = host.split(".")
    if len(parts) <= 2 or parts[-1].isdigit():
        return host
    keep = 3 if len(parts[-1]) == 2 and parts[-2] in _SECOND_LEVEL else 2
    return ".".join(parts[-keep:])


def outlet_in_title(title: str, headlines: Iterable[str], url: str | None) -> str | None:
    """The outlet's name in a page's title: "Ferry stops - Harbour - The Ellery Courier".

    What follows one of `headlines` and shares a word with the host; without an address, the last of it that is more
    than a section's name.
    """
    rest = _after_headline(_BETWEEN.split(title), {squeeze(headline) for headline in headlines})
    named = [part for part in reversed(rest) if len(part) <= _LONGEST and _tells(part)]
    host = host_of(url)
    if host is None:
        return next((part for part in named if " " in part), None)
    own = squeeze(host)
    return next((part for part in named if any(word in own for word in _tells(part))), None)


def _after_headline(parts: list[str], headlines: set[str]) -> list[str]:
    """What follows the headline, which may hold a dash itself."""
    said = ""
    for index, part in enumerate(parts[:_MOST_PARTS]):
        said += squeeze(part)
        if said in headlines:
            return [part.strip() for part in parts[index + 1 : _MOST_PARTS]]
    return []


def _tells(name: str) -> list[str]:
    """The words of a name, of three letters and more, that are no section's."""
    return [word for word in map(squeeze, name.split()) if len(word) >= 3 and word not in _SECTIONS]
