"""The stage: articles in, their attributions out."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from onrecord.attribute.marks import unquoted
from onrecord.attribute.reading import Reader
from onrecord.attribute.sections import Section, cut_sections, make_section
from onrecord.neural.encoder import Encoded, Encoder
from onrecord.neural.manifest import WEIGHTS, load_manifest
from onrecord.neural.tokens import Pieces, PieceSplitter
from onrecord.records import Article, Attribution, ParagraphKind

MODEL = "attribution-en"
LEAST_NESTED = 24  # characters; a shorter content reports nothing of its own


class EncodesPieces(Protocol):
    """What the stage needs of the network."""

    def encode(self, texts: Sequence[Pieces]) -> list[Encoded]:
        """One result a text, in order."""


class Attributor:
    """Finds who says what in articles. Touches no disk, network or database once made."""

    def __init__(
        self, splitter: PieceSplitter, encoder: EncodesPieces, settings: Mapping[str, Any], *, origin: str
    ) -> None:
        self.origin = origin
        self._splitter = splitter
        self._encoder = encoder
        self._reader = Reader(settings, origin=origin)
        self._nested = Reader({**settings, **settings["nested"]}, origin=origin)

    @classmethod
    def load(cls, *, threads: int = 0, folder: Path = WEIGHTS) -> "Attributor":
        """The model of the package, its files checked. Raises ModelError when one is missing or damaged."""
        manifest = load_manifest(MODEL, folder=folder)
        splitter = PieceSplitter(manifest.file("tokenizer.json"))
        encoder = Encoder(manifest.file(f"{MODEL}.onnx"), threads=threads)
        return cls(splitter, encoder, manifest.settings, origin=f"attribute/{manifest.title}")

    def attribute(self, articles: Sequence[Article]) -> list[tuple[Attribution, ...]]:
        """One tuple an article, in order of content; a nested attribution names in `part_of` what it stands in."""
        outer: list[list[Attribution]] = [[] for _ in articles]
        inner: list[list[tuple[int, Attribution]]] = [[] for _ in articles]
        for number, article in enumerate(articles):
            for section in cut_sections(article, self._splitter):
                (encoded,) = self._encoder.encode([section.pieces])
                found = self._reader.read(article.text, section, encoded)
                nested = self._read_nested(article.text, found)
                inner[number].extend((len(outer[number]) + whole, part) for whole, part in nested)
                outer[number].extend(found)
        return [_order(whole, parts) for whole, parts in zip(outer, inner, strict=True)]

    def _read_nested(self, text: str, outer: Sequence[Attribution]) -> list[tuple[int, Attribution]]:
        """What is reported inside each content: (index of the outer attribution, the inner one)."""
        asked: list[tuple[int, Section]] = []
        for index, attribution in enumerate(outer):
            spans = [s for s in (unquoted(text, s) for s in attribution.content) if len(s)]
            if sum(map(len, spans)) >= LEAST_NESTED:
                kinds = [ParagraphKind.STORY] * len(spans)
                asked.append((index, make_section(text, spans, kinds, self._splitter)))
        encoded = self._encoder.encode([section.pieces for _, section in asked])
        return [
            (index, part)
            for (index, section), result in zip(asked, encoded, strict=True)
            for part in self._nested.read(text, section, result)
        ]


def _order(outer: Sequence[Attribution], inner: Sequence[tuple[int, Attribution]]) -> tuple[Attribution, ...]:
    """All in order of content, the whole before its parts, `part_of` pointing into the result."""
    every = [(a.content[0].start, -a.content[-1].end, -1, number) for number, a in enumerate(outer)]
    every += [(a.content[0].start, -a.content[-1].end, whole, number) for number, (whole, a) in enumerate(inner)]
    every.sort()
    place = {number: at for at, (_, _, whole, number) in enumerate(every) if whole < 0}
    return tuple(
        outer[number] if whole < 0 else replace(inner[number][1], part_of=place[whole]) for _, _, whole, number in every
    )
