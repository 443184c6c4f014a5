"""Web addresses: their form, the hosts they name, and which of those are on the public internet."""

import ipaddress
import socket
from collections.abc import Callable, Sequence

import httpx2

from onrecord.errors import ForbiddenAddressError, InvalidAddressError
from onrecord.read.names import shown, shown_address

# Finds the IP addresses of a host and port. Raises OSError.
Resolver = Callable[[str, int], Sequence[str]]

_PUBLIC_IPV6 = ipaddress.IPv6Network("2000::/3")  # all else is local, reserved or a way to write IPv4
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # how networks with IPv6 alone reach the IPv4 internet
_RELAYS = ipaddress.IPv4Network("192.88.99.0/24")  # of 6to4, given up; Python counts it as public
_KINDS = (
    ("is_unspecified", "an unspecified"),
    ("is_loopback", "a loopback"),
    ("is_link_local", "a link-local"),
    ("is_multicast", "a multicast"),
    ("is_private", "a private"),
)


def parse_address(address: str) -> httpx2.URL:
    """The address, fit to be fetched, without its fragment.

    Raises InvalidAddressError for one that is malformed, ForbiddenAddressError for another scheme than http
    and https or for a user name in it.
    """
    name = shown_address(address)
    try:
        url = httpx2.URL(address.strip())
    except (httpx2.InvalidURL, ValueError) as fault:
        raise _invalid(name, str(fault)) from fault
    if url.scheme not in ("http", "https"):
        raise ForbiddenAddressError(
            f"{name}: only http and https addresses are fetched.", hint="Fetch it yourself and give the file."
        )
    if url.userinfo:
        raise ForbiddenAddressError(
            f"{name} holds a user name or password, which is never sent.",
            hint="Save the page from a browser and give the file.",
        )
    if not url.host:
        raise _invalid(name, "It names no host.")
    if url.port is not None and not 0 < url.port < 65536:
        raise _invalid(name, f"There is no port {url.port}.")
    return url.copy_with(fragment=None)


def look_up(host: str, port: int) -> list[str]:
    """The IP addresses of `host`, as the system finds them; odd spellings such as 0x7f.1 are addresses too."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as fault:  # a label of the host name is empty or over 63 characters
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known") from fault
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def why_not_public(ip: str) -> str | None:
    """What kind of address `ip` is, if it is not one of the public internet: `a private`, `a loopback`."""
    address = ipaddress.ip_address(ip)
    if isinstance(address, ipaddress.IPv6Address):
        return _why_not_public_6(address)
    return _why_not_public_4(address)


def _why_not_public_6(address: ipaddress.IPv6Address) -> str | None:
    if address.ipv4_mapped:
        return _why_not_public_4(address.ipv4_mapped)
    if address in _NAT64:
        return _why_not_public_4(ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF))
    if address.sixtofour or address.teredo:
        return "a tunnel"  # it ends at an IPv4 address of the sender's choice, and nothing public is there
    if address in _PUBLIC_IPV6 and address.is_global:
        return None
    return _kind(address)


def _why_not_public_4(address: ipaddress.IPv4Address) -> str | None:
    is_public = address.is_global and not (address.is_multicast or address.is_reserved or address in _RELAYS)
    return None if is_public else _kind(address)


def _kind(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> str:
    return next((kind for test, kind in _KINDS if getattr(address, test)), "a reserved")


def _invalid(name: str, reason: str) -> InvalidAddressError:
    message = f"{name} is no valid address: {shown(reason)}"
    return InvalidAddressError(message, hint="Copy it from a browser's address bar.")
