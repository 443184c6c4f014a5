"""JSON Lines: one article a line, read as the lines come.

A line is an object with `id` (a string that is not blank) and either `text` or `html`; `url`, `title`, `outlet`
and `published` may be there; null is the same as absent, and other keys are left alone. An id is a string and
nothing else: given back as a string, a number would no longer match the one that the giver holds. `text` is
kept exactly, whatever it holds.
"""

import codecs
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, BinaryIO, NoReturn

from onrecord.config import Limits
from onrecord.errors import (
    DuplicateIdError,
    InvalidLineError,
    NotTextError,
    OnrecordError,
    TooLargeError,
)
from onrecord.read.captures import check_text, not_text
from onrecord.read.days import is_day_or_moment
from onrecord.read.files import STDIN_NAME, file_error, open_regular
from onrecord.read.forms import form_of_bytes
from onrecord.read.names import shown
from onrecord.records import Capture, Failure, MediaType

_SHAPE = 'A line is an object with "id" and "text" or "html".'
_SKIP_CHUNK = 1 << 16  # bytes
_OTHER_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


@dataclass(frozen=True, slots=True)
class SeenIds:
    """Where each id of a run was first given."""

    places: dict[str, str] = field(default_factory=dict)

    def add(self, id: str, place: str) -> None:  # noqa: A002
        """Note `id` as given at `place`. Raises DuplicateIdError where it was given before."""
        if first := self.places.get(id):
            message = f'{place}: the id "{shown(id)}" was given before, in {first}.'
            raise DuplicateIdError(message, hint="Give every article an id of its own.")
        self.places[id] = place


def read_line_files(
    names: Sequence[str], *, limits: Limits, stdin: BinaryIO, seen: SeenIds | None = None
) -> Iterator[Capture | Failure]:
    """The articles of several files of JSON Lines, `-` being standard input; an id counts in all of them.

    `seen` has the ids of what was read before in the same run.
    """
    seen = SeenIds() if seen is None else seen
    for name in names:
        if name == "-":
            yield from read_lines(stdin, name=STDIN_NAME, limits=limits, seen=seen)
            continue
        try:
            stream = open_regular(name, pipes=True)
        except OnrecordError as error:
            yield Failure(shown(name), error)
        except (OSError, ValueError) as fault:
            yield Failure(shown(name), file_error(name, fault))
        else:
            with stream:
                yield from read_lines(stream, name=name, limits=limits, seen=seen)


def read_lines(
    stream: BinaryIO, *, name: str, limits: Limits, seen: SeenIds | None = None
) -> Iterator[Capture | Failure]:
    """One capture or failure for each line that is not blank, as soon as the line is there.

    Captures are named `name:number`, counting from 1 and counting blank lines. Of a line over
    `limits.line_bytes` no more than that is ever held. A stream that is not text ends in one failure.
    """
    seen, name, number = SeenIds() if seen is None else seen, shown(name), 0
    while True:
        number += 1
        place = f"{name}:{number}"
        try:
            line = stream.readline(limits.line_bytes + 1)
            is_whole = len(line) <= limits.line_bytes or line.endswith(b"\n")
            if not is_whole:
                _skip_line(stream)
        except (OSError, ValueError) as fault:
            yield Failure(place, file_error(name, fault))
            return
        if not line:
            return
        if number == 1 and (fault_of_all := _unreadable_stream(line, name)):
            yield Failure(name, fault_of_all)
            return
        if not is_whole:
            yield Failure(place, _too_long(place, limits))
        elif line.strip():
            yield _read_line(line, place=place, limits=limits, seen=seen)


def _read_line(line: bytes, *, place: str, limits: Limits, seen: SeenIds) -> Capture | Failure:
    id: str | None = None  # noqa: A001
    try:
        fields = _parse(line, place)
        id = _id(fields, place)  # noqa: A001
        seen.add(id, place)
        return _capture(id, fields, place=place, limits=limits)
    except OnrecordError as error:
        return Failure(place, error, id=id)


