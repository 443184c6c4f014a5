"""The articles that a feed, a sitemap or an outline leads to."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from onrecord.config import Limits
from onrecord.errors import DamagedError, EmptyError, NoStoryError, OnrecordError, TooLargeError
from onrecord.read.composed import Parts, compose, paragraphs
from onrecord.read.feeds import plain
from onrecord.read.listings import read_listing
from onrecord.read.names import shown_address
from onrecord.records import Capture, Entry, Failure, Listed, Listing, MediaType

if TYPE_CHECKING:  # at run time it takes a fifth of a second, which a run over files need not wait
    from onrecord.read.pages import Answer

# An excerpt in a feed seldom has more words; the shortest story of 137 news pages that were measured has 97.
_FEWEST_WORDS = 120
_CUT = re.compile(
    r"(?:\[?(?:…|\.{3})\]?|\b(?:read|see) (?:more|on|the (?:full|whole|rest of the) \w+)"
    r"|continue reading|full story)\W*$",
    re.IGNORECASE,
)
_CUT_REACH = 120  # characters at the end, where the title may follow "Continue reading"


class FetchesPages(Protocol):
    """What gives pages and other files by their address: `PageReader`, or a stand-in for it."""

    def read(self, address: str) -> Capture:
        """The page at `address`."""

    def fetch(self, address: str) -> "Answer":
        """Whatever is at `address`."""


class Follower:
    """Takes the articles of listings, those that are there and those that must be fetched. For one input."""

    def __init__(self, pages: FetchesPages, *, limits: Limits) -> None:
        self._pages = pages
        self._limits = limits
        self._seen: set[str] = set()
        self._listings = 0

    def follow(self, listing: Listing, *, name: str, depth: int = 1) -> Iterator[Capture | Failure]:
        """One capture or failure for each entry, in order; then the listings that this one names, each likewise.

        An entry that carries its article whole is taken from there; any other is fetched, each address once. What
        a listing leaves out, and that it breaks off, is a failure at its end.
        """
        if not (listing.entries or listing.others or listing.left_out or listing.is_cut_off):
            yield Failure(name, EmptyError(f"{name} lists nothing.", hint="Look again later, or check the address."))
        for number, entry in enumerate(listing.entries, start=1):
            address = entry.address
            if address and address in self._seen and not carries_article(entry):
                continue
            self._seen.add(address or "")
            place = f"{name}#entry {number}" + (f" {shown_address(address)}" if address else "")
            try:
                yield read_entry(entry, self._pages, name=place, limits=self._limits)
            except OnrecordError as error:
                yield Failure(place, error)
        yield from _losses(listing, name)
        for other in listing.others:
            yield from self._other(other, depth=depth + 1)

    def _other(self, other: Listed, *, depth: int) -> Iterator[Capture | Failure]:
        name = shown_address(other.address)
        if other.address in self._seen:
            return
        self._seen.add(other.address)
        self._listings += 1
        try:
            if depth > self._limits.listing_depth:
                raise TooLargeError(f"{name}: lists lead to lists too often.", hint="Give this address by itself.")
            if self._listings > self._limits.listings:
                raise TooLargeError(
                    f"{name}: more than {self._limits.listings:,} lists are listed.",
                    hint="Give this address by itself.",
                )
            answer = self._pages.fetch(other.address)
            listing = read_listing(answer.data, base=answer.url, name=name, limits=self._limits)
        except OnrecordError as error:
            yield Failure(name, error)
            return
        yield from self.follow(listing, name=name, depth=depth)


def read_entry(entry: Entry, pages: FetchesPages, *, name: str, limits: Limits) -> Capture:
    """The article of one entry: from the entry itself where it is there whole, else from its address.

    An entry without an address gives what words it has. Raises NoStoryError where it has none, EmptyError,
    TooLargeError, and what `pages.read` raises.
    """
    if entry.address is None or carries_article(entry):
        return compose(_parts(entry, name), name=name, limits=limits)
    return replace(pages.read(entry.address), name=name, guid=entry.guid)


def carries_article(entry: Entry) -> bool:
    """Whether the entry's own words seem to be the whole article: many, and not cut off at the end."""
    words = _words(entry)
    return len(words.split()) >= _FEWEST_WORDS and not _CUT.search(words[-_CUT_REACH:])


def _parts(entry: Entry, name: str) -> Parts:
    text = entry.content or entry.summary
    if not text:
        raise NoStoryError(
            f"{name} has neither an article nor an address that leads to one.", hint="Look it up on the site."
        )
    is_markup = entry.content is not None and entry.content_type is MediaType.HTML
    return Parts(
        body=text if is_markup else paragraphs(text.splitlines()),
        title=entry.title,
        outlet=entry.outlet,
        byline=entry.byline,
        published=entry.published or entry.updated,
        language=entry.language,
        url=entry.address,
        guid=entry.guid,
        version=entry.updated,
    )


def _words(entry: Entry) -> str:
    if entry.content is None:
        return ""
    return entry.content if entry.content_type is MediaType.TEXT else plain(entry.content) or ""


def _losses(listing: Listing, name: str) -> Iterator[Failure]:
    if listing.left_out:
        message = f"{name}: {listing.left_out:,} entries more than are read of one list, or without a usable address."
        yield Failure(name, TooLargeError(message, hint="Give the addresses of those that you want."))
    if listing.is_cut_off:
        message = f"{name} breaks off before its end; what followed is not known."
        yield Failure(name, DamagedError(message, hint="Download it again."))
