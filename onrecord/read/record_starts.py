"""Where in a WARC file the next record begins: the way on behind a damaged one."""

import io
import zlib
from typing import BinaryIO

_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_WARC = b"WARC/1."
_PLAIN = b"\n" + _WARC
_MARKS = (_GZIP, _ZSTD, _PLAIN)
_WINDOW = 1 << 20  # bytes read at a time
_PROBE = 4096  # bytes unpacked to see whether a record begins there


def next_record(stream: BinaryIO, *, after: int) -> int | None:
    """The first place behind byte `after` where a record begins, packed or not; None if there is none.

    Time is linear in what is passed over. Raises OSError as `stream` does.
    """
    place = after + 1
    while True:
        stream.seek(place)
        window = stream.read(_WINDOW)
        if len(window) < len(_PLAIN):
            return None
        for candidate in _candidates(window):
            if _begins_record(stream, place + candidate):
                return place + candidate
        place += len(window) - len(_PLAIN) + 1  # a mark may lie across the border


def _candidates(window: bytes) -> list[int]:
    """Where a mark stands in `window`, in order; of the plain one the line after it."""
    found = []
    for mark in _MARKS:
        at = window.find(mark)
        while at >= 0:
            found.append(at + 1 if mark is _PLAIN else at)
            at = window.find(mark, at + 1)
    return sorted(found)


def _begins_record(stream: BinaryIO, place: int) -> bool:
    stream.seek(place)
    start = stream.read(_PROBE)
    if start.startswith(_WARC):
        return True
    if start.startswith(_GZIP):
        try:
            return zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(start, len(_WARC)).startswith(_WARC)
        except zlib.error:
            return False
    return start.startswith(_ZSTD) and _unpacked_zstd(stream, place).startswith(_WARC)


def _unpacked_zstd(stream: BinaryIO, place: int) -> bytes:
    from fastwarc.stream_io import ZstdReader

    stream.seek(place)
    # A frame is unpacked by blocks of at most 128 KiB.
    with ZstdReader(io.BytesIO(stream.read(_WINDOW))) as reader:
        try:
            return reader.read(len(_WARC))
        except (OSError, ValueError):
            return b""
