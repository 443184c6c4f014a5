import gzip
import io
import zipfile
from collections import Counter
from datetime import UTC, datetime

import pytest
from fastwarc.stream_io import ZstdWriter

from onrecord.config import Config, Limits
from onrecord.errors import DamagedError, EmptyError, NotTextError, OnrecordError, TooLargeError, UnsafeError
from onrecord.read.archives import read_warc
from onrecord.read.inputs import expand_inputs, read_expanded
from onrecord.records import Capture, Failure, MediaType
from tests.unit.read.exports import packed, page, warc_record

RECORDS = [warc_record(number, page(number)) for number in range(5)]


class _Kept(io.BytesIO):
    def close(self) -> None:
        """Stay open, so that what was written can be had."""


class _Pipe(io.BytesIO):
    def seekable(self) -> bool:
        return False

    def seek(self, *_: int) -> int:
        raise OSError("a pipe cannot be wound")


def plain(records: list[bytes]) -> bytes:
    return b"".join(records)


def zstandard(records: list[bytes]) -> bytes:
    frames = []
    for record in records:
        file = _Kept()
        with ZstdWriter(file) as writer:
            writer.write(record)
        frames.append(file.getvalue())
    return b"".join(frames)


PACKINGS = [plain, packed, zstandard]


def read(data: bytes, *, limits: Limits | None = None, left_out: Counter[str] | None = None) -> list[Capture | Failure]:
    return list(read_warc(io.BytesIO(data), name="a.warc", limits=limits or Limits(), left_out=left_out))


def addresses(found: list[Capture | Failure]) -> list[str]:
    return [(item.url or "").rpartition("/")[2] for item in found if isinstance(item, Capture)]


def errors(found: list[Capture | Failure]) -> list[OnrecordError]:
    return [item.error for item in found if isinstance(item, Failure)]


@pytest.mark.parametrize("pack", PACKINGS)
def test_pages_of_an_archive_are_captured_in_order(pack) -> None:
    found = read(pack(RECORDS))
    assert addresses(found) == ["0", "1", "2", "3", "4"]
    first = found[0]
    assert isinstance(first, Capture)
    assert first.name == "a.warc#record 1 https://news.example/0"
    assert first.fetched_at == datetime(2026, 3, 1, 10, 0, tzinfo=UTC)
    assert (first.data, first.media_type) == (page(0), MediaType.HTML)


def test_archive_packed_as_one_whole_is_read() -> None:
    assert addresses(read(gzip.compress(plain(RECORDS)))) == ["0", "1", "2", "3", "4"]


def test_charset_of_the_http_header_is_used() -> None:
    text = "<p>Мэр сказал нет.</p>".encode("koi8-r")
    (capture,) = read(warc_record(1, text, media_type="text/html; charset=KOI8-R"))
    assert isinstance(capture, Capture)
    assert capture.charset == "koi8-r"


def test_packed_and_chunked_bodies_are_unpacked() -> None:
    body = page(1)
    chunked = f"{len(body):x}\r\n".encode() + body + b"\r\n0\r\n\r\n"
    found = read(
        warc_record(1, gzip.compress(body), headers="Content-Encoding: gzip\r\n")
        + warc_record(1, chunked, headers="Transfer-Encoding: chunked\r\n")
    )
    assert [item.data for item in found if isinstance(item, Capture)] == [body, body]


def test_what_is_no_page_is_counted_by_what_it_is() -> None:
    left_out: Counter[str] = Counter()
    found = read(
        plain([
            warc_record(0, b"GET / HTTP/1.1", kind="request"),
            warc_record(1, page(1)),
            warc_record(2, b"\x89PNG", media_type="image/png"),
            warc_record(3, page(3), status="404 Not Found"),
            RECORDS[4].replace(b"application/http; msgtype=response", b"text/dns"),
        ]),
        left_out=left_out,
    )  # fmt: skip
    assert addresses(found) == ["1"]
    assert left_out == {
        "request records": 1, "of type image/png": 1, "answers 404": 1, "answers that are not of HTTP": 1,
    }  # fmt: skip


def test_archive_without_a_page_is_no_silence() -> None:
    (failure,) = read(warc_record(2, b"\x89PNG", media_type="image/png"))
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, EmptyError)
    assert "(1 of type image/png left out)" in failure.error.message


def test_record_that_is_no_text_is_a_failure_with_its_place() -> None:
    first, second = read(warc_record(1, bytes(range(256))) + RECORDS[2])
    assert isinstance(first, Failure)
    assert first.name == "a.warc#record 1 https://news.example/1"
    assert isinstance(first.error, NotTextError)
    assert isinstance(second, Capture)


