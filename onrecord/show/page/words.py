"""Words of strangers as HTML."""

from collections.abc import Sequence
from html import escape

from onrecord.records import Span
from onrecord.show.printable import printable, printable_line


def words_html(text: str) -> str:
    """`text` escaped, without what a browser would obey instead of showing."""
    return escape(printable(text))


def name_html(text: str) -> str:
    """`text` on one line, its direction of writing kept from what stands beside it."""
    return f"<bdi>{escape(printable_line(text))}</bdi>"


def sliced(spans: Sequence[Span], text: str) -> str:
    """The slices themselves, with an ellipsis between them."""
    return " … ".join(span.cut(text) for span in spans)
