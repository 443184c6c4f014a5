"""Whatever comes in: an article whose spans are slices, or an error that says what is wrong."""

import string

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.config import Limits
from onrecord.errors import OnrecordError
from onrecord.extract.extractor import Extractor
from onrecord.records import Article, Capture, MediaType
from tests.factory import capture
from tests.unit.extract.pages import STORY, KeepAll, json_ld, meta, page

_ANY = st.text(st.characters(exclude_categories=()), max_size=60)  # surrogates, NUL and unassigned ones too
_TAG = st.sampled_from(
    [
        "p",
        "div",
        "h1",
        "h2",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "blockquote",
        "a",
        "span",
        "br",
        "article",
        "time",
        "pre",
        "script",
        "style",
        "title",
        "figure",
        "figcaption",
        "svg",
        "template",
        "select",
        "form",
        "address",
        "x-y",
    ]
)
_ATTRIBUTE = st.sampled_from(
    [
        "",
        ' class="related"',
        ' class="byline"',
        ' class="standfirst"',
        ' itemprop="articleBody"',
        ' id="comments"',
        ' datetime="2025-12-02"',
        ' href="/x"',
        ' style="display:none"',
        ' class="',
        " =",
        ' content="x"',
    ]
)
_PIECE = st.one_of(
    _ANY,
    st.sampled_from(STORY),
    st.builds("<{}{}>".format, _TAG, _ATTRIBUTE),
    st.builds("</{}>".format, _TAG),
    st.sampled_from(["<!--", "-->", "<![CDATA[", "]]>", "<?x", "&", "&#0;", "&#xD800;", "<", ">", "<!doctype html>"]),
)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["@id", "name", "@value"]), inner),
    max_leaves=6,
)
_FIELDS = st.dictionaries(
    st.sampled_from(
        ["headline", "author", "datePublished", "publisher", "description", "articleBody", "@id", "@type", "@graph"]
    ),
    _JSON,
)
_SETTINGS = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def _read(made: Capture) -> Article | None:
    try:
        (article,) = Extractor(limits=Limits(), separator=KeepAll()).extract([made])
    except OnrecordError:
        return None
    _check(article)
    return article


def _check(article: Article) -> None:
    end = 0
    covered = bytearray(len(article.text))
    for paragraph in article.paragraphs:
        assert end <= paragraph.span.start < paragraph.span.end <= len(article.text)
        assert paragraph.span.cut(article.text).strip() == paragraph.span.cut(article.text)
        end = paragraph.span.end
        covered[paragraph.span.start : end] = b"\1" * len(paragraph.span)
    assert all(covered[index] or character.isspace() for index, character in enumerate(article.text))


@_SETTINGS
@given(st.lists(_PIECE, max_size=25))
def test_any_html_gives_slices_or_an_error(pieces: list[str]) -> None:
    article = _read(capture("".join(pieces), media_type=MediaType.HTML))
    if article:
        article.text.encode()
        assert "\0" not in article.text


@_SETTINGS
@given(_ANY)
def test_any_text_stays_as_it_is(text: str) -> None:
    article = _read(capture(text))
    assert article is None or article.text == text


@_SETTINGS
@given(st.binary(max_size=200), st.sampled_from(["utf-8", "utf-16", "cp1252", "shift_jis", "utf-7", "utf-32"]))
def test_any_bytes_give_slices_or_an_error(data: bytes, charset: str) -> None:
    for media_type in MediaType:
        _read(Capture(id="a", name="a", media_type=media_type, data=data, charset=charset))


@_SETTINGS
@given(_FIELDS, st.text(string.printable, max_size=40))
def test_any_structured_data_leaves_the_story_whole(fields: dict[str, object], value: str) -> None:
    head = json_ld(**fields) + meta("og:title", value.replace('"', "")) + meta("author", value.replace('"', ""))
    article = _read(capture(page(head=head), media_type=MediaType.HTML, url=value))
    assert article is not None
    assert all(text in article.text for text in STORY)
