"""What a page says of itself in JSON-LD."""

import pytest

from onrecord.extract.html import parse
from onrecord.extract.structured_data import StructuredData, clean, read_structured_data, text_of


def read(*scripts: str) -> StructuredData:
    source = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return read_structured_data(parse(source + "<p>x</p>", depth=64, name="a"))


def headlines(data: StructuredData) -> list[str]:
    return [text_of(node.get("headline")) for node in data.articles]


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Ferry stops"}',
        '[{"@type": "Organization"}, {"@type": ["Thing", "ReportageNewsArticle"], "headline": "Ferry stops"}]',
        '{"@graph": [{"@type": "WebPage"}, {"@type": "http://schema.org/Article", "headline": "Ferry stops"}]}',
        '{"@type": "WebPage", "mainEntity": {"@type": "BlogPosting", "headline": "Ferry stops"}}',
        '<!-- {"@type": "Article", "headline": "Ferry stops"} -->',
        '//<![CDATA[\n{"@type": "Article", "headline": "Ferry stops"}\n//]]>',
        '{"@type": "Article", "headline": "Ferry stops",};',
        '{"@type": "Article", "headline": "Ferry\\nstops"}',
        '{"@type": "Article", "headline": "Ferry\nstops"}',
        '{"@type": "Article", "headline": "Ferry stops", "description": "cut off',
        '{"@type": "Article", "headline": "Ferry &amp;nbsp; stops"}',
    ],
)
def test_article_is_found_in_every_wrapping_and_breakage(script: str) -> None:
    assert headlines(read(script)) == ["Ferry stops"]


@pytest.mark.parametrize(
    "script",
    [
        "",
        "null",
        "7",
        "{",
        "[" * 200_000,
        '{"a":' * 100_000,
        '{"@type": 5, "headline": {}}',
        '{"@type": [null, 7]}',
        " " * 1_000_000 + "{",
        '"headline":"' * 50_000,
        '{"@type": "Organization", "name": "Courier"}',
    ],
)
def test_nonsense_gives_no_article(script: str) -> None:
    assert read(script).articles == ()


def test_reference_by_id_is_followed() -> None:
    data = read('[{"@id": "#odile", "@type": "Person", "name": "Odile Brandt"}, {"@type": "Article"}]')
    assert text_of(data.resolve({"@id": "#odile"})) == "Odile Brandt"
    assert data.resolve({"@id": "#nobody"}) == {"@id": "#nobody"}


@pytest.mark.parametrize("value", [None, 5, True, [], {}, [[[[["x"]]]]], {"name": {"name": {"name": {"name": 1}}}}])
def test_values_of_the_wrong_type_have_no_text(value: object) -> None:
    assert text_of(value) == ""


def test_escaped_markup_is_undone() -> None:
    assert clean("&lt;p&gt;It&amp;#x27;s closed.&lt;/p&gt;") == "It's closed."
    assert clean("3 < 4") == "3 < 4"
