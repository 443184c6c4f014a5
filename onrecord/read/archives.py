"""Web archives: the pages in WARC files, one after the other, however large the file is.

fastwarc reads the records. Where one of them is damaged it stops; reading then goes on at the next place in the file
at which a record begins, and what lies between is reported.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from onrecord.config import Limits
from onrecord.errors import DamagedError, EmptyError, OnrecordError, TooLargeError
from onrecord.read.captures import capture_of
from onrecord.read.names import shown_address
from onrecord.read.record_starts import next_record
from onrecord.records import Capture, Failure, MediaType

_PAGES = frozenset({"text/html", "application/xhtml+xml"})
_WITH_PAGES = (WarcRecordType.response, WarcRecordType.resource)
_OK = 200
_CHUNK = 1 << 20  # bytes
_LONGEST_HEADER = 64_000  # bytes, of WARC and of HTTP; servers stop at 8 to 32 KB


def read_warc(
    stream: BinaryIO, *, name: str, limits: Limits, left_out: Counter[str] | None = None
) -> Iterator[Capture | Failure]:
    """The web pages in a WARC file (1.0, 1.1; as it is, or packed with gzip, Zstandard or lz4), in order.

    Each capture has the address and the moment of its record, and is named `name#record N address`, records
    counted from 1. Records that are no answer 200 with a page are counted in `left_out` by what they are. Of the
    file no more is held than a record that is a page. A stretch that is damaged is one failure, which names
    where it begins; then reading goes on behind it, if `stream` can be wound. A file without any page is a failure.
    """
    counts: Counter[str] = Counter() if left_out is None else left_out
    before = counts.total()
    found = False
    for item in _Archive(stream, name=name, limits=limits, counts=counts).items():
        found = True
        yield item
    if not found:
        others = ", ".join(f"{number:,} {what}" for what, number in counts.most_common(5)) or "nothing at all"
        beside = f" ({others} left out)" if counts.total() > before else ""
        yield Failure(name, EmptyError(f"{name} holds no web page{beside}.", hint="Check what was archived."))


class _Archive:
    def __init__(self, stream: BinaryIO, *, name: str, limits: Limits, counts: Counter[str]) -> None:
        self._stream = stream
        self._name = name
        self._limits = limits
        self._counts = counts
        self._number = 0
        self._can_wind = stream.seekable()

    def items(self) -> Iterator[Capture | Failure]:
        start = 0
        while True:
            at = start  # the place in the file of the record that is being read
            try:
                for record in _records(self._stream, start):
                    at = start + record.stream_pos
                    self._number += 1
                    if record.content_length > self._limits.archive_record_bytes and self._can_wind:
                        yield from self._too_long(record)
                        break  # on to the next one, without unpacking this
                    yield from self._item(record)
                else:
                    return
                fault = None
            except (OSError, ValueError) as raised:  # what fastwarc says of records that it cannot read
                fault = raised
            following = next_record(self._stream, after=at) if self._can_wind else None
            if fault:
                yield Failure(self._name, _damaged(self._name, at, following, fault))
            if following is None:
                return
            start = following

    def _item(self, record: WarcRecord) -> Iterator[Capture | Failure]:
        if record.record_type not in _WITH_PAGES:
            self._counts[f"{record.record_type} records"] += 1
            return
        address = record.headers.get("WARC-Target-URI") or ""
        place = f"{self._name}#record {self._number} {shown_address(address)}".rstrip()
        if (media_type := self._page_type(record)) is None:
            return
        try:
            yield self._capture(record, place=place, address=address.strip("<> "), media_type=media_type)
        except OnrecordError as error:
            yield Failure(place, error)

    def _page_type(self, record: WarcRecord) -> str | None:
        """The media type of a record that is a page; what else it is, is counted."""
        if record.record_type == WarcRecordType.resource:
            declared = record.headers.get("Content-Type") or ""
        elif not record.is_http:
            self._counts["answers that are not of HTTP"] += 1  # Heritrix keeps those of the name servers
            return None
        else:
            record.parse_http(auto_decode="all", max_header_len=_LONGEST_HEADER)
            headers = record.http_headers
            if headers is None or headers.status_code is None:
                raise ValueError("a response without an HTTP status")
            if headers.status_code != _OK:
                self._counts[f"answers {headers.status_code}"] += 1
                return None
            declared = headers.get("Content-Type") or ""
        media_type = declared.split(";", 1)[0].strip().lower()
        if media_type in _PAGES:
            return media_type
        self._counts[f"of type {media_type or 'none'}"[:60]] += 1
        return None

    def _capture(self, record: WarcRecord, *, place: str, address: str, media_type: str) -> Capture:
        most = self._limits.input_bytes
        data = _payload(record, most + 1)
        if len(data) > most:
            message = f"{place} has more than {most:,} bytes, the limit of a page."
            raise TooLargeError(message, hint="Leave it out; no news page is as long.")
        charset = record.http_charset if record.http_headers is not None else None
        return capture_of(
            data,
            name=place,
            limits=self._limits,
            charsets=[charset] if charset else [],
            hinted=MediaType.HTML,
            url=address if address.startswith(("http://", "https://")) else None,
            fetched_at=_moment(record),
        )

    def _too_long(self, record: WarcRecord) -> Iterator[Failure]:
        """A record over the limit: a film or a bomb, and not worth a word; or a page, which is."""
        self._counts["records over the limit of size"] += 1
        if record.record_type not in _WITH_PAGES or self._page_type(record) is None:
            return
        message = f"{self._name}#record {self._number} has {record.content_length:,} bytes, too many for a page."
        yield Failure(self._name, TooLargeError(message, hint="Leave it out; no news page is as long."))


def _records(stream: BinaryIO, start: int) -> Iterator[WarcRecord]:
    if stream.seekable():
        stream.seek(start)
    # Not the parsing of HTTP: of most records it is not wanted.
    return iter(ArchiveIterator(stream, parse_http=False, max_header_len=_LONGEST_HEADER, fsspec_args=False))


def _payload(record: WarcRecord, most: int) -> bytes:
    """The unpacked body, of `most` bytes. Raises ValueError where the record ends before it should."""
    expected = record.content_length
    parts, size = [], 0
    while size < most and (part := record.reader.read(min(_CHUNK, most - size))):
        parts.append(part)
        size += len(part)
    headers = record.http_headers
    is_packed = headers is not None and any(headers.get(name) for name in ("Content-Encoding", "Transfer-Encoding"))
    if not is_packed and size < min(expected, most):
        raise ValueError(f"the record should have {expected:,} bytes and has {size:,}")
    return b"".join(parts)


def _moment(record: WarcRecord) -> datetime | None:
    try:
        return record.record_date
    except (ValueError, OSError):
        return None  # the page is as good without


def _damaged(name: str, at: int, following: int | None, fault: Exception) -> DamagedError:
    end = "the rest is not read" if following is None else f"reading goes on at byte {following:,}"
    reason = " ".join(str(fault).split())[:200]
    return DamagedError(
        f"{name} is damaged in or after the record at byte {at:,} ({reason}); {end}.",
        hint="Download it again, if what lies there matters.",
    )
