import gzip

import pytest

from onrecord.config import Limits
from onrecord.errors import DamagedError, NotTextError, OnrecordError, TooLargeError, UnsafeError
from onrecord.read.listings import read_listing
from onrecord.records import Entry, Listing, ListingKind, MediaType
from tests.unit.read.listings_samples import ATOM, INDEX, JSON_FEED, NEWS_SITEMAP, OPML, RDF, RSS

LIMITS = Limits()
BASE = "https://courier.example/feed"


def listing(text: str | bytes, *, base: str | None = BASE, limits: Limits = LIMITS) -> Listing:
    data = text.encode() if isinstance(text, str) else text
    return read_listing(data, base=base, name="feed", limits=limits)


def entries(text: str | bytes, *, base: str | None = BASE) -> tuple[Entry, ...]:
    return listing(text, base=base).entries


def refusal(text: str | bytes, kind: type[OnrecordError], *, limits: Limits = LIMITS) -> str:
    with pytest.raises(kind) as caught:
        listing(text, limits=limits)
    assert caught.value.hint
    return caught.value.message


# RSS and Atom


def test_rss_item_is_taken_over_with_what_it_says() -> None:
    (ports, _) = entries(RSS)
    assert ports == Entry(
        address="https://courier.example/2026/ports",
        guid="courier-17",
        title="Ports & harbours say no again",
        outlet="Tidewater Courier",
        byline="Lena Marrow",
        language="en-gb",
        published="2026-03-03T00:30:00+01:00",  # the outlet's own day, which in UTC is the day before
        summary="Ines Halloran will not say when.",
        content="<p>“No,” she said.</p>",
    )


def test_rss_item_without_link_has_its_permanent_guid_for_address_and_the_name_behind_the_mail() -> None:
    (_, brandt) = entries(RSS)
    assert brandt.address == "https://courier.example/2026/brandt"
    assert brandt.byline == "Tom Reed"
    assert brandt.content == "Oto Brandt named a day."


def test_guid_that_is_no_permanent_link_is_no_address() -> None:
    feed = '<rss><channel><item><guid isPermaLink="false">https://x.example/1</guid></item></channel></rss>'
    (entry,) = entries(feed)
    assert entry.address is None
    assert entry.guid == "https://x.example/1"


def test_atom_entry_joins_addresses_to_the_base_that_the_feed_gives() -> None:
    (entry,) = entries(ATOM)
    assert entry.address == "https://courier.example/news/talks.html"
    assert entry.title == "Talks & more talks"
    assert (entry.byline, entry.outlet, entry.language) == ("Lena Marrow, Tom Reed", "Halven Gazette", "en")
    assert (entry.published, entry.updated) == ("2026-03-03T18:40:00+01:00", "2026-03-04T08:00:00Z")
    assert entry.content
    assert "<p>They <b>talk</b>.</p>" in entry.content


def test_rss_1_has_its_items_beside_the_channel() -> None:
    (entry,) = entries(RDF)
    assert (entry.address, entry.title, entry.outlet) == ("https://old.example/1", "One", "Old News")
    assert entry.published == "2026-03-03"


def test_feed_in_utf_16_is_read() -> None:
    assert entries(RSS.encode("utf-16"))[0].content == "<p>“No,” she said.</p>"


def test_feed_packed_with_gzip_is_read() -> None:
    assert entries(gzip.compress(RSS.encode())) == entries(RSS)


def test_relative_address_without_a_base_is_none() -> None:
    assert entries(RSS, base=None)[0].address is None


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "https://", "http://[", " "])
def test_address_that_is_not_of_the_web_is_none(address: str) -> None:
    (entry,) = entries(f"<rss><channel><item><link>{address}</link></item></channel></rss>", base=None)
    assert entry.address is None


def test_prefix_that_is_nowhere_declared_still_counts() -> None:
    (entry,) = entries("<rss><channel><item><content:encoded>All of it</content:encoded></item></channel></rss>")
    assert entry.content == "All of it"


def test_stray_ampersand_stays_and_one_in_cdata_is_untouched() -> None:
    item = "<title>A & B</title><description><![CDATA[C & D &amp; E]]></description>"
    (entry,) = entries(f"<rss><channel><item>{item}</item></channel></rss>")
    assert entry.title == "A & B"
    assert entry.content == "C & D &amp; E"


def test_plain_text_of_atom_is_text_and_its_signs_are_no_tags() -> None:
    feed = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><content>5 &lt; 6</content></entry></feed>'
    (entry,) = entries(feed)
    assert (entry.content, entry.content_type) == ("5 < 6", MediaType.TEXT)


