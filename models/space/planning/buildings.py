"""Which buildings to keep open: a program of what moves into which building, not which room."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.people.types import Floats, Ints
from models.space.planning.program import Program, portion
from models.space.planning.task import Mask, Task

# What a move costs at the least where there are many moments [h]: with a smaller price HiGHS finds
# no good choice in minutes, for too many are alike.
LEAST_PRICE_H = 1e-3


@dataclass(frozen=True)
class Choice:
    """A building for each member, and whether it keeps its own room there."""

    building: Ints
    stays: Mask


@dataclass(frozen=True)
class _Moves:
    """The variables: whether member i stays, and how many of a kind move into a building.

    Meetings of one kind make no difference: `of[i]` is the kind of member i. Variable `number[j]`
    counts those of kind `kind[j]` that move into `building[j]`, `most[j]` at the utmost. They need
    rooms of `room_kind[j]` with `need[j]` seats.
    """

    of: Ints
    stays: Ints
    kind: Ints
    building: Ints
    number: Ints
    most: Floats
    room_kind: Ints
    need: Ints


def keep_open(
    task: Task,
    members: Ints,
    held: list[Ints],
    hours: Floats,
    fewest: Floats,
    price: float,
    left_s: Callable[[], float],
) -> tuple[Choice | None, float]:
    """Return in which buildings some meetings are so that they are open least, and a bound.

    At each moment `held` (members, for `hours`) a building is open where one of them is in it, and
    `fewest` are known to be needed. A member that moves costs `price`. At each moment there are
    rooms enough in a building for those who are in it; that each has the same room from its start
    to its end is not asked for, so rooms may be missing where meetings are not held in blocks. No
    choice where none was found in time.
    """
    told = max(price, LEAST_PRICE_H) if hours.size > 1 else price
    program = Program()
    moves = _moves(program, task, members, told)
    sets = [frozenset(on.tolist()) for on in held]
    for number, on in enumerate(held):
        here = np.flatnonzero(np.isin(moves.kind, moves.of[on]))
        buildings, is_open = opened(
            program,
            np.concatenate([moves.stays[on], moves.number[here]]),
            np.concatenate([np.ones(on.size), moves.most[here]]),
            np.concatenate([task.building[task.room[members[on]]], moves.building[here]]),
            hours[number],
            fewest[number],
        )
        if not any(sets[number] < other for other in sets):
            _enough_rooms(program, task, members, moves, on, buildings, is_open)
    values, bound = program.solve(left_s())
    # the program moves for `told`: less what that is above `price` if all members move
    bound = max(bound + price * members.size, float(fewest @ hours))
    return (None if values is None else _choice(task, members, moves, values)), bound


def fewest_open(task: Task, members: Ints, held: list[Ints], left_s: Callable[[], float]) -> Floats:
    """Return how many buildings each moment needs by itself, or fewer where time is up.

    Where there is more than one moment, that brings the bound near.
    """
    fewest = np.ones(len(held))
    for row, on in enumerate(held if len(held) > 1 else ()):
        alone, one = np.arange(on.size), np.ones(1)
        its_s = portion(left_s, 1.0 / (len(held) - row))
        _, bound = keep_open(task, members[on], [alone], one, one, 0.0, its_s)
        fewest[row] = np.ceil(max(bound, 1.0) - 1e-6)
    return fewest


def _choice(task: Task, members: Ints, moves: _Moves, values: Floats) -> Choice:
    stay = values[moves.stays] > 0.5
    building = task.building[task.room[members]]
    count = np.rint(values[moves.number]).astype(np.int64)
    for t in np.unique(moves.of).tolist():
        leaving = np.flatnonzero((moves.of == t) & ~stay)
        here = np.flatnonzero(moves.kind == t)
        building[leaving] = np.repeat(moves.building[here], count[here])
    return Choice(building, stay)


def _moves(program: Program, task: Task, members: Ints, price: float) -> _Moves:
    """Add the variables, and that each member stays or moves."""
    kind = task.kind[task.room[members]]
    columns = (task.need, task.weekday, task.start_s, task.end_s, task.weeks)
    table = np.column_stack([kind, *(column[members].astype(np.int64) for column in columns)])
    rows, of, count = np.unique(table, axis=0, return_inverse=True, return_counts=True)
    of = of.ravel()
    suits = (task.kind == rows[:, :1]) & (task.seats >= rows[:, 1:2])
    rooms = np.zeros((int(task.building.max()) + 1, count.size), np.int64)
    np.add.at(rooms, task.building, suits.T.astype(np.int64))
    into, building = np.nonzero(rooms.T)
    most = np.minimum(count[into], rooms[building, into]).astype(np.float64)
    stays = program.variables(np.full(members.size, -price), whole=True)
    number = program.variables(np.zeros(into.size), whole=True, most=most)
    each = count.astype(np.float64)
    ones = np.ones(members.size + into.size)
    program.constrain(np.concatenate([of, into]), np.concatenate([stays, number]), ones, each, each)
    fixed = np.flatnonzero(task.fixed[members])
    one = np.ones(fixed.size)
    program.constrain(np.arange(fixed.size), stays[fixed], one, one, one)
    return _Moves(of, stays, into, building, number, most, rows[into, 0], rows[into, 1])


def opened(
    program: Program, x: Ints, most: Floats, building: Ints, hours: float, fewest: float
) -> tuple[Ints, Ints]:
    """Add which buildings are open at a moment; return them and their variables.

    A building is open where some of `x`, of at most `most`, is not nothing.
    """
    buildings, at = np.unique(building, return_inverse=True)
    is_open = program.variables(np.full(buildings.size, hours), whole=True)
    rows = np.arange(x.size)
    program.at_most_zero(
        np.concatenate([rows, rows]),
        np.concatenate([x, is_open[at]]),
        np.concatenate([np.ones(x.size), -most]),
    )
    ones = np.ones(buildings.size)
    program.constrain(
        np.zeros(buildings.size, np.int64), is_open, ones, np.array([fewest]), np.array([np.inf])
    )
    return buildings, is_open


def _enough_rooms(
    program: Program,
    task: Task,
    members: Ints,
    moves: _Moves,
    on: Ints,
    buildings: Ints,
    is_open: Ints,
) -> None:
    """Add that a building has rooms at a moment, and none where it is closed.

    Each size of its rooms, and all larger ones, are enough for those who need so many seats or
    have such a room: by Hall's theorem each then finds a room of its own.
    """
    own = task.room[members[on]]
    held = np.bincount(own, minlength=task.seats.size)
    shared = np.maximum(held - 1, 0)  # meetings that are fixed in a room in which others meet
    coming = np.isin(moves.kind, moves.of[on])
    for building, variable in zip(buildings.tolist(), is_open.tolist(), strict=True):
        for kind in np.unique(task.kind[own]).tolist():
            rooms = np.flatnonzero((task.building == building) & (task.kind == kind))
            enter = coming & (moves.building == building) & (moves.room_kind == kind)
            below = -1
            for seats in np.unique(task.seats[rooms]).tolist():
                large = rooms[task.seats[rooms] >= seats]
                stay = moves.stays[on[np.isin(own, large)]]
                move = moves.number[enter & (moves.need > below)]
                below = seats
                users = np.concatenate([stay, move])
                program.at_most_zero(
                    np.zeros(users.size + 1, np.int64),
                    np.append(users, variable),
                    np.append(np.ones(users.size), -float(large.size + shared[large].sum())),
                )
