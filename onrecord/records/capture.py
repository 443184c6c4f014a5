"""What was fetched, before anything is understood of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class MediaType(StrEnum):
    """The forms of input that an article can be extracted from."""

    TEXT = "text/plain"
    HTML = "text/html"


@dataclass(frozen=True, slots=True)
class Capture:
    """One item as it came: bytes off a disk or a network, or text that was handed over already decoded.

    Exactly one of `data` and `text` is set. `id` is as the giver named it, or a content hash. `name` is what
    to call the item in messages (a path, an address, `stdin`, `lines.jsonl:12`, `pages.warc.gz#record 7`).
    `title`, `outlet` and `published` are what the giver said of it; they win over what the page says. `guid` is
    the name that its publisher gave it for good, in a feed or on the wire, and `version` which issue of it this
    is, as the publisher counts them.

    Items of wires, feeds and documents have no page of their own: their `text` is a page made of their parts,
    with each paragraph as it came.
    """

    id: str
    name: str
    media_type: MediaType
    data: bytes | None = None
    text: str | None = None
    charset: str | None = None
    url: str | None = None
    fetched_at: datetime | None = None
    title: str | None = None
    outlet: str | None = None
    published: str | None = None
    guid: str | None = None
    version: str | None = None

    def __post_init__(self) -> None:
        if (self.data is None) == (self.text is None):
            raise ValueError("a capture holds either data or text")
