"""One request over HTTP and its answer, within limits on time and on size."""

import ssl
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from functools import cached_property

import httpcore2
import httpx2

from onrecord import __version__
from onrecord.config import Config
from onrecord.errors import FetchTimeoutError, NotTextError, TooLargeError, UnreachableError
from onrecord.read.addresses import Resolver, look_up
from onrecord.read.connections import Deadline, GuardedTransport
from onrecord.read.names import shown

_HEADERS = {
    "User-Agent": f"Onrecord/{__version__}",
    "Accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
    # Only what is unpacked here, piece by piece within the limit.
    "Accept-Encoding": "gzip, deflate",
    "Connection": "close",
}


class Fetcher:
    """Sends requests to checked addresses. No proxy, cookie, password or setting of the environment is used."""

    def __init__(self, config: Config, *, resolve: Resolver = look_up) -> None:
        self._config = config
        self._resolve = resolve

    @contextmanager
    def get(
        self, url: httpx2.URL, deadline: Deadline, *, conditions: Mapping[str, str] | None = None
    ) -> Iterator[httpx2.Response]:
        """The answer of `url`, its body still to be read. Redirects are not followed.

        `conditions` are headers that ask for what has changed (If-None-Match, If-Modified-Since).
        Raises ForbiddenAddressError, FetchTimeoutError, UnreachableError, while the body is read too.
        """
        name = shown(str(url))
        context = self._context if url.scheme == "https" else None  # it takes a tenth of a second to make
        transport = GuardedTransport(self._config, resolve=self._resolve, deadline=deadline, context=context)
        limits = self._config.limits
        timeout = httpx2.Timeout(limits.fetch_seconds, connect=limits.connect_seconds)
        request = httpx2.Request(
            "GET", url, headers={**_HEADERS, **(conditions or {})}, extensions={"timeout": timeout.as_dict()}
        )
        try:
            # Not by way of a client, which would keep cookies and stumble over a malformed redirect.
            with transport, closing(transport.handle_request(request)) as answer:
                answer.request = request
                yield answer
        except httpcore2.ConnectTimeout as fault:
            raise _timeout(f"{name}: no connection in time.") from fault
        except httpcore2.TimeoutException as fault:
            raise _timeout(f"{name} gave no full answer within {deadline.seconds:g} seconds.") from fault
        except httpcore2.ConnectError as fault:
            raise _unreachable(name, fault) from fault
        except (httpcore2.NetworkError, httpcore2.ProtocolError) as fault:
            raise UnreachableError(
                f"{name}: the answer broke off or is no HTTP ({shown(str(fault)) or type(fault).__name__}).",
                hint="Try again later, or save the page from a browser and give the file.",
            ) from fault

    @cached_property
    def _context(self) -> ssl.SSLContext:
        return httpx2.create_ssl_context(trust_env=False)


def read_body(answer: httpx2.Response, *, most: int, deadline: Deadline, cut: bool = False) -> bytes:
    """The unpacked body, of `most` bytes; over that it is cut off, or refused.

    Raises TooLargeError, NotTextError for a compression that was not asked for, UnreachableError for a damaged one.
    """
    name = shown(str(answer.request.url))
    announced = answer.headers.get("content-length", "")
    if not cut and announced.isdecimal() and len(announced) < 20 and int(announced) > most:
        raise _too_large(name, most)
    parts, size = [], 0
    for part in _unpacked(answer, name=name, most=most, deadline=deadline):
        parts.append(part)
        size += len(part)
        if size > most:
            if cut:
                break
            raise _too_large(name, most)
    return b"".join(parts)[:most]


def _unpacked(answer: httpx2.Response, *, name: str, most: int, deadline: Deadline) -> Iterator[bytes]:
    packing = answer.headers.get("content-encoding", "").strip().lower()
    raw = answer.iter_raw()
    if packing in ("", "identity"):
        yield from raw
    elif packing in ("gzip", "x-gzip", "deflate"):
        try:
            yield from _inflated(raw, most=most, deadline=deadline)
        except (zlib.error, EOFError) as fault:
            raise UnreachableError(f"{name}: the compressed answer is damaged.", hint="Try again later.") from fault
    else:
        raise NotTextError(
            f'{name} is compressed as "{shown(packing)}", which was not asked for.',
            hint="Save the page from a browser and give the file.",
        )


def _inflated(raw: Iterable[bytes], *, most: int, deadline: Deadline) -> Iterator[bytes]:
    """Unpack gzip, with all its members, or deflate, in pieces that never add up to much over `most` bytes.

    A bomb packs gigabytes into kilobytes, so that not even a single piece may be unpacked whole.
    """
    unpacker, is_first, size = zlib.decompressobj(zlib.MAX_WBITS | 32), True, 0
    for piece in raw:
        while piece:
            deadline.left()  # thousands of empty members in one piece cost time and give no bytes
            if unpacker.eof:
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)
            try:
                part = unpacker.decompress(piece, max(1, most + 1 - size))
            except zlib.error:
                if not is_first:
                    raise
                # Some servers send deflate without the header that the standard asks for.
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
                part = unpacker.decompress(piece, max(1, most + 1 - size))
            is_first = False
            piece = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            size += len(part)
            if part:
                yield part
            if size > most:
                return
    if not unpacker.eof and not is_first:
        raise EOFError("the last member is not complete")


def _too_large(name: str, most: int) -> TooLargeError:
    message = f"{name} has more than {most:,} bytes, the limit."
    return TooLargeError(message, hint="Give the addresses of single articles.")


def _timeout(message: str) -> FetchTimeoutError:
    return FetchTimeoutError(message, hint="Try again later, or save the page from a browser and give the file.")


def _unreachable(name: str, fault: httpcore2.ConnectError) -> UnreachableError:
    cause: BaseException | None = fault
    while cause is not None and not isinstance(cause, ssl.SSLError):
        cause = cause.__cause__ or cause.__context__
    if isinstance(cause, ssl.SSLCertVerificationError):
        reason = f"its certificate does not hold ({shown(cause.verify_message)})"
        return UnreachableError(f"{name}: {reason}.", hint="Check the address and the clock of this machine.")
    if cause is not None:
        return UnreachableError(f"{name}: no secure connection ({shown(str(cause))}).", hint="Try http:// instead.")
    reason = shown(str(fault))
    return UnreachableError(f"{name}: no connection ({reason}).", hint="Check the address, or try again later.")
