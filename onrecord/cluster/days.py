"""What is in memory of the days around, bounded however long an archive is and in whatever order it comes."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Protocol, TypeVar


class Bucket(Protocol):
    """The items of one day, in the order in which they came, with whatever index they need."""

    items: list[Any]

    def add(self, item: Any, /) -> None:
        """Take an item in."""


B = TypeVar("B", bound=Bucket)


class Days(Generic[B]):
    """Buckets by day, a proleptic ordinal. At most `most` items are held: the days farthest from the one at hand go.

    `fill` puts what is kept elsewhere into a day that is opened; `forget` is told of every item that goes.
    """

    def __init__(
        self, make: Callable[[], B], *, most: int, fill: Callable[[int, B], None], forget: Callable[[Any], None]
    ) -> None:
        self._make = make
        self._most = most
        self._fill = fill
        self._forget = forget
        self._buckets: dict[int, B] = {}
        self._around: Sequence[int] = ()

    def __getitem__(self, day: int) -> B:
        return self._buckets[day]

    def held(self) -> list[tuple[int, B]]:
        """The days around that are held, in order."""
        return [(day, self._buckets[day]) for day in sorted(self._around) if day in self._buckets]

    def turn_to(self, day: int, reach: int) -> None:
        """Open a day and those `reach` days before and after, the nearest first, until there are too many items."""
        self._around = sorted(range(max(1, day - reach), day + reach + 1), key=lambda each: (abs(each - day), each))
        for each in self._around:
            if each in self._buckets:
                continue
            if self._count() >= self._most and not self._drop_one_outside() and each != day:
                break
            self._buckets[each] = self._make()
            self._fill(each, self._buckets[each])
        self._shrink(day)

    def _count(self) -> int:
        return sum(len(bucket.items) for bucket in self._buckets.values())

    def _drop_one_outside(self) -> bool:
        day = next((day for day in self._buckets if day not in self._around), None)
        if day is not None:
            self._drop(day)
        return day is not None

    def _drop(self, day: int) -> None:
        for item in self._buckets.pop(day).items:
            self._forget(item)

    def _shrink(self, day: int) -> None:
        while self._count() > self._most:
            farthest = max(self._buckets, key=lambda each: (abs(each - day), each))
            if farthest != day:
                self._drop(farthest)
                continue
            items = self._buckets[day].items
            self._buckets[day] = self._make()
            for number, item in enumerate(items):
                if number < len(items) // 2:
                    self._forget(item)
                else:
                    self._buckets[day].add(item)
