"""What changed from one version of an article to the next."""

import difflib
from collections.abc import Iterator

from onrecord.show.printable import printable_line

_CONTEXT = 1  # unchanged paragraphs around a changed one


def changes(before: str, after: str, before_name: str, after_name: str) -> Iterator[str]:
    """A unified diff of two texts, paragraph by paragraph; nothing where they are the same."""
    old, new = _paragraphs(before), _paragraphs(after)
    names = printable_line(before_name), printable_line(after_name)
    for line in difflib.unified_diff(old, new, *names, n=_CONTEXT, lineterm=""):
        yield line + "\n"


def _paragraphs(text: str) -> list[str]:
    return [printable_line(line) for line in text.splitlines() if line.strip()]
