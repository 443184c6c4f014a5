"""The stage: attributions in, statements and the entities they name out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from onrecord.records import (
    STORY_KINDS,
    Article,
    Attribution,
    Entity,
    EntityType,
    KnowsPeople,
    ParagraphKind,
    Resolved,
    Role,
    Span,
    Speaker,
    Statement,
)
from onrecord.resolve.cast import Entry
from onrecord.resolve.details import find_details
from onrecord.resolve.entities import make_entity
from onrecord.resolve.evidence import reasons
from onrecord.resolve.model import SpeakerModel
from onrecord.resolve.scene import Scene
from onrecord.resolve.who import Who

LEAST_SCORE = 0.25  # below it nobody is given: right less often than one time in four
_NOBODY = frozenset({"nobody", "no one", "no-one", "none"})
_SPOKESPEOPLE = frozenset({"spokesman", "spokeswoman", "spokesperson"})


@dataclass(slots=True)
class _Found:
    """Entities so far, the index of each by its id, and the speakers of each attribution."""

    entities: list[Entity] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    speakers: dict[int, list[Speaker]] = field(default_factory=dict)

    def place(self, entity: Entity) -> int:
        """The index of an entity; what a teaser calls by the story's name is the story's."""
        index = self.places.setdefault(entity.id, len(self.entities))
        if index == len(self.entities):
            self.entities.append(entity)
        else:
            held = self.entities[index]
            merged = tuple(sorted({*held.mentions, *entity.mentions}, key=lambda mention: mention.span))
            self.entities[index] = replace(held, mentions=merged)
        return index


class Resolver:
    """Finds who is meant by each source of an article, to whom, where and when it was said.

    Touches no disk, network or database once made.
    """

    def __init__(self, who: KnowsPeople, model: SpeakerModel) -> None:
        self._who = who
        self._model = model

    @classmethod
    def load(cls, own: Path | None = None) -> "Resolver":
        """The who's who and the model of the package. `own` is the user's own who's who, which wins.

        Raises ModelError where the package is damaged, and what `Who.load` says of the user's file.
        """
        return cls(Who.load(own), SpeakerModel.packaged())

    def resolve(self, articles: Sequence[Article], attributions: Sequence[Sequence[Attribution]]) -> list[Resolved]:
        """One result an article, in order; its statements are in the order of the article's attributions."""
        return [self._resolve(article, own) for article, own in zip(articles, attributions, strict=True)]

    def _resolve(self, article: Article, attributions: Sequence[Attribution]) -> Resolved:
        found = _Found()
        parts = list(_parts(article))
        inside = _inside(parts, attributions)
        for spans, numbers in zip(parts, inside, strict=True):
            self._read(article, spans, attributions, numbers, found)
        details = find_details(article, attributions)
        statements = tuple(
            Statement(attribution, tuple(found.speakers.get(number, ())), each.addressee, each.venue, each.said_on)
            for number, (attribution, each) in enumerate(zip(attributions, details, strict=True))
        )
        return Resolved(statements, tuple(found.entities))

    def _read(
        self,
        article: Article,
        spans: Sequence[Span],
        attributions: Sequence[Attribution],
        inside: Sequence[int],
        found: _Found,
    ) -> None:
        """Resolve what stands in one part of an article, the story or a teaser."""
        scene = Scene(article.text, spans, self._who, article.published)
        chosen: dict[int, list[tuple[Entry, float, tuple[str, ...]]]] = {}
        for turn in scene.turns([attributions[number] for number in inside]):
            candidates = scene.candidates(turn)
            choice = self._model.choose(candidates, is_source=turn.attribution is not None)
            candidate = candidates[choice.index]
            if turn.attribution is None and (candidate.entry is None or choice.score < LEAST_SCORE):
                continue
            if candidate.entry is None and scene.newcomer(turn).casefold() in _NOBODY:
                continue
            why = reasons(turn, candidate)
            entry = scene.settle(turn, candidate)
            if turn.phrase.first not in entry.leads:
                entry.grounds[turn.phrase.first] = (choice.score, why)
            if turn.attribution is not None and choice.score >= LEAST_SCORE:
                chosen.setdefault(inside[turn.attribution], []).append((entry, choice.score, why))
        places = self._place(scene, article, chosen, found)
        for number, each in chosen.items():
            found.speakers[number] = _distinct(
                Speaker(
                    places[entry],
                    score,
                    why,
                    _role(found.entities[places[entry]]),
                    _speaks_for(entry, scene, places),
                )
                for entry, score, why in each
            )

    def _place(
        self,
        scene: Scene,
        article: Article,
        chosen: dict[int, list[tuple[Entry, float, tuple[str, ...]]]],
        found: _Found,
    ) -> dict[Entry, int]:
        """Put the cast among the entities: those who speak, and of the others those that are sure to be something."""
        speaking = {entry for each in chosen.values() for entry, _, _ in each}
        places: dict[Entry, int] = {}
        for entry in scene.entries:
            named = entry.type in (EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY) and entry.leads
            if entry in speaking or named:
                places[entry] = found.place(make_entity(entry, scene, article, self._who))
        return places


def _parts(article: Article) -> Iterator[list[Span]]:
    """The story with its headline and standfirst, then each teaser: who speaks in one is not named in another."""
    yield [each.span for each in article.paragraphs if each.kind in STORY_KINDS]
    for each in article.paragraphs:
        if each.kind is ParagraphKind.TEASER:
            yield [each.span]


def _inside(parts: Sequence[Sequence[Span]], attributions: Sequence[Attribution]) -> list[list[int]]:
    """The numbers of the attributions in each part, by where their contents begin."""
    begins = sorted((span.start, number) for number, spans in enumerate(parts) for span in spans)
    inside: list[list[int]] = [[] for _ in parts]
    for number, each in enumerate(attributions):
        at = bisect_right(begins, (each.content[0].start, len(parts))) - 1
        if at >= 0:
            inside[begins[at][1]].append(number)
    return inside


def _distinct(speakers: Iterator[Speaker]) -> list[Speaker]:
    """Each speaker once, at its best score."""
    best: dict[int, Speaker] = {}
    for speaker in speakers:
        if speaker.entity not in best or best[speaker.entity].score < speaker.score:
            best[speaker.entity] = speaker
    return list(best.values())


def _role(entity: Entity) -> Role | None:
    """The role to show: one with an affiliation before one without."""
    return next((role for role in entity.roles if role.affiliation), next(iter(entity.roles), None))


def _speaks_for(entry: Entry, scene: Scene, places: dict[Entry, int]) -> int | None:
    """Whom a spokesperson speaks for: the one that the role's own words name."""
    for first, last in scene.roles.get(entry, ()):
        words = {token.lower for token in scene.tokens[first : last + 1]}
        if words & _SPOKESPEOPLE:
            for other in scene.named_in(first, last):
                if other is not entry:
                    return places.get(other)
    return None
