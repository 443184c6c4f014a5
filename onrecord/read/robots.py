"""What a site's robots.txt allows (RFC 9309), asked once a run."""

import re
from dataclasses import dataclass
from http import HTTPStatus

import httpx2
from protego import Protego

from onrecord.config import Limits
from onrecord.errors import RobotsError
from onrecord.read.addresses import parse_address
from onrecord.read.connections import Deadline
from onrecord.read.fetching import Fetcher, read_body
from onrecord.read.names import shown

USER_AGENT = "Onrecord"
_REDIRECTS = 5  # RFC 9309: follow at least five, then take the file as not there
_AGENT_LINE = re.compile(r"\s*user(?:-|\s*)agent(?:\s*:|\s)\s*([^#]*)", re.IGNORECASE)
_BY_HAND = "Read the page in a browser; where you may use it, save it and give the file."


@dataclass(frozen=True, slots=True)
class _Rules:
    """The rules of one site; None where its robots.txt could not be had, `status` saying why."""

    parsed: Protego | None
    status: int


class Robots:
    """The rules of the sites of a run, each read once, within the time of the page that needs it first."""

    def __init__(self, fetcher: Fetcher, *, limits: Limits) -> None:
        self._fetcher = fetcher
        self._limits = limits
        self._known: dict[httpx2.URL, _Rules] = {}

    def check(self, url: httpx2.URL, deadline: Deadline) -> None:
        """Raise RobotsError where the site asks not to fetch `url`, or its rules cannot be had just now.

        A site that cannot be reached raises what the page itself would: UnreachableError and its kin.
        """
        place = url.copy_with(raw_path=b"/robots.txt")
        if url.path == "/robots.txt":
            return
        if place not in self._known:
            self._known[place] = self._fetch(place, deadline)
        rules = self._known[place]
        if rules.parsed is None:
            raise RobotsError(
                f"{shown(str(url))}: the site's robots.txt answered {rules.status}, so what it allows is not known.",
                hint="Try again later.",
            )
        if not rules.parsed.can_fetch(str(url), USER_AGENT):
            raise RobotsError(f"{shown(str(url))}: the site's robots.txt asks programs not to fetch it.", hint=_BY_HAND)

    def _fetch(self, place: httpx2.URL, deadline: Deadline) -> _Rules:
        url = place
        for _ in range(_REDIRECTS + 1):
            with self._fetcher.get(url, deadline) as answer:
                if answer.is_success:
                    # What does not fit is cut off, as the RFC has it.
                    body = read_body(answer, most=self._limits.robots_bytes, deadline=deadline, cut=True)
                    return _Rules(parse_rules(body.decode("utf-8-sig", errors="replace")), answer.status_code)
                if answer.status_code >= HTTPStatus.INTERNAL_SERVER_ERROR:
                    return _Rules(None, answer.status_code)
                if not answer.has_redirect_location:
                    break
                url = redirect_target(answer)
        return _Rules(Protego.parse(""), HTTPStatus.NOT_FOUND)


def parse_rules(text: str) -> Protego:
    """The rules of a robots.txt, with all other programs taken for one and the same.

    The parser keeps every rule of a group once for each program that the group names: half a megabyte that names
    ten thousand programs over ten thousand rules would fill the memory.
    """
    return Protego.parse("\n".join(map(_without_others, text.splitlines())))


def _without_others(line: str) -> str:
    found = _AGENT_LINE.match(line)
    if not found or not (name := found[1].strip().lower().replace("*", "")):
        return line
    return line if USER_AGENT.lower().startswith(name) else "User-agent: another"


def redirect_target(answer: httpx2.Response) -> httpx2.URL:
    """Where a redirect leads, joined to where it came from. Raises as `parse_address` does."""
    location = answer.headers["location"].strip()
    try:
        target = str(answer.request.url.join(location))
    except (httpx2.InvalidURL, ValueError):
        target = location  # malformed: what is wrong with it is said below
    return parse_address(target)