# JSON Feed


def test_json_feed_is_read() -> None:
    (seven, eight) = entries(JSON_FEED)
    assert seven.address == "https://courier.example/7"
    assert (seven.guid, seven.title, seven.byline) == ("7", "Seven", "Ana Sol")
    assert (seven.outlet, seven.language) == ("Pact Watch", "en")
    assert (seven.published, seven.content) == ("2026-03-03T10:00:00-05:00", "<p>Words.</p>")
    assert eight.address == "https://other.example/8"
    assert (eight.content, eight.content_type, eight.byline) == ("One.\nTwo.", MediaType.TEXT, "Tom Reed")


# Sitemaps and outlines


def test_news_sitemap_gives_title_outlet_and_date_and_not_those_of_pictures() -> None:
    found = listing(NEWS_SITEMAP)
    assert found.entries == (
        Entry(
            address="https://courier.example/2026/ports",
            title="Ports & harbours say no",
            outlet="Tidewater Courier",
            language="en",
            published="2026-03-03T00:30:00+01:00",
            updated="2026-03-04",
        ),
    )
    assert found.left_out == 1  # the one that is no web address


def test_index_and_outline_name_other_listings_once_each() -> None:
    index, outline = listing(INDEX), listing(OPML)
    assert [other.address for other in index.others] == [
        "https://courier.example/news.xml",
        "https://courier.example/index.xml",
    ]
    assert (outline.kind, outline.title) == (ListingKind.OUTLINE, "My feeds")
    assert [(other.address, other.title) for other in outline.others] == [
        ("https://courier.example/feed", "Courier"),
        ("https://gazette.example/feed", "Gazette"),
    ]


# Limits and hostile input


def test_entries_beyond_the_limit_are_counted() -> None:
    items = "".join(f"<item><title>{number}</title></item>" for number in range(7))
    found = listing(f"<rss><channel><title>T</title>{items}</channel></rss>", limits=Limits(feed_entries=3))
    assert [entry.title for entry in found.entries] == ["0", "1", "2"]
    assert (found.left_out, found.is_cut_off) == (4, False)
    pages = "".join(f"<url><loc>https://x.example/{number}</loc></url>" for number in range(7))
    assert listing(f"<urlset>{pages}</urlset>", limits=Limits(sitemap_entries=5)).left_out == 2
    assert listing(JSON_FEED, limits=Limits(feed_entries=1)).left_out == 1
    assert listing(OPML, limits=Limits(listings=1)).left_out == 1


def test_feed_that_breaks_off_says_so_and_gives_what_there_is() -> None:
    found = listing(RSS[: RSS.index("<author>")])
    assert len(found.entries) == 2
    assert found.is_cut_off
    assert not listing(RSS).is_cut_off


@pytest.mark.parametrize("root", ["rss", "urlset", "opml", "feed"])
def test_xml_that_declares_entities_is_refused(root: str) -> None:
    bomb = f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><{root}>&b;</{root}>'
    assert "entities of its own" in refusal(bomb, UnsafeError)
    assert "entities of its own" in refusal(bomb.encode("utf-16"), UnsafeError)


def test_external_entity_is_never_opened() -> None:
    outside = '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/hostname">]><rss><channel><item><title>&x;</title></item></channel></rss>'
    refusal(outside, UnsafeError)
    (entry,) = entries("<rss><channel><item><title>a &x; b</title></item></channel></rss>")
    assert entry.title == "a &x; b"


def test_packed_bomb_is_stopped_at_the_limit() -> None:
    assert "1,000 bytes" in refusal(gzip.compress(b" " * 10_000_000), TooLargeError, limits=Limits(xml_bytes=1_000))
    refusal(b"<rss>" + b" " * 1_000, TooLargeError, limits=Limits(xml_bytes=1_000))


def test_xml_of_too_many_tags_is_refused_before_it_is_parsed() -> None:
    assert "has 9 tags" in refusal("<rss>" + "<a/>" * 8, TooLargeError, limits=Limits(xml_tags=8))
    assert listing("<rss>" + "<a/>" * 7, limits=Limits(xml_tags=8)).is_cut_off


def test_element_nested_without_end_takes_no_more_than_its_share() -> None:
    found = listing("<rss><channel><item>" + "<a>" * 100_000)
    assert found.is_cut_off


def test_what_is_no_listing_is_refused() -> None:
    refusal("<html><p>No.</p></html>", NotTextError)
    refusal("No.", DamagedError)
    refusal('{"version": "https://jsonfeed.org/version/1.1"}', DamagedError)
    refusal(b"\x00\x01\x02" * 50, NotTextError)
