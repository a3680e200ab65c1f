"""Queues at the ends of links, and those who wait for room on the next one.

A queue belongs to an arc (those who reached its end) or to a node (those who want to leave the
places there). Its head goes on when the link's width lets one more pass and the next arc has
room; queues that wait for room on the same arc are let on in the order in which they came.
"""

import numpy as np

from models.compiled import unallocating
from models.people.walking.arrays import APART, BLOCKED, NOBODY, WAITING
from models.people.walking.calendar import Calendar, schedule
from models.people.walking.links import has_room
from models.people.walking.state import Logs, Moving


@unallocating
def append(p: int, queue: int, moving: Moving) -> None:
    """Put a person at the end of a queue."""
    at = moving.arc[queue]
    moving.walker[p].behind = NOBODY
    if at.head == NOBODY:
        at.head = p
    else:
        moving.walker[at.tail].behind = p
    at.tail = p


@unallocating
def turn(queue: int, time: float, moving: Moving) -> float:
    """Take the next turn to leave the queue's link and return when it is.

    Both ends of a link share its width: turns are given in the order in which they are taken.
    """
    if queue >= 2 * moving.link.size:
        return time
    on = moving.link[queue >> 1]
    at = max(time, on.free_at)
    on.free_at = at + moving.arc[queue].headway
    return float(at)


@unallocating
def is_apart(p: int, moving: Moving) -> bool:
    """Say whether the person stands at the end of a link in no queue: no way led on."""
    who = moving.walker[p]
    return bool(who.state == WAITING and who.behind == APART)


@unallocating
def rejoin(p: int, time: float, moving: Moving, calendar: Calendar) -> None:
    """Put a person who stood apart at the end of the queue there."""
    who = moving.walker[p]
    queue = who.arc
    is_first = moving.arc[queue].head == NOBODY
    append(p, queue, moving)
    if is_first:
        who.time = turn(queue, time, moving)
        schedule(who.time, p, calendar)


@unallocating
def may_enter(arc: int, queue: int, moving: Moving) -> bool:
    """Say whether the head of a queue may enter an arc: there is room, and nobody came before."""
    first = moving.arc[arc].first
    is_first = first == NOBODY or first == queue  # noqa: PLR1714 - Numba knows no mixed tuples
    return is_first and has_room(arc, moving.link)


@unallocating
def stop_waiting(queue: int, moving: Moving, logs: Logs) -> None:
    """Take a queue out of those that wait for room, wherever it stands among them."""
    mine = moving.arc[queue]
    if mine.wants == NOBODY:
        return
    wanted = moving.arc[mine.wants]
    before = NOBODY
    at = wanted.first
    while at != queue:
        before, at = at, moving.arc[at].behind
    if before == NOBODY:
        wanted.first = mine.behind
    else:
        moving.arc[before].behind = mine.behind
    if wanted.last == queue:
        wanted.last = before
    mine.wants, mine.behind = NOBODY, NOBODY
    logs.filled[BLOCKED] -= 1


@unallocating
def wait_for(arc: int, queue: int, time: float, moving: Moving, logs: Logs) -> None:
    """Let a queue wait for room on an arc, behind those that wait for it already."""
    mine, wanted = moving.arc[queue], moving.arc[arc]
    if mine.wants == arc:
        return
    stop_waiting(queue, moving, logs)
    mine.wants, mine.behind, mine.blocked = arc, NOBODY, time
    if wanted.first == NOBODY:
        wanted.first = queue
    else:
        moving.arc[wanted.last].behind = queue
    wanted.last = queue
    logs.filled[BLOCKED] += 1


@unallocating
def wake(arc: int, time: float, moving: Moving, calendar: Calendar) -> None:
    """Give a turn to the queue that is first in waiting for an arc, if there is room now."""
    queue = moving.arc[arc].first
    if queue == NOBODY or not has_room(arc, moving.link):
        return
    p = moving.arc[queue].head
    who = moving.walker[p]
    if who.time == np.inf:
        who.time = turn(queue, time, moving)
        schedule(who.time, p, calendar)
