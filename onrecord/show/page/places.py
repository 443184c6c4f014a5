"""Where everything of one record stands on its page: numbers of statements, anchors, and what is shown of whom."""

from bisect import bisect_right
from functools import cached_property

from onrecord.records import Entity, ParagraphKind, Record, Statement
from onrecord.show.page.marks import MentionMark
from onrecord.show.page.words import sliced
from onrecord.show.printable import printable_line
from onrecord.show.speakers import names, present_role, role_in_words


class Places:
    """The anchors of one record. `key` sets them apart from those of others on the same page.

    A teaser's statements are numbered on from the story's, so that a number means one statement on the page.
    """

    def __init__(self, record: Record, key: str) -> None:
        self.record = record
        self.key = key
        self.statements: list[Statement] = list(record.statements)
        self.first_of_teaser: list[int] = []
        for teaser in record.teasers:
            self.first_of_teaser.append(len(self.statements) + 1)
            self.statements += teaser.statements
        self.of_story = record.story_entities()
        self.of_teasers = record.teaser_entities() - self.of_story

    def entry(self, number: int) -> str:
        """The anchor of a statement in the list."""
        return f"{self.key}-s{number}"

    def content(self, number: int) -> str:
        """The anchor of a statement in the text."""
        return f"{self.key}-t{number}"

    def entity(self, index: int) -> str:
        """The anchor of an entity in the legend."""
        return f"{self.key}-p{index + 1}"

    def mention(self, mark: MentionMark) -> str:
        """The anchor of a mention in the text."""
        return f"{self.entity(mark.entity)}-{mark.place + 1}"

    def who(self, number: int) -> str:
        """The speakers of a statement, else its source as written, in words."""
        statement = self.statements[number - 1]
        source = sliced(statement.attribution.source, self.record.article.text)
        return names(statement, self.record.entities) or printable_line(source) or "nobody named"

    def about(self, index: int) -> str:
        """An entity with its role at the time: `Ines Halloran, Secretary General, Harbour Pact`."""
        entity: Entity = self.record.entities[index]
        role = role_in_words(present_role(entity, self.record.article.published))
        return printable_line(entity.name) + (f", {role}" if role else "")

    @cached_property
    def mentions(self) -> list[MentionMark]:
        """The mentions that have an anchor: of entities in the legend, where the text is shown with its marks."""
        paragraphs = self.record.article.paragraphs
        begins = [paragraph.span.start for paragraph in paragraphs]

        def is_marked(mark: MentionMark) -> bool:
            place = bisect_right(begins, mark.span.start) - 1
            if place < 0 or not len(mark.span) or mark.span.start >= paragraphs[place].span.end:
                return False
            return paragraphs[place].kind is not ParagraphKind.NOTICE

        marks = (
            MentionMark(mention.span, index, place)
            for index in sorted(self.of_story | self.of_teasers)
            for place, mention in enumerate(self.record.entities[index].mentions)
        )
        return list(filter(is_marked, marks))
