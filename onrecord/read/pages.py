"""Pages and other files on the web, each fetched as its site and the limits allow."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from http import HTTPStatus

import httpx2

from onrecord.config import Config, Limits
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
# What may hold articles without being a page; the bytes then say what it is.
_OTHER_TYPES = frozenset({
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    "text/x-opml", "application/x-opml+xml", "application/feed+json", "application/json",
    "application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml", "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/rtf", "text/rtf",
    "application/gzip", "application/x-gzip", "application/zstd", "application/warc", "application/x-warc",
    "application/zip", "application/wacz", "application/octet-stream",
})  # fmt: skip
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


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answered. `url` is where redirects led, `address` how it was given.

    `media_type` and `charset` are as the server declares them, lower case, and may be wrong or empty. `etag` and
    `last_modified` are to be sent with the next request. `is_unchanged` says that the server, which was told these,
    has nothing newer: `data` is then empty.
    """

    address: str
    url: str
    data: bytes
    media_type: str
    charset: str
    fetched_at: datetime
    etag: str | None = None
    last_modified: str | None = None
    is_unchanged: bool = False


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
        return page_of(self._fetch(address, others=False, conditions={}), limits=self._limits)

    def fetch(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Answer:
        """The page, feed, sitemap, archive or document at `address`, as its bytes.

        With `etag` or `last_modified`, both as an earlier answer had them, it is asked for only if it has changed.
        Raises as `read` does; what is no page may have up to `Limits.document_bytes`.
        """
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        return self._fetch(
            address, others=True, conditions={name: value for name, value in conditions.items() if value}
        )

    def _fetch(self, address: str, *, others: bool, conditions: Mapping[str, str]) -> Answer:
        deadline = Deadline(self._limits.fetch_seconds)
        hops = [parse_address(address)]
        while True:
            self._robots.check(hops[-1], deadline)
            with self._fetcher.get(hops[-1], deadline, conditions=conditions) as answer:
                if not answer.has_redirect_location:
                    return self._answer(address, answer, deadline, others=others, is_conditional=bool(conditions))
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

    def _answer(
        self, address: str, answer: httpx2.Response, deadline: Deadline, *, others: bool, is_conditional: bool
    ) -> Answer:
        url = str(answer.request.url)
        is_unchanged = is_conditional and answer.status_code == HTTPStatus.NOT_MODIFIED
        if not (answer.is_success or is_unchanged):
            raise _status_error(shown(url), answer)
        declared = answer.headers.get("content-type", "")
        media_type = declared.split(";", 1)[0].strip().lower()
        is_page = not media_type or media_type in _MEDIA_TYPES
        if not (is_page or is_unchanged or (others and media_type in _OTHER_TYPES)):
            message = f"{shown(url)} is {shown(media_type)}, not text or HTML."
            raise NotTextError(message, hint="Give the address of a page.")
        charset = _CHARSET.search(declared)
        most = self._limits.input_bytes if is_page else self._limits.document_bytes
        return Answer(
            address=address,
            url=url,
            data=b"" if is_unchanged else read_body(answer, most=most, deadline=deadline),
            media_type=media_type,
            charset=charset[1].lower() if charset else "",
            fetched_at=datetime.now(UTC),
            etag=answer.headers.get("etag"),
            last_modified=answer.headers.get("last-modified"),
            is_unchanged=is_unchanged,
        )


def page_of(answer: Answer, *, limits: Limits) -> Capture:
    """The capture of a page or text that was answered. Raises TooLargeError, NotTextError, EmptyError."""
    if answer.media_type and answer.media_type not in _MEDIA_TYPES:
        message = f"{shown(answer.url)} is {shown(answer.media_type)}, not text or HTML."
        raise NotTextError(message, hint="Give the address of a page.")
    return capture_of(
        answer.data,
        name=shown_address(answer.address),
        limits=limits,
        charsets=[answer.charset] if answer.charset else [],
        hinted=_MEDIA_TYPES.get(answer.media_type),
        url=answer.url,
        fetched_at=answer.fetched_at,
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
