"""An input that did not become an article, and why."""

from dataclasses import dataclass

from onrecord.errors import OnrecordError


@dataclass(frozen=True, slots=True)
class Failure:
    """One input of a run that ended refused. `id` is as the giver named it, where one was given."""

    name: str
    error: OnrecordError
    id: str | None = None
