import io
import sys
import zipfile

import pytest

from onrecord.config import Config, Limits
from onrecord.errors import DamagedError, EmptyError, MissingExtraError, TooLargeError, UnsafeError
from onrecord.read import read_inputs
from onrecord.read.printed import printed_day
from onrecord.records import Capture, Failure, MediaType
from tests.unit.read.exports import (
    FACTIVA_CODED,
    FACTIVA_PLAIN,
    NEXIS_NEW,
    NEXIS_OLD,
    STORY,
    docx,
    pdf,
)


def read(data: bytes | str, *, limits: Limits | None = None) -> list[Capture | Failure]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_inputs(["-"], config=Config(limits=limits or Limits()), stdin=io.BytesIO(raw)))


def captures(data: bytes | str) -> list[Capture]:
    found = read(data)
    assert all(isinstance(item, Capture) for item in found)
    return [item for item in found if isinstance(item, Capture)]


def failure(data: bytes | str, **options: Limits) -> Failure:
    (only,) = read(data, **options)
    assert isinstance(only, Failure)
    return only


def body(item: Capture) -> list[str]:
    """The paragraphs of the page's article, without its headline."""
    assert item.text
    article = item.text.partition("<article>\n")[2].partition("\n</article>")[0]
    return [line.removeprefix("<p>").removesuffix("</p>") for line in article.splitlines() if line.startswith("<p>")]


def byline(item: Capture) -> str | None:
    assert item.text
    return item.text.partition('"@type": "Person", "name": "')[2].partition('"')[0] or None


# Exports


def test_older_nexis_export_is_split_at_its_numbers() -> None:
    first, second = captures(NEXIS_OLD)
    assert (first.name, second.name) == ("stdin#article 1", "stdin#article 2")
    assert (first.title, first.outlet, first.published) == (
        "Talks on Kestria go on, with no end in sight", "The Tidewater Courier", "2026-03-03",
    )  # fmt: skip
    assert byline(first) == "Lena Marrow"
    assert body(first) == [
        "PORT HALVEN",
        "The nine members of the Harbour Pact will meet again on Friday, Secretary General Halloran said on Tuesday.",
        '"Nobody left the table, and nobody will," Halloran told reporters after four hours of talks.',
    ]
    assert (second.title, second.outlet, second.published) == ("Brandt sets a date", "Halven Gazette", "2026-03-05")
    assert body(second) == ["Oto Brandt said that his country would wait no longer than the summer."]


def test_newer_nexis_export_is_split_at_its_ends_and_its_cover_left_out() -> None:
    first, second = captures(docx(NEXIS_NEW))
    assert (first.title, first.outlet, first.published) == (
        "Talks on Kestria go on", "The Tidewater Courier", "2026-03-03",
    )  # fmt: skip
    assert byline(first) == "Lena Marrow and Tom Reed"
    assert body(first) == ["The Pact's members meet again on Friday", *STORY]
    assert (second.title, second.outlet, second.published) == ("Brandt sets a date", "Halven Gazette", "2026-03-05")
    assert body(second) == [STORY[2]]


def test_factiva_export_with_codes_is_read_from_lines_and_from_a_table() -> None:
    rows = [
        (line.partition("\t")[0], line.partition("\t")[2]) if "\t" in line else ("", line) for line in FACTIVA_CODED
    ]
    from_table, from_lines = captures(docx([], rows=rows)), captures("\n".join(FACTIVA_CODED))
    for first, second in (from_table, from_lines):
        assert (first.title, first.outlet, first.published) == (
            "Talks on Kestria go on", "The Tidewater Courier", "2026-03-03",
        )  # fmt: skip
        assert (first.guid, byline(first)) == ("TIDCOU0020260303em3300001", "Lena Marrow")
        assert body(first) == list(STORY)
        assert (second.title, second.outlet, body(second)) == ("Brandt sets a date", "Halven Gazette", [STORY[2]])


def test_factiva_export_without_codes_is_read_by_its_order() -> None:
    first, second = captures(FACTIVA_PLAIN)
    assert (first.title, first.outlet, first.published, byline(first)) == (
        "Talks on Kestria go on, with no end in sight", "The Tidewater Courier", "2026-03-03", "Lena Marrow",
    )  # fmt: skip
    assert (first.guid, second.guid) == ("TIDCOU0020260303em3300001", "HALGAZ0020260305em350000a")
    assert len(body(first)) == 2
    assert (second.title, byline(second)) == ("Brandt sets a date for the end of all talks", "Tom Reed")
    assert body(second) == ["Oto Brandt said that his country would wait no longer than the summer."]


