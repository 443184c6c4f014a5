import errno
import hashlib
import io
import os
import socket
from pathlib import Path

import pytest

from onrecord.config import Config, Limits
from onrecord.errors import (
    EmptyError,
    ForbiddenAddressError,
    NotFoundError,
    NotTextError,
    OnrecordError,
    TooLargeError,
    UnreadableError,
)
from onrecord.read import InputKind, expand_inputs, files, read_expanded, read_inputs
from onrecord.records import Capture, Failure, MediaType
from tests.unit.read.fake_pages import FakePages
from tests.unit.read.site import Site

SMALL = Config(limits=Limits(input_bytes=1_000, text_characters=100))


def read(*names: str | Path, stdin: bytes = b"", config: Config = SMALL) -> list[Capture | Failure]:
    return list(read_inputs([str(name) for name in names], config=config, stdin=io.BytesIO(stdin)))


def capture(name: str | Path, **options: bytes) -> Capture:
    (only,) = read(name, **options)
    assert isinstance(only, Capture)
    return only


def refusal(name: str | Path, kind: type[OnrecordError], **options: bytes) -> str:
    (only,) = read(name, **options)
    assert isinstance(only, Failure)
    assert type(only.error) is kind
    assert only.error.hint
    return only.error.message


def names(found: list[Capture | Failure]) -> list[str]:
    return [Path(item.name).name for item in found]


def write(path: Path, content: str | bytes = "The mayor said no.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


# Files


def test_file_is_captured_as_it_is_newlines_included(tmp_path: Path) -> None:
    data = "\ufeff“No,” she said.\r\n\r\nHe left.\r".encode()
    path = write(tmp_path / "a.txt", data)
    read_in = capture(path)
    assert read_in.data == data
    assert read_in.charset == "utf-8-sig"
    assert data.decode(read_in.charset) == "“No,” she said.\r\n\r\nHe left.\r"
    assert read_in.id == hashlib.sha256(data).hexdigest()[:16]
    assert (read_in.name, read_in.url, read_in.media_type) == (str(path), None, MediaType.TEXT)


def test_content_and_not_ending_says_what_a_file_is(tmp_path: Path) -> None:
    assert capture(write(tmp_path / "a.txt", "<!doctype html><p>No.")).media_type is MediaType.HTML
    assert capture(write(tmp_path / "b.html", "The mayor said no.")).media_type is MediaType.TEXT
    assert capture(write(tmp_path / "c", "<p>The mayor said no.</p>")).media_type is MediaType.HTML
    assert capture(write(tmp_path / "d.xhtml", "Mayor: <em>no</em>")).media_type is MediaType.HTML


def test_charset_that_a_page_declares_is_used(tmp_path: Path) -> None:
    page = '<meta charset="koi8-r"><p>Мэр сказал нет.</p>'.encode("koi8-r")
    assert capture(write(tmp_path / "a.html", page)).charset == "koi8-r"


def test_missing_file_is_not_found(tmp_path: Path) -> None:
    missing = tmp_path / "none.txt"
    assert refusal(missing, NotFoundError) == f"{missing}: there is no such file."
    refusal(write(tmp_path / "a.txt") / "below", NotFoundError)


@pytest.mark.parametrize("name", ["a\0b", "x" * 5000, "\ud800"])
def test_name_that_no_file_can_have_is_not_found(name: str) -> None:
    assert refusal(name, NotFoundError).isprintable()


def test_address_without_its_scheme_is_told_to_be_one() -> None:
    (failure,) = read("www.news.example/a")
    assert isinstance(failure, Failure)
    assert failure.error.hint.endswith("https://www.news.example/a")


def test_file_without_permission_is_unreadable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = write(tmp_path / "a.txt")
    monkeypatch.setattr(files.os, "open", refuse)  # the superuser, as whom tests may run, is refused nothing
    assert refusal(path, UnreadableError) == f"{path}: permission denied."


def test_pipe_socket_and_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is a pipe" in refusal(tmp_path / "pipe", UnreadableError)
    assert "is a device" in refusal("/dev/zero", UnreadableError)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "s"))
        refusal(tmp_path / "s", UnreadableError)


