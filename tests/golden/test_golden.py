"""What is read in the saved pages is what was approved. Scores are left out: they may move in the last digit."""

import json

import pytest

from tests.golden.summary import PAGES, approved_path, summaries

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def now() -> dict[str, dict]:
    return dict(zip([page.name for page in PAGES], summaries(PAGES), strict=True))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_record_of_a_saved_page_is_the_approved_one(page, now):
    assert now[page.name] == json.loads(approved_path(page).read_text(encoding="utf-8")), "see `make golden`"