def test_articles_that_an_export_announces_and_lacks_are_told() -> None:
    *_, last = read(NEXIS_OLD.replace("of 2 DOCUMENTS", "of 5 DOCUMENTS"))
    assert isinstance(last, Failure)
    assert last.error.message == "stdin announces 3 articles more than were found in it."


def test_article_cut_off_at_the_end_of_an_export_is_read_too() -> None:
    cut = FACTIVA_PLAIN[: FACTIVA_PLAIN.rindex("Document")]
    assert [item.title for item in captures(cut)][1] == "Brandt sets a date for the end of all talks"


def test_article_without_words_is_a_failure_in_its_place() -> None:
    first, second = read(
        NEXIS_OLD.replace("Oto Brandt said that his country would wait no longer than the\nsummer.", "")
    )
    assert isinstance(first, Capture)
    assert isinstance(second, Failure)
    assert isinstance(second.error, EmptyError)


def test_prose_that_mentions_marks_of_an_export_is_one_text() -> None:
    (only,) = captures("End of Document\nShe said that 1 of 25 documents was missing. Length: unknown.")
    assert only.media_type is MediaType.TEXT


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("March 3, 2026 Tuesday 6:40 PM GMT", "2026-03-03"),
        ("Tuesday, 3 March 2026", "2026-03-03"),
        ("Sept. 9, 2025", "2025-09-09"),
        ("31 February 2026", None),
        ("Maybe 3, 2026", None),
        ("3/4/2026", None),
    ],
)
def test_printed_day_is_read_or_left(text: str, day: str | None) -> None:
    assert printed_day(text) == day


# Word


def test_word_document_is_its_paragraphs_as_text() -> None:
    (only,) = captures(docx(["Talks go on", "", "“No,” said A & B <again>.", "She left."]))
    assert (only.media_type, only.text) == (MediaType.TEXT, "Talks go on\n\n“No,” said A & B <again>.\nShe left.")


def test_word_document_leaves_out_what_was_deleted() -> None:
    data = docx(["Xkept"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        document = archive.read("word/document.xml").decode()
    changed = document.replace("<w:body>", "<w:body><w:p><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", changed)
    (only,) = captures(file.getvalue())
    assert only.text == "Xkept"


def test_word_document_that_is_a_bomb_is_refused() -> None:
    assert isinstance(failure(docx(["a" * 30_000_000])).error, UnsafeError)


# PDF


def test_pdf_is_its_paragraphs_with_broken_lines_joined_and_running_heads_left_out() -> None:
    pages = [
        [
            f"The Tidewater Courier {number}",
            "The nine members of the Harbour Pact will meet again on Friday, Secretary",
            "General Ines Halloran said on Tuesday after talks in Port Halven.",
            "She left.",
            f"Page {number} of 3",
        ]
        for number in (1, 2, 3)
    ]
    (only,) = captures(pdf(pages))
    long = (
        "The nine members of the Harbour Pact will meet again on Friday, Secretary General Ines Halloran said on "
        "Tuesday after talks in Port Halven."
    )
    assert only.text == "\n".join([long, "She left."] * 3)


def test_pdf_without_text_broken_or_too_long_is_refused() -> None:
    assert isinstance(failure(pdf([[""]])).error, EmptyError)
    assert isinstance(failure(b"%PDF-1.7 and then nothing").error, DamagedError)
    assert isinstance(failure(pdf([["a"], ["b"]]), limits=Limits(document_pages=1)).error, TooLargeError)


def test_missing_extra_names_the_command_that_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    monkeypatch.setitem(sys.modules, "striprtf.striprtf", None)
    for data in (pdf([["a"]]), b"{\\rtf1 a}"):
        error = failure(data).error
        assert isinstance(error, MissingExtraError)
        assert error.hint == "pip install 'onrecord[documents]'"


# Rich Text


def test_rich_text_is_its_lines() -> None:
    (only,) = captures(b"{\\rtf1\\ansi Talks go on\\par Halloran said \\ldblquote no\\rdblquote , again.\\par}")
    assert only.text == "Talks go on\nHalloran said “no”, again."
