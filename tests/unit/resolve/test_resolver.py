import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.records import Article, EntityType, Paragraph, ParagraphKind, Span
from onrecord.resolve.model import SpeakerModel
from onrecord.resolve.resolver import Resolver
from tests.factory import attribution
from tests.unit.resolve.people import People


@pytest.fixture(scope="module")
def resolver():
    return Resolver(People(), SpeakerModel.packaged())


def article(text, kinds=(), **more):
    paragraphs, at = [], 0
    for number, line in enumerate(text.split("\n")):
        if line:
            kind = kinds[number] if number < len(kinds) else ParagraphKind.STORY
            paragraphs.append(Paragraph(Span(at, at + len(line)), kind))
        at += len(line) + 1
    return Article("a", text, tuple(paragraphs), **more)


def speakers(resolver, text, *attributions, **more):
    made = article(text, **more)
    (resolved,) = resolver.resolve([made], [[attribution(made.text, **each) for each in attributions]])
    return [[resolved.entities[s.entity].name for s in each.speakers] for each in resolved.statements], resolved


STORY = (
    "Ines Halloran, the mayor of Velstad, met Nadir Obel on Tuesday.\n"
    "“The levy can wait,” Ms. Halloran said. She called the talks useful.\n"
    "The pact chief said that Velland had agreed. He left early."
)


def test_names_pronouns_and_descriptions_reach_one_person_each(resolver):
    named, _ = speakers(
        resolver,
        STORY,
        {"source": "Ms. Halloran", "content": ["“The levy can wait,”"], "cue": "said"},
        {"source": "She", "content": ["the talks useful"], "cue": "called"},
        {"source": "The pact chief", "content": ["that Velland had agreed"], "cue": "said that"},
        published="2025-12-02",
    )
    assert named == [["Ines Halloran"], ["Ines Halloran"], ["Nadir Obel"]]


def test_a_role_comes_from_the_text_or_from_the_whos_who_with_its_date(resolver):
    _, resolved = speakers(
        resolver,
        STORY,
        {"source": "Ms. Halloran", "content": ["“The levy can wait,”"], "cue": "said"},
        {"source": "The pact chief", "content": ["that Velland had agreed"], "cue": "said that"},
        published="2025-12-02",
    )
    roles = [each.speakers[0].role for each in resolved.statements]
    assert [(role.title, role.affiliation, role.source, role.start) for role in roles] == [
        ("mayor", "Velstad", "text", None),
        ("Secretary General", "Harbour Pact", "hand", "2024-05"),
    ]


def test_of_an_article_without_a_date_the_whos_who_completes_a_role_that_is_stated_in_part(resolver):
    _, resolved = speakers(
        resolver,
        "General Nadir Obel said that Velland had agreed.",
        {"source": "General Nadir Obel", "content": ["that Velland had agreed"], "cue": "said"},
    )
    (speaker,) = resolved.statements[0].speakers
    assert (speaker.role.title, speaker.role.affiliation) == ("Secretary General", "Harbour Pact")


def test_a_joint_source_has_all_its_speakers(resolver):
    named, _ = speakers(
        resolver,
        "Ines Halloran and Marten Holm said that they agreed.",
        {"source": "Ines Halloran and Marten Holm", "content": ["that they agreed"], "cue": "said"},
    )
    assert named == [["Ines Halloran", "Marten Holm"]]


def test_an_unnamed_source_keeps_its_own_words(resolver):
    _, resolved = speakers(
        resolver,
        "A senior harbour official said that the talks had failed.",
        {"source": "A senior harbour official", "content": ["that the talks had failed"], "cue": "said"},
    )
    assert [e.name for e in resolved.entities] == ["A senior harbour official"]


def test_whom_a_teaser_names_is_nobody_in_the_story(resolver):
    text = "He said that it was late.\nRead more: Ines Halloran leaves office"
    named, _ = speakers(
        resolver,
        text,
        {"source": "He", "content": ["that it was late"], "cue": "said"},
        kinds=(ParagraphKind.STORY, ParagraphKind.TEASER),
    )
    assert named != [["Ines Halloran"]]


def test_the_same_full_name_has_the_same_id_in_any_article_and_a_surname_alone_does_not(resolver):
    def ids(text, name):
        made = article(text)
        made = Article(name, made.text, made.paragraphs)
        (resolved,) = resolver.resolve(
            [made], [[attribution(made.text, source=text.split(" said")[0], content=["no"], cue="said")]]
        )
        return [entity.id for entity in resolved.entities]

    assert ids("Ines Halloran said no", "one") == ids("Ines Halloran said no", "two")
    assert ids("Mrs. Halloran said no", "one") != ids("Mrs. Halloran said no", "two")


def test_a_mention_says_why_it_is_taken_for_somebody(resolver):
    _, resolved = speakers(
        resolver,
        STORY,
        {"source": "Ms. Halloran", "content": ["“The levy can wait,”"], "cue": "said"},
        {"source": "She", "content": ["the talks useful"], "cue": "called"},
    )
    entity = next(e for e in resolved.entities if e.name == "Ines Halloran")
    she = next(m for m in entity.mentions if m.span.cut(STORY) == "She")
    assert she.reasons
    assert 0 < she.score <= 1
    assert entity.type is EntityType.PERSON


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(0, 199), st.integers(1, 40))
def test_any_text_is_resolved_and_every_mention_is_a_slice(resolver, text, start, length):
    text = text.replace("\n", " ") + " Ines Halloran said no."
    made = article(text)
    span = Span(min(start, len(text) - 1), min(start + length, len(text)))
    each = attribution(text, source="Ines Halloran", content=["no"], cue="said")
    odd = type(each)((span,), (), (span,), each.kind, 0.5, "test")
    (resolved,) = resolver.resolve([made], [[odd, each]])
    assert len(resolved.statements) == 2
    for entity in resolved.entities:
        assert all(0 <= m.span.start < m.span.end <= len(text) for m in entity.mentions)
    for statement in resolved.statements:
        assert all(0 <= s.entity < len(resolved.entities) for s in statement.speakers)
