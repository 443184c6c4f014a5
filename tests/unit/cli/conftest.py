"""A command line whose stages do as the text of the input says."""

import io
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import pytest

from onrecord.cli import main, running
from onrecord.errors import NoStoryError
from onrecord.pipeline import Pipeline
from onrecord.records import Article, Attribution, Capture, Paragraph, ParagraphKind, Span
from tests.factory import attribution


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run printed, and its exit code."""

    code: int
    out: str
    err: str


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


@pytest.fixture
def onrecord(monkeypatch, capsys) -> Callable[..., Outcome]:
    """Runs `onrecord` with arguments and standard input, stages faked."""

    def run(*arguments: str, stdin: bytes = b"") -> Outcome:
        monkeypatch.setattr(running, "load_pipeline", lambda _: Pipeline(PlainExtractor(), FirstWordAttributor()))
        monkeypatch.setattr(sys, "argv", ["onrecord", *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        code = left.value.code
        return Outcome(code if isinstance(code, int) else int(code is not None), printed.out, printed.err)

    return run
