"""PDF documents: their text, its lines put together to paragraphs again."""

import re
import statistics
from collections import Counter

from onrecord.config import Limits
from onrecord.errors import DamagedError, EmptyError, MissingExtraError, TooLargeError

_SHORT = 0.75  # of the usual width: a line that ends a paragraph
_FULL = 0.95  # of it: a line that may end one, if it ends a sentence
_USUAL = 0.8  # quantile of the lengths of lines
_ENDS = re.compile(r"[.!?:…][\"'”’»)\]]*$")
_BROKEN_WORD = "\ufffe"  # how PDFium writes the hyphen of a word that is broken at the end of a line
_DIGITS = re.compile(r"\d+")
_REPEATED = 3  # pages with the same line at the top or bottom: a running head


def pdf_lines(data: bytes, *, name: str, limits: Limits) -> list[str]:
    """The paragraphs of a PDF file, each a line; running heads and page numbers are left out.

    Raises MissingExtraError without pypdfium2, DamagedError for a file that is broken or needs a password,
    EmptyError for one without text (a scan), TooLargeError for one of too many pages.
    """
    pages = _pages(data, name=name, limits=limits)
    if not any(line.strip() for page in pages for line in page):
        raise EmptyError(f"{name} holds no text: it is made of pictures.", hint="Recognize its text (OCR) first.")
    return _joined(_without_running_heads(pages))


def _pages(data: bytes, *, name: str, limits: Limits) -> list[list[str]]:
    """The lines of each page."""
    try:
        import pypdfium2
    except ImportError as fault:
        raise MissingExtraError(
            f"{name} is a PDF document, which this installation does not read.",
            hint="pip install 'onrecord[documents]'",
        ) from fault
    try:
        with pypdfium2.PdfDocument(data) as document:
            if len(document) > limits.document_pages:
                message = f"{name} has {len(document):,} pages; the limit is {limits.document_pages:,}."
                raise TooLargeError(message, hint="Split it.")
            pages, size = [], 0
            for number in range(len(document)):
                text = document[number].get_textpage().get_text_range(errors="ignore")
                size += len(text)
                if size > limits.document_bytes:
                    raise TooLargeError(f"{name} has too much text for a document.", hint="Split it.")
                pages.append([line.rstrip() for line in re.split(r"\r\n|\n|\r", text.replace("\0", ""))])
            return pages
    except pypdfium2.PdfiumError as fault:
        reason = "needs a password" if "assword" in str(fault) else "is damaged"
        raise DamagedError(f"{name} {reason}.", hint="Open it in a reader and save it anew.") from fault


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Pages without the lines at their tops and bottoms that many share but for a number."""
    edges = Counter(key for page in pages for key in {_key(page[at]) for at in (0, -1) if page})
    running = {key for key, number in edges.items() if number >= _REPEATED}
    kept = []
    for page in pages:
        lines = [line for line in page if line.strip()]
        while lines and _key(lines[0]) in running:
            del lines[0]
        while lines and _key(lines[-1]) in running:
            del lines[-1]
        kept.append(lines)
    return kept


def _key(line: str) -> str:
    return _DIGITS.sub("#", line.strip())


def _joined(pages: list[list[str]]) -> list[str]:
    """The lines as paragraphs: one that is much shorter than most, and ends a sentence or begins anew, ends one."""
    lines = [line for page in pages for line in page]
    lengths = [len(line) for line in lines if len(line) > 20] or [80]
    usual = statistics.quantiles(lengths, n=10)[int(_USUAL * 10) - 1] if len(lengths) > 1 else lengths[0]
    paragraphs: list[list[str]] = []
    is_open = False
    for line in lines:
        text = line.strip()
        if is_open:
            _glue(paragraphs[-1], text)
        else:
            paragraphs.append([text])
        is_open = not (len(text) < _SHORT * usual or (len(text) < _FULL * usual and _ENDS.search(text)))
    return ["".join(parts) for parts in paragraphs]


def _glue(parts: list[str], text: str) -> None:
    """Put `text` behind the lines of a paragraph, with a space or, behind a hyphen, without."""
    if parts[-1].endswith(_BROKEN_WORD):
        parts[-1] = parts[-1].removesuffix(_BROKEN_WORD)
        parts.append(text)
    else:
        parts.append(text if parts[-1].endswith("-") else f" {text}")
