"""The order in which statements are shown: each followed by those that stand in it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from onrecord.records import Statement


def outline(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """The number of each statement with its depth; 0 is a statement that stands in no other.

    All are given once, even where `part_of` points nowhere or in a circle.
    """
    parts: dict[int | None, list[int]] = defaultdict(list)
    for number, each in enumerate(statements):
        whole = each.attribution.part_of
        parts[whole if whole is not None and 0 <= whole < len(statements) else None].append(number)
    seen: set[int] = set()
    # A circle hangs under no root, so its members come as roots of their own at the end.
    for root in [*parts[None], *range(len(statements))]:
        stack = [(root, 0)]
        while stack:
            number, depth = stack.pop()
            if number not in seen:
                seen.add(number)
                yield number, depth
                stack += [(part, depth + 1) for part in reversed(parts[number])]
