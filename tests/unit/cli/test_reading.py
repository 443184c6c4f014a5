"""Reading in a process of its own."""

import pytest

from onrecord.cli.reading import Reader
from onrecord.config import Config
from onrecord.errors import InternalError, ModelError, NoStoryError
from onrecord.records import Failure, Record
from tests.factory import capture
from tests.unit.cli.readers import broken_pipeline, deadly_pipeline, no_pipeline


def test_reader_outlives_what_kills_the_process():
    with Reader(Config(), deadly_pipeline) as reader:
        first, killed, after = (reader.read(capture(text)) for text in ("Fine.", "crash", "Fine again."))
        assert isinstance(first, Record)
        assert isinstance(killed, Failure)
        assert isinstance(killed.error, InternalError)
        assert "signal 9" in killed.error.message
        assert isinstance(after, Record)


def test_reasons_cross_to_this_process():
    with Reader(Config(), deadly_pipeline) as reader:
        refused, failed = reader.read(capture("no story")), reader.read(capture("a bug"))
        assert isinstance(refused.error, NoStoryError)
        assert refused.error.hint == "Give an article."
        assert isinstance(failed.error, InternalError)
        assert "ZeroDivisionError" in str(failed.error.__cause__)


@pytest.mark.parametrize(("load", "error"), [(no_pipeline, ModelError), (broken_pipeline, InternalError)])
def test_nothing_is_read_where_making_ready_fails(load, error):
    with Reader(Config(), load) as reader, pytest.raises(error):
        reader.read(capture("Fine."))
