"""ZIP files that strangers made: what is in them, opened within limits. WACZ archives are read from here."""

import lzma
import struct
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO, cast

from onrecord.config import Limits
from onrecord.errors import DamagedError, OnrecordError, TooLargeError, UnsafeError
from onrecord.read.names import shown
from onrecord.records import Capture, Failure

_WARC_ENDINGS = (".warc", ".warc.gz", ".warc.zst")
_SMALL = 10_000_000  # bytes; what unpacks to less does no harm, however well it was packed
# What Python's reader of ZIP files may raise on a broken one.
ZIP_FAULTS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, NotImplementedError, RuntimeError, ValueError,
    EOFError, OSError, KeyError, IndexError, OverflowError,
)  # fmt: skip
_ENCRYPTED = 0x1  # flag bit


@contextmanager
def open_zip(stream: BinaryIO, *, name: str, limits: Limits) -> Iterator[zipfile.ZipFile]:
    """The ZIP file in `stream`. Raises DamagedError, TooLargeError for one of too many files."""
    try:
        archive = zipfile.ZipFile(stream)
    except ZIP_FAULTS as fault:
        raise damaged(name, fault) from fault
    with archive:
        if len(archive.filelist) > limits.archive_files:
            message = f"{name} holds {len(archive.filelist):,} files; the limit is {limits.archive_files:,}."
            raise TooLargeError(message, hint="Unpack it and read the files that matter.")
        yield archive


@contextmanager
def open_member(archive: zipfile.ZipFile, member: str, *, name: str, limits: Limits) -> Iterator[IO[bytes]]:
    """One file of `archive`, unpacked as it is read; no more than it declares ever comes out.

    Raises UnsafeError for one that grows more than `limits.archive_ratio` times, or that stands at a place outside
    the archive; DamagedError for one that is broken or encrypted.
    """
    place = f"{name}#{shown(member)}"
    try:
        info = archive.getinfo(member)
        if info.flag_bits & _ENCRYPTED:
            raise DamagedError(f"{place} is encrypted.", hint="Unpack it with its password first.")
        if member.startswith("/") or "\\" in member or ".." in member.split("/"):
            raise UnsafeError(f"{place} names a place outside the archive.", hint="Leave this file out.")
        if info.file_size > max(_SMALL, info.compress_size * limits.archive_ratio):
            raise UnsafeError(
                f"{place} unpacks to {info.file_size:,} bytes from {info.compress_size:,}: a bomb.",
                hint="Unpack it yourself, if you trust it.",
            )
        with archive.open(info) as opened:
            yield opened
    except ZIP_FAULTS as fault:
        raise damaged(place, fault) from fault


def damaged(name: str, fault: Exception) -> DamagedError:
    """The error for a ZIP file, or a file in it, that Python cannot read."""
    reason = shown(str(fault)) or type(fault).__name__
    return DamagedError(f"{name} is damaged: {reason}.", hint="Download it again.")


def warcs_in(archive: zipfile.ZipFile) -> list[str]:
    """The names of the WARC files in a WACZ, in the order of the archive; none for another kind of ZIP file."""
    return [each for each in archive.namelist() if each.lower().endswith(_WARC_ENDINGS)]


def read_wacz(
    archive: zipfile.ZipFile, *, name: str, limits: Limits, left_out: Counter[str] | None = None
) -> Iterator[Capture | Failure]:
    """The web pages in the WARC files of a WACZ, as `read_warc` gives them, named `name#file.warc.gz#record N …`."""
    from onrecord.read.archives import read_warc

    for member in warcs_in(archive):
        place = f"{name}#{shown(member)}"
        try:
            with open_member(archive, member, name=name, limits=limits) as opened:
                yield from read_warc(cast(BinaryIO, opened), name=place, limits=limits, left_out=left_out)
        except OnrecordError as error:
            yield Failure(place, error)
