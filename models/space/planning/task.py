"""What is to be planned: meetings, the rooms they may have, and when they meet."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse.csgraph import connected_components

from models.people.types import NONE, Floats, Ints

HOUR_S = 3600.0
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Task:
    """Meetings and rooms; one entry a meeting, or a room.

    `room[m]` is the room that meeting m has now, `need[m]` the seats it must have, and it may
    have any room of the kind of its own. `fixed[m]` says that it keeps its room. Rooms of one
    `site` lie at the same node; `building`, `kind` and `seats` are theirs. `home_m[m, s]` is the
    walk of all members of meeting m that do not go straight from or to another meeting, if it were
    at site s, and `between_m[s, t]` the walk from site to site [level m]; in each row of `pairs`
    `pair_people` people go straight from one meeting to another one. Both are sums over a term.
    """

    weekday: Ints
    start_s: Floats
    end_s: Floats
    weeks: Ints
    room: Ints
    need: Ints
    fixed: Mask
    site: Ints
    building: Ints
    kind: Ints
    seats: Ints
    home_m: Floats
    between_m: Floats
    pairs: Ints
    pair_people: Floats

    @property
    def size(self) -> int:
        """How many meetings there are."""
        return int(self.room.size)

    def hours(self) -> Floats:
        """Return how long each meeting is held in the whole term [h]."""
        weeks = np.array([int(mask).bit_count() for mask in self.weeks.tolist()], np.float64)
        lasts: Floats = (self.end_s - self.start_s) / HOUR_S * weeks
        return lasts


def overlaps(task: Task) -> Mask:
    """Return which meetings are held at the same time in some week, shape (meetings, meetings)."""
    same_day = task.weekday[:, None] == task.weekday[None, :]
    some_week = (task.weeks[:, None] & task.weeks[None, :]) != 0
    start, end = task.start_s, task.end_s
    crossing = (start[:, None] < end[None, :]) & (start[None, :] < end[:, None])
    both: Mask = same_day & some_week & crossing
    return both


def parts(task: Task, overlap: Mask, with_pairs: bool) -> list[Ints]:
    """Return the meetings in groups that do not touch each other.

    Two touch where they overlap, or, with pairs, where people go straight from one to the other.
    """
    touch = overlap.copy()
    if with_pairs and task.pairs.size:
        touch[task.pairs[:, 0], task.pairs[:, 1]] = True
    count, label = connected_components(touch, directed=False)
    return [np.flatnonzero(label == number) for number in range(count)]


def moments(task: Task, members: Ints) -> list[tuple[Ints, float]]:
    """Return who of some meetings is held at once, and for how many hours of the term [h].

    Meetings of one weekday are on through the same moments of a day; weeks in which the same ones
    are held count together.
    """
    found: dict[tuple[int, ...], float] = {}
    for weekday in np.unique(task.weekday[members]).tolist():
        on_day = members[task.weekday[members] == weekday]
        edges = np.unique(np.concatenate([task.start_s[on_day], task.end_s[on_day]]))
        weeks = int(np.bitwise_or.reduce(task.weeks[on_day]))
        for week in range(weeks.bit_length()):
            held = on_day[(task.weeks[on_day] >> week) & 1 == 1]
            for begin, end in zip(edges[:-1].tolist(), edges[1:].tolist(), strict=True):
                on = held[(task.start_s[held] <= begin) & (task.end_s[held] >= end)]
                if on.size:
                    key = tuple(on.tolist())
                    found[key] = found.get(key, 0.0) + (end - begin) / HOUR_S
    return [(np.array(key, np.int64), hours) for key, hours in found.items()]


def double_booked(task: Task, overlap: Mask) -> Mask:
    """Return which meetings share their room with another one that overlaps."""
    same = (task.room[:, None] == task.room[None, :]) & overlap & (task.room[:, None] != NONE)
    np.fill_diagonal(same, False)
    twice: Mask = same.any(axis=1)
    return twice
