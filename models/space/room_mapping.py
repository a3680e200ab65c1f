"""Lays the rooms of one campus on those of another, by their seats and the walks between them."""

from collections.abc import Mapping

import numpy as np
from scipy.optimize import linear_sum_assignment

from maps.parameters import Parameter
from models.people.types import NONE, Floats, Ints

MOST_PASSES = 20
LEAST_GAIN = 1e-9


def map_rooms(
    wanted_seats: Ints,
    wanted_walk_min: Floats,
    seats: Ints,
    walk_min: Floats,
    parameters: Mapping[str, Parameter],
) -> Ints:
    """Return for each wanted room the room that stands for it.

    `wanted_seats[i]` and `wanted_walk_min[i, j]` [min] tell of the wanted rooms, `seats[k]` and
    `walk_min[k, l]` of those there are. Each stands for one, as long as there are enough of them;
    beyond that for two, and so on. Begins with the best assignment by seats alone (exact), then
    moves and swaps rooms as long as that lowers the cost of seats and walks together.
    """
    cost = _seat_cost(wanted_seats, seats, parameters)
    mapped = _by_seats(cost)
    weight = parameters["mapped_travel_cost"].value / max(wanted_seats.size - 1, 1)
    for _ in range(MOST_PASSES):
        if not _improve(mapped, cost, weight, wanted_walk_min, walk_min):
            break
    return mapped


def _seat_cost(wanted: Ints, seats: Ints, parameters: Mapping[str, Parameter]) -> Floats:
    """Return the cost of each room for each wanted one, shape (wanted, rooms)."""
    short, spare = (
        parameters[name].value for name in ("mapped_room_short_cost", "mapped_room_spare_cost")
    )
    more = (seats[None, :] - wanted[:, None]).astype(np.float64)
    of_wanted, of_seats = np.maximum(wanted, 1)[:, None], np.maximum(seats, 1)[None, :]
    cost: Floats = np.where(more < 0, -short * more / of_seats, spare * more / of_wanted)
    return cost


def _by_seats(cost: Floats) -> Ints:
    """Return the assignment of least cost: in rounds, where there are too few rooms for one."""
    mapped = np.full(cost.shape[0], NONE)
    while (mapped == NONE).any():
        left = np.flatnonzero(mapped == NONE)
        row, column = linear_sum_assignment(cost[left])
        mapped[left[row]] = column
    return mapped


def _improve(
    mapped: Ints, cost: Floats, weight: float, wanted_walk_min: Floats, walk_min: Floats
) -> bool:
    """Move each wanted room once to where it costs least, and say whether any moved.

    Whoever has that room takes the one that becomes free.
    """
    improved = False
    for i in range(mapped.size):
        others = np.arange(mapped.size) != i
        far = np.abs(walk_min[:, mapped[others]] - wanted_walk_min[i, others]).sum(axis=1)
        alone = cost[i] + weight * far
        holder = np.full(walk_min.shape[0], NONE)
        holder[mapped] = np.arange(mapped.size)
        free = np.flatnonzero(holder == NONE)
        moves = free[np.argsort(alone[free], kind="stable")[:1]]
        swaps = mapped[np.argsort(alone[mapped], kind="stable")[:8]]
        for k in (*moves, *swaps):
            if k == mapped[i]:
                continue
            changed = mapped.copy()
            changed[i] = k
            if holder[k] != NONE:
                changed[holder[k]] = mapped[i]
            before = _cost_of(i, int(holder[k]), mapped, cost, weight, wanted_walk_min, walk_min)
            after = _cost_of(i, int(holder[k]), changed, cost, weight, wanted_walk_min, walk_min)
            if after < before - LEAST_GAIN:
                mapped[:] = changed
                improved = True
                break
    return improved


def _cost_of(
    i: int,
    j: int,
    mapped: Ints,
    cost: Floats,
    weight: float,
    wanted_walk_min: Floats,
    walk_min: Floats,
) -> float:
    """Return what one or two wanted rooms (j may be NONE) cost where they are mapped."""
    total = 0.0
    for row in (i, j):
        if row != NONE:
            far = np.abs(walk_min[mapped[row], mapped] - wanted_walk_min[row]).sum()
            total += cost[row, mapped[row]] + weight * float(far)
    return total
