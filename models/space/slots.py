"""Which slots of the week are left beside the classes that are placed already.

A slot is a block of a weekday, as in `placing`.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.draws import uniforms
from models.people.types import NONE, Floats, Ints, Places, Population, Timetable
from models.space.periods import blocks

WEEKDAYS = 5


@dataclass(frozen=True)
class Slots:
    """Who and what has a class; arrays of shape (groups, persons or places; slots)."""

    group: NDArray[np.bool_]
    person: NDArray[np.bool_]
    room: NDArray[np.bool_]

    def mark(self, groups: Ints, person: int, room: int, slots: Ints, busy: bool = True) -> None:
        """Note that groups, a person and a room (NONE for none) are busy in slots, or are not."""
        self.group[np.ix_(groups, slots)] = busy
        if person != NONE:
            self.person[person, slots] = busy
        if room != NONE:
            self.room[room, slots] = busy

    def free_rooms(self, rooms: Ints, slots: Ints) -> Ints:
        """Return which of some rooms are free in all of these slots."""
        return rooms[~self.room[np.ix_(rooms, slots)].any(axis=1)]


def slots_of(timetable: Timetable, places: Places, population: Population) -> Slots:
    """Return what the meetings of a timetable take of the week."""
    count = WEEKDAYS * len(blocks())
    slots = Slots(
        group=np.zeros((len(population.groups), count), np.bool_),
        person=np.zeros((population.size, count), np.bool_),
        room=np.zeros((len(places.ids), count), np.bool_),
    )
    for row in np.flatnonzero((timetable.weekday != NONE) & (timetable.weeks != 0)).tolist():
        slots.mark(
            groups_of(timetable, population, row),
            int(timetable.instructor[row]),
            int(timetable.room[row]),
            slots_at(timetable, row),
        )
    return slots


def slots_at(timetable: Timetable, row: int) -> Ints:
    """Return the slots in which a meeting takes place."""
    start, end, day = timetable.start_s[row], timetable.end_s[row], int(timetable.weekday[row])
    within = [block.start_s < end and block.end_s > start for block in blocks()]
    return day * len(blocks()) + np.flatnonzero(within)


def groups_of(timetable: Timetable, population: Population, row: int) -> Ints:
    """Return the class groups of a meeting."""
    students = timetable.enrolled[timetable.first[row] : timetable.first[row + 1]]
    groups = population.group[students]
    return np.unique(groups[groups != NONE])


def attraction_of(seed: int, purpose: str, keys: Ints) -> Floats:
    """Return how each key likes each slot: the logarithm of its weight and a Gumbel number.

    The largest of such sums is a slot drawn by weight (the Gumbel-max trick), and the order of
    the others is a draw without replacement.
    """
    weights = np.tile([block.weight for block in blocks()], WEEKDAYS)
    drawn = uniforms(seed, purpose, 0, keys, weights.size)
    gumbel = -np.log(-np.log(drawn + 2.0**-54))
    liked: Floats = np.log(weights) + gumbel
    return liked
