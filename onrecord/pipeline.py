"""The chain that an article goes through: read this first.

    read (files, pages, lines)   → Capture    the bytes as they came
    extract                      → Article    text by paragraphs, each of a kind
    attribute                    → Attribution  who as written, the words that report it, what is reported
    resolve                      → Statement  who is meant, to whom, where and when; Entity: who is named
    Pipeline.read                → Record     all that, story and teasers apart; or a Failure in its place

The stages are typed, touch no disk and no network, and know nothing of each other. What goes wrong in one of
them is caught here and becomes a `Failure`, so that a run goes on and its order holds.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from onrecord.errors import InternalError, OnrecordError
from onrecord.records import (
    STORY_KINDS,
    Article,
    Attribution,
    Capture,
    Failure,
    ParagraphKind,
    Record,
    Resolved,
    Statement,
    Teaser,
)


class Extracts(Protocol):
    """The stage that makes an article of a capture."""

    def extract(self, captures: Sequence[Capture]) -> list[Article]:
        """One article per capture, in order."""


class Attributes(Protocol):
    """The stage that finds who said what."""

    @property
    def origin(self) -> str:
        """What it is: `attribute/`, the model's name and its version."""

    def attribute(self, articles: Sequence[Article]) -> list[tuple[Attribution, ...]]:
        """One tuple per article, in order, itself ordered by where the contents begin."""


class Resolves(Protocol):
    """The stage that finds who is meant by each source."""

    def resolve(self, articles: Sequence[Article], attributions: Sequence[Sequence[Attribution]]) -> list[Resolved]:
        """One result per article, in order; its statements are in the order of the article's attributions."""


class Pipeline:
    """Takes captures one by one and gives back their records, in order, as soon as each is there."""

    def __init__(self, extractor: Extracts, attributor: Attributes, resolver: Resolves) -> None:
        self._extractor = extractor
        self._attributor = attributor
        self._resolver = resolver

    def read(self, captures: Iterable[Capture | Failure]) -> Iterator[Record | Failure]:
        """One record or failure for each item, in its place; a failure that comes in goes out as it is."""
        for item in captures:
            yield item if isinstance(item, Failure) else self._read_one(item)

    def _read_one(self, capture: Capture) -> Record | Failure:
        try:
            (article,) = self._extractor.extract([capture])
            (attributions,) = self._attributor.attribute([article])
            (resolved,) = self._resolver.resolve([article], [attributions])
            return _file(article, resolved, model=self._attributor.origin.removeprefix("attribute/"))
        except OnrecordError as error:
            return Failure(name=capture.name, error=error, id=capture.id)
        except Exception as exception:  # one input, whatever it does, must not stop the rest
            return Failure(name=capture.name, error=bug(capture.name, exception), id=capture.id)


def bug(name: str, exception: Exception) -> InternalError:
    """An unexpected exception as an error that can be shown; the exception stays with it as its cause."""
    error = InternalError(
        f"{name}: Onrecord failed on this input ({type(exception).__name__})",
        hint="this is a fault of Onrecord; please report it with the input, and with what "
        "ONRECORD_DEBUG=1 in the environment makes it print",
    )
    error.__cause__ = exception
    return error


def _file(article: Article, resolved: Resolved, *, model: str) -> Record:
    """The story's statements and each teaser's, apart. A standfirst that repeats the story adds none.

    The entities stay as they are, those of teasers and notices among them: a speaker is an index into them.
    """
    begins = [paragraph.span.start for paragraph in article.paragraphs]
    inside: dict[int, list[int]] = defaultdict(list)  # a paragraph's number → its statements' numbers
    for number, each in enumerate(resolved.statements):
        inside[bisect_right(begins, each.attribution.content[0].start) - 1].append(number)
    story: list[int] = []
    teasers: list[Teaser] = []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind in STORY_KINDS and not paragraph.repeats:
            story += inside[number]
        elif paragraph.kind is ParagraphKind.TEASER:
            teasers.append(Teaser(paragraph, _pick(resolved.statements, inside[number])))
    return Record(article, _pick(resolved.statements, story), resolved.entities, tuple(teasers), model)


def _pick(statements: Sequence[Statement], numbers: Sequence[int]) -> tuple[Statement, ...]:
    """The statements of these numbers, `part_of` counted anew among them."""
    places = {number: place for place, number in enumerate(numbers)}
    return tuple(_part_of(statements[number], places) for number in numbers)


def _part_of(statement: Statement, places: dict[int, int]) -> Statement:
    """The statement with `part_of` as `places` has it; None where the whole has no place."""
    whole = statement.attribution.part_of
    if whole is None:
        return statement
    return replace(statement, attribution=replace(statement.attribution, part_of=places.get(whole)))
