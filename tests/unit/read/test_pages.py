import gzip
import hashlib
import io
import socket
import time
import tracemalloc
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler

import pytest

from onrecord import __version__
from onrecord.config import Config, Limits
from onrecord.errors import (
    EmptyError,
    FetchError,
    FetchTimeoutError,
    ForbiddenAddressError,
    HttpStatusError,
    NotTextError,
    OnrecordError,
    RedirectError,
    RobotsError,
    TooLargeError,
    UnreachableError,
)
from onrecord.read import connections, read_inputs
from onrecord.read.pages import PageReader
from onrecord.records import Capture, Failure, MediaType
from tests.unit.read.site import Site

PAGE = b"<!doctype html><title>Vote</title><p>The mayor of Lunden said no.</p>"
LIMITS = Limits(input_bytes=100_000, fetch_seconds=60.0, connect_seconds=20.0, redirects=3)
LOCAL = Config(limits=LIMITS, allow_private=True)
HASTY = replace(LOCAL, limits=replace(LIMITS, fetch_seconds=1.5))  # robots.txt comes within it on a busy machine


def read(address: str, config: Config = LOCAL) -> Capture:
    return PageReader(config).read(address)


def refusal(address: str, kind: type[OnrecordError], config: Config = LOCAL) -> str:
    with pytest.raises(kind) as refused:
        read(address, config)
    assert refused.type is kind
    assert refused.value.hint
    return refused.value.message


def drip(piece: bytes, site: Site, *, seconds: float) -> Callable[[BaseHTTPRequestHandler], None]:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not site.stopped.wait(seconds):
            handler.wfile.write(piece)
            handler.wfile.flush()

    return answer


def test_page_is_captured_with_its_bytes_address_and_time(site: Site) -> None:
    address = site.page("/vote", PAGE, Content_Type="text/html; charset=utf-8")
    before = datetime.now(UTC)
    capture = read(address)
    assert capture.data == PAGE
    assert capture.id == hashlib.sha256(PAGE).hexdigest()[:16]
    assert (capture.media_type, capture.charset) == (MediaType.HTML, "utf-8")
    assert (capture.name, capture.url) == (address, address)
    assert capture.fetched_at is not None
    assert before <= capture.fetched_at <= datetime.now(UTC)


