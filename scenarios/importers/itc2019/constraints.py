"""When classes break a constraint of ITC 2019.

The rules for pairs work on numbers and on NumPy arrays alike: `a` and `b` have `days`, `start`,
`end` and `weeks` as `Time` has, `travel` are the slots from room to room.
"""

from collections.abc import Callable, Sequence
from typing import Any

from scenarios.importers.itc2019.problem import Distribution, Placement, Problem, Time

Pair = Callable[[Any, Any, tuple[int, ...], Any], Any]


def _meet(a: Any, b: Any) -> Any:
    """Whether two times have a day of a week in common."""
    return (a.days & b.days != 0) & (a.weeks & b.weeks != 0)


def _apart(a: Any, b: Any, gap: Any) -> Any:
    """Whether one ends at least `gap` slots before the other starts."""
    return (a.end + gap <= b.start) | (b.end + gap <= a.start)


def _contained(a: Any, b: Any) -> Any:
    return (a.start <= b.start) & (b.end <= a.end)


def _first(mask: Any) -> Any:
    """Return the lowest bit of a mask, which orders masks by their first day or week."""
    return mask & -mask


def _precedes(a: Any, b: Any) -> Any:
    """Whether the first meeting of a is over before that of b begins."""
    weeks_a, weeks_b, days_a, days_b = (_first(m) for m in (a.weeks, b.weeks, a.days, b.days))
    same_week = weeks_a == weeks_b
    earlier_day = (days_a < days_b) | ((days_a == days_b) & (a.end <= b.start))
    return (weeks_a < weeks_b) | (same_week & earlier_day)


def _long_day(a: Any, b: Any, most: int) -> Any:
    """Whether more than `most` slots lie between the first start and the last end of a day."""
    longest = (a.end - a.start > most) | (b.end - b.start > most)
    return _meet(a, b) & ((a.end - b.start > most) | (b.end - a.start > most) | longest)


# Whether a pair breaks a constraint that knows times only (and the way between the rooms).
BROKEN_BY_TIMES: dict[str, Pair] = {
    "SameStart": lambda a, b, n, travel: a.start != b.start,
    "SameTime": lambda a, b, n, travel: (_contained(a, b) | _contained(b, a)) != 1,
    "DifferentTime": lambda a, b, n, travel: _apart(a, b, 0) != 1,
    "SameDays": lambda a, b, n, travel: (
        ((a.days | b.days) != a.days) & ((a.days | b.days) != b.days)
    ),
    "DifferentDays": lambda a, b, n, travel: a.days & b.days != 0,
    "SameWeeks": lambda a, b, n, travel: (
        ((a.weeks | b.weeks) != a.weeks) & ((a.weeks | b.weeks) != b.weeks)
    ),
    "DifferentWeeks": lambda a, b, n, travel: a.weeks & b.weeks != 0,
    "Overlap": lambda a, b, n, travel: (_meet(a, b) & (_apart(a, b, 0) != 1)) != 1,
    "NotOverlap": lambda a, b, n, travel: _meet(a, b) & (_apart(a, b, 0) != 1),
    "SameAttendees": lambda a, b, n, travel: _meet(a, b) & (_apart(a, b, travel) != 1),
    "Precedence": lambda a, b, n, travel: _precedes(a, b) != 1,
    "WorkDay": lambda a, b, n, travel: _long_day(a, b, n[0]),
    "MinGap": lambda a, b, n, travel: _meet(a, b) & (_apart(a, b, n[0]) != 1),
}
SAME_ROOM, DIFFERENT_ROOM = "SameRoom", "DifferentRoom"
BY_GROUPS = ("MaxDays", "MaxDayLoad", "MaxBreaks", "MaxBlock")


def is_broken(each: Distribution, held: Sequence[Placement], problem: Problem) -> bool:
    """Say whether classes, placed so and in the constraint's order, break it."""
    if each.kind in BY_GROUPS:
        return group_broken(each, [placement.time for placement in held])
    return any(
        pair_broken(each, held[i], held[j], problem)
        for i in range(len(held))
        for j in range(i + 1, len(held))
    )


def pair_broken(each: Distribution, one: Placement, other: Placement, problem: Problem) -> bool:
    """Say whether two classes, the first one before the other in the constraint, break it."""
    if each.kind == SAME_ROOM:
        return one.room != other.room
    if each.kind == DIFFERENT_ROOM:
        return one.room == other.room
    travel = problem.travel(one.room, other.room) if one.room != other.room else 0
    return bool(BROKEN_BY_TIMES[each.kind](one.time, other.time, each.numbers, travel))


def group_broken(each: Distribution, times: Sequence[Time]) -> bool:
    """Say whether times together break a constraint on days, loads, breaks or blocks."""
    if each.kind == "MaxDays":
        days = 0
        for time in times:
            days |= time.days
        return days.bit_count() > each.numbers[0]
    return any(_day_broken(each, held) for held in _by_day(times))


def _by_day(times: Sequence[Time]) -> list[list[Time]]:
    """Return the times held on each day of each week."""
    by_day: dict[tuple[int, int], list[Time]] = {}
    for time in times:
        for week in range(time.weeks.bit_length()):
            for day in range(time.days.bit_length()):
                if time.weeks >> week & 1 and time.days >> day & 1:
                    by_day.setdefault((week, day), []).append(time)
    return list(by_day.values())


def _day_broken(each: Distribution, held: Sequence[Time]) -> bool:
    if each.kind == "MaxDayLoad":
        return sum(time.length for time in held) > each.numbers[0]
    blocks = _blocks(held, each.numbers[1])
    if each.kind == "MaxBreaks":
        return len(blocks) > each.numbers[0] + 1
    return any(end - start > each.numbers[0] and count > 1 for start, end, count in blocks)


def _blocks(held: Sequence[Time], gap: int) -> list[tuple[int, int, int]]:
    """Return start, end and size of the blocks of times that follow within `gap` slots.

    The format speaks of a set of (start, end): classes held at the very same time count once.
    """
    blocks: list[tuple[int, int, int]] = []
    for begins, ends in sorted({(time.start, time.end) for time in held}):
        if blocks and begins <= blocks[-1][1] + gap:
            start, end, count = blocks[-1]
            blocks[-1] = (start, max(end, ends), count + 1)
        else:
            blocks.append((begins, ends, 1))
    return blocks
