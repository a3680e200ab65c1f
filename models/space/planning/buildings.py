"""Which buildings to keep open: a program that counts meetings that are alike together."""

from dataclasses import dataclass

import numpy as np

from models.people.types import Floats, Ints
from models.space.planning.options import RoomClasses, rooms_of
from models.space.planning.program import Program
from models.space.planning.task import Mask, Task


@dataclass(frozen=True)
class _Kinds:
    """Meetings that make no difference: `of[i]` is the kind of member i, `count` their number.

    `suits[t, k]` says whether kind t may have rooms of class k.
    """

    of: Ints
    count: Ints
    suits: Mask


def _kinds(task: Task, members: Ints, classes: RoomClasses) -> _Kinds:
    kind = task.kind[task.room[members]]
    columns = (task.need, task.weekday, task.start_s, task.end_s, task.weeks)
    table = np.column_stack([kind, *(column[members].astype(np.int64) for column in columns)])
    rows, of, count = np.unique(table, axis=0, return_inverse=True, return_counts=True)
    first = classes.first
    suits = (rows[:, :1] == task.kind[first]) & (task.seats[first] >= rows[:, 1:2])
    return _Kinds(of.ravel(), count, suits)


def keep_open(
    task: Task,
    overlap: Mask,
    members: Ints,
    classes: RoomClasses,
    held: list[Ints],
    hours: Floats,
    price: float,
) -> tuple[Ints | None, float]:
    """Return rooms of some meetings so that buildings are open least, and a bound of the cost.

    No rooms where those of a class do not fit, see `rooms_of`.

    At each moment `held` (members, for `hours`) a building is open where one of them is in it. A
    member that moves costs `price`. A variable says whether a member stays; those of a kind that
    move are counted for each class of rooms.
    """
    kinds = _kinds(task, members, classes)
    own = classes.of_room[task.room[members]]
    program = Program()
    stays = program.variables(np.full(members.size, -price), whole=True)
    kind, group = np.nonzero(kinds.suits)
    most = np.minimum(kinds.count[kind], classes.count[group]).astype(np.float64)
    moves = program.variables(np.zeros(kind.size), whole=True, most=most)
    count = kinds.count.astype(np.float64)
    program.constrain(
        np.concatenate([kinds.of, kind]),
        np.concatenate([stays, moves]),
        np.ones(members.size + kind.size),
        count,
        count,
    )
    fixed = np.flatnonzero(task.fixed[members])
    one = np.ones(fixed.size)
    program.constrain(np.arange(fixed.size), stays[fixed], one, one, one)
    for on, lasts in zip(held, hours.tolist(), strict=True):
        _moment(program, task, members, classes, kinds, on, lasts, (stays, moves, kind, group))
    values, bound = program.solve()
    bound += price * members.size
    if values is None:
        return task.room[members], bound
    stay = values[stays] > 0.5
    chosen = own.copy()
    for t in range(kinds.count.size):
        leaving = np.flatnonzero((kinds.of == t) & ~stay)
        here = np.flatnonzero(kind == t)
        chosen[leaving] = np.repeat(group[here], np.rint(values[moves[here]]).astype(np.int64))
    return rooms_of(task, overlap, members, classes, chosen, stay), bound


def _moment(
    program: Program,
    task: Task,
    members: Ints,
    classes: RoomClasses,
    kinds: _Kinds,
    on: Ints,
    hours: float,
    variables: tuple[Ints, Ints, Ints, Ints],
) -> None:
    """Add the moment at which some members are held: no class is over full, and what is open."""
    stays, moves, kind, group = variables
    building_of = task.building[classes.first]
    own = classes.of_room[task.room[members[on]]]
    here = np.flatnonzero(np.isin(kind, kinds.of[on]))
    buildings, of_class = np.unique(building_of, return_inverse=True)
    is_open = program.variables(np.full(buildings.size, hours), whole=True)
    # no class holds more than it has rooms, and none where its building is closed
    rooms = (classes.count + _double_booked(task, members[on], classes)).astype(np.float64)
    every = np.arange(rooms.size)
    _at_most_zero(
        program,
        np.concatenate([own, group[here], every]),
        np.concatenate([stays[on], moves[here], is_open[of_class]]),
        np.concatenate([np.ones(on.size + here.size), -rooms]),
        rooms.size,
    )
    # the same for each member, and for each kind and class, which brings the bound nearer
    rows = np.arange(on.size + here.size)
    most = np.minimum(kinds.count[kind[here]], classes.count[group[here]])
    _at_most_zero(
        program,
        np.concatenate([rows, rows]),
        np.concatenate(
            [stays[on], moves[here], is_open[of_class[np.concatenate([own, group[here]])]]]
        ),
        np.concatenate([np.ones(rows.size), -np.ones(on.size), -most.astype(np.float64)]),
        rows.size,
    )


def _at_most_zero(program: Program, row: Ints, column: Ints, value: Floats, count: int) -> None:
    program.constrain(row, column, value, np.full(count, -np.inf), np.zeros(count))


def _double_booked(task: Task, meetings: Ints, classes: RoomClasses) -> Ints:
    """Return for each class how many meetings at once share a room with another one."""
    held = np.bincount(task.room[meetings], minlength=task.seats.size)
    extra = np.zeros(classes.count.size, np.int64)
    np.add.at(extra, classes.of_room, np.maximum(held - 1, 0))
    return extra
