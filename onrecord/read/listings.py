"""Whatever lists articles, from its bytes."""

import zlib

from onrecord.config import Limits
from onrecord.errors import DamagedError, NotTextError, TooLargeError
from onrecord.read.feeds import read_feed, read_json_feed
from onrecord.read.safe_xml import xml_text
from onrecord.read.sitemaps import read_outline, read_sitemap
from onrecord.records import Listing

FEED_ROOTS = frozenset({"rss", "feed", "rdf", "channel"})
SITEMAP_ROOTS = frozenset({"urlset", "sitemapindex"})
OUTLINE_ROOT = "opml"
_GZIP = b"\x1f\x8b"


def read_listing(data: bytes, *, base: str | None, name: str, limits: Limits) -> Listing:
    """The feed (RSS, Atom, JSON Feed), sitemap or outline (OPML) in `data`, told by its content.

    `data` may be packed with gzip.
    `base` is the address that it came from, to which relative ones are joined; without one, entries that have a
    relative address have none. Addresses that are not http or https are None. Time is linear in the size, no
    network is asked, and no more is held than a small multiple of `data`.

    Raises TooLargeError over `limits.xml_bytes`, UnsafeError for XML that declares entities, DamagedError for
    what cannot be read, NotTextError for what is no listing.
    """
    if data.startswith(_GZIP):
        data = _unpacked(data, name=name, limits=limits)
    if len(data) > limits.xml_bytes:
        raise TooLargeError(
            f"{name} has more than {limits.xml_bytes:,} bytes, the limit of a feed or sitemap.",
            hint="Give the addresses of its articles.",
        )
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return read_json_feed(data, base=base, name=name, limits=limits)
    document = xml_text(data, name=name, limits=limits)
    if document.root in FEED_ROOTS:
        return read_feed(document, base=base, name=name, limits=limits)
    if document.root in SITEMAP_ROOTS:
        return read_sitemap(document, base=base, name=name, limits=limits)
    if document.root == OUTLINE_ROOT:
        return read_outline(document, base=base, name=name, limits=limits)
    raise NotTextError(f"{name} is no feed, sitemap or outline.", hint="Give the address of a feed.")


def _unpacked(data: bytes, *, name: str, limits: Limits) -> bytes:
    """The content of a gzip file, as much of it as shows that it is over the limit."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    try:
        return unpacker.decompress(data, limits.xml_bytes + 1)
    except zlib.error as fault:
        raise DamagedError(f"{name}: what is packed in it is damaged.", hint="Download it again.") from fault
