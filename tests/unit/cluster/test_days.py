from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from onrecord.cluster.days import Days


@dataclass
class Names:
    items: list[str] = field(default_factory=list)

    def add(self, item: str) -> None:
        self.items.append(item)


class Kept:
    """Days with what a store would give for each, and a list of what was asked and what went."""

    def __init__(self, most: int, **stored: list[str]) -> None:
        self.stored = {int(day.removeprefix("d")): names for day, names in stored.items()}
        self.asked: list[int] = []
        self.gone: list[str] = []
        self.days = Days(Names, most=most, fill=self.fill, forget=self.gone.append)

    def fill(self, day: int, into: Names) -> None:
        self.asked.append(day)
        for name in self.stored.get(day, ()):
            into.add(name)

    def held(self) -> list[str]:
        return [name for _, names in self.days.held() for name in names.items]


def test_the_days_around_are_asked_for_once_the_nearest_first() -> None:
    kept = Kept(10, d10=["a"])
    kept.days.turn_to(10, 1)
    kept.days.turn_to(11, 1)
    assert kept.asked == [10, 9, 11, 12]
    assert kept.held() == ["a"]


def test_there_is_no_day_before_the_first() -> None:
    kept = Kept(10)
    kept.days.turn_to(1, 3)
    assert kept.asked == [1, 2, 3, 4]


def test_days_that_are_far_go_when_there_is_too_much_and_are_asked_for_again() -> None:
    kept = Kept(2, d10=["a", "b"], d50=["c"])
    kept.days.turn_to(10, 1)
    kept.days.turn_to(50, 1)
    assert kept.gone == ["a", "b"]
    assert kept.held() == ["c"]
    kept.days.turn_to(10, 1)
    assert kept.held() == ["a", "b"]


def test_of_days_around_that_are_too_full_the_nearest_are_held() -> None:
    kept = Kept(3, d9=["a", "b"], d10=["c", "d"], d11=["e"])
    kept.days.turn_to(10, 1)
    assert kept.held() == ["c", "d"]


def test_of_a_day_that_is_too_full_the_later_half_is_held() -> None:
    kept = Kept(3, d10=["a", "b", "c", "d"])
    kept.days.turn_to(10, 1)
    assert kept.held() == ["c", "d"]
    assert kept.gone == ["a", "b"]


@given(st.lists(st.integers(1, 60), max_size=80), st.integers(1, 6))
def test_no_more_is_held_than_allowed_and_what_goes_is_told(order: list[int], most: int) -> None:
    kept = Kept(most)
    for number, day in enumerate(order):
        kept.days.turn_to(day, 4)
        kept.days[day].add(str(number))
        inside = len(order[: number + 1]) - len(kept.gone)
        assert inside <= most + 1
        assert set(kept.held()).isdisjoint(kept.gone)
        assert str(number) in kept.held()