def test_request_names_the_program_and_carries_nothing_of_the_user(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    site.page("/end", PAGE, Content_Type="text/html")
    read(site.page("/start", b"", 302, Location="/end", Set_Cookie="who=you"))
    assert site.requests == ["/robots.txt", "/start", "/end"]
    assert all(headers["user-agent"] == f"Onrecord/{__version__}" for headers in site.headers)
    assert not any({"cookie", "authorization", "referer"} & headers.keys() for headers in site.headers)


def test_fragment_is_not_sent_and_not_kept(site: Site) -> None:
    address = site.page("/vote?a=1", PAGE, Content_Type="text/html")
    assert read(f"{address}#no").url == address


def test_charset_of_the_server_is_used_where_the_bytes_bear_it_out(site: Site) -> None:
    body = "<p>Мэр сказал нет.</p>".encode("koi8-r")
    capture = read(site.page("/a", body, Content_Type="text/html; charset=KOI8-R"))
    assert capture.charset == "koi8-r"


def test_plain_text_and_unnamed_type_are_read(site: Site) -> None:
    assert read(site.page("/a", b"The mayor said no.", Content_Type="text/plain")).media_type is MediaType.TEXT
    assert read(site.page("/b", PAGE)).media_type is MediaType.HTML


@pytest.mark.parametrize("media_type", ["application/pdf", "image/png", "application/json", "text/css"])
def test_other_media_types_are_refused_by_name(site: Site, media_type: str) -> None:
    address = site.page("/a", b"x", Content_Type=media_type)
    assert refusal(address, NotTextError) == f"{address} is {media_type}, not text or HTML."


def test_pdf_sent_as_html_is_refused(site: Site) -> None:
    assert "a PDF document" in refusal(site.page("/a", b"%PDF-1.7 x", Content_Type="text/html"), NotTextError)


def test_empty_page_is_refused(site: Site) -> None:
    refusal(site.page("/a", b"", Content_Type="text/html"), EmptyError)
    refusal(site.page("/b", b" \n", Content_Type="text/html"), EmptyError)


# Redirects


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirect_is_followed_and_the_final_address_kept(site: Site, status: int) -> None:
    end = site.page("/news/end", PAGE, Content_Type="text/html")
    start = site.redirect("/news/start", "end", status)
    capture = read(start)
    assert (capture.name, capture.url) == (start, end)


def test_redirect_in_a_circle_is_named(site: Site) -> None:
    site.redirect("/b", "/a")
    address = site.redirect("/a", "/b")
    assert refusal(address, RedirectError) == f"{address} redirects in a circle, back to {address}."


def test_redirects_up_to_the_limit_are_followed_and_no_more(site: Site) -> None:
    site.page("/0", PAGE, Content_Type="text/html")
    for number in range(1, 5):
        site.redirect(f"/{number}", f"/{number - 1}")
    assert read(site.address("/3")).url == site.address("/0")
    assert "more than 3 times" in refusal(site.address("/4"), RedirectError)


def test_redirect_to_another_scheme_or_with_a_password_is_refused(site: Site) -> None:
    refusal(site.redirect("/a", "file:///etc/passwd"), ForbiddenAddressError)
    message = refusal(site.redirect("/b", "http://me:secret@127.0.0.1/"), ForbiddenAddressError)
    assert "secret" not in message


@pytest.mark.parametrize(
    "location", ["http://[::1/", "http://news.example:port/", "http://a\xff\xe9.b\xa0/", "//", "http://"]
)
def test_redirect_to_a_malformed_address_is_refused(site: Site, location: str) -> None:
    with pytest.raises(FetchError):
        read(site.redirect("/a", location))


def test_redirect_status_without_a_target_is_a_status(site: Site) -> None:
    assert "304 Not Modified" in refusal(site.page("/a", b"", 304), HttpStatusError)


# Addresses: a fake look-up stands for the DNS


def resolver(**hosts: list[str]) -> Callable[[str, int], list[str]]:
    def resolve(host: str, port: int) -> list[str]:
        found = hosts.get(host.replace(".", "_"))
        if found is None:
            raise socket.gaierror(socket.EAI_NONAME, "no such host")
        return found

    return resolve


def test_private_address_found_by_the_dns_is_refused_before_any_request(site: Site) -> None:
    reader = PageReader(Config(limits=LIMITS), resolve=resolver(news_example=["127.0.0.1"]))
    with pytest.raises(ForbiddenAddressError) as refused:
        reader.read(site.address("/a", "news.example"))
    assert refused.value.message == "news.example is at 127.0.0.1, a loopback address."
    assert site.requests == []


def test_one_private_address_among_public_ones_rules_the_host_out(site: Site) -> None:
    reader = PageReader(Config(limits=LIMITS), resolve=resolver(news_example=["93.184.215.14", "10.0.0.7"]))
    with pytest.raises(ForbiddenAddressError, match=r"10\.0\.0\.7, a private address"):
        reader.read(site.address("/a", "news.example"))


def test_redirect_to_a_private_address_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    # The test's own site passes for public, so that only the target of its redirect is private.
    real = connections.why_not_public
    monkeypatch.setattr(connections, "why_not_public", lambda ip: None if ip == "127.0.0.1" else real(ip))
    reader = PageReader(
        Config(limits=LIMITS), resolve=resolver(news_example=["127.0.0.1"], inside_example=["10.1.2.3"])
    )
    site.redirect("/a", "http://inside.example/secret")
    with pytest.raises(ForbiddenAddressError) as refused:
        reader.read(site.address("/a", "news.example"))
    assert refused.value.message == "inside.example is at 10.1.2.3, a private address."


def test_connection_goes_to_the_address_that_was_checked(site: Site) -> None:
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]  # the system knows no news.example: a second look-up would fail

    address = site.page("/a", PAGE, Content_Type="text/html")
    PageReader(LOCAL, resolve=resolve).read(site.address("/a", "news.example"))
    assert asked == ["news.example", "news.example"]  # one for robots.txt, one for the page
    assert site.headers[-1]["host"] == f"news.example:{site.port}"
    assert address.endswith("/a")


