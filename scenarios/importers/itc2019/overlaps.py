"""Students whose classes overlap."""

from dataclasses import dataclass
from functools import cache
from itertools import combinations

from scenarios.importers.itc2019.problem import Solution


@dataclass(frozen=True)
class Overlap:
    """A student who is in two classes at once; `both_in_rooms` where each of them has a room."""

    student: str
    one: str
    other: str
    both_in_rooms: bool


def classes_of(solution: Solution) -> dict[str, list[str]]:
    """Return the classes of each student who has any."""
    classes: dict[str, list[str]] = {}
    for key, members in solution.members.items():
        for student in members:
            classes.setdefault(student, []).append(key)
    return classes


def overlaps_of(solution: Solution) -> list[Overlap]:
    """Return every overlap, student by student."""
    placements = solution.placements

    @cache
    def overlap(one: str, other: str) -> bool:
        return placements[one].time.overlaps(placements[other].time)

    return [
        Overlap(student, one, other, bool(placements[one].room and placements[other].room))
        for student, keys in classes_of(solution).items()
        for one, other in combinations(keys, 2)
        if overlap(one, other)
    ]
