"""Each kind of constraint, on cases worked out by hand from its definition."""

import pytest

from scenarios.importers.itc2019.constraints import is_broken
from scenarios.importers.itc2019.distribution_kinds import DISTRIBUTION_KINDS
from scenarios.importers.itc2019.problem import (
    Distribution,
    Placement,
    Problem,
    RoomGiven,
    Time,
)

ROOMS = {"a": RoomGiven("a", 10, {"b": 3}, ()), "b": RoomGiven("b", 10, {}, ())}
PROBLEM = Problem("p", 7, 10, 288, ROOMS, {}, {}, (), {})
MON, TUE, WED = 1, 2, 4  # bits of a mask of days
ALL, ODD, EVEN = 0b1111, 0b0101, 0b1010


def at(start: int, end: int, days: int = MON, weeks: int = ALL, room: str = "a") -> Placement:
    return Placement(Time(days, start, end - start, weeks), room)


# kind, numbers, placements that keep it, placements that break it
CASES: list[tuple[str, tuple[int, ...], list[Placement], list[Placement]]] = [
    ("SameStart", (), [at(9, 10), at(9, 12, TUE)], [at(9, 10), at(10, 11)]),
    ("SameTime", (), [at(9, 12), at(10, 11, TUE)], [at(9, 12), at(11, 13)]),
    ("DifferentTime", (), [at(9, 10), at(10, 11, TUE)], [at(9, 11), at(10, 12, TUE)]),
    ("SameDays", (), [at(9, 10, MON | WED), at(9, 10, WED)], [at(9, 10, MON), at(9, 10, TUE)]),
    ("SameDays", (), [at(9, 10), at(9, 10)], [at(9, 10, MON | TUE), at(9, 10, TUE | WED)]),
    ("DifferentDays", (), [at(9, 10), at(9, 10, TUE)], [at(9, 10, MON | TUE), at(9, 10, TUE)]),
    ("SameWeeks", (), [at(9, 10), at(9, 10, MON, ODD)], [at(9, 10, 1, EVEN), at(9, 10, 1, ODD)]),
    ("DifferentWeeks", (), [at(9, 10, MON, 1), at(9, 10, MON, 2)], [at(9, 10), at(9, 10, TUE, 2)]),
    ("Overlap", (), [at(9, 11), at(10, 12)], [at(9, 10), at(10, 12)]),
    ("Overlap", (), [at(9, 11), at(10, 11)], [at(9, 11, weeks=ODD), at(10, 12, weeks=EVEN)]),
    ("NotOverlap", (), [at(9, 11, weeks=ODD), at(10, 12, weeks=EVEN)], [at(9, 11), at(10, 12)]),
    ("NotOverlap", (), [at(9, 11), at(10, 12, TUE)], [at(9, 11), at(8, 12)]),
    ("SameRoom", (), [at(9, 10), at(10, 11)], [at(9, 10), at(10, 11, room="b")]),
    ("DifferentRoom", (), [at(9, 10), at(9, 10, room="b")], [at(9, 10), at(11, 12)]),
    ("SameAttendees", (), [at(9, 10), at(13, 14, room="b")], [at(9, 10), at(12, 14, room="b")]),
    ("SameAttendees", (), [at(9, 10), at(10, 12)], [at(13, 14, room="b"), at(10, 11)]),
    ("Precedence", (), [at(9, 10), at(10, 11)], [at(10, 11), at(9, 10)]),
    ("Precedence", (), [at(10, 11, 5), at(9, 10, TUE)], [at(9, 10, TUE), at(10, 11, 5)]),
    ("Precedence", (), [at(9, 10, WED, 1), at(9, 10, MON, 2)], [at(9, 10, MON, 2), at(9, 11, WED)]),
    ("WorkDay", (4,), [at(9, 10), at(12, 13)], [at(9, 10), at(12, 14)]),
    ("WorkDay", (4,), [at(9, 10), at(12, 14, TUE)], [at(9, 10, MON), at(12, 14, MON | TUE)]),
    ("MinGap", (2,), [at(9, 10), at(12, 13)], [at(9, 10), at(11, 13)]),
    ("MaxDays", (2,), [at(9, 10), at(9, 10, TUE)], [at(9, 10, MON | TUE), at(9, 10, WED)]),
    ("MaxDayLoad", (4,), [at(8, 10), at(10, 12)], [at(8, 10), at(9, 12)]),
    ("MaxDayLoad", (4,), [at(8, 10, MON, 1), at(9, 12, MON, 2)], [at(8, 10), at(9, 12, MON, 1)]),
    ("MaxBreaks", (1, 2), [at(8, 9), at(11, 12), at(15, 16)], [at(8, 9), at(12, 13), at(16, 17)]),
    ("MaxBlock", (4, 1), [at(8, 10), at(12, 14), at(14, 16)], [at(8, 10), at(11, 13)]),
    ("MaxBlock", (4, 1), [at(8, 14), at(20, 21)], [at(8, 14), at(14, 15)]),
    ("MaxBlock", (4, 1), [at(8, 14), at(8, 14)], [at(8, 14), at(9, 14)]),
]  # fmt: skip


def broken(kind: str, numbers: tuple[int, ...], held: list[Placement]) -> bool:
    return is_broken(Distribution(kind, numbers, True, 0, ()), held, PROBLEM)


@pytest.mark.parametrize(("kind", "numbers", "kept", "breach"), CASES)
def test_a_constraint(
    kind: str, numbers: tuple[int, ...], kept: list[Placement], breach: list[Placement]
) -> None:
    assert not broken(kind, numbers, kept)
    assert broken(kind, numbers, breach)


def test_every_kind_is_tried() -> None:
    assert {case[0] for case in CASES} == set(DISTRIBUTION_KINDS)
