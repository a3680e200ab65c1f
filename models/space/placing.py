"""Puts classes into slots and rooms, one after another, the hardest to place first.

A slot is a block of a weekday. Nobody and no room is in two classes of one slot, and every class
has the seats it needs.
"""

import numpy as np
from numpy.typing import NDArray

from models.compiled import compiled
from models.people.types import NONE, Floats, Ints

FULL_DAY_BLOCKS = 3
SAME_DAY_COST = 100.0


@compiled
def _best_room(
    size: int,
    in_slot: NDArray[np.bool_],
    seats: Ints,
    cost: Floats,
    waste_cost: float,
) -> int:
    """Return the cheapest room that is free and large enough, NONE where there is none."""
    best, least = NONE, np.inf
    for room in range(seats.size):
        if in_slot[room] or seats[room] < size:
            continue
        total = cost[room] + waste_cost * (seats[room] - size) / seats[room]
        if total < least:
            best, least = room, total
    return best


@compiled
def _score_slots(
    score: Floats,
    attraction: Floats,
    groups: Ints,
    group_busy: NDArray[np.bool_],
    teacher_busy: NDArray[np.bool_],
    held: Ints,
    half_day: Ints,
    full_day_cost: float,
    compaction: float,
) -> None:
    """Write how a class likes each slot, minus infinity where it cannot be.

    `held` are the slots of the class so far. A day loses by each of them, and where the first
    group has as many blocks as make a full day. A half-day gains by each of the groups' classes
    in it.
    """
    day_blocks = half_day.size
    for slot in range(score.size):
        day = slot // day_blocks
        blocks_that_day, beside = 0, 0
        for other in range(day * day_blocks, (day + 1) * day_blocks):
            blocks_that_day += group_busy[groups[0], other]
            if half_day[other % day_blocks] == half_day[slot % day_blocks]:
                for group in groups:
                    beside += group_busy[group, other]
        score[slot] = attraction[slot] + compaction * beside / groups.size
        score[slot] -= full_day_cost * max(0, blocks_that_day - FULL_DAY_BLOCKS + 1)
        for earlier in held:
            if earlier != NONE and earlier // day_blocks == day:
                score[slot] -= SAME_DAY_COST
        for group in groups:
            if group_busy[group, slot]:
                score[slot] = -np.inf
        if teacher_busy[slot]:
            score[slot] = -np.inf


@compiled
def _slot_and_room(
    score: Floats,
    size: int,
    room_busy: NDArray[np.bool_],
    seats: Ints,
    cost: Floats,
    waste_cost: float,
) -> tuple[int, int]:
    """Return the best-liked slot that has a room left, and the room.

    Where no slot has one: the best-liked slot and NONE. The scores are used up.
    """
    liked = NONE
    for _ in range(score.size):
        slot = int(np.argmax(score))
        if score[slot] == -np.inf:
            break
        if liked == NONE:
            liked = slot
        score[slot] = -np.inf
        room = _best_room(size, room_busy[slot], seats, cost, waste_cost)
        if room != NONE:
            return slot, room
    return liked, NONE


@compiled
def place_classes(
    order: Ints,
    first_group: Ints,
    groups: Ints,
    group_count: int,
    teacher: Ints,
    teacher_count: int,
    size: Ints,
    meetings: Ints,
    most_meetings: int,
    attraction: Floats,
    half_day: Ints,
    seats: Ints,
    room_cost: Floats,
    cost_row: Ints,
    waste_cost: float,
    full_day_cost: float,
    compaction: float,
) -> tuple[Ints, Ints]:
    """Return slot and room of each meeting, both of shape (classes, most meetings).

    Classes are placed in `order`. `groups[first_group[c] : first_group[c + 1]]` are those of
    class c, `teacher[c]` its teacher or NONE; `attraction[c, slot]` (a logarithm) says where it
    likes to be, `half_day` which blocks of a day belong together, `room_cost[cost_row[c], room]`
    which rooms suit it, infinite where one does not. A meeting for which no room is left has room
    NONE, one for which no slot is left has slot NONE. Meetings of one class lie on different days
    as long as there are any.
    """
    slots = attraction.shape[1]
    group_busy = np.zeros((group_count, slots), np.bool_)
    # The last row stands for no teacher, who is always free.
    teacher_busy = np.zeros((teacher_count + 1, slots), np.bool_)
    room_busy = np.zeros((slots, seats.size), np.bool_)
    slot_of = np.full((size.size, most_meetings), NONE)
    room_of = np.full((size.size, most_meetings), NONE)
    score = np.empty(slots)
    for c in order:
        members = groups[first_group[c] : first_group[c + 1]]
        for meeting in range(meetings[c]):
            _score_slots(
                score,
                attraction[c],
                members,
                group_busy,
                teacher_busy[teacher[c]],
                slot_of[c, :meeting],
                half_day,
                full_day_cost,
                compaction,
            )
            slot, room = _slot_and_room(
                score, size[c], room_busy, seats, room_cost[cost_row[c]], waste_cost
            )
            slot_of[c, meeting], room_of[c, meeting] = slot, room
            if slot != NONE:
                for group in members:
                    group_busy[group, slot] = True
                if teacher[c] != NONE:
                    teacher_busy[teacher[c], slot] = True
                if room != NONE:
                    room_busy[slot, room] = True
    return slot_of, room_of
