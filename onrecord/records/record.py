"""What one article puts on record."""

from dataclasses import dataclass

from onrecord.records.article import Article, Paragraph
from onrecord.records.attribution import Attribution


@dataclass(frozen=True, slots=True)
class Teaser:
    """An advertised other story inside an article, with the attributions that it makes on its own account."""

    paragraph: Paragraph
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """An article, the attributions of its story (headline and standfirst included) and its teasers.

    `model` names the model and version that read it.
    """

    article: Article
    attributions: tuple[Attribution, ...]
    teasers: tuple[Teaser, ...]
    model: str
