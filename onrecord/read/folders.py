"""The files of a folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import EmptyError, OnrecordError
from onrecord.read.files import file_error, open_regular
from onrecord.read.kinds import SNIFFED, kind_of
from onrecord.read.names import shown

# What browsers store beside a saved page, and what holds no prose: named outright these are tried like any
# file; met in a folder they would only be a failure each, or a style sheet read as an article.
_SKIPPED = """
    .css .js .mjs .map .json .jsonl .ndjson .ico .png .jpg .jpeg .gif .webp .avif .bmp .svg .woff .woff2 .ttf .otf
    .eot .mp3 .mp4 .webm .ogg .wav .mov
"""
SKIPPED_ENDINGS = frozenset(_SKIPPED.split())
_MAY_HOLD_ITEMS = ".json"  # news items and feeds; what is saved beside a page is JSON as well


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A folder inside the folder, or the folder itself, that gave nothing."""

    path: str
    error: OnrecordError


def files_in(folder: str) -> Iterator[str | Unreadable]:
    """Paths of the files in `folder` and the folders in it, each folder's entries in the order of their names.

    Left out: hidden entries, links (what they lead to inside is met anyway, what is outside was not asked
    for, and so no circle can arise), devices, and files with one of `SKIPPED_ENDINGS`; of JSON files only those
    that hold news items or a feed are given.
    """
    waiting, found, skipped = [Path(folder)], 0, 0
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir() and (path == Path(folder) or not path.is_symlink()):
                entries = [entry for entry in path.iterdir() if not entry.name.startswith(".")]
                waiting += sorted(entries, key=lambda entry: entry.name, reverse=True)
                continue
            is_wanted = path.is_file() and not path.is_symlink() and _is_worth_reading(path)
        except OSError as fault:
            found += 1
            yield Unreadable(str(path), file_error(str(path), fault))
            continue
        if is_wanted:
            found += 1
            yield str(path)
        else:
            skipped += 1
    if not found:
        yield Unreadable(folder, _nothing_in(folder, skipped))


def holds_items(path: str) -> bool:
    """Whether a file is told by its content to be a feed, an archive, a wire item or a document."""
    try:
        with open_regular(path) as file:
            return kind_of(file.read(SNIFFED)) is not None
    except (OSError, ValueError, OnrecordError):
        return False  # reading it will say what is wrong


def _is_worth_reading(path: Path) -> bool:
    ending = path.suffix.lower()
    return ending not in SKIPPED_ENDINGS or (ending == _MAY_HOLD_ITEMS and holds_items(str(path)))


def _nothing_in(folder: str, skipped: int) -> EmptyError:
    beside = f" ({skipped:,} links, images, style sheets and the like left out)" if skipped else ""
    return EmptyError(f"{shown(folder)} holds no text or HTML file{beside}.", hint="Name the files to read.")
