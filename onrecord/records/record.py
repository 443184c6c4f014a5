"""What one article puts on record."""

from bisect import bisect_right
from dataclasses import dataclass

from onrecord.records.article import Article, Paragraph, ParagraphKind
from onrecord.records.entity import Entity
from onrecord.records.span import Span
from onrecord.records.statement import Statement

# A notice is the site speaking and a byline reports nothing, so neither puts anything on record.
STORY_KINDS = frozenset({ParagraphKind.HEADLINE, ParagraphKind.STANDFIRST, ParagraphKind.STORY})


@dataclass(frozen=True, slots=True)
class Teaser:
    """An advertised other story inside an article, with the statements that it makes on its own account."""

    paragraph: Paragraph
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An article, the statements of its story (headline and standfirst included) and its teasers.

    `entities` are all that the article names, teasers and notices included, so that one index means one of them
    wherever a statement stands; `story_entities` are those of the story. `model` names the model and version that
    read it.
    """

    article: Article
    statements: tuple[Statement, ...]
    entities: tuple[Entity, ...]
    teasers: tuple[Teaser, ...]
    model: str

    def story_entities(self) -> frozenset[int]:
        """The indices of the entities that belong to the story: it names them, or they speak in it.

        What only a teaser, a notice or the byline names is none of them.
        """
        return _speaking(self.statements) | self._mentioned(STORY_KINDS)

    def teaser_entities(self) -> frozenset[int]:
        """The indices of the entities that teasers name or that speak in them; some may be the story's, too."""
        speaking = (_speaking(teaser.statements) for teaser in self.teasers)
        return self._mentioned(frozenset({ParagraphKind.TEASER})).union(*speaking)

    def _mentioned(self, kinds: frozenset[ParagraphKind]) -> frozenset[int]:
        paragraphs = self.article.paragraphs
        begins = [paragraph.span.start for paragraph in paragraphs]

        def is_inside(span: Span) -> bool:
            place = bisect_right(begins, span.start) - 1
            return place >= 0 and paragraphs[place].kind in kinds

        entities = enumerate(self.entities)
        return frozenset(index for index, entity in entities if any(is_inside(each.span) for each in entity.mentions))


def _speaking(statements: tuple[Statement, ...]) -> frozenset[int]:
    """Who speaks in `statements`, and whom they speak for."""
    speakers = [speaker for statement in statements for speaker in statement.speakers]
    served = (speaker.speaks_for for speaker in speakers)
    return frozenset({speaker.entity for speaker in speakers} | {index for index in served if index is not None})
