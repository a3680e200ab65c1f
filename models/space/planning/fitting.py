"""Rooms for meetings of which it is settled in what building they are, or for all at once."""

from collections.abc import Callable

import numpy as np

from models.people.types import NONE, Floats, Ints
from models.space.planning.buildings import Choice, opened
from models.space.planning.options import Options
from models.space.planning.program import Program, choose_rooms
from models.space.planning.task import Mask, Task


def rooms_in(task: Task, overlap: Mask, members: Ints, choice: Choice) -> Ints | None:
    """Return a room for each member in its building, else in another one, None where none is free.

    Those who move choose in order of time the smallest free room that holds them, of those the one
    they have, which finds rooms for all wherever meetings are held in blocks. Elsewhere some may
    have to go to another building, one that is open at some time if there is one.
    """
    own = task.room[members]
    room = np.where(choice.stays, own, NONE)
    inside = overlap[np.ix_(members, members)]
    order = np.lexsort((task.end_s[members], task.start_s[members]))
    suits = _suiting(task, members)
    for may in (
        suits & (task.building == choice.building[:, None]),
        suits & np.isin(task.building, choice.building),
        suits,
    ):
        _take(task, inside, order, may, own, room)
    return None if (room == NONE).any() else room


def rooms_at_once(
    task: Task,
    members: Ints,
    held: list[Ints],
    hours: Floats,
    fewest: Floats,
    price: float,
    left_s: Callable[[], float],
) -> tuple[Ints | None, float]:
    """Return a room for each member so that buildings are open least, and a bound.

    As `keep_open`, but with a variable for each member and room: exact, and slow.
    """
    own = task.room[members]
    may = _suiting(task, members) & ~task.fixed[members][:, None]
    may[np.arange(members.size), own] = True
    member, place = np.nonzero(may)
    stays = place == own[member]
    options = Options(member, place, place, stays)
    program = Program()
    x = choose_rooms(program, options, price * ~stays, held, np.ones(task.seats.size, np.int64))
    for on, lasts, least in zip(held, hours.tolist(), fewest.tolist(), strict=True):
        here = np.flatnonzero(np.isin(member, on))
        ones = np.ones(here.size)
        opened(program, x[here], ones, task.building[place[here]], lasts, least)
    values, bound = program.solve(left_s())
    if values is None:
        return None, bound
    room = own.copy()
    chosen = np.flatnonzero(values[x] > 0.5)
    room[member[chosen]] = place[chosen]
    return room, bound


def _suiting(task: Task, members: Ints) -> Mask:
    """Return which rooms suit which members, shape (members, rooms)."""
    kind, need = task.kind[task.room[members]], task.need[members]
    suits: Mask = (task.kind == kind[:, None]) & (task.seats >= need[:, None])
    return suits


def _take(task: Task, inside: Mask, order: Ints, may: Mask, own: Ints, room: Ints) -> None:
    """Give a room to each who has none, where one is free."""
    for i in order[room[order] == NONE].tolist():
        taken = room[inside[i] & (room != NONE)]
        free = np.setdiff1d(np.flatnonzero(may[i]), taken)
        if free.size:
            best = free[task.seats[free] == task.seats[free].min()]
            room[i] = own[i] if own[i] in best else best[0]