def test_next_address_of_a_host_is_tried_when_one_refuses(site: Site) -> None:
    site.page("/a", PAGE, Content_Type="text/html")
    reader = PageReader(LOCAL, resolve=resolver(news_example=["127.0.0.2", "127.0.0.1"]))
    assert reader.read(site.address("/a", "news.example")).data == PAGE


def test_unknown_host_and_refused_connection_are_unreachable() -> None:
    reader = PageReader(LOCAL, resolve=resolver())
    with pytest.raises(UnreachableError) as unknown:
        reader.read("http://news.example/")
    assert unknown.value.message == "There is no host news.example."
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound and not listening: nobody else can answer there
        assert "no connection" in refusal(f"http://127.0.0.1:{taken.getsockname()[1]}/", UnreachableError)


def test_slow_look_up_ends_with_the_time_of_the_page() -> None:
    def resolve(host: str, port: int) -> list[str]:
        time.sleep(2.5)
        return []

    with pytest.raises(FetchTimeoutError):
        PageReader(HASTY, resolve=resolve).read("http://news.example/")


def test_https_to_a_server_without_tls_is_unreachable(site: Site) -> None:
    address = site.page("/a", PAGE).replace("http:", "https:")
    assert "no secure connection" in refusal(address, UnreachableError)


# Statuses


@pytest.mark.parametrize(
    ("status", "said"),
    [
        (403, "403 Forbidden"),
        (404, "404 Not Found"),
        (410, "410 Gone"),
        (500, "500 Internal Server Error"),
        (999, "999"),
    ],
)
def test_error_status_is_named(site: Site, status: int, said: str) -> None:
    address = site.page("/a", b"<p>Sorry</p>", status, Content_Type="text/html")
    assert refusal(address, HttpStatusError) == f"{address}: the server answered {said}."


@pytest.mark.parametrize("status", [429, 503])
def test_how_long_to_wait_is_told(site: Site, status: int) -> None:
    message = refusal(site.page("/a", b"", status, Retry_After="120"), HttpStatusError)
    assert message.endswith("and asks to wait 120 seconds.")
    moment = "Wed, 02 Dec 2026 10:00:00 GMT"
    assert f"asks to wait until {moment}" in refusal(site.page("/b", b"", status, Retry_After=moment), HttpStatusError)


# Slow, endless, packed


def test_endless_body_is_cut_off_at_the_limit(site: Site) -> None:
    address = site.at("/a", drip(b"x" * 50_000, site, seconds=0.001))
    assert refusal(address, TooLargeError) == f"{address} has more than 100,000 bytes, the limit."


def test_announced_size_over_the_limit_is_refused_unread(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100001\r\n\r\n")
        site.stopped.wait(5)

    refusal(site.at("/a", answer), TooLargeError)


def test_dripping_body_ends_with_the_time_of_the_page(site: Site) -> None:
    address = site.at("/a", drip(b"x", site, seconds=0.05))
    assert refusal(address, FetchTimeoutError, HASTY) == f"{address} gave no full answer within 1.5 seconds."


def test_dripping_headers_end_with_the_time_of_the_page(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not site.stopped.wait(0.05):
            handler.wfile.write(b"x")

    refusal(site.at("/a", answer), FetchTimeoutError, HASTY)


def test_silent_server_ends_with_the_time_of_the_page(site: Site) -> None:
    refusal(site.at("/a", lambda handler: site.stopped.wait() and None), FetchTimeoutError, HASTY)


def test_answer_that_is_no_http_or_breaks_off_is_unreachable(site: Site) -> None:
    garbage = site.at("/a", lambda handler: handler.wfile.write(b"\x00\x01garbage\r\n\r\n") and None)
    assert "broke off or is no HTTP" in refusal(garbage, UnreachableError)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 99\r\n\r\n<p>"
    assert "broke off" in refusal(site.at("/b", lambda handler: handler.wfile.write(head) and None), UnreachableError)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", raw_deflate(PAGE)),
        ("identity", PAGE),
    ],
)
def test_packed_body_is_unpacked(site: Site, encoding: str, body: bytes) -> None:
    assert read(site.page("/a", body, Content_Type="text/html", Content_Encoding=encoding)).data == PAGE


