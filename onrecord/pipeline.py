"""The chain that an article goes through: read this first.

    read (files, pages, lines)   → Capture    the bytes as they came
    extract                      → Article    text by paragraphs, each of a kind
    attribute                    → Attribution  who, the words that report it, what is reported
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
from onrecord.records import Article, Attribution, Capture, Failure, ParagraphKind, Record, Teaser

# A notice is the site speaking and a byline reports nothing, so neither puts anything on record.
_STORY_KINDS = frozenset({ParagraphKind.HEADLINE, ParagraphKind.STANDFIRST, ParagraphKind.STORY})


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


class Pipeline:
    """Takes captures one by one and gives back their records, in order, as soon as each is there."""

    def __init__(self, extractor: Extracts, attributor: Attributes) -> None:
        self._extractor = extractor
        self._attributor = attributor

    def read(self, captures: Iterable[Capture | Failure]) -> Iterator[Record | Failure]:
        """One record or failure for each item, in its place; a failure that comes in goes out as it is."""
        for item in captures:
            yield item if isinstance(item, Failure) else self._read_one(item)

    def _read_one(self, capture: Capture) -> Record | Failure:
        try:
            (article,) = self._extractor.extract([capture])
            (attributions,) = self._attributor.attribute([article])
            return _file(article, attributions, model=self._attributor.origin.removeprefix("attribute/"))
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


def _file(article: Article, attributions: Sequence[Attribution], *, model: str) -> Record:
    """The story's attributions and each teaser's, apart. A standfirst that repeats the story adds none."""
    begins = [paragraph.span.start for paragraph in article.paragraphs]
    inside: dict[int, list[int]] = defaultdict(list)  # a paragraph's number → its attributions' numbers
    for number, each in enumerate(attributions):
        inside[bisect_right(begins, each.content[0].start) - 1].append(number)
    story: list[int] = []
    teasers: list[Teaser] = []
    for number, paragraph in enumerate(article.paragraphs):
        if paragraph.kind in _STORY_KINDS and not paragraph.repeats:
            story += inside[number]
        elif paragraph.kind is ParagraphKind.TEASER:
            teasers.append(Teaser(paragraph, _pick(attributions, inside[number])))
    return Record(article, _pick(attributions, story), tuple(teasers), model)


def _pick(attributions: Sequence[Attribution], numbers: Sequence[int]) -> tuple[Attribution, ...]:
    """The attributions of these numbers, `part_of` counted anew among them."""
    places = {number: place for place, number in enumerate(numbers)}
    picked = (attributions[number] for number in numbers)
    return tuple(replace(each, part_of=None if each.part_of is None else places.get(each.part_of)) for each in picked)