def test_link_is_followed_when_named_unless_broken_or_circular(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "good").symlink_to("a.txt")
    (tmp_path / "broken").symlink_to("gone")
    (tmp_path / "circle").symlink_to("circle")
    assert capture(tmp_path / "good").data == b"The mayor said no."
    assert "a file that is gone" in refusal(tmp_path / "broken", UnreadableError)
    assert "leads back to itself" in refusal(tmp_path / "circle", UnreadableError)


@pytest.mark.parametrize("content", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf\n", b"\xe2\x80\x8b"])
def test_file_without_text_is_empty(tmp_path: Path, content: bytes) -> None:
    refusal(write(tmp_path / "a.txt", content), EmptyError)


def test_file_over_the_limit_is_refused_without_reading_it(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as big:
        big.truncate(10**12)  # holds no data on the disk
    assert "1,000,000,000,000 bytes; the limit is 1,000 bytes" in refusal(path, TooLargeError)


def test_limits_themselves_are_allowed(tmp_path: Path) -> None:
    assert capture(write(tmp_path / "a.txt", "ä" * 100))
    refusal(write(tmp_path / "b.txt", "ä" * 101), TooLargeError)
    assert capture(write(tmp_path / "c.html", "<p>" + "x" * 997))
    refusal(write(tmp_path / "d.html", "<p>" + "x" * 998), TooLargeError)


@pytest.mark.skipif(not Path("/proc/version").exists(), reason="Linux has files that it makes up as they are read")
def test_file_whose_size_on_record_is_zero_is_read() -> None:
    (made_up,) = read("/proc/version", config=Config())
    assert isinstance(made_up, Capture)


def test_binary_data_named_txt_is_refused_by_name(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "a.txt", b"\x89PNG\r\n\x1a\n\x00"), NotTextError).endswith(
        "a.txt is a PNG image, not text or HTML."
    )
    assert "binary data" in refusal(write(tmp_path / "b.txt", bytes(range(256))), NotTextError)


def test_odd_file_name_is_shown_safely(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9\x1b[31m.txt")
    write(path)
    assert capture(path).name == f"{tmp_path}/caf\\xe9\\x1b[31m.txt"


# Folders


def test_folder_gives_its_files_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.html", "a.txt", "c", "b/deep/er/0.txt"):
        write(tmp_path / name, f"Said {name}.")
    assert names(read(tmp_path)) == ["a.txt", "1.html", "2.txt", "0.txt", "c"]


def test_hidden_files_links_and_page_furniture_are_left_out(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside" / "secret.txt")
    folder = tmp_path / "folder"
    for name in ("a.txt", ".hidden.txt", ".git/b.txt", "a_files/style.css", "a_files/photo.JPG"):
        write(folder / name)
    (folder / "link.txt").symlink_to(outside)
    (folder / "up").symlink_to("..")
    (folder / "inside.txt").symlink_to("a.txt")
    os.mkfifo(folder / "pipe.txt")
    assert names(read(folder)) == ["a.txt"]


def test_folder_may_be_a_link_when_it_is_named(tmp_path: Path) -> None:
    write(tmp_path / "real" / "a.txt")
    (tmp_path / "link").symlink_to("real")
    assert names(read(tmp_path / "link")) == ["a.txt"]


def test_folder_without_anything_to_read_says_what_was_left_out(tmp_path: Path) -> None:
    write(tmp_path / "style.css")
    (tmp_path / "link").symlink_to("style.css")
    assert "(2 links, images, style sheets and the like left out)" in refusal(tmp_path, EmptyError)
    (tmp_path / "bare").mkdir()
    assert refusal(tmp_path / "bare", EmptyError) == f"{tmp_path}/bare holds no text or HTML file."


def test_folder_that_cannot_be_opened_is_one_failure_among_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a.txt", "b/x.txt", "c.txt"):
        write(tmp_path / name)
    real = Path.iterdir

    def iterdir(path: Path):  # type: ignore[no-untyped-def]
        if path.name == "b":
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(path)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    found = read(tmp_path)
    assert names(found) == ["a.txt", "b", "c.txt"]
    assert isinstance(found[1], Failure)


# Standard input, addresses, and all together


def test_standard_input_is_read_once() -> None:
    first, second = read("-", "-", stdin=b"The mayor said no.")
    assert isinstance(first, Capture)
    assert (first.name, first.data) == ("stdin", b"The mayor said no.")
    assert isinstance(second, Failure)
    assert second.error.message == "Standard input was given twice."


def test_standard_input_is_bounded_and_may_be_empty_or_closed() -> None:
    refusal("-", TooLargeError, stdin=b"x" * 1001)
    refusal("-", EmptyError)
    closed = io.BytesIO()
    closed.close()
    (failure,) = read_inputs(["-"], config=SMALL, stdin=closed)
    assert isinstance(failure, Failure)


@pytest.mark.parametrize("name", ["ftp://news.example/a", "file:///etc/passwd", "gopher://x"])
def test_other_schemes_are_refused(name: str) -> None:
    assert "only http and https" in refusal(name, ForbiddenAddressError)


def test_empty_name_is_refused() -> None:
    refusal("", NotFoundError)


def test_private_address_is_refused_and_its_password_not_shown(site: Site) -> None:
    site.page("/a", b"<p>No.</p>", Content_Type="text/html")
    (failure,) = read(site.address("/a"))
    assert isinstance(failure, Failure)
    assert type(failure.error) is ForbiddenAddressError
    (failure,) = read("http://me:secret@news.example/")
    assert isinstance(failure, Failure)
    assert failure.name == "http://…@news.example/"


def test_address_is_fetched_where_private_ones_are_allowed(site: Site) -> None:
    address = site.page("/a", b"<p>No.</p>", Content_Type="text/html")
    (page,) = read(address, config=Config(allow_private=True))
    assert isinstance(page, Capture)
    assert page.url == address


def test_one_bad_input_does_not_stop_the_rest_and_order_is_kept(tmp_path: Path) -> None:
    good = [write(tmp_path / name, f"Said {name}.") for name in ("z.txt", "a.txt")]
    found = read(good[0], tmp_path / "none", "ftp://x", good[1], "-", stdin=b"The mayor said no.")
    assert [type(item) for item in found] == [Capture, Failure, Failure, Capture, Capture]
    assert names(found) == ["z.txt", "none", "x", "a.txt", "stdin"]


def test_expanding_counts_what_is_to_come_and_opens_nothing(tmp_path: Path) -> None:
    write(tmp_path / "folder" / "a.txt")
    write(tmp_path / "folder" / "b.txt")
    expanded = expand_inputs(
        [str(tmp_path / "folder"), "https://news.example/", str(tmp_path / "none"), "-", "ftp://x"]
    )
    kinds = [InputKind.FILE, InputKind.FILE, InputKind.ADDRESS, InputKind.FILE, InputKind.STDIN]
    assert [item.kind for item in expanded if not isinstance(item, Failure)] == kinds
    assert isinstance(expanded[-1], Failure)


def test_inputs_are_read_only_as_they_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    pages = FakePages({"https://news.example/": b"The mayor said no."})
    items = expand_inputs([str(tmp_path / "a.txt"), "https://news.example/"])
    results = read_expanded(items, config=SMALL, stdin=io.BytesIO(), pages=pages)
    assert isinstance(next(results), Capture)
    assert pages.asked == []
    assert next(results).name == "https://news.example/"
