"""A quotation told from its statements: who was first, who has most of it, and what each has otherwise."""

from collections.abc import Sequence

from onrecord.cluster.alignment import differences
from onrecord.cluster.spoken import Word, spoken
from onrecord.records import AttributionKind, Carried, DifferenceKind, Quotation, Version


def tell_quotation(quotation_id: str, statements: Sequence[Carried]) -> Quotation:
    """The quotation that some statements give. Raises ValueError where there is none."""
    if not statements:
        raise ValueError("a quotation has at least one statement")
    ordered = sorted(statements, key=_published)
    words = {each.statement_id: spoken(each) for each in ordered}
    quoted = [each for each in ordered if each.kind is not AttributionKind.INDIRECT] or ordered
    fullest = max(quoted, key=lambda each: _fullness(words[each.statement_id]))
    versions = tuple(_version(each, fullest, words) for each in ordered)
    disputed = any(
        difference.kind is DifferenceKind.CHANGED
        for version in versions
        if version.kind is not AttributionKind.INDIRECT
        for difference in version.differences
    )
    return Quotation(quotation_id, ordered[0].statement_id, fullest.statement_id, disputed, versions)


def _published(carried: Carried) -> tuple[str, str, str]:
    """By day, then by moment where it is known, then by id so that the order does not hang on who came first."""
    return carried.day.isoformat(), carried.published or "", carried.statement_id


def _fullness(words: Sequence[Word]) -> int:
    """Words that are the speaker's; a break costs two, so that scraps that repeat each other are not the fullest."""
    return sum(not word.inserted for word in words) - 2 * sum(word.breaks for word in words)


def _version(carried: Carried, fullest: Carried, words: dict[str, tuple[Word, ...]]) -> Version:
    own = words[carried.statement_id]
    found = () if carried is fullest else differences(words[fullest.statement_id], own)
    return Version(carried.statement_id, carried.article_id, carried.outlet, carried.kind, found)
