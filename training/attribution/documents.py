"""Annotated articles, as the network sees them."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from onrecord.attribute.attributor import LEAST_NESTED
from onrecord.attribute.marks import unquoted
from onrecord.neural.labels import Label
from onrecord.neural.tokens import BROKEN, Pieces, PieceSplitter
from onrecord.records import Span

ROLES = ("source", "cue", "content")
FIRST = {"source": Label.BEGIN_SOURCE, "cue": Label.BEGIN_CUE, "content": Label.BEGIN_CONTENT}
INSIDE = {"source": Label.SOURCE, "cue": Label.CUE, "content": Label.CONTENT}
HELD_OUT = 20  # every 20th article of the training set is held out, to choose by
IGNORED = -100


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated attribution: character spans a role, and whether it stands inside another's content."""

    source: tuple[tuple[int, int], ...]
    cue: tuple[tuple[int, int], ...]
    content: tuple[tuple[int, int], ...]
    nested: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """An annotated article."""

    id: str
    text: str
    golds: tuple[Gold, ...]

    def outer(self) -> "Document":
        """The article without its nested attributions."""
        return replace(self, golds=tuple(gold for gold in self.golds if not gold.nested))

    def contents(self) -> "list[Document]":
        """Each content by itself, with the attributions nested in it: what the second pass reads."""
        return [
            _inside(self, number, span)
            for number, gold in enumerate(self.golds)
            for span in gold.content
            if not gold.nested and span[1] - span[0] >= LEAST_NESTED
        ]


@dataclass(frozen=True, slots=True)
class Link:
    """A span of pieces [first, last] and the piece it should point to; -1 for none."""

    first: int
    last: int
    target: int


@dataclass(frozen=True, slots=True)
class Example:
    """A document in pieces with a tag each, and the links between its spans."""

    pieces: Pieces
    breaks: NDArray[np.int64]  # how many paragraph breaks come before each piece
    tags: NDArray[np.int64]
    contents: tuple[Link, ...]
    cues: tuple[Link, ...]


def read_documents(path: Path) -> list[Document]:
    """The articles of an annotated JSON Lines file."""
    documents = []
    with path.open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            golds = tuple(
                Gold(*(_spans(given.get(role)) for role in ROLES), nested=bool(given.get("nested")))
                for given in line["attributions"]
                if given.get("content")
            )
            documents.append(Document(line["id"], line["text"], golds))
    return documents


def _spans(given: Iterable[Iterable[int]] | None) -> tuple[tuple[int, int], ...]:
    return tuple((int(start), int(end)) for start, end in given or ())


def _inside(document: Document, number: int, span: tuple[int, int]) -> Document:
    bare = unquoted(document.text, Span(*span))
    start, end = bare.start, bare.end
    inside = [
        gold
        for gold in document.golds
        if gold.nested and all(start <= s and e <= end for role in ROLES for s, e in getattr(gold, role))
    ]
    moved = tuple(
        replace(gold, nested=False, **{r: tuple((s - start, e - start) for s, e in getattr(gold, r)) for r in ROLES})
        for gold in inside
    )
    return Document(f"{document.id}#{number}", document.text[start:end], moved)


def make_example(document: Document, splitter: PieceSplitter) -> Example:
    """Tags and links by piece. A piece belongs to a span when it overlaps it."""
    pieces = splitter.split(document.text)
    tags = np.full(len(pieces), Label.OUTSIDE, dtype=np.int64)
    contents: list[Link] = []
    cues: list[Link] = []
    for gold in document.golds:
        found = {role: list(_pieces(pieces, getattr(gold, role))) for role in ROLES}
        for role in ROLES:
            for first, last in found[role]:
                tags[first] = FIRST[role]
                tags[first + 1 : last + 1] = INSIDE[role]
        cue = found["cue"][0][0] if found["cue"] else -1
        source = found["source"][0][0] if found["source"] else -1
        contents.extend(Link(first, last, cue) for first, last in found["content"])
        cues.extend(Link(first, last, source) for first, last in found["cue"])
    breaks = np.cumsum(pieces.features[:, 1] == BROKEN)
    return Example(pieces, breaks, tags, tuple(contents), tuple(cues))


def _pieces(pieces: Pieces, spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for start, end in spans:
        first = int(np.searchsorted(pieces.ends, start, side="right"))
        last = int(np.searchsorted(pieces.starts, end, side="left")) - 1
        if first <= last:
            yield first, last
