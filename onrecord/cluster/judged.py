"""What people decided about stories, applied on top of where articles were put."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from onrecord.records import StoryAct, StoryJudgement


def story_id(article_id: str) -> str:
    """The id of the story that an article opens. It hangs on that article alone, so that a rerun gives the same."""
    return _hashed("story", article_id)


def split_id(judgement_id: str) -> str:
    """An id for the story that a split makes."""
    return _hashed("split", judgement_id)


def _hashed(what: str, name: str) -> str:
    return blake2b(f"{what}\n{name}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Judged:
    """Judgements in the order in which they were made; those undone left out. Nothing that was placed is rewritten."""

    def __init__(self, judgements: Sequence[StoryJudgement] = ()) -> None:
        self._standing = [each for each in _standing(judgements) if each.act is not StoryAct.UNDO]
        self._of_story: dict[str, list[int]] = defaultdict(list)
        self._of_article: dict[str, list[int]] = defaultdict(list)
        for number, judgement in enumerate(self._standing):
            if judgement.act is StoryAct.MERGE and judgement.story_id:
                self._of_story[judgement.story_id].append(number)
            for article_id in judgement.articles:
                self._of_article[article_id].append(number)

    def story(self, article_id: str, placed: str) -> str:
        """The story that an article counts as a part of; `placed` is where it was put when it came."""
        story, after = placed, -1
        while (number := self._next(article_id, story, after)) is not None:
            story, after = self._standing[number].into or story, number
        return story

    def stories(self, placed: Mapping[str, str]) -> dict[str, str]:
        """`story` for many articles: ids of articles to ids of stories."""
        return {article_id: self.story(article_id, story) for article_id, story in placed.items()}

    def _next(self, article_id: str, story: str, after: int) -> int | None:
        """The first judgement after another one that says something of the article while it is in the story."""
        merges = (number for number in self._of_story.get(story, ()) if number > after)
        own = (
            number
            for number in self._of_article.get(article_id, ())
            if number > after and self._standing[number].story_id in (None, story)
        )
        return min((*merges, *own), default=None)


def _standing(judgements: Sequence[StoryJudgement]) -> Iterable[StoryJudgement]:
    """The judgements that nothing undoes, the last first to be asked: an undo that is undone undoes nothing."""
    undone: set[str] = set()
    for judgement in reversed(judgements):
        if judgement.act is StoryAct.UNDO and judgement.id not in undone and judgement.undoes:
            undone.add(judgement.undoes)
    return [judgement for judgement in judgements if judgement.id not in undone]
