"""Errors that a user sees: each says what is wrong, with what, and the way out.

    OnrecordError                  exit code, JSON code
    ├── UsageError                  2   usage            the command line is off
    │   └── QueryError                  query            a search that cannot be understood
    ├── InputError                  3                    one input cannot be read
    │   ├── NotFoundError               not-found        no such file or page
    │   ├── UnreadableError             unreadable       permissions, broken link, a device
    │   ├── NotTextError                not-text         binary data, or a form that is not read
    │   ├── TooLargeError               too-large        over the size limit
    │   ├── EmptyError                  empty            nothing in it
    │   ├── NoStoryError                no-story         a page, but no article in it
    │   ├── DamagedError                damaged          an archive, feed or document that is broken or cut off
    │   ├── UnsafeError                 unsafe           made to blow up or to reach where it should not
    │   ├── WithdrawnError              withdrawn        a wire item that its agency took back or holds
    │   ├── MissingExtraError           missing-extra    needs a part of Onrecord that is not installed
    │   ├── InvalidLineError            invalid-line     a line of JSON Lines that is no article
    │   ├── UnknownIdError              unknown-id       nothing on record goes by that id or name
    │   └── DuplicateIdError            duplicate-id     an id given twice in one run
    ├── FetchError                  4                    an address did not answer with a page
    │   ├── InvalidAddressError         invalid-address  no address at all: its port, host or form is off
    │   ├── ForbiddenAddressError       forbidden-address  private, loopback or not http(s)
    │   ├── RobotsError                 robots           robots.txt asks not to
    │   ├── HttpStatusError             http-status      404 and its kin
    │   ├── RedirectError               redirects        too many, or in a circle
    │   ├── FetchTimeoutError           timeout          too slow
    │   └── UnreachableError            unreachable      no such host, refused, TLS
    ├── ModelError                  5   model            weights missing or damaged
    ├── OutputError                 6   output           the result cannot be written where it should go
    ├── InternalError               7   bug              a fault of Onrecord's own
    └── StoreError                  8   store            the store cannot be used
        ├── MissingStoreError           store-missing    there is none yet
        ├── NotAStoreError              not-a-store      a file or database of another kind, or of a later version
        ├── BusyStoreError              store-busy       another process holds it for too long
        ├── FullStoreError              store-full       the disk is full
        └── DamagedStoreError           store-damaged    the file is broken, or rows contradict each other

Exit code 0 is success; 1 says that a run of many inputs went to its end and some of them failed; 130 that it
was interrupted; 141 that whoever read its output went away. Mistakes of the programmer stay `TypeError` and
`ValueError`; the runner turns what comes of them into an `InternalError`, so that one input never stops a run.
"""

from typing import ClassVar


class OnrecordError(Exception):
    """Base of every error that is shown without a traceback.

    `message` names the fault and the input; `hint` says the way out.
    """

    code: ClassVar[str] = "error"
    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(OnrecordError):
    """The command line asks for something that cannot be."""

    code = "usage"
    exit_code = 2


class QueryError(UsageError):
    """The query of a search cannot be understood."""

    code = "query"


class InputError(OnrecordError):
    """One input cannot be read."""

    code = "input"
    exit_code = 3


class NotFoundError(InputError):
    """There is no such file."""

    code = "not-found"


class UnreadableError(InputError):
    """The file is there and cannot be opened."""

    code = "unreadable"


class NotTextError(InputError):
    """The bytes are neither text nor HTML."""

    code = "not-text"


class TooLargeError(InputError):
    """The input is over the size limit."""

    code = "too-large"


class EmptyError(InputError):
    """The input holds no text at all."""

    code = "empty"


class NoStoryError(InputError):
    """The page holds text, but no article."""

    code = "no-story"


class DamagedError(InputError):
    """An archive, a feed or a document is broken or ends too early."""

    code = "damaged"


class UnsafeError(InputError):
    """The input is made to fill the memory, to take forever, or to reach other files."""

    code = "unsafe"


class WithdrawnError(InputError):
    """The agency that sent the item has taken it back, or does not let it be used yet."""

    code = "withdrawn"


class MissingExtraError(InputError):
    """Reading this form needs an optional part of Onrecord that is not installed."""

    code = "missing-extra"


class InvalidLineError(InputError):
    """A line of JSON Lines that does not describe an article."""

    code = "invalid-line"


class UnknownIdError(InputError):
    """Nothing on record goes by the id or name that was given."""

    code = "unknown-id"


class DuplicateIdError(InputError):
    """An id that an earlier input of the same run has."""

    code = "duplicate-id"


class FetchError(OnrecordError):
    """An address did not answer with a page."""

    code = "fetch"
    exit_code = 4


class InvalidAddressError(FetchError):
    """The address is malformed."""

    code = "invalid-address"


class ForbiddenAddressError(FetchError):
    """The address is private, loopback or not http(s)."""

    code = "forbidden-address"


class RobotsError(FetchError):
    """The site's robots.txt asks not to fetch the page."""

    code = "robots"


class HttpStatusError(FetchError):
    """The server answered with an error status."""

    code = "http-status"


class RedirectError(FetchError):
    """Too many redirects, or a circle of them."""

    code = "redirects"


class FetchTimeoutError(FetchError):
    """The server was too slow, or never ended."""

    code = "timeout"


class UnreachableError(FetchError):
    """No connection: unknown host, refused, or a failed TLS handshake."""

    code = "unreachable"


class ModelError(OnrecordError):
    """The weights are missing or damaged."""

    code = "model"
    exit_code = 5


class OutputError(OnrecordError):
    """The result cannot be written where it should go."""

    code = "output"
    exit_code = 6


class InternalError(OnrecordError):
    """Onrecord itself went wrong on this input: please report it.

    The exception behind it is its `__cause__`.
    """

    code = "bug"
    exit_code = 7


class StoreError(OnrecordError):
    """The store cannot be used."""

    code = "store"
    exit_code = 8


class MissingStoreError(StoreError):
    """There is no store yet where one is to be read."""

    code = "store-missing"


class NotAStoreError(StoreError):
    """The file or database is of another kind, or was made by a later version."""

    code = "not-a-store"


class BusyStoreError(StoreError):
    """Another process held the store for longer than was waited."""

    code = "store-busy"


class FullStoreError(StoreError):
    """The disk that the store is on is full."""

    code = "store-full"


class DamagedStoreError(StoreError):
    """The store's file is broken, or its rows contradict each other."""

    code = "store-damaged"
