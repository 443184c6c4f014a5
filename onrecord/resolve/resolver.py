"""The stage: attributions in, statements and the entities they name out."""

from collections.abc import Sequence

from onrecord.records import Article, Attribution, KnowsPeople, Resolved, Statement


class Resolver:
    """Finds who is meant by each source of an article. Touches no disk, network or database once made."""

    def __init__(self, who: KnowsPeople) -> None:
        self._who = who

    def resolve(
        self, articles: Sequence[Article], attributions: Sequence[Sequence[Attribution]]
    ) -> list[Resolved]:
        """One result an article, in order; its statements are in the order of the article's attributions."""
        return [Resolved(tuple(map(Statement, each)), ()) for each in attributions]
