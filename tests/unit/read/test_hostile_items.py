"""Whatever bytes come in, every reader gives captures, failures, or an error that can be shown."""

import io
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from functools import partial

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.config import Limits
from onrecord.errors import OnrecordError
from onrecord.read.archives import read_warc
from onrecord.read.documents import read_document
from onrecord.read.items import ItemReader
from onrecord.read.kinds import Kind
from onrecord.read.listings import read_listing
from onrecord.read.wire import read_wire
from onrecord.records import Capture, Failure
from tests.unit.read import exports, listings_samples, wire_samples
from tests.unit.read.fake_pages import FakePages

LIMITS = Limits()
RECORDS = [exports.warc_record(number, exports.page(number)) for number in range(3)]
SAMPLES: dict[str, bytes] = {
    "warc": b"".join(RECORDS),
    "warc.gz": exports.packed(RECORDS),
    "rss": listings_samples.RSS.encode(),
    "atom": listings_samples.ATOM.encode(),
    "rdf": listings_samples.RDF.encode("utf-16"),
    "json feed": listings_samples.JSON_FEED.encode(),
    "sitemap": listings_samples.NEWS_SITEMAP.encode(),
    "index": listings_samples.INDEX.encode(),
    "opml": listings_samples.OPML.encode(),
    "ninjs": wire_samples.NINJS.encode(),
    "ninjs 2": wire_samples.NINJS_2.encode(),
    "nitf": wire_samples.NITF.encode(),
    "newsml": wire_samples.NEWSML_MESSAGE.encode(),
    "docx": exports.docx(exports.NEXIS_NEW),
    "pdf": exports.pdf([["One line of text."], ["Another."]]),
    "rtf": b"{\\rtf1\\ansi One \\b line\\par of \\u8220?text.}",
    "nexis": exports.NEXIS_OLD.encode(),
    "factiva": exports.FACTIVA_PLAIN.encode(),
}
EDITS = st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6), st.integers(0, 40)), max_size=6)


def edited(data: bytes, edits: list[tuple[float, bytes, int]]) -> bytes:
    """`data` with bytes put in place of others: where, as a share of the length; what; in place of how many."""
    for share, inserted, removed in edits:
        at = int(share * len(data))
        data = data[:at] + inserted + data[at + removed :]
    return data


def read(data: bytes) -> list[Capture | Failure]:
    reader = ItemReader(FakePages(), limits=LIMITS, left_out=Counter())
    return list(reader.read_stream(io.BytesIO(data), name="input"))


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=150, deadline=None)
@given(edits=EDITS)
def test_damaged_input_is_read_or_refused_in_words(name: str, edits: list[tuple[float, bytes, int]]) -> None:
    with suppress(OnrecordError):
        assert read(edited(SAMPLES[name], edits))


READERS: dict[str, Callable[[bytes], object]] = {
    "warc": lambda data: list(read_warc(io.BytesIO(data), name="x", limits=LIMITS)),
    "listing": partial(read_listing, base="https://news.example/feed", name="x", limits=LIMITS),
    **{
        kind.name: lambda data, kind=kind: list(read_wire(data, kind, name="x", limits=LIMITS))
        for kind in (Kind.NINJS, Kind.NITF, Kind.NEWSML)
    },
    **{
        kind.name: lambda data, kind=kind: list(read_document(data, kind, name="x", limits=LIMITS))
        for kind in (Kind.PDF, Kind.RTF, Kind.EXPORT)
    },
}


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300) | st.text(alphabet="<>&;![]{}\"':,/? abnrs\n\\x", max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused_in_words(name: str, data: bytes) -> None:
    with suppress(OnrecordError):
        READERS[name](data)
