"""One input, whatever it holds: a page or a text is one capture, anything else gives those of its articles.

What only some inputs need is imported where it is needed, so that a run over pages need not wait for it.
"""

import io
import os
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from onrecord.config import Limits
from onrecord.errors import TooLargeError
from onrecord.read.captures import capture_of
from onrecord.read.kinds import SNIFFED, Kind, kind_of
from onrecord.read.names import shown_address
from onrecord.records import Capture, Failure, MediaType

if TYPE_CHECKING:
    from onrecord.read.following import FetchesPages

_CHUNK = 1 << 20  # bytes
_WIRE = frozenset({Kind.NINJS, Kind.NEWSML, Kind.NITF})


class ItemReader:
    """Reads inputs by what is in them. `left_out` counts what archives hold that is no page."""

    def __init__(self, pages: "FetchesPages", *, limits: Limits, left_out: Counter[str]) -> None:
        self._pages = pages
        self._limits = limits
        self._left_out = left_out

    def read_stream(
        self, stream: BinaryIO, *, name: str, hinted: MediaType | None = None
    ) -> Iterator[Capture | Failure]:
        """What is in a file or comes on standard input. Of web archives no more than a page is held at a time.

        Raises TooLargeError, EmptyError, NotTextError and their kin for an input of which nothing can be read, and
        OSError as `stream` does.
        """
        can_wind = stream.seekable() and stream.tell() == 0
        source = stream if can_wind else cast(BinaryIO, _OneWay(stream))
        start = _start(source)
        kind = kind_of(start)
        if kind is Kind.WARC:
            from onrecord.read.archives import read_warc

            yield from read_warc(source, name=name, limits=self._limits, left_out=self._left_out)
        elif kind is Kind.ZIP and can_wind:
            yield from self._zip(stream, name=name)
        else:
            data = _whole(source, most=self._most(kind), name=name)
            yield from self._bytes(data, kind, name=name, hinted=hinted)

    def read_address(self, address: str) -> Iterator[Capture | Failure]:
        """What is at `address`. Raises FetchError and its kin, and as `read_stream` does."""
        answer = self._pages.fetch(address)
        from onrecord.read.pages import page_of

        kind = kind_of(answer.data[:SNIFFED])
        if kind is None:
            yield page_of(answer, limits=self._limits)
        else:
            yield from self._bytes(answer.data, kind, name=shown_address(address), base=answer.url)

    def _most(self, kind: Kind | None) -> int:
        if kind is None or kind in _WIRE:
            return self._limits.input_bytes
        return self._limits.xml_bytes if kind is Kind.LISTING else self._limits.document_bytes

    def _bytes(
        self, data: bytes, kind: Kind | None, *, name: str, base: str | None = None, hinted: MediaType | None = None
    ) -> Iterator[Capture | Failure]:
        if kind is None:
            yield capture_of(data, name=name, limits=self._limits, hinted=hinted)
        elif kind is Kind.LISTING:
            from onrecord.read.following import Follower
            from onrecord.read.listings import read_listing

            listing = read_listing(data, base=base, name=name, limits=self._limits)
            yield from Follower(self._pages, limits=self._limits).follow(listing, name=name)
        elif kind in _WIRE:
            from onrecord.read.wire import read_wire

            yield from read_wire(data, kind, name=name, limits=self._limits)
        elif kind in (Kind.WARC, Kind.ZIP):
            yield from self.read_stream(io.BytesIO(data), name=name)
        else:
            from onrecord.read.documents import read_document

            yield from read_document(data, kind, name=name, limits=self._limits)

    def _zip(self, stream: BinaryIO, *, name: str) -> Iterator[Capture | Failure]:
        from onrecord.read.documents import is_docx, read_docx
        from onrecord.read.zips import open_zip, read_wacz, warcs_in

        with open_zip(stream, name=name, limits=self._limits) as archive:
            if warcs_in(archive):
                yield from read_wacz(archive, name=name, limits=self._limits, left_out=self._left_out)
                return
            if is_docx(archive):
                yield from read_docx(archive, name=name, limits=self._limits)
                return
        stream.seek(0)
        yield capture_of(stream.read(SNIFFED), name=name, limits=self._limits)  # which says what it is instead


class _OneWay(io.RawIOBase):
    """A stream that can only be read on, whose start was looked at: wound back to it once, and never elsewhere."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__()
        self._stream = stream
        self._held = b""
        self._position = 0

    def look(self, size: int) -> bytes:
        """The first `size` bytes, which `read` gives again."""
        parts = [self._held]
        while (missing := size - sum(map(len, parts))) > 0 and (part := self._stream.read(missing)):
            parts.append(part)
        self._held = b"".join(parts)
        return self._held

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._held:
            end = len(self._held) if size < 0 else size
            part, self._held = self._held[:end], self._held[end:]
        else:
            part = self._stream.read(_CHUNK if size < 0 else size)
        self._position += len(part)
        return part

    def tell(self) -> int:
        return self._position


def _start(source: BinaryIO) -> bytes:
    if isinstance(source, _OneWay):
        return source.look(SNIFFED)
    start = source.read(SNIFFED)
    source.seek(0)
    return start


def _whole(source: BinaryIO, *, most: int, name: str) -> bytes:
    if (known := _size(source)) > most:
        raise _too_large(name, most=most, size=known)
    parts, size = [], 0
    while part := source.read(min(_CHUNK, most + 1 - size)):
        parts.append(part)
        size += len(part)
        if size > most:
            raise _too_large(name, most=most)
    return b"".join(parts)


def _size(source: BinaryIO) -> int:
    """The size of a file in bytes; 0 where nobody knows."""
    try:
        return os.fstat(source.fileno()).st_size
    except OSError:
        return 0


def _too_large(name: str, *, most: int, size: int | None = None) -> TooLargeError:
    limit = f"{most:,} bytes"
    over = f"{size:,} bytes; the limit is {limit}" if size is not None else f"more than {limit}, the limit"
    return TooLargeError(f"{name} has {over}.", hint="Split it into its articles; for a collection use --jsonl.")
