"""Limits and settings, in one frozen object that is built at the edge and passed down."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """What an input may take. Sizes in bytes, times in seconds."""

    input_bytes: int = 20_000_000  # the largest news page among 137 measured has 3.4 MB
    line_bytes: int = 60_000_000  # a line of JSON Lines: escaping triples a page that is not in Latin letters
    text_characters: int = 2_000_000  # some 330,000 words, a thick book
    html_depth: int = 256  # elements inside elements; browsers stop at 512
    fetch_seconds: float = 30.0  # for the whole of one page, redirects included
    connect_seconds: float = 10.0
    redirects: int = 5
    robots_bytes: int = 512_000  # RFC 9309 asks for at least 500 KiB
    xml_bytes: int = 60_000_000  # a feed, a sitemap or the text of a Word file, unpacked; sitemaps may have 50 MB
    xml_tags: int = 3_000_000  # beginnings and ends of elements; half a gigabyte of memory
    feed_entries: int = 10_000  # four seconds' worth; feeds that are read by others have ten to a few hundred
    sitemap_entries: int = 50_000  # what the sitemap protocol allows
    listings: int = 1_000  # feeds and sitemaps that one list of them may lead to
    listing_depth: int = 3  # lists in lists: an outline names a sitemap index, which names sitemaps
    document_bytes: int = 200_000_000  # a PDF or DOCX file, as it lies on the disk and unpacked
    document_pages: int = 5_000  # of a PDF file
    archive_record_bytes: int = 100_000_000  # a longer record of a web archive is passed over without unpacking it
    archive_files: int = 10_000  # in one WACZ
    archive_ratio: int = 200  # times that a file in a WACZ may grow; HTML packs to a tenth


@dataclass(frozen=True, slots=True)
class Config:
    """Settings of one run."""

    limits: Limits = Limits()
    allow_private: bool = False  # fetch from loopback and private addresses
