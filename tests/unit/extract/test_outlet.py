"""Whose page it is."""

import pytest

from onrecord.extract.outlet import host_of, outlet_in_title

HEADLINES = ("Ferry stops - for good",)


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.courier.co.uk/ferry", "courier.co.uk"),
        ("https://news.ellery-courier.example/a", "ellery-courier.example"),
        ("http://192.0.2.7/a", "192.0.2.7"),
        ("", None),
        (None, None),
    ],
)
def test_host_is_the_registrable_part(url: str | None, host: str | None) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ("title", "url", "outlet"),
    [
        ("Ferry stops - for good - The Ellery Courier", "https://ellery-courier.example/a", "The Ellery Courier"),
        ("Ferry stops - for good | Marrow | Ellery Courier", "https://courier.example/a", "Ellery Courier"),
        ("Ferry stops - for good | Ellery Courier | Marrow", "https://courier.example/a", "Ellery Courier"),
        ("Ferry stops - for good | Ellery Courier", None, "Ellery Courier"),
        # A section, which the host does not speak of.
        ("Ferry stops - for good | Marrow Island", "https://courier.example/a", None),
        ("Ferry stops - for good | World News", "https://worldnews.example/a", None),
        ("Ferry stops - for good | World News", None, None),
        # Without an address one word may be anything.
        ("Ferry stops - for good | Harbour", None, None),
        # No headline before it: it may be part of one.
        ("Ferry sails - The Ellery Courier", "https://ellery-courier.example/a", None),
        ("Ferry stops - for good", "https://ferry.example/a", None),
        ("", "https://courier.example/a", None),
    ],
)
def test_outlet_is_what_a_title_ends_in_after_the_headline(title: str, url: str | None, outlet: str | None) -> None:
    assert outlet_in_title(title, HEADLINES, url) == outlet
