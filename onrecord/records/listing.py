"""What lists articles: feeds, sitemaps, and outlines of feeds."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.capture import MediaType


class ListingKind(StrEnum):
    """The forms of listing."""

    FEED = "feed"
    SITEMAP = "sitemap"
    OUTLINE = "outline"


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a feed or sitemap, as far as the listing tells it.

    `address` is absolute and http(s), or None. `guid` is the id that the feed gives it, which may look like
    anything. `published` and `updated` are ISO 8601, a day or a moment with its zone. `summary` is plain text.
    `content` is the item's own words, of type `content_type`; whether these are the whole article the listing
    does not say.
    """

    address: str | None
    guid: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    updated: str | None = None
    summary: str | None = None
    content: str | None = None
    content_type: MediaType = MediaType.HTML


@dataclass(frozen=True, slots=True)
class Listed:
    """Another listing that an outline or a sitemap index names."""

    address: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """A feed, a sitemap or an outline, in the order of its entries.

    `title` is the feed's or outline's own. `left_out` is how many entries stand beyond the limit and were not
    read; `is_cut_off` says that the bytes end before the listing does.
    """

    kind: ListingKind
    title: str | None = None
    entries: tuple[Entry, ...] = ()
    others: tuple[Listed, ...] = ()
    left_out: int = 0
    is_cut_off: bool = False
