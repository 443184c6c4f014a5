import pytest

from onrecord.read.forms import form_of_bytes, form_of_text, media_type_of
from onrecord.records import MediaType

HTML, TEXT = MediaType.HTML, MediaType.TEXT


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "a PDF document"),
        (b"\x89PNG\r\n\x1a\n\x00", "a PNG image"),
        (b"\xff\xd8\xff\xe0\x00", "a JPEG image"),
        (b"GIF89a\x01", "a GIF image"),
        (b"PK\x03\x04\x14\x00\x00", "a ZIP archive"),
        (b"PK\x03\x04\x14\x00word/document.xml", "a Word document"),
        (b"PK\x03\x04\x14\x00mimetypeapplication/epub+zip", "an EPUB book"),
        (b"\x1f\x8b\x08\x00", "compressed with gzip"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"{\\rtf1\\ansi", "a Rich Text document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document"),
        (b"SQLite format 3\x00", "an SQLite database"),
        (b"\x00\x00\x00\x18ftypmp42", "a video or an image"),
        (b"RIFF\x24\x00\x00\x00WAVE", "a sound, video or WebP file"),
        (b"MZ\x90\x00\x03", "a program or an image"),
    ],
)
def test_binary_form_is_told_by_its_first_bytes(data: bytes, name: str) -> None:
    form = form_of_bytes(data)
    assert form
    assert form.name == name
    assert form.hint


@pytest.mark.parametrize(
    "data", [b"MZ Wallace said no.", b"ID3 is a tag.", b"RIFFs, he said.", b"BMW said no.", b"No.", b""]
)
def test_words_that_begin_like_a_binary_form_are_text(data: bytes) -> None:
    assert form_of_bytes(data) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('<?xml version="1.0"?><rss version="2.0"><channel>', "a news feed"),
        ('<?xml version="1.0"?>\n<!-- made --><feed xmlns="http://www.w3.org/2005/Atom">', "a news feed"),
        ("<urlset><url>", "a sitemap"),
        ('<svg xmlns="http://www.w3.org/2000/svg">', "an SVG image"),
        ('<?xml version="1.0"?><nitf><head>', "XML that is no web page"),
        ('{"id": "1", "text": "No."}\n{"id": "2", "text": "Yes."}\n', "JSON Lines"),
        (
            "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;",
            "a page saved as one MHTML file",
        ),
    ],
)
def test_text_that_is_no_article_is_told_by_its_start(text: str, name: str) -> None:
    form = form_of_text(text)
    assert form
    assert form.name == name


@pytest.mark.parametrize(
    "text",
    [
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>',
        "<!-- saved --><html>",
        "<html>",
        "{curly} people said no.",
        '{"id": 1}',
        "{" * 5000,
        "<b>No</b>, she said.",
        "The mayor said no.",
    ],
)
def test_pages_and_prose_are_no_refused_form(text: str) -> None:
    assert form_of_text(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html><p>No.",
        "\n  <HTML lang=en>",
        '<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0//EN"><html>',
        "<!-- saved -->\n<!-- twice -->\n<body>",
        "<p>No.</p>",
        "<div class=a>No",
        "Mayor: <p>no.</p> <p>yes.</p> <p>no.</p>",
    ],
)
def test_page_is_told_by_its_tags(text: str) -> None:
    assert media_type_of(text) is HTML


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said no.",
        "a < b, and b > c, she said.",
        "<name withheld> said no.",
        "To end a paragraph write </p>, he said.",
        "",
    ],
)
def test_prose_with_angle_brackets_is_text(text: str) -> None:
    assert media_type_of(text) is TEXT


def test_ending_or_server_shifts_the_bar() -> None:
    assert media_type_of("Mayor: <em>no</em>.", hinted=HTML) is HTML
    assert media_type_of("Mayor: no.", hinted=HTML) is TEXT
    assert media_type_of("Write <p>a</p>, <p>b</p>, <p>c</p>.", hinted=TEXT) is TEXT
    assert media_type_of("<!doctype html><p>No.", hinted=TEXT) is HTML


def test_sniffing_stays_fast_on_hostile_starts() -> None:
    for start in ("<!--" * 20_000, "<!-- -->" * 10_000, "<?xml " * 10_000, "<" * 65_000, " " * 65_000, "</p" * 20_000):
        assert media_type_of(start) is TEXT
        form_of_text(start)
