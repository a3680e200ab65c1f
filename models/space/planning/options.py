"""What each meeting may have: its own room, or one of a class of rooms that are alike."""

from dataclasses import dataclass

import numpy as np

from models.people.types import NONE, Ints
from models.space.planning.task import Mask, Task


@dataclass(frozen=True)
class RoomClasses:
    """Rooms that make no difference to a plan: of one site, kind and number of seats.

    `of_room[r]` is the class of a room, `first[k]` one room of class k and `count[k]` how many
    there are. `in_blocks` says that meetings which overlap do so with the very same others.
    """

    in_blocks: bool
    of_room: Ints
    first: Ints
    count: Ints


def room_classes(task: Task, overlap: Mask, members: Ints, apart: bool) -> RoomClasses:
    """Return the classes of rooms for some meetings; `apart` makes each room a class of its own.

    Where meetings are held in blocks, any of them fit into a class as long as not more are held at
    once than it has rooms. Elsewhere that need not be so, see `rooms_of`.
    """
    inside = overlap[np.ix_(members, members)].astype(np.float64)
    in_blocks = bool(((inside @ inside > 0) == (inside > 0)).all())
    table = np.column_stack([task.site, task.kind, task.seats, np.arange(task.seats.size)])
    _, first, of_room, count = np.unique(
        table if apart else table[:, :3],
        axis=0,
        return_index=True,
        return_inverse=True,
        return_counts=True,
    )
    return RoomClasses(in_blocks, of_room.ravel(), first, count)


@dataclass(frozen=True)
class Options:
    """One entry an option: which of the members has it, its class, and whether it is to stay.

    `room` is the room itself, or one of the class.
    """

    member: Ints
    group: Ints
    room: Ints
    stays: Mask


def options_of(
    task: Task, overlap: Mask, members: Ints, classes: RoomClasses, now: Ints
) -> Options:
    """Return the options of some meetings: to stay, and each class that suits.

    Left out is what meetings that are no members have `now`, while they overlap.
    """
    rows: list[tuple[int, int, int, bool]] = []
    outside = np.ones(task.size, np.bool_)
    outside[members] = False
    for i, m in enumerate(members.tolist()):
        own = int(task.room[m])
        taken = set(now[overlap[m] & outside].tolist())
        if task.fixed[m] or own not in taken:
            rows.append((i, int(classes.of_room[own]), own, True))
        if task.fixed[m]:
            continue
        suits = (task.kind[classes.first] == task.kind[own]) & (
            task.seats[classes.first] >= task.need[m]
        )
        for k in np.flatnonzero(suits).tolist():
            room = int(classes.first[k])
            if classes.count[k] > 1 or room not in taken:
                rows.append((i, k, room, False))
    table = np.array(rows, np.int64).reshape(-1, 4)
    return Options(table[:, 0], table[:, 1], table[:, 2], table[:, 3] == 1)


def rooms_of(
    task: Task, overlap: Mask, members: Ints, classes: RoomClasses, chosen: Ints, stays: Mask
) -> Ints | None:
    """Return a room for each member: its own where it stays, else a free one of `chosen`'s class.

    One's own is taken where it is of the class and free; the others choose in order of time. None
    where somebody finds no free room, which cannot be in blocks, nor where rooms are apart.
    """
    room = np.full(members.size, NONE)
    room[stays] = task.room[members[stays]]
    own_class = classes.of_room[task.room[members]]
    wanting = np.flatnonzero(~stays)
    wanting = wanting[np.argsort(task.start_s[members[wanting]], kind="stable")]
    for i in (*wanting[own_class[wanting] == chosen[wanting]], *wanting):
        if room[i] != NONE:
            continue
        taken = room[overlap[members[i], members] & (room != NONE)]
        free = np.setdiff1d(np.flatnonzero(classes.of_room == chosen[i]), taken)
        if not free.size:
            return None
        own = task.room[members[i]]
        room[i] = own if own in free else free[0]
    return room
