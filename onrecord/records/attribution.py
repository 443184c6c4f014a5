"""One report of what somebody said, wrote, thought or intends."""

from dataclasses import dataclass
from enum import StrEnum

from onrecord.records.span import Span


class AttributionKind(StrEnum):
    """Whether the content stands in quotation marks wholly, partly or not at all."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who (`source`), the words that report it (`cue`) and what is reported (`content`).

    Each is a tuple of spans into `Article.text`, in order; `content` has at least one. An empty `source`
    means that the article names nobody. `score` is the probability, 0..1, that this is an attribution with
    this source. `part_of` is the index, in the same list, of the attribution whose content this one stands in.
    `origin` says what made it: stage, model name and version.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    score: float
    origin: str
    part_of: int | None = None

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("an attribution has content")
