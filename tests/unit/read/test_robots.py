import pytest

from onrecord.config import Config, Limits
from onrecord.errors import RobotsError, UnreachableError
from onrecord.read.pages import PageReader
from onrecord.read.robots import parse_rules
from tests.unit.read.site import Site

PAGE = b"<!doctype html><title>Vote</title><p>The mayor of Lunden said no.</p>"
LOCAL = Config(limits=Limits(fetch_seconds=3.0, robots_bytes=500), allow_private=True)


def rules(site: Site, text: str) -> None:
    site.page("/robots.txt", text.encode(), Content_Type="text/plain")
    for path in ("/open", "/shut/a"):
        site.page(path, PAGE, Content_Type="text/html")


def is_allowed(site: Site, path: str, reader: PageReader | None = None) -> bool:
    try:
        return (reader or PageReader(LOCAL)).read(site.address(path)).data == PAGE
    except RobotsError:
        return False


def test_forbidden_path_is_refused_and_never_requested(site: Site) -> None:
    rules(site, "User-agent: *\nDisallow: /shut/\n")
    assert is_allowed(site, "/open")
    assert not is_allowed(site, "/shut/a")
    assert "/shut/a" not in site.requests


def test_rules_for_onrecord_by_name_win_over_those_for_all(site: Site) -> None:
    rules(site, "User-agent: *\nDisallow: /\n\nUser-agent: onrecord\nDisallow: /shut/\n")
    assert is_allowed(site, "/open")
    assert not is_allowed(site, "/shut/a")


def test_refusal_says_whose_wish_it_is_and_the_way_out(site: Site) -> None:
    rules(site, "User-agent: Onrecord\nDisallow: /\n")
    with pytest.raises(RobotsError) as refused:
        PageReader(LOCAL).read(site.address("/open"))
    assert refused.value.message == f"{site.address('/open')}: the site's robots.txt asks programs not to fetch it."
    assert "save it" in refused.value.hint


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (429, True), (500, False), (503, False)])
def test_missing_rules_allow_and_a_failing_server_forbids(site: Site, status: int, *, allowed: bool) -> None:
    site.page("/robots.txt", b"User-agent: *\nDisallow: /\n", status)
    site.page("/open", PAGE, Content_Type="text/html")
    assert is_allowed(site, "/open") is allowed


def test_rules_are_asked_once_a_run(site: Site) -> None:
    rules(site, "User-agent: *\nDisallow: /shut/\n")
    reader = PageReader(LOCAL)
    assert is_allowed(site, "/open", reader)
    assert is_allowed(site, "/open", reader)
    assert not is_allowed(site, "/shut/a", reader)
    assert site.requests == ["/robots.txt", "/open", "/open"]


def test_target_of_a_redirect_is_checked_too(site: Site) -> None:
    rules(site, "User-agent: *\nDisallow: /shut/\n")
    site.redirect("/moved", "/shut/a")
    assert not is_allowed(site, "/moved")


def test_redirected_rules_are_followed(site: Site) -> None:
    site.redirect("/robots.txt", "/rules")
    site.page("/rules", b"User-agent: *\nDisallow: /shut/\n")
    site.page("/shut/a", PAGE, Content_Type="text/html")
    assert not is_allowed(site, "/shut/a")


def test_rules_that_redirect_forever_count_as_missing(site: Site) -> None:
    site.redirect("/robots.txt", "/robots.txt?")
    site.redirect("/robots.txt?", "/robots.txt")
    site.page("/open", PAGE, Content_Type="text/html")
    assert is_allowed(site, "/open")


def test_rules_past_the_limit_are_cut_off(site: Site) -> None:
    rules(site, "User-agent: *\nDisallow: /shut/\n" + "#" * 600 + "\nDisallow: /open\n")
    assert is_allowed(site, "/open")
    assert not is_allowed(site, "/shut/a")


def test_a_byte_order_mark_and_bytes_that_are_no_text_do_no_harm(site: Site) -> None:
    site.page("/robots.txt", b"\xef\xbb\xbfUser-agent: *\nDisallow: /shut/\n\xff\xfe\n")
    site.page("/shut/a", PAGE, Content_Type="text/html")
    assert not is_allowed(site, "/shut/a")


def test_robots_file_itself_may_be_read(site: Site) -> None:
    rules(site, "User-agent: *\nDisallow: /\n")
    assert PageReader(LOCAL).read(site.address("/robots.txt")).data == b"User-agent: *\nDisallow: /\n"


def test_unreachable_site_is_reported_as_such() -> None:
    with pytest.raises(UnreachableError):
        PageReader(LOCAL).read("http://127.0.0.1:1/a")


def test_rules_over_thousands_of_programs_are_kept_once() -> None:
    """Kept for each program they would be 225 million."""
    names = "".join(f"User-agent: robot-{number}\n" for number in range(15_000))
    parsed = parse_rules(names + "Disallow: /a\n" * 15_000 + "\nUser-agent: onrecord\nDisallow: /shut/\n")
    assert not parsed.can_fetch("https://site.example/shut/a", "Onrecord")
    assert parsed.can_fetch("https://site.example/a", "Onrecord")


@pytest.mark.parametrize(
    "field", ["User-agent:", "user-agent :", "USERAGENT:", "User agent:", "user-agent", "User  agent"]
)
def test_rules_of_other_programs_stay_theirs_however_they_are_written(field: str) -> None:
    others = f"{field} other # a\nDisallow: /\n"
    parsed = parse_rules(f"{others}{field} Onrecord\nDisallow: /shut/\n{field} robot*\nAllow: /\n")
    assert parsed.can_fetch("https://site.example/open", "Onrecord")
    assert not parsed.can_fetch("https://site.example/shut/a", "Onrecord")
