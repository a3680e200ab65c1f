"""Gridlock: queues of which each waits for room that only others of them could make.

A queue that waits long is not for that in a gridlock: of queues that merge several times on their
way to a narrow one, the last gets its turn seldom, and yet all of them move.
"""

import numpy as np

from models.compiled import compiled, unallocating
from models.people.walking.arrays import BLOCKED, FORCES, NOBODY
from models.people.walking.calendar import Calendar, schedule
from models.people.walking.state import STUCK, Logs, Moving, Scene


@unallocating
def _goes_on(arc: int, moving: Moving) -> bool:
    """Say whether somebody will leave an arc whatever others do.

    That is the head, or who still walks or is served at the gate there.
    """
    head, on, gate = moving.arc[arc].head, moving.link[arc >> 1], moving.arc[arc].service
    if head == NOBODY:
        return bool(on.people > on.waiting or (gate != NOBODY and moving.service[gate].queue > 0))
    return bool(moving.walker[head].time < np.inf)


@compiled
def find_moving(moving: Moving) -> None:
    """Mark the arcs on which somebody moves, or will as soon as others have.

    Whoever leaves a link, either way, makes room on it for those who wait for it.
    """
    arcs = 2 * moving.link.size
    found = np.empty(arcs, dtype=np.int64)
    count = 0
    for arc in range(arcs):
        moving.arc[arc].moves = 0
        if _goes_on(arc, moving):
            moving.arc[arc].moves = 1
            found[count] = arc
            count += 1
    while count > 0:
        count -= 1
        for wanted in (found[count], found[count] ^ 1):
            queue = moving.arc[wanted].first
            while queue != NOBODY:
                if queue < arcs and moving.arc[queue].moves == 0:
                    moving.arc[queue].moves = 1
                    found[count] = queue
                    count += 1
                queue = moving.arc[queue].behind


@unallocating
def _waits_too_long(queue: int, time: float, scene: Scene, moving: Moving) -> bool:
    at = moving.arc[queue]
    if at.wants == NOBODY or time - at.blocked < scene.scale[STUCK]:
        return False
    return bool(moving.walker[at.head].time == np.inf)


@compiled
def sweep(time: float, scene: Scene, moving: Moving, logs: Logs, calendar: Calendar) -> None:
    """Let the head of every queue that has waited long and is in a gridlock squeeze in."""
    if logs.filled[BLOCKED] == 0:
        return
    is_found = False
    for queue in range(moving.arc.size):
        if not _waits_too_long(queue, time, scene, moving):
            continue
        if not is_found:
            find_moving(moving)
            is_found = True
        at = moving.arc[queue]
        if moving.arc[at.wants].moves or moving.arc[at.wants ^ 1].moves:
            continue
        row = logs.forced[logs.filled[FORCES]]
        row.person, row.arc, row.at, row.since = at.head, at.wants, time, at.blocked
        logs.filled[FORCES] += 1
        at.forced, moving.walker[at.head].time = 1, time
        schedule(time, at.head, calendar)
