"""What a search may be asked for. Apart, so that the help of a command need not load a database."""

from enum import StrEnum


class Target(StrEnum):
    """What is searched."""

    STATEMENTS = "statements"
    ARTICLES = "articles"


class Order(StrEnum):
    """What comes first: the best match, or the newest."""

    RELEVANCE = "relevance"
    DATE = "date"
