"""Captures and records as reading makes them, for tests of the store."""

import hashlib
from dataclasses import replace

from onrecord.records import (
    Article,
    AttributionKind,
    Capture,
    Entity,
    EntityType,
    MediaType,
    Mention,
    MentionKind,
    Paragraph,
    ParagraphKind,
    Record,
    Role,
    Speaker,
    Statement,
    Teaser,
    Time,
)
from onrecord.store.fates import Item
from tests.factory import article, attribution, find

MODEL = "test 1.0"

HEADLINE = "Pact not ready for a vote, Varga says"
STORY = (
    "“There is no unanimity on the harbour dues,” said Secretary General Ada Varga of the Tern Alliance."
    " Minister Olaf Brenn told parliament that Osmark would never agree."
)
TEASER = "Ferry strike enters third week, union chief vows more"


def item(
    text: str = "Osmark agreed, the minister said.",
    *,
    id: str = "a",  # noqa: A002
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
) -> Item:
    """A text that was handed over with an id, all of it story, without statements."""
    capture = Capture(
        id=id, name=f"{id}.txt", media_type=MediaType.TEXT, text=text, url=url, outlet=outlet, published=published
    )
    made = replace(
        article((ParagraphKind.STORY, text.rstrip("\n")), id=id),
        text=text, url=url, outlet=outlet, published=published, title=title,
    )  # fmt: skip
    return Item(capture, Record(made, (), (), (), MODEL))


def page(
    words: str, *, notice: str = "Sign up", url: str | None = "https://tern.example/a", data: bytes | None = None
) -> Item:
    """A page that was fetched, which nobody named: a story of `words` and a notice."""
    data = data or f"<p>{words}</p><p>{notice}</p>".encode()
    made = article((ParagraphKind.STORY, words), (ParagraphKind.NOTICE, notice))
    capture = Capture(id=_own_id(data), name="page", media_type=MediaType.HTML, data=data, url=url)
    return Item(capture, Record(replace(made, id=capture.id, url=url), (), (), (), MODEL))


def full_item(id: str = "full", *, outlet: str = "The Osmark Post", published: str = "2025-12-03") -> Item:  # noqa: A002
    """An article with everything in it: two statements with speakers and roles, and a teaser that makes one, too."""
    made = article(
        (ParagraphKind.HEADLINE, HEADLINE), (ParagraphKind.STORY, STORY), (ParagraphKind.TEASER, TEASER), id=id
    )
    made = replace(
        made, outlet=outlet, published=published, url=f"https://post.example/{id}", title=HEADLINE, language="en"
    )
    text = made.text
    capture = Capture(id=id, name=id, media_type=MediaType.TEXT, text=text, url=made.url)
    return Item(capture, Record(made, _statements(text), _entities(text), (_teaser(made),), MODEL))


def _statements(text: str) -> tuple[Statement, ...]:
    varga, brenn = _entities(text)[:2]
    said = Time("2025-12-02", "2025-12-02", None)
    direct = attribution(
        text, ["“There is no unanimity on the harbour dues,”"], cue="said", kind=AttributionKind.DIRECT, score=0.95,
        source="Secretary General Ada Varga of the Tern Alliance",
    )  # fmt: skip
    told = attribution(text, ["that Osmark would never agree"], source="Minister Olaf Brenn", cue="told", score=0.8)
    return (
        Statement(direct, (Speaker(0, 0.9, ("named in full",), varga.roles[0], speaks_for=2),), said_on=said),
        Statement(told, (Speaker(1, 0.7, ("named in full",), brenn.roles[0]),), addressee=find(text, "parliament")),
    )


def _entities(text: str) -> tuple[Entity, ...]:
    def named(name: str) -> tuple[Mention, ...]:
        return (Mention(find(text, name), MentionKind.NAME, 1.0, ("as written",)),)

    general = Role("Secretary General", "Tern Alliance", "text", span=find(text, "Secretary General"))
    minister = Role("Minister", None, "text", start="2024", span=find(text, "Minister"))
    return (
        Entity("e-varga", "Ada Varga", EntityType.PERSON, ("Varga",), (general,), named("Ada Varga")),
        Entity("e-brenn", "Olaf Brenn", EntityType.PERSON, ("Brenn",), (minister,), named("Olaf Brenn")),
        Entity("e-tern", "Tern Alliance", EntityType.ORGANIZATION, (), (), named("Tern Alliance"), known="Q1"),
    )


def _teaser(made: Article) -> Teaser:
    paragraph: Paragraph = made.paragraphs[2]
    return Teaser(paragraph, (Statement(attribution(made.text, ["more"], source="union chief", cue="vows")),))


def _own_id(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
