"""Pages on the web, each fetched as its site and the limits allow."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus

import httpx2

from onrecord.config import Config
from onrecord.errors import HttpStatusError, NotTextError, RedirectError
from onrecord.read.addresses import Resolver, look_up, parse_address
from onrecord.read.captures import capture_of
from onrecord.read.connections import Deadline
from onrecord.read.fetching import Fetcher, read_body
from onrecord.read.names import shown, shown_address
from onrecord.read.robots import Robots, redirect_target
from onrecord.records import Capture, MediaType

_MEDIA_TYPES = {
    "text/html": MediaType.HTML,
    "application/xhtml+xml": MediaType.HTML,
    "text/plain": MediaType.TEXT,
}
_CHARSET = re.compile(r"""charset\s*=\s*["']?([\w:.+-]+)""", re.IGNORECASE)
_BY_HAND = "Save the page from a browser and give the file."
_WAYS_OUT: dict[int, str] = {
    HTTPStatus.UNAUTHORIZED: f"The page asks for a password. {_BY_HAND}",
    HTTPStatus.PAYMENT_REQUIRED: f"The page asks for a subscription. {_BY_HAND}",
    HTTPStatus.FORBIDDEN: f"The site turns programs away. {_BY_HAND}",
    HTTPStatus.NOT_FOUND: "Check the address; the page may have moved.",
    HTTPStatus.GONE: "The page was taken down; a web archive may hold it.",
    HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS: "The page is withheld for legal reasons where you are.",
}
_WAITING = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


class PageReader:
    """Reads pages by their address; the rules of each site are fetched once and kept."""

    def __init__(self, config: Config, *, resolve: Resolver = look_up) -> None:
        self._limits = config.limits
        self._fetcher = Fetcher(config, resolve=resolve)
        self._robots = Robots(self._fetcher, limits=config.limits)

    def read(self, address: str) -> Capture:
        """The page at `address`; its `url` is where redirects led, its `name` the address as given.

        Raises FetchError and its kin, TooLargeError, NotTextError, EmptyError. All together takes no more
        than `Limits.fetch_seconds`.
        """
        deadline = Deadline(self._limits.fetch_seconds)
        hops = [parse_address(address)]
        while True:
            self._robots.check(hops[-1], deadline)
            with self._fetcher.get(hops[-1], deadline) as answer:
                if not answer.has_redirect_location:
                    return self._capture(address, answer, deadline)
                target = redirect_target(answer)
            self._check_hop(target, hops)
            hops.append(target)

    def _check_hop(self, target: httpx2.URL, hops: Sequence[httpx2.URL]) -> None:
        first = shown(str(hops[0]))
        if target in hops:
            # Sites that insist on a cookie send those without one round like this.
            raise RedirectError(f"{first} redirects in a circle, back to {shown(str(target))}.", hint=_BY_HAND)
        if len(hops) > self._limits.redirects:
            raise RedirectError(
                f"{first} redirects more than {self._limits.redirects} times, last to {shown(str(target))}.",
                hint="Give the address that a browser ends at.",
            )

    def _capture(self, address: str, answer: httpx2.Response, deadline: Deadline) -> Capture:
        url = str(answer.request.url)
        if not answer.is_success:
            raise _status_error(shown(url), answer)
        declared = answer.headers.get("content-type", "")
        media_type = declared.split(";", 1)[0].strip().lower()
        if media_type and media_type not in _MEDIA_TYPES:
            message = f"{shown(url)} is {shown(media_type)}, not text or HTML."
            raise NotTextError(message, hint="Give the address of a page.")
        charset = _CHARSET.search(declared)
        return capture_of(
            read_body(answer, most=self._limits.input_bytes, deadline=deadline),
            name=shown_address(address),
            limits=self._limits,
            charsets=[charset[1]] if charset else [],
            hinted=_MEDIA_TYPES.get(media_type),
            url=url,
            fetched_at=datetime.now(UTC),
        )


def _status_error(name: str, answer: httpx2.Response) -> HttpStatusError:
    status = answer.status_code
    phrase = f"{status} {answer.reason_phrase}".strip()
    wait = shown(answer.headers.get("retry-after", "").strip()) if status in _WAITING else ""
    asks = (
        f" and asks to wait {wait} seconds" if wait.isdecimal() else f" and asks to wait until {wait}" if wait else ""
    )
    return HttpStatusError(
        f"{name}: the server answered {phrase}{asks}.",
        hint=_WAYS_OUT.get(status)
        or ("Try again later." if status in _WAITING or status >= 500 else "Check the address."),
    )
