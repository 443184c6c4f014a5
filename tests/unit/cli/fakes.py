"""Stages that do as the text of the input says, and a command line that runs on them."""

from collections.abc import Sequence

from onrecord.cli import main, running
from onrecord.errors import NoStoryError
from onrecord.pipeline import Pipeline
from onrecord.records import Article, Attribution, Capture, Paragraph, ParagraphKind, Resolved, Span, Statement
from tests.factory import attribution


class PlainExtractor:
    """One story paragraph of all the text; `no story`, `bug` and `stop` in it do what they say."""

    def extract(self, captures: Sequence[Capture]) -> list[Article]:
        return [self._extract(each) for each in captures]

    def _extract(self, capture: Capture) -> Article:
        text = capture.text if capture.text is not None else (capture.data or b"").decode()
        if "no story" in text:
            raise NoStoryError(f"{capture.name}: no story in it.", hint="Give an article.")
        if "bug" in text:
            raise ZeroDivisionError("a fault of ours")
        if "stop" in text:
            raise KeyboardInterrupt
        paragraph = Paragraph(Span(0, len(text)), ParagraphKind.STORY)
        return Article(id=capture.id, text=text, paragraphs=(paragraph,), title=capture.title or capture.name)


class FirstWordAttributor:
    """Takes the first word of an article as said by nobody."""

    origin = "attribute/fake 1.0"

    def attribute(self, articles: Sequence[Article]) -> list[tuple[Attribution, ...]]:
        return [(attribution(each.text, [each.text.split()[0]]),) for each in articles]


class UnsureResolver:
    """Never knows who is meant."""

    def resolve(self, articles: Sequence[Article], attributions: Sequence[Sequence[Attribution]]) -> list[Resolved]:
        return [Resolved(tuple(map(Statement, each)), ()) for each in attributions]


def fake_pipeline(_: object) -> Pipeline:
    """Stands in for `load_pipeline`."""
    return Pipeline(PlainExtractor(), FirstWordAttributor(), UnsureResolver())


if __name__ == "__main__":  # for tests that need a process of its own: pipes, signals, terminals
    running.load_pipeline = fake_pipeline
    main()
