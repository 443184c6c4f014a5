from onrecord.config import Limits
from onrecord.errors import DamagedError, EmptyError, HttpStatusError, NoStoryError, TooLargeError
from onrecord.read.following import Follower, carries_article
from onrecord.read.listings import read_listing
from onrecord.records import Capture, Entry, Failure, MediaType
from tests.unit.read.fake_pages import FakePages
from tests.unit.read.listings_samples import INDEX, OPML

LONG = "Ines Halloran said that the nine members would meet again on Friday. " * 12
PAGE = b"<html><p>The mayor said no.</p></html>"


def follow(text: str, pages: FakePages, *, limits: Limits | None = None) -> list[Capture | Failure]:
    limits = limits or Limits()
    listing = read_listing(text.encode(), base="https://courier.example/feed", name="feed", limits=limits)
    return list(Follower(pages, limits=limits).follow(listing, name="feed"))


def rss(*items: str) -> str:
    return f"<rss><channel><title>Courier</title>{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"


def test_article_that_the_feed_carries_whole_is_not_fetched() -> None:
    pages = FakePages()
    item = f"<title>Talks</title><link>/1</link><guid>g1</guid><description>&lt;p&gt;{LONG}&lt;/p&gt;</description>"
    (capture,) = follow(rss(item), pages)
    assert isinstance(capture, Capture)
    assert pages.asked == []
    assert (capture.name, capture.url) == (
        "feed#entry 1 https://courier.example/1",
        "https://courier.example/1",
    )
    assert (capture.title, capture.outlet, capture.guid) == ("Talks", "Courier", "g1")
    assert capture.text
    assert f"<p>{LONG}</p>" in capture.text


def test_entry_with_an_excerpt_is_fetched_from_its_address() -> None:
    pages = FakePages({"https://courier.example/1": PAGE})
    (capture,) = follow(rss("<link>/1</link><guid>g1</guid><description>The mayor…</description>"), pages)
    assert isinstance(capture, Capture)
    assert (capture.data, capture.url, capture.guid) == (PAGE, "https://courier.example/1", "g1")
    assert capture.name == "feed#entry 1 https://courier.example/1"


def test_long_excerpt_that_ends_in_read_more_is_no_article() -> None:
    whole = Entry(address=None, content=f"<p>{LONG}</p>")
    assert carries_article(whole)
    for end in ("…", "[...]", "Read more", "Continue reading &rarr;", "Read the full story."):
        assert not carries_article(Entry(address=None, content=f"<p>{LONG}</p><p>{end}</p>"))
    assert not carries_article(Entry(address=None, content="Two words.", content_type=MediaType.TEXT))
    assert not carries_article(Entry(address=None, summary=LONG))


def test_entry_without_an_address_gives_what_it_has_or_is_refused() -> None:
    first, second = follow(
        rss("<title>A</title><description>She said no.</description>", "<title>B</title>"), FakePages()
    )
    assert isinstance(first, Capture)
    assert first.title == "A"
    assert isinstance(second, Failure)
    assert isinstance(second.error, NoStoryError)
    assert second.name == "feed#entry 2"


def test_page_that_cannot_be_had_is_a_failure_in_its_place() -> None:
    pages = FakePages({"https://courier.example/2": PAGE})
    first, second = follow(rss("<link>/1</link>", "<link>/2</link>"), pages)
    assert isinstance(first, Failure)
    assert isinstance(first.error, HttpStatusError)
    assert isinstance(second, Capture)


def test_each_address_is_fetched_once_and_only_when_it_is_asked_for() -> None:
    pages = FakePages({"https://courier.example/1": PAGE})
    limits = Limits()
    data = rss("<link>/1</link>", "<link>/1</link>").encode()
    listing = read_listing(data, base="https://courier.example/", name="feed", limits=limits)
    results = Follower(pages, limits=limits).follow(listing, name="feed")
    assert pages.asked == []
    assert len(list(results)) == 1
    assert pages.asked == ["https://courier.example/1"]


def test_outline_leads_to_feeds_and_these_to_articles() -> None:
    pages = FakePages({
        "https://courier.example/feed": rss("<link>https://courier.example/1</link>").encode(),
        "https://courier.example/1": PAGE,
    })  # fmt: skip
    capture, failure = follow(OPML, pages)
    assert isinstance(capture, Capture)
    assert capture.name == "https://courier.example/feed#entry 1 https://courier.example/1"
    assert isinstance(failure, Failure)
    assert failure.name == "https://gazette.example/feed"


def test_index_that_names_itself_ends() -> None:
    pages = FakePages({
        "https://courier.example/index.xml": INDEX.encode(),
        "https://courier.example/news.xml": b"<urlset><url><loc>https://courier.example/1</loc></url></urlset>",
        "https://courier.example/1": PAGE,
    })  # fmt: skip
    (capture,) = follow(INDEX, pages)
    assert isinstance(capture, Capture)
    assert sorted(pages.asked) == sorted(pages.answers)


def test_lists_of_lists_end_at_the_limit_of_depth_and_of_number() -> None:
    def index(address: str) -> bytes:
        return f"<sitemapindex><sitemap><loc>{address}</loc></sitemap></sitemapindex>".encode()

    pages = FakePages({f"https://x.example/{n}": index(f"https://x.example/{n + 1}") for n in range(9)})
    found = follow(index("https://x.example/0").decode(), pages)
    assert [type(item.error) for item in found if isinstance(item, Failure)] == [TooLargeError]
    assert len(pages.asked) == Limits().listing_depth - 1
    assert len(follow(OPML, FakePages(), limits=Limits(listings=1))) == 2  # one fetched, one left out


def test_losses_of_a_list_are_told_and_an_empty_one_is_no_silence() -> None:
    item = "<title>A</title><description>She said no.</description>"
    *_, failure = follow(rss(item, item), FakePages(), limits=Limits(feed_entries=1))
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, TooLargeError)
    *_, failure = follow(rss(item).removesuffix("</rss>"), FakePages())
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, DamagedError)
    (failure,) = follow(rss(), FakePages())
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, EmptyError)