def test_bomb_is_never_unpacked_past_the_limit(site: Site) -> None:
    bomb = gzip.compress(b"<p>" + bytes(50_000_000))
    assert len(bomb) < 60_000
    address = site.page("/a", bomb, Content_Type="text/html", Content_Encoding="gzip")
    reader = PageReader(LOCAL)
    tracemalloc.start()
    with pytest.raises(TooLargeError):
        reader.read(address)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_damaged_or_unfinished_packing_is_refused(site: Site) -> None:
    packed = gzip.compress(PAGE)
    for path, body in (("/a", packed[:-12]), ("/b", packed[:12] + b"\xff" * 30)):
        address = site.page(path, body, Content_Type="text/html", Content_Encoding="gzip")
        assert "damaged" in refusal(address, UnreachableError)


def test_packing_that_was_not_asked_for_is_refused(site: Site) -> None:
    address = site.page("/a", b"x", Content_Type="text/html", Content_Encoding="br")
    assert 'compressed as "br"' in refusal(address, NotTextError)


def test_control_characters_of_a_server_do_not_reach_the_message(site: Site) -> None:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 404 \xc2\x9b31mred\r\nContent-Length: 0\r\n\r\n")

    assert refusal(site.at("/a", answer), HttpStatusError).isprintable()


def test_feed_is_fetched_as_its_bytes_and_is_no_page(site: Site) -> None:
    feed = b"<rss><channel><title>T</title></channel></rss>"
    address = site.page("/feed", feed, Content_Type="application/rss+xml", ETag='"v1"', Last_Modified="yesterday")
    answer = PageReader(LOCAL).fetch(address)
    assert (answer.data, answer.media_type, answer.url) == (feed, "application/rss+xml", address)
    assert (answer.etag, answer.last_modified, answer.is_unchanged) == ('"v1"', "yesterday", False)
    assert "application/rss+xml" in refusal(address, NotTextError)


def test_unchanged_answer_is_told_by_the_server(site: Site) -> None:
    address = site.page("/feed", b"", 304)
    answer = PageReader(LOCAL).fetch(address, etag='"v1"', last_modified="yesterday")
    assert (answer.data, answer.is_unchanged) == (b"", True)
    assert site.headers[-1]["if-none-match"] == '"v1"'
    assert site.headers[-1]["if-modified-since"] == "yesterday"
    refusal(address, HttpStatusError)  # where nothing was said of what is known, it is no answer
    assert "if-none-match" not in site.headers[-1]


def test_other_files_are_refused_before_their_bytes_are_read(site: Site) -> None:
    address = site.page("/a.png", b"\x89PNG", Content_Type="image/png")
    with pytest.raises(NotTextError):
        PageReader(LOCAL).fetch(address)


def test_feed_at_an_address_leads_to_its_pages_through_their_robots_txt(site: Site) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /closed\n", Content_Type="text/plain")
    site.page("/open", PAGE, Content_Type="text/html")
    site.page("/closed", PAGE, Content_Type="text/html")
    items = b"<item><link>/open</link></item><item><link>/closed</link></item>"
    address = site.page("/feed", b"<rss><channel>" + items + b"</channel></rss>", Content_Type="text/xml")
    capture, failure = read_inputs([address], config=LOCAL, stdin=io.BytesIO())
    assert isinstance(capture, Capture)
    assert (capture.url, capture.name) == (site.address("/open"), f"{address}#entry 1 {site.address('/open')}")
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, RobotsError)
    assert "/closed" not in site.requests
