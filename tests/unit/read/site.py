"""A web site on the loopback address, which answers as a test says."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """Answers by path, and a log of the requests as `path` and headers. `robots.txt` is a 404 unless set."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.requests: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.stopped = threading.Event()
        self.port = 0

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> str:
        """Have `path` answer with `body`; underscores in header names stand for hyphens. Gives the address."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        return self.at(path, answer)

    def redirect(self, path: str, location: str, status: int = 302) -> str:
        return self.page(path, b"", status, Location=location)

    def at(self, path: str, answer: Answer) -> str:
        self.answers[path] = answer
        return self.address(path)

    def address(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"


@contextmanager
def running_site(context: ssl.SSLContext | None = None) -> Iterator[Site]:
    site = Site()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.requests.append(self.path)
            site.headers.append({name.lower(): value for name, value in self.headers.items()})
            self.close_connection = True
            try:
                if answer := site.answers.get(self.path):
                    answer(self)
                else:
                    self.send_response(404)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
            except OSError:
                pass  # the reader hung up, as it should on an answer that never ends

        def log_message(self, *arguments: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def finish_request(self, request: socket.socket, client_address: object) -> None:
            if not context:
                Handler(request, client_address, self)
                return
            with suppress(OSError), context.wrap_socket(request, server_side=True) as wrapped:
                Handler(wrapped, client_address, self)

    server = Server(("127.0.0.1", 0), Handler)
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
