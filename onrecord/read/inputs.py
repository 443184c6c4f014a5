"""What the user named - files, folders, addresses, standard input - read one after the other."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from onrecord.config import Config
from onrecord.errors import EmptyError, ForbiddenAddressError, NotFoundError, OnrecordError, UnreadableError
from onrecord.read.files import STDIN_NAME, file_error, hint_of, open_regular
from onrecord.read.folders import Unreadable, files_in
from onrecord.read.items import ItemReader
from onrecord.read.names import shown, shown_address
from onrecord.records import Capture, Failure

if TYPE_CHECKING:
    from onrecord.read.following import FetchesPages
    from onrecord.read.pages import Answer, PageReader

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*)://", re.IGNORECASE)


class InputKind(StrEnum):
    """Where an input is read from."""

    FILE = "file"
    ADDRESS = "address"
    STDIN = "stdin"


@dataclass(frozen=True, slots=True)
class Input:
    """One item to read: the path or address as given, or `-`."""

    kind: InputKind
    name: str


def read_inputs(inputs: Sequence[str], *, config: Config, stdin: BinaryIO) -> Iterator[Capture | Failure]:
    """Everything that `inputs` name, in order, each read when it is asked for."""
    return read_expanded(expand_inputs(inputs), config=config, stdin=stdin)


def expand_inputs(inputs: Sequence[str]) -> list[Input | Failure]:
    """The single items that `inputs` name: folders become their files; nothing is opened or fetched yet.

    What names nothing becomes a Failure in its place, so that each gives one result or more.
    """
    expanded: list[Input | Failure] = []
    for name in inputs:
        if name == "-" and Input(InputKind.STDIN, "-") in expanded:
            again = EmptyError("Standard input was given twice.", hint='Give "-" once.')
            expanded.append(Failure(STDIN_NAME, again))
        else:
            expanded += _expand(name)
    return expanded


def read_expanded(
    inputs: Iterable[Input | Failure],
    *,
    config: Config,
    stdin: BinaryIO,
    pages: "FetchesPages | None" = None,
    left_out: Counter[str] | None = None,
) -> Iterator[Capture | Failure]:
    """The captures and failures that come of `inputs`, in order: one each, or those of the articles that one holds.

    Feeds, archives, wire items and documents are told by their content. `pages` stands in for the network.
    `left_out` counts, by what it is, what web archives hold that is no page.
    """
    reader = ItemReader(
        pages or _Pages(config), limits=config.limits, left_out=Counter() if left_out is None else left_out
    )
    for item in inputs:
        if isinstance(item, Failure):
            yield item
            continue
        try:
            yield from _read(item, reader, stdin=stdin)
        except OnrecordError as error:
            yield Failure(_shown(item), error)


class _Pages:
    """The network, made ready when the first address is read: it takes a fifth of a second."""

    def __init__(self, config: Config) -> None:
        self._config = config

    @cached_property
    def _reader(self) -> "PageReader":
        from onrecord.read.pages import PageReader

        return PageReader(self._config)

    def read(self, address: str) -> Capture:
        return self._reader.read(address)

    def fetch(self, address: str) -> "Answer":
        return self._reader.fetch(address)


def _read(item: Input, reader: ItemReader, *, stdin: BinaryIO) -> Iterator[Capture | Failure]:
    if item.kind is InputKind.ADDRESS:
        yield from reader.read_address(item.name)
        return
    name = STDIN_NAME if item.kind is InputKind.STDIN else item.name
    try:
        stream = stdin if item.kind is InputKind.STDIN else open_regular(item.name)
        if stream.closed:
            raise UnreadableError("Standard input is closed.", hint="Open it, or name a file.")
    except (OSError, ValueError) as fault:
        raise file_error(name, fault) from fault
    with ExitStack() as stack:
        if stream is not stdin:
            stack.enter_context(stream)
        try:
            yield from reader.read_stream(stream, name=shown(name), hinted=hint_of(name))
        except OSError as fault:
            raise file_error(name, fault) from fault


def _expand(name: str) -> Iterator[Input | Failure]:
    if name == "-":
        yield Input(InputKind.STDIN, name)
    elif not name:
        empty = NotFoundError("An empty name is no input.", hint="Give a file, a folder, an address or -.")
        yield Failure('""', empty)
    elif scheme := _SCHEME.match(name.strip()):
        yield _address(name.strip(), scheme[1].lower())
    elif _is_folder(name):
        for found in files_in(name):
            if isinstance(found, Unreadable):
                yield Failure(shown(found.path), found.error)
            else:
                yield Input(InputKind.FILE, found)
    else:
        yield Input(InputKind.FILE, name)


def _address(address: str, scheme: str) -> Input | Failure:
    if scheme in ("http", "https"):
        return Input(InputKind.ADDRESS, address)
    name = shown_address(address)
    hint = "Give the path without file://." if scheme == "file" else "Fetch it yourself and give the file."
    return Failure(name, ForbiddenAddressError(f"{name}: only http and https addresses are fetched.", hint=hint))


def _is_folder(name: str) -> bool:
    try:
        return Path(name).is_dir()
    except (OSError, ValueError):
        return False  # reading it will say what is wrong with the name


def _shown(item: Input) -> str:
    if item.kind is InputKind.STDIN:
        return STDIN_NAME
    return shown_address(item.name) if item.kind is InputKind.ADDRESS else shown(item.name)
