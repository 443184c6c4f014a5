"""What the user named - files, folders, addresses, standard input - read one after the other."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from onrecord.config import Config
from onrecord.errors import EmptyError, ForbiddenAddressError, NotFoundError, OnrecordError
from onrecord.read.files import STDIN_NAME, read_file, read_stdin
from onrecord.read.folders import Unreadable, files_in
from onrecord.read.names import shown, shown_address
from onrecord.records import Capture, Failure

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

    What names nothing becomes a Failure in its place, so that the length is the number of results to come.
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
    read_page: Callable[[str], Capture] | None = None,
) -> Iterator[Capture | Failure]:
    """One capture or failure for each of `inputs`, in order. `read_page` stands in for the network."""
    for item in inputs:
        if isinstance(item, Failure):
            yield item
            continue
        if item.kind is InputKind.ADDRESS and read_page is None:
            # Imported here: it takes a fifth of a second, which a run over files need not wait.
            from onrecord.read.pages import PageReader

            read_page = PageReader(config).read
        try:
            yield _read(item, config=config, stdin=stdin, read_page=read_page)
        except OnrecordError as error:
            yield Failure(_shown(item), error)


def _read(item: Input, *, config: Config, stdin: BinaryIO, read_page: Callable[[str], Capture] | None) -> Capture:
    if item.kind is InputKind.STDIN:
        return read_stdin(stdin, limits=config.limits)
    if item.kind is InputKind.ADDRESS and read_page is not None:
        return read_page(item.name)
    return read_file(item.name, limits=config.limits)


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
