"""What makes a thing that thing: ids made from content, and text that every database takes."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.records import STORY_KINDS, Article, Capture, MediaType

_OWN_ID = 16  # hex digits of the SHA-256 of its bytes that a capture is called by when nobody named it
_NO_DATABASE_TAKES = re.compile("[\0\ud800-\udfff]")
# Added by those who spread a link; the page behind is the same.
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id", re.IGNORECASE)


def content_hash(*parts: str) -> str:
    """The first 32 hex digits of a SHA-256 over the parts, no part running into the next."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", errors="surrogatepass")
        whole.update(len(data).to_bytes(8, "big") + data)
    return whole.hexdigest()[:32]


def sha256_of(capture: Capture) -> str:
    """The SHA-256 of what came, in hex; of its UTF-8 where it came as text."""
    return hashlib.sha256(data_of(capture)).hexdigest()


def data_of(capture: Capture) -> bytes:
    """What came, as bytes."""
    if capture.data is not None:
        return capture.data
    return (capture.text or "").encode("utf-8", errors="surrogatepass")


def given_id(capture: Capture, sha256: str) -> str | None:
    """The id that the giver gave, or None where the capture is called by its content."""
    is_own = len(capture.id) == _OWN_ID and sha256.startswith(capture.id)
    return None if is_own else storable(capture.id)


def capture_hash(capture: Capture, sha256: str) -> str:
    """The id of a capture: under which name or address these bytes came, and what they are."""
    return content_hash(given_id(capture, sha256) or "", capture.url or "", capture.media_type.value, sha256)


def wording_hash(article: Article, media_type: MediaType) -> str:
    """The hash of what an article says.

    A text is taken whole. Of a page only the article's own words count, since the site's notices and the stories
    that it advertises change with every visit.
    """
    if media_type is MediaType.TEXT:
        return content_hash(article.text)
    own = (each.span.cut(article.text) for each in article.paragraphs if each.kind in STORY_KINDS)
    return content_hash(*(" ".join(words.split()) for words in own))


def address_of(url: str | None) -> str | None:
    """The part of `url` that tells one page from another; None for what names no page, such as a front page."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(pair[0])]
    path = parts.path.rstrip("/")
    if not path and not query:
        return None
    shown_port = f":{port}" if port not in (None, 80, 443) else ""
    return storable(f"{host}{shown_port}{path}{'?' if query else ''}{urlencode(query)}")


def storable(text: str) -> str:
    """`text` with NUL and halves of surrogate pairs, which no database takes, as U+FFFD; offsets stay as they are."""
    return _NO_DATABASE_TAKES.sub("\ufffd", text)


def folded(name: str) -> str:
    """`name` in lower case, without marks on letters, runs of white space as one space: what names are compared by."""
    return " ".join(_without_marks(unicodedata.normalize("NFKD", storable(name).casefold())).split())


def _without_marks(characters: Iterable[str]) -> str:
    return "".join(each for each in characters if not unicodedata.combining(each))
