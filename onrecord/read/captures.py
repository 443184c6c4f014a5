"""Bytes, wherever they came from, made into a capture or refused."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from onrecord.config import Limits
from onrecord.errors import EmptyError, NotTextError, TooLargeError
from onrecord.read.encodings import charset_of, declared_in_page
from onrecord.read.forms import Form, form_of_bytes, form_of_text, media_type_of
from onrecord.records import Capture, MediaType

_INVISIBLE = "\ufeff\0\u200b"


def capture_of(
    data: bytes,
    *,
    name: str,
    limits: Limits,
    charsets: Sequence[str] = (),
    hinted: MediaType | None = None,
    url: str | None = None,
    fetched_at: datetime | None = None,
) -> Capture:
    """The capture of `data`, its charset decided: `data.decode(charset, errors="replace")` is its text.

    The text is what the bytes say, newlines included; only a byte order mark is left out. `charsets` are
    labels that came with the bytes, `hinted` the media type that an ending or a server gives. Raises
    EmptyError, NotTextError, TooLargeError.
    """
    if not data:
        raise EmptyError(f"{name} is empty.", hint="Give a file or page with an article in it.")
    if form := form_of_bytes(data):
        raise not_text(name, form)
    charset = charset_of(data, [*charsets, *declared_in_page(data)])
    if charset is None:
        raise NotTextError(f"{name} is binary data, not text.", hint="Only text and HTML are read.")
    text = data.decode(charset, errors="replace")
    if form := form_of_text(text):
        raise not_text(name, form)
    media_type = media_type_of(text, hinted=hinted)
    check_text(text, name=name, limits=limits, media_type=media_type)
    return Capture(
        id=content_id(data),
        name=name,
        media_type=media_type,
        data=data,
        charset=charset,
        url=url,
        fetched_at=fetched_at,
    )


def check_text(text: str, *, name: str, limits: Limits, media_type: MediaType) -> None:
    """Raise EmptyError for text without a visible character, TooLargeError for plain text over the limit."""
    if not text.strip() or not text.strip(_INVISIBLE).strip():
        raise EmptyError(f"{name} holds no text.", hint="Give a file or page with an article in it.")
    if media_type is MediaType.TEXT and len(text) > limits.text_characters:
        raise TooLargeError(
            f"{name} has {len(text):,} characters; the limit is {limits.text_characters:,}.",
            hint="Split it into its articles.",
        )


def content_id(data: bytes) -> str:
    """The id of a capture that nobody named: the first 16 hex digits of the SHA-256 of its bytes."""
    return hashlib.sha256(data).hexdigest()[:16]


def not_text(name: str, form: Form) -> NotTextError:
    """The error for an input of a form that is not read."""
    return NotTextError(f"{name} is {form.name}, not text or HTML.", hint=form.hint)
