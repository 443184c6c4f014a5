import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import ForbiddenAddressError, InvalidAddressError
from onrecord.read.addresses import look_up, parse_address, why_not_public


@pytest.mark.parametrize(
    "ip",
    [
        "8.8.8.8",
        "93.184.215.14",
        "2606:4700::1111",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",  # 8.8.8.8 by way of NAT64
    ],
)
def test_address_on_the_public_internet_is_public(ip: str) -> None:
    assert why_not_public(ip) is None


@pytest.mark.parametrize(
    ("ip", "kind"),
    [
        ("127.0.0.1", "a loopback"),
        ("127.255.255.254", "a loopback"),
        ("::1", "a loopback"),
        ("0.0.0.0", "an unspecified"),
        ("::", "an unspecified"),
        ("10.0.0.1", "a private"),
        ("172.16.0.1", "a private"),
        ("192.168.1.1", "a private"),
        ("fd00::1", "a private"),
        ("169.254.169.254", "a link-local"),
        ("fe80::1", "a link-local"),
        ("fe80::1%eth0", "a link-local"),
        ("100.64.0.1", "a reserved"),  # shared by the customers of one carrier
        ("192.88.99.1", "a reserved"),
        ("224.0.0.1", "a multicast"),
        ("239.1.1.1", "a multicast"),
        ("ff0e::1", "a multicast"),
        ("::ffff:127.0.0.1", "a loopback"),
        ("::ffff:10.0.0.1", "a private"),
        ("64:ff9b::7f00:1", "a loopback"),  # 127.0.0.1 by way of NAT64
        ("64:ff9b::a00:1", "a private"),
        ("2002:7f00:1::", "a tunnel"),
        ("2002:808:808::1", "a tunnel"),
        ("2001:0:4136:e378:8000:63bf:3fff:fdd2", "a tunnel"),
    ],
)
def test_other_addresses_are_told_by_kind(ip: str, kind: str) -> None:
    assert why_not_public(ip) == kind


@pytest.mark.parametrize(
    "ip", ["240.0.0.1", "255.255.255.255", "192.0.0.1", "192.0.2.1", "198.18.0.1", "2001:db8::1", "fec0::1", "::7f00:1"]
)
def test_reserved_addresses_are_not_public(ip: str) -> None:
    assert why_not_public(ip)


@pytest.mark.parametrize("host", ["2130706433", "0x7f000001", "0x7f.1", "017700000001", "127.1", "0177.0.0.1"])
def test_odd_spellings_of_an_address_are_found_out(host: str) -> None:
    assert [why_not_public(ip) for ip in look_up(host, 80)] == ["a loopback"]


@pytest.mark.parametrize(
    ("address", "fetched"),
    [
        ("http://news.example/a", "http://news.example/a"),
        ("HTTPS://News.Example:443/a", "https://news.example/a"),
        (" http://news.example/a#top ", "http://news.example/a"),
        ("http://münchen.example/ä?ö", "http://xn--mnchen-3ya.example/%C3%A4?%C3%B6"),
        ("http://[2606:4700::1111]:8080/", "http://[2606:4700::1111]:8080/"),
    ],
)
def test_address_is_put_in_order(address: str, fetched: str) -> None:
    assert parse_address(address) == fetched


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http:///a",
        "http://news.example:port/",
        "http://news.example:0/",
        "http://news.example:65536/",
        "http://[::1/",
        "http://300.1.1.1/",
        "http://☃.example/",
        "http://news\x00.example/",
        "http://news.example/" + "a" * 70_000,
    ],
)
def test_malformed_address_is_refused(address: str) -> None:
    with pytest.raises(InvalidAddressError) as refused:
        parse_address(address)
    assert refused.value.message.isprintable()
    assert len(refused.value.message) < 600


@pytest.mark.parametrize("address", ["ftp://news.example/", "file:///etc/passwd", "javascript:alert(1)", "news"])
def test_other_schemes_are_refused(address: str) -> None:
    with pytest.raises(ForbiddenAddressError):
        parse_address(address)


@pytest.mark.parametrize("address", ["http://me:secret@news.example/", "http://me@news.example/"])
def test_password_is_neither_sent_nor_repeated(address: str) -> None:
    with pytest.raises(ForbiddenAddressError) as refused:
        parse_address(address)
    assert refused.value.message.startswith("http://…@news.example/ ")


@given(st.sampled_from(["http://", "https://", "http:", "//", ""]), st.text(alphabet=st.characters(), max_size=40))
def test_any_text_is_an_address_or_refused(start: str, rest: str) -> None:
    try:
        url = parse_address(start + rest)
    except (InvalidAddressError, ForbiddenAddressError) as error:
        assert error.message.encode("utf-8")  # noqa: PT017
    else:
        assert url.host
        assert url.scheme in ("http", "https")