@pytest.mark.parametrize("pack", [packed, zstandard])
def test_damaged_record_is_reported_with_its_place_and_those_behind_it_are_read(pack) -> None:
    parts = [bytearray(pack([record])) for record in RECORDS]
    middle = len(parts[2]) // 2
    for at in range(middle, middle + 20):
        parts[2][at] ^= 0x5F
    found = read(b"".join(parts))
    assert addresses(found)[:2] == ["0", "1"]
    assert addresses(found)[-2:] == ["3", "4"]
    assert all(isinstance(error, DamagedError) for error in errors(found))
    assert f"goes on at byte {sum(map(len, parts[:3])):,}" in errors(found)[-1].message


@pytest.mark.parametrize("pack", [plain, packed])
@pytest.mark.parametrize(
    "damage",
    [
        lambda record: record.replace(b"Content-Length: ", b"Content-Length: 9"),
        lambda record: record.replace(b"Content-Length: ", b"Content-Length: -"),
        lambda record: record.replace(b"Content-Length: ", b"X: "),
        lambda record: b"WORC" + record[4:],
    ],
)
def test_record_with_a_wrong_header_costs_no_other(pack, damage) -> None:
    found = read(pack([*RECORDS[:2], damage(RECORDS[2]), *RECORDS[3:]]))
    assert addresses(found) == ["0", "1", "3", "4"]
    assert len(errors(found)) >= 1


@pytest.mark.parametrize("pack", PACKINGS)
def test_archive_that_breaks_off_says_so(pack) -> None:
    found = read(pack(RECORDS)[:-90])
    assert addresses(found)[:2] == ["0", "1"]
    assert isinstance(errors(found)[-1], DamagedError)


def test_page_over_the_limit_is_refused_and_the_next_is_read() -> None:
    limits = Limits(input_bytes=1_000, archive_record_bytes=5_000)
    for size in (2_000, 20_000):
        found = read(packed([warc_record(1, b"a" * size), RECORDS[2]]), limits=limits)
        assert addresses(found) == ["2"]
        assert isinstance(errors(found)[0], TooLargeError)


def test_packed_body_is_unpacked_no_further_than_the_limit() -> None:
    bomb = gzip.compress(b" " * 50_000_000)
    found = read(warc_record(1, bomb, headers="Content-Encoding: gzip\r\n"), limits=Limits(input_bytes=1_000))
    assert isinstance(errors(found)[0], TooLargeError)


def test_archive_on_a_pipe_is_read_until_it_is_damaged() -> None:
    data = bytearray(packed(RECORDS))
    whole = read_expanded(expand_inputs(["-"]), config=Config(), stdin=_Pipe(bytes(data)))
    assert addresses(list(whole)) == ["0", "1", "2", "3", "4"]
    data[-120:-110] = bytes(10)
    found = list(read_expanded(expand_inputs(["-"]), config=Config(), stdin=_Pipe(bytes(data))))
    assert addresses(found)[:3] == ["0", "1", "2"]
    assert "the rest is not read" in errors(found)[-1].message


# WACZ


def wacz(*members: tuple[str, bytes], packing: int = zipfile.ZIP_STORED) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        archive.writestr("datapackage.json", "{}")
        for name, data in members:
            archive.writestr(name, data)
    return file.getvalue()


def read_zip(data: bytes, *, limits: Limits | None = None) -> list[Capture | Failure]:
    config = Config(limits=limits or Limits())
    return list(read_expanded(expand_inputs(["-"]), config=config, stdin=io.BytesIO(data)))


def test_archives_in_a_wacz_are_read_one_after_the_other() -> None:
    data = wacz(("archive/a.warc.gz", packed(RECORDS[:2])), ("archive/b.warc", plain(RECORDS[2:])))
    found = read_zip(data)
    assert addresses(found) == ["0", "1", "2", "3", "4"]
    assert found[0].name == "stdin#archive/a.warc.gz#record 1 https://news.example/0"


def test_member_that_is_a_bomb_or_names_a_place_outside_is_refused_and_the_rest_is_read() -> None:
    bomb = plain([*RECORDS[:1], b" " * 50_000_000])
    found = read_zip(
        wacz(
            ("a.warc", bomb),
            ("../b.warc", plain(RECORDS[:1])),
            ("c.warc", plain(RECORDS[4:])),
            packing=zipfile.ZIP_DEFLATED,
        )
    )
    assert [type(error) for error in errors(found)] == [UnsafeError, UnsafeError]
    assert addresses(found) == ["4"]


def test_wacz_of_too_many_files_is_refused() -> None:
    (failure,) = read_zip(wacz(("a.warc", b"")), limits=Limits(archive_files=1))
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, TooLargeError)


def test_broken_zip_and_zip_of_other_things_are_refused() -> None:
    (failure,) = read_zip(wacz(("a.warc", b"x"))[:-10])
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, DamagedError)
    (failure,) = read_zip(wacz(("a.txt", b"x")))
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, NotTextError)
