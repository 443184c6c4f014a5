"""A stand-in for the web: what addresses answer, and which were asked."""

from collections.abc import Mapping
from datetime import UTC, datetime

from onrecord.config import Limits
from onrecord.errors import HttpStatusError
from onrecord.read.pages import Answer, page_of
from onrecord.records import Capture


class FakePages:
    """Answers each address with its bytes, any other with 404."""

    def __init__(self, answers: Mapping[str, bytes] | None = None) -> None:
        self.answers = dict(answers or {})
        self.asked: list[str] = []

    def fetch(self, address: str) -> Answer:
        self.asked.append(address)
        if address not in self.answers:
            raise HttpStatusError(f"{address}: the server answered 404 Not Found.", hint="Check the address.")
        moment = datetime(2026, 3, 4, 9, 0, tzinfo=UTC)
        return Answer(address, address, self.answers[address], media_type="", charset="", fetched_at=moment)

    def read(self, address: str) -> Capture:
        return page_of(self.fetch(address), limits=Limits())
