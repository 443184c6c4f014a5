"""A capture packed to be kept with the failure that it caused, and unpacked to be tried again."""

import base64
import json
import zlib
from datetime import datetime

from onrecord.records import Capture, MediaType

_PLAIN = ("id", "name", "text", "charset", "url", "title", "outlet", "published")


def pack(capture: Capture) -> bytes:
    """The capture as compressed JSON."""
    fields: dict[str, str | None] = {name: getattr(capture, name) for name in _PLAIN}
    fields["media_type"] = capture.media_type.value
    fields["data"] = None if capture.data is None else base64.b64encode(capture.data).decode("ascii")
    fields["fetched_at"] = capture.fetched_at.isoformat() if capture.fetched_at else None
    return zlib.compress(json.dumps(fields).encode("ascii"))


def unpack(packed: bytes) -> Capture:
    """The capture that was packed."""
    fields = json.loads(zlib.decompress(packed))
    return Capture(
        **{name: fields[name] for name in _PLAIN},
        media_type=MediaType(fields["media_type"]),
        data=None if fields["data"] is None else base64.b64decode(fields["data"]),
        fetched_at=datetime.fromisoformat(fields["fetched_at"]) if fields["fetched_at"] else None,
    )
