"""Pages of our own writing, about people and places that do not exist."""

import json
from collections.abc import Mapping, Sequence

from onrecord.config import Limits
from onrecord.extract.extractor import Extractor
from onrecord.records import Article, Capture, MediaType, Paragraph, ParagraphKind, Span

HEADLINE = "Ferry to Marrow Island stops for the winter"
STANDFIRST = "The council of Port Ellery says that the old boat is no longer safe in heavy seas"
STORY = (
    "The ferry between Port Ellery and Marrow Island will not sail again before March, the council said on Tuesday.",
    "“We will not send people out in a boat that we do not trust,” said Odile Brandt, who heads the harbour office.",
    "Islanders fear for their school, which has eleven pupils and a teacher who lives on the mainland.",
    "A smaller boat will carry post and medicine twice a week, weather permitting, until a new ferry is bought.",
)


class KeepAll:
    """A separation that takes all that the markup does not settle for the story."""

    def separate(
        self, text: str, lines: Sequence[Span], *, given: Mapping[int, ParagraphKind], title: str | None = None
    ) -> tuple[Paragraph, ...]:
        return tuple(Paragraph(line, given.get(index, ParagraphKind.STORY)) for index, line in enumerate(lines))


def page(body: str | None = None, *, head: str = "", headline: str = HEADLINE, lang: str = "en") -> str:
    """A news page; `body` is the HTML between the h1 and the end of the article, by default the story."""
    inner = paragraphs(*STORY) if body is None else body
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><title>{headline} | Ellery Courier</title>{head}</head><body>'
        '<nav><ul><li><a href="/">Home</a></li><li><a href="/harbour">Harbour</a></li></ul></nav>'
        f"<main><article><h1>{headline}</h1>{inner}</article></main>"
        "<footer><p>Printed in Port Ellery</p></footer></body></html>"
    )


def paragraphs(*texts: str) -> str:
    """One p element each."""
    return "".join(f"<p>{text}</p>" for text in texts)


def json_ld(**fields: object) -> str:
    """A script with one NewsArticle."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name: str, content: str) -> str:
    """A meta tag."""
    return f'<meta property="{name}" content="{content}">'


def extract(source: str | bytes, *, limits: Limits | None = None, **fields: str) -> Article:
    """The article of one HTML page."""
    text, data = (source, None) if isinstance(source, str) else (None, source)
    capture = Capture(id="a", name="a", media_type=MediaType.HTML, text=text, data=data, **fields)
    (article,) = Extractor(limits=limits or Limits(), separator=KeepAll()).extract([capture])
    return article


def words(article: Article, kind: ParagraphKind) -> list[str]:
    """The texts of an article's paragraphs of one kind."""
    return [paragraph.span.cut(article.text) for paragraph in article.paragraphs if paragraph.kind is kind]
