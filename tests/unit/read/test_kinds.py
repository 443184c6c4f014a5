import gzip

import pytest

from onrecord.read.kinds import Kind, kind_of
from tests.unit.read.exports import FACTIVA_CODED, FACTIVA_PLAIN, NEXIS_OLD, docx, packed, pdf, warc_record
from tests.unit.read.listings_samples import ATOM, INDEX, JSON_FEED, NEWS_SITEMAP, OPML, RDF, RSS
from tests.unit.read.wire_samples import NEWSML, NEWSML_MESSAGE, NINJS, NINJS_2, NITF


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        *((text.encode(), Kind.LISTING) for text in (RSS, ATOM, RDF, JSON_FEED, NEWS_SITEMAP, INDEX, OPML)),
        (RSS.encode("utf-16"), Kind.LISTING),
        (gzip.compress(INDEX.encode()), Kind.LISTING),
        (warc_record(1, b""), Kind.WARC),
        (packed([warc_record(1, b"")]), Kind.WARC),
        (b"\x28\xb5\x2f\xfd\x04", Kind.WARC),
        (NINJS.encode(), Kind.NINJS),
        (NINJS_2.encode(), Kind.NINJS),
        (NEWSML.encode(), Kind.NEWSML),
        (NEWSML_MESSAGE.encode(), Kind.NEWSML),
        (NITF.encode(), Kind.NITF),
        (docx(["a"]), Kind.ZIP),
        (pdf([["a"]]), Kind.PDF),
        (b"{\\rtf1", Kind.RTF),
        (NEXIS_OLD.encode(), Kind.EXPORT),
        (FACTIVA_PLAIN.encode(), Kind.EXPORT),
        ("\n".join(FACTIVA_CODED).encode(), Kind.EXPORT),
    ],
)
def test_kind_is_told_by_the_content(data: bytes, kind: Kind) -> None:
    assert kind_of(data) is kind


@pytest.mark.parametrize(
    "data",
    [
        b"<!doctype html><p>An article on <rss> feeds.",
        b'<?xml version="1.0"?><html><p>No.</p></html>',
        b"WARC/ is how it begins, she said.",
        b'{"id": "1", "text": "No.", "uri": "x", "headline": "y"}\n',
        b'{"uri": "x"}',
        b"{curly} people said no.",
        b"Document 1 of 25 was missing, she said.",
        b"End of Document\n",
        gzip.compress(b"The mayor said no."),
        b"\x1f\x8bbroken",
        b"",
    ],
)
def test_pages_texts_and_lines_are_of_no_kind(data: bytes) -> None:
    assert kind_of(data) is None
