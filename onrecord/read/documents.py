"""Documents: PDF, DOCX and Rich Text files, with one article or, exported from a press database, with many."""

import zipfile
from collections.abc import Iterator, Sequence

from onrecord.config import Limits
from onrecord.errors import DamagedError, MissingExtraError, NotTextError, OnrecordError
from onrecord.read.captures import check_text, content_id
from onrecord.read.composed import compose
from onrecord.read.docx import PART, docx_lines
from onrecord.read.encodings import charset_of
from onrecord.read.exports import split_export
from onrecord.read.kinds import Kind
from onrecord.read.pdf import pdf_lines
from onrecord.records import Capture, Failure, MediaType


def read_document(data: bytes, kind: Kind, *, name: str, limits: Limits) -> Iterator[Capture | Failure]:
    """The article in a PDF or Rich Text file, as plain text; those of an export one by one, `name#article N`.

    Exports of Nexis and Factiva are known by their marks, also in plain text: outlet, date, byline and headline
    are taken over. Raises MissingExtraError, DamagedError, EmptyError, TooLargeError, NotTextError.
    """
    if kind is Kind.PDF:
        lines = pdf_lines(data, name=name, limits=limits)
    elif kind is Kind.RTF:
        lines = _rtf_lines(data, name=name)
    else:
        lines = _text_lines(data, name=name)
    yield from _articles(lines, name=name, limits=limits)


def is_docx(archive: zipfile.ZipFile) -> bool:
    """Whether a ZIP file is a Word document."""
    return PART in archive.namelist()


def read_docx(archive: zipfile.ZipFile, *, name: str, limits: Limits) -> Iterator[Capture | Failure]:
    """The article or articles in a Word document, as `read_document` has them."""
    yield from _articles(docx_lines(archive, name=name, limits=limits), name=name, limits=limits)


def _articles(lines: Sequence[str], *, name: str, limits: Limits) -> Iterator[Capture | Failure]:
    export = split_export(lines)
    if export is None:
        yield _single(lines, name=name, limits=limits)
        return
    for number, parts in enumerate(export.articles, start=1):
        place = f"{name}#article {number}"
        try:
            yield compose(parts, name=place, limits=limits)
        except OnrecordError as error:
            yield Failure(place, error)
    if export.missing:
        message = f"{name} announces {export.missing:,} articles more than were found in it."
        yield Failure(name, DamagedError(message, hint="Export it again, or look for them in it."))


def _single(lines: Sequence[str], *, name: str, limits: Limits) -> Capture:
    text = "\n".join(lines).strip("\n")
    check_text(text, name=name, limits=limits, media_type=MediaType.TEXT)
    data = text.encode("utf-8", errors="replace")
    return Capture(id=content_id(data), name=name, media_type=MediaType.TEXT, text=text)


def _text_lines(data: bytes, *, name: str) -> list[str]:
    charset = charset_of(data)
    if charset is None:
        raise NotTextError(f"{name} is binary data, not text.", hint="Only text and HTML are read.")
    return data.decode(charset, errors="replace").splitlines()


def _rtf_lines(data: bytes, *, name: str) -> list[str]:
    try:
        from striprtf.striprtf import rtf_to_text
    except ImportError as fault:
        raise MissingExtraError(
            f"{name} is a Rich Text document, which this installation does not read.",
            hint="pip install 'onrecord[documents]'",
        ) from fault
    try:
        text: str = rtf_to_text(data.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except Exception as fault:  # it promises no set of errors
        raise DamagedError(f"{name} is damaged Rich Text.", hint="Open it and save it as DOCX.") from fault
    return [line.rstrip("|") for line in text.splitlines()]  # it ends the cells of tables with bars