def _parse(line: bytes, place: str) -> dict[str, Any]:
    try:
        # "utf-8-sig": files glued together carry a byte order mark in front of later lines too.
        value = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError as fault:
        _refuse(f"{place} is not UTF-8 (byte {fault.start + 1}).", "JSON Lines are UTF-8; convert the file.")
    except json.JSONDecodeError as fault:
        _refuse(f"{place} is not valid JSON: {fault.msg} (column {fault.colno}).", _SHAPE)
    except RecursionError:
        _refuse(f"{place} is nested too deeply.", _SHAPE)
    except ValueError as fault:  # NaN and its kin, or a number of more digits than Python converts
        reason = str(fault).partition(":")[0]  # what Python adds is advice to a programmer
        _refuse(f"{place} is not valid JSON: {reason}.", _SHAPE)
    if not isinstance(value, dict):
        _refuse(f"{place} is {_kind(value)}, not an object.", _SHAPE)
    return value


def _id(fields: dict[str, Any], place: str) -> str:
    value = fields.get("id")
    if value is None:
        _refuse(f'{place} has no "id".', _SHAPE)
    if not isinstance(value, str):
        hint = f'Write it in quotation marks: "{value}".' if _is_short_number(value) else _SHAPE
        _refuse(f'{place}: "id" is {_kind(value)}, not a string.', hint)
    if not value.strip():
        _refuse(f'{place}: "id" is empty.', "Give every article an id of its own.")
    return value


def _capture(id: str, fields: dict[str, Any], *, place: str, limits: Limits) -> Capture:  # noqa: A002
    text, html = _string(fields, "text", place), _string(fields, "html", place)
    if text is not None and html is not None:
        _refuse(f'{place} has both "text" and "html".', "Keep the one to be read.")
    content, media_type = (text, MediaType.TEXT) if html is None else (html, MediaType.HTML)
    if content is None:
        _refuse(f'{place} has neither "text" nor "html".', _SHAPE)
    capture = Capture(
        id=id,
        name=place,
        media_type=media_type,
        text=content,
        url=_string(fields, "url", place) or None,
        title=_string(fields, "title", place) or None,
        outlet=_string(fields, "outlet", place) or None,
        published=_published(fields, place),
    )
    check_text(content, name=place, limits=limits, media_type=media_type)
    # A character has at most four bytes, so that only a long text need be encoded to be measured.
    if len(content) * 4 > limits.input_bytes:
        size = len(content.encode("utf-8", errors="surrogatepass"))
        if size > limits.input_bytes:
            message = f"{place} has {size:,} bytes; the limit is {limits.input_bytes:,} bytes."
            raise TooLargeError(message, hint="Split it into its articles.")
    return capture


def _published(fields: dict[str, Any], place: str) -> str | None:
    value = _string(fields, "published", place)
    if not value:
        return None
    if not is_day_or_moment(value):
        _refuse(
            f'{place}: "published" is "{shown(value)}", which is no ISO 8601 date.',
            "Write 2025, 2025-12, 2025-12-02 or 2025-12-02T18:30:00Z.",
        )
    return value


def _string(fields: dict[str, Any], key: str, place: str) -> str | None:
    value = fields.get(key)
    if value is not None and not isinstance(value, str):
        _refuse(f'{place}: "{key}" is {_kind(value)}, not a string.', "Write it in quotation marks, or leave it out.")
    return value


def _kind(value: object) -> str:
    """The name that JSON has for the type of `value`, with an article."""
    names = {bool: "true or false", int: "a number", float: "a number", str: "a string", list: "an array"}
    return "null" if value is None else names.get(type(value), "an object")


def _is_short_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**30


def _refuse(message: str, hint: str) -> NoReturn:
    # Not chained to Python's own error: an OnrecordError says all there is to say.
    raise InvalidLineError(message, hint=hint) from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _unreadable_stream(first_line: bytes, name: str) -> OnrecordError | None:
    """The error of a stream whose every line would fail for the same reason."""
    if first_line.startswith(_OTHER_MARKS):
        return NotTextError(f"{name} is in UTF-16 or UTF-32.", hint="JSON Lines are UTF-8; convert the file.")
    form = form_of_bytes(first_line)
    return not_text(name, form) if form else None


def _too_long(place: str, limits: Limits) -> TooLargeError:
    message = f"{place} is a line of more than {limits.line_bytes:,} bytes."
    return TooLargeError(message, hint="Put every article on a line of its own.")


def _skip_line(stream: BinaryIO) -> None:
    while (part := stream.readline(_SKIP_CHUNK)) and not part.endswith(b"\n"):
        pass
