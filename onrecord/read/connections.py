"""Connections that lead to checked addresses only, and that end when their time is up.

The host is looked up once, every address found is checked, and the connection is made to one of those very
addresses: a name that answers differently a moment later (DNS rebinding) changes nothing. TLS still verifies
the name. The time limit covers everything, the look-up and each byte of the headers included: httpx2's own
timeouts start anew with every byte, so that a server which drips them could hold a run for days.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

import httpcore2
import httpx2

from onrecord.config import Config
from onrecord.errors import ForbiddenAddressError, UnreachableError
from onrecord.read.addresses import Resolver, why_not_public
from onrecord.read.names import shown


class Deadline:
    """The end of the time that a page may take. `seconds` is the whole of it."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Seconds left, `at_most` so many. Raises httpcore2.ReadTimeout when there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout("the time is up")
        return left if at_most is None else min(left, at_most)


class GuardedTransport(httpx2.BaseTransport):
    """One connection for one request. Errors are those of httpcore2, and OnrecordError.

    `context` is for https; without one httpcore2 would make its own from settings of the environment.
    """

    def __init__(
        self, config: Config, *, resolve: Resolver, deadline: Deadline, context: ssl.SSLContext | None
    ) -> None:
        # Nothing is kept alive: a connection to an address shared by two hosts has verified only one of them.
        self._pool = httpcore2.ConnectionPool(
            ssl_context=context,
            max_keepalive_connections=0,
            network_backend=_GuardedBackend(config, resolve, deadline),
        )

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Send `request` and wait for the headers of its answer."""
        url = httpcore2.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore2.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        return httpx2.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        """Close the connection."""
        self._pool.close()


class _Body(httpx2.SyncByteStream):
    def __init__(self, answer: httpcore2.Response) -> None:
        self._answer = answer

    def __iter__(self) -> Iterator[bytes]:
        return self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()


class _GuardedBackend(httpcore2.NetworkBackend):
    def __init__(self, config: Config, resolve: Resolver, deadline: Deadline) -> None:
        self._config = config
        self._resolve = resolve
        self._deadline = deadline
        self._network = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        fault: Exception = httpcore2.ConnectError("the host has no address")
        for ip in self._checked_addresses(host, port):
            try:
                stream = self._network.connect_tcp(
                    ip,
                    port,
                    timeout=self._deadline.left(timeout),
                    local_address=local_address,
                    socket_options=socket_options,
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as failed:
                fault = failed
                continue
            return _TimedStream(stream, self._deadline)
        raise fault

    def _checked_addresses(self, host: str, port: int) -> Sequence[str]:
        """All addresses of `host`; one that may not be reached rules out the host."""
        found = _in_time(lambda: self._resolve(host, port), self._deadline, host)
        for ip in [] if self._config.allow_private else found:
            if kind := why_not_public(ip):
                what = f"{ip} is" if ip == host else f"{shown(host)} is at {ip},"
                raise ForbiddenAddressError(
                    f"{what} {kind} address.",
                    hint="Only the public internet is fetched from; --allow-private permits other addresses.",
                )
        return found


class _TimedStream(httpcore2.NetworkStream):
    """A stream whose every operation ends at the deadline."""

    def __init__(self, stream: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = self._deadline.left(timeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _in_time(look_up: Callable[[], Sequence[str]], deadline: Deadline, host: str) -> Sequence[str]:
    """What `look_up` finds. The system's look-up has no time limit, so that it runs beside and may be left."""
    found: list[Sequence[str] | OSError] = []

    def run() -> None:
        try:
            found.append(look_up())
        except OSError as fault:
            found.append(fault)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if not found:
        raise httpcore2.ConnectTimeout("the host was not found in time")
    if isinstance(found[0], OSError):
        raise _not_found(host, found[0])
    return found[0]


def _not_found(host: str, fault: OSError) -> UnreachableError:
    if isinstance(fault, socket.gaierror) and fault.errno == socket.EAI_AGAIN:
        return UnreachableError(
            f"{shown(host)} could not be looked up just now.", hint="Check the connection to the internet, try again."
        )
    return UnreachableError(f"There is no host {shown(host)}.", hint="Check the address and the connection.")
