"""Counters: how long one waits there and is served, who is let in, and who turns away.

One model serves all kinds: those in rooms, where the served stay, and the gates at the ends of
links, through which they go on.
"""

import numpy as np

from models.compiled import unallocating
from models.people.walking.arrays import ADMITTED, BALKED, CLOSED, NOBODY, SERVICES
from models.people.walking.calendar import Calendar, schedule
from models.people.walking.draws import NOWHERE_KEY, PATIENCE, SERVICE_TIME, draw
from models.people.walking.state import SPREAD, Logs, Moving, Scene


@unallocating
def is_open(s: int, time: float, scene: Scene, moving: Moving) -> bool:
    """Say whether a service is open at a time."""
    at = moving.service[s]
    second = time % 86400.0
    for h in range(at.open_first, at.open_end):
        if scene.hours[h, 0] <= second < scene.hours[h, 1]:
            return True
    return False


@unallocating
def wait_behind(people: int, s: int, moving: Moving) -> float:
    """Return the wait to expect at a service behind so many who wait or are served [s].

    As many of them as there are more than free counters have to be served first, at the pace of
    all counters together.
    """
    at = moving.service[s]
    counters = at.end - at.first
    return float(max(0, people + 1 - counters) * at.mean / counters)


@unallocating
def refusal_at(s: int, p: int, time: float, scene: Scene, moving: Moving) -> int:
    """Return why the person, who may as well go elsewhere, does not join a queue: or ADMITTED.

    The longest wait that one accepts is drawn for each row of the plan, evenly within a share of
    the mean to either side. What is compared with it is told by the queue.
    """
    if not is_open(s, time, scene, moving):
        return CLOSED
    at = moving.service[s]
    wait = wait_behind(at.queue, s, moving)
    if wait == 0.0:
        return ADMITTED
    uniform = draw(PATIENCE, NOWHERE_KEY, p, scene, moving)
    longest = at.longest * (1.0 + scene.scale[SPREAD] * (2.0 * uniform - 1.0))
    return BALKED if wait > longest else ADMITTED


@unallocating
def service_time(mean: float, cv: float, uniform: float) -> float:
    """Return a service time [s] of a mean and a coefficient of variation, from a uniform draw.

    A displaced exponential: nobody is served in less than (1 - cv) of the mean, and what comes on
    top is exponential. Its standard deviation is cv times the mean, exactly.
    """
    return float(mean * (1.0 - cv - cv * np.log(1.0 - uniform)))


@unallocating
def queue_up(
    s: int, p: int, time: float, scene: Scene, moving: Moving, logs: Logs, calendar: Calendar
) -> None:
    """Put the person at the end of the queue of a service; first come, first served.

    Because nobody overtakes, the counter that is free first is the person's, and the moment of
    service follows at once (Kiefer and Wolfowitz 1955, Trans. AMS 78, 1-18).
    """
    who = moving.walker[p]
    at = moving.service[s]
    first = at.first
    for c in range(at.first + 1, at.end):
        if moving.counter[c] < moving.counter[first]:
            first = c
    start = max(time, moving.counter[first])
    end = start + service_time(at.mean, at.cv, draw(SERVICE_TIME, at.key, p, scene, moving))
    moving.counter[first] = end
    at.queue += 1
    who.time = end
    schedule(end, p, calendar)
    row = logs.served[logs.filled[SERVICES]]
    row.person, row.service, row.join, row.start, row.end = p, s, time, start, end
    logs.filled[SERVICES] += 1


@unallocating
def wait_at_gates(place: int, p: int, time: float, scene: Scene, moving: Moving) -> float:
    """Return the wait to expect at the gates of a place's building, infinite if they are closed.

    It is that of the gate of the shortest queue, as it is perceived, of those that are open at
    the time; nothing for who is in the building, or where there is no gate.
    """
    gate = moving.place[place].gate
    if gate == NOBODY or moving.place[moving.life[p].origin].gate == gate:
        return 0.0
    least = np.inf
    while gate != NOBODY:
        if is_open(gate, time, scene, moving):
            least = min(least, wait_behind(moving.service[gate].seen, gate, moving))
        gate = moving.service[gate].next
    return float(least)
