"""Invented articles, as press databases export them and agencies send them; the builders of files for tests."""

import gzip
import io
import zipfile
from collections.abc import Sequence

STORY = (
    "PORT HALVEN - The members of the Harbour Pact will meet again on Friday, Secretary General Ines Halloran said.",
    "“Nobody left the table, and nobody will,” Halloran told reporters. She did not say who had asked for a delay.",
    "The minister of Kestria, Oto Brandt, said that his country would wait no longer than the summer.",
)

NEXIS_OLD = """\

                               1 of 2 DOCUMENTS


                              The Tidewater Courier

                            March 3, 2026 Tuesday
                                 City Edition

Talks on Kestria go on, with no
end in sight

BYLINE: Lena Marrow

SECTION: WORLD; Pg. 4

LENGTH: 71 words

DATELINE: PORT HALVEN

The nine members of the Harbour Pact will meet again on Friday,
Secretary General Halloran said on Tuesday.

"Nobody left the table, and nobody will," Halloran told reporters
after four hours of talks.

LOAD-DATE: March 4, 2026

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

                   Copyright 2026 Tidewater Press Ltd.
                              All Rights Reserved

                               2 of 2 DOCUMENTS


                                 Halven Gazette

                           March 5, 2026 Thursday

Brandt sets a date

LENGTH: 22 words

Oto Brandt said that his country would wait no longer than the
summer.

LOAD-DATE: March 5, 2026
"""

NEXIS_NEW = (
    "User Name: reader",
    "Date and Time: Wednesday, March 11, 2026 10:00:00 AM",
    "Documents (2)",
    "1. Talks on Kestria go on",
    "2. Brandt sets a date",
    "",
    "Talks on Kestria go on",
    "The Tidewater Courier",
    "March 3, 2026 Tuesday 6:40 PM GMT",
    "",
    "Copyright 2026 Tidewater Press Ltd. All Rights Reserved",
    "Section: WORLD; Pg. 4",
    "Length: 71 words",
    "Byline: Lena Marrow and Tom Reed",
    "Highlight: The Pact's members meet again on Friday",
    "Body",
    "",
    *STORY,
    "Classification",
    "Language: ENGLISH",
    "Publication-Type: Newspaper",
    "Load-Date: March 4, 2026",
    "End of Document",
    "Brandt sets a date",
    "Halven Gazette",
    "March 5, 2026 Thursday",
    "Copyright 2026 Halven Gazette",
    "Length: 22 words",
    "Body",
    STORY[2],
    "Load-Date: March 5, 2026",
    "End of Document",
)

FACTIVA_CODED = (
    "HD\tTalks on Kestria go on",
    "BY\tBy Lena Marrow",
    "WC\t71 words",
    "PD\t3 March 2026",
    "ET\t18:40",
    "SN\tThe Tidewater Courier",
    "SC\tTIDCOU",
    "PG\t4",
    "LA\tEnglish",
    "CY\tCopyright 2026 Tidewater Press Ltd.",
    "LP\t" + STORY[0],
    "TD\t" + STORY[1],
    STORY[2],
    "NS\tgdip : International Relations",
    "AN\tDocument TIDCOU0020260303em3300001",
    "HD\tBrandt sets a date",
    "WC\t22 words",
    "PD\t5 March 2026",
    "SN\tHalven Gazette",
    "LA\tEnglish",
    "LP\t" + STORY[2],
    "AN\tDocument HALGAZ0020260305em350000a",
)

FACTIVA_PLAIN = """\
World
Talks on Kestria go on, with no end in sight
By Lena Marrow
71 words
3 March 2026
18:40
The Tidewater Courier
TIDCOU
4
English
Copyright 2026 Tidewater Press Ltd.

The nine members of the Harbour Pact will meet again on Friday, Secretary General Ines Halloran said on Tuesday.

"Nobody left the table, and nobody will," Halloran told reporters after four hours of talks.

Document TIDCOU0020260303em3300001

Brandt sets a date for the end of all talks
Tom Reed
22 words
5 March 2026
Halven Gazette
HALGAZ
English
(c) 2026 Halven Gazette

Oto Brandt said that his country would wait no longer than the summer.

Document HALGAZ0020260305em350000a
"""


def docx(paragraphs: Sequence[str], *, rows: Sequence[tuple[str, str]] = ()) -> bytes:
    """A Word document of these paragraphs, then a table of `rows`."""
    word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    table = "".join(f"<w:tr><w:tc>{_paragraph(a)}</w:tc><w:tc>{_paragraph(b)}</w:tc></w:tr>" for a, b in rows)
    body = "".join(map(_paragraph, paragraphs)) + (f"<w:tbl>{table}</w:tbl>" if rows else "")
    document = f'<?xml version="1.0"?><w:document xmlns:w="{word}"><w:body>{body}</w:body></w:document>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", document)
    return file.getvalue()


def _paragraph(text: str) -> str:
    half = len(text) // 2
    parts = [part.replace("&", "&amp;").replace("<", "&lt;") for part in (text[:half], text[half:])]
    runs = "".join(f'<w:r><w:t xml:space="preserve">{part}</w:t></w:r>' for part in parts)
    return f"<w:p>{runs}</w:p>"


def pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF file with one line of text below the other on each page; ASCII alone."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " T* ".join(
            "(" + line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ") Tj" for line in lines
        )
        content = f"BT /F1 10 Tf 12 TL 50 750 Td {shown} ET"
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    data, places = "%PDF-1.4\n", []
    for number, each in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{each}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return f"{data}{end}startxref\n{len(data)}\n%%EOF\n".encode("ascii")


def warc_record(
    number: int, page: bytes, *, kind: str = "response", media_type: str = "text/html; charset=utf-8",
    status: str = "200 OK", headers: str = "",
) -> bytes:  # fmt: skip
    """One record of a WARC file: the answer of https://news.example/NUMBER, on the day of that number in March."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{headers}\r\n".encode() + page
    about = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://news.example/{number}\r\n"
        f"WARC-Date: 2026-03-{number + 1:02d}T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032d}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return about.encode() + http + b"\r\n\r\n"


def packed(records: Sequence[bytes]) -> bytes:
    """A WARC file with each record packed by itself, as archives have it."""
    return b"".join(gzip.compress(record, mtime=0) for record in records)


def page(number: int) -> bytes:
    """A short page."""
    text = f"<p>Ines Halloran said no, for the time of number {number}.</p>"
    return f"<html><title>Story {number}</title>{text}</html>".encode()
