"""Files, opened without ever blocking on a device, and what to say of those that cannot be."""

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

from onrecord.errors import NotFoundError, OnrecordError, UnreadableError
from onrecord.read.names import shown
from onrecord.records import MediaType

STDIN_NAME = "stdin"
_PAGE_ENDINGS = frozenset({".html", ".htm", ".xhtml", ".xht", ".shtml"})
_NOT_BLOCKING = getattr(os, "O_NONBLOCK", 0)  # each known to some systems only
_BINARY = getattr(os, "O_BINARY", 0)


def hint_of(path: str) -> MediaType | None:
    """The media type that the ending of a file's name suggests."""
    return MediaType.HTML if Path(path).suffix.lower() in _PAGE_ENDINGS else None


def open_regular(path: str, *, pipes: bool = False) -> BinaryIO:
    """`path` opened to read; with `pipes` a named pipe will do. Raises UnreadableError, OSError, ValueError."""
    # Not blocking: to open a pipe that nobody writes to would wait forever before anything can be checked.
    descriptor = os.open(path, os.O_RDONLY | _BINARY | (0 if pipes else _NOT_BLOCKING))
    try:
        _check_mode(os.fstat(descriptor).st_mode, path, pipes=pipes)
    except BaseException:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def file_error(path: str, fault: OSError | ValueError) -> OnrecordError:
    """What to tell about a file that the system will not give."""
    name = shown(path) or '""'
    if isinstance(fault, ValueError):
        return NotFoundError(f"{name}: no file can have this name.", hint="Check the name.")
    if fault.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        if _is_broken_link(path):
            return UnreadableError(f"{name} is a link to a file that is gone.", hint="Give the file itself.")
        return NotFoundError(f"{name}: there is no such file.", hint=_way_to_the_file(path))
    if fault.errno in (errno.EACCES, errno.EPERM):
        return UnreadableError(f"{name}: permission denied.", hint="Allow yourself to read it, or copy it.")
    if fault.errno == errno.ELOOP:
        return UnreadableError(f"{name} is a link that leads back to itself.", hint="Give the file itself.")
    return UnreadableError(f"{name} cannot be read: {fault.strerror or fault}.", hint="Check the disk and the file.")


def _check_mode(mode: int, path: str, *, pipes: bool) -> None:
    if stat.S_ISREG(mode) or (pipes and (stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode))):
        return
    name = shown(path)
    if stat.S_ISDIR(mode):
        raise UnreadableError(f"{name} is a folder, not a file.", hint="Give the files in it.")
    if stat.S_ISFIFO(mode):
        raise UnreadableError(f"{name} is a pipe, not a file.", hint='Send it to standard input and give "-".')
    raise UnreadableError(f"{name} is a device, not a file.", hint='Give a file, or "-" for standard input.')


def _is_broken_link(path: str) -> bool:
    try:
        return Path(path).is_symlink()
    except (OSError, ValueError):
        return False


def _way_to_the_file(path: str) -> str:
    host = path.split("/", 1)[0]
    if host.startswith("www.") or ("/" in path and "." in host.strip(".")):
        return f"Check the name; for a web address put https:// before it: https://{shown(path)}"
    return "Check the name and the folder you are in."
