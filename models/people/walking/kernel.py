"""The kernel: takes events in exact order of time and moves one person at each.

The functions are ordered as a person meets them: `_set_out`, `_step`, `_arrive`, `_stay`, and
again. Each leaves the person with one next event. `World` and `Logs` bundle the arrays; a
function takes what it needs of them by name.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.compiled import unallocating
from models.draws import philox, unit
from models.people.walking.arrays import (
    MOVES,
    NOBODY,
    QUEUING,
    REFUSALS,
    SERVICES,
    STAYING,
    TRACKS,
    TRIPS,
    VISITS,
    WALKING,
)
from models.people.walking.calendar import Calendar, open_next, pop, schedule
from models.people.walking.links import Flow, enter, leave, speed_share

Records = NDArray[np.void]
MOST_ROWS_AN_EVENT = 64


class Scene(NamedTuple):
    """What does not change while people walk: ways, menus, hours, tables of speed."""

    arc_end: NDArray[np.int32]
    next_arc: NDArray[np.int32]
    effort: NDArray[np.float32]
    shares: NDArray[np.float64]
    menu_first: NDArray[np.int64]
    menu_place: NDArray[np.int64]
    menu_attraction: NDArray[np.float64]
    hours: NDArray[np.float64]  # opening and closing second of the day, shape (n, 2)
    key: NDArray[np.uint64]  # seed, purpose of choices, purpose of service times
    scale: NDArray[np.float64]  # distance [m], wait [s], tries


class Moving(NamedTuple):
    """What changes while people walk."""

    person: Records
    link: Records
    place: Records
    service: Records
    counter: NDArray[np.float64]  # when each counter is free again [s]
    row: Records
    day: NDArray[np.int64]  # number of the day


class Logs(NamedTuple):
    """What is written down; `filled` says how many rows of each are filled."""

    trip: Records
    visit: Records
    served: Records
    refused: Records
    track: Records
    filled: NDArray[np.int64]


@unallocating
def _draw(purpose: int, p: int, scene: Scene, moving: Moving) -> float:
    """Return the person's draw for the present row and try."""
    who = moving.person[p]
    words = philox(
        scene.key[0],
        scene.key[purpose],
        np.uint64(who.key),
        np.uint64(moving.day[0]),
        np.uint64(moving.row[who.row].number),
        np.uint64(who.tries),
    )
    return unit(words[0])


@unallocating
def _is_open(s: int, time: float, scene: Scene, moving: Moving) -> bool:
    at = moving.service[s]
    second = time % 86400.0
    for h in range(at.open_first, at.open_end):
        if scene.hours[h, 0] <= second < scene.hours[h, 1]:
            return True
    return False


@unallocating
def _wait(s: int, queue: int, moving: Moving) -> float:
    """Return how long a queue of so many takes at a service [s]."""
    at = moving.service[s]
    return float(queue * at.mean / (at.end - at.first))


@unallocating
def _attraction(option: int, p: int, time: float, scene: Scene, moving: Moving) -> float:
    """Return the weight of one option of a menu: 0 where it is full, closed or out of reach.

    Attraction times the share of room left, less with the way and the wait:
    a · (free / capacity) · exp(-effort / distance scale - wait / wait scale).
    """
    who = moving.person[p]
    j = scene.menu_place[option]
    at = moving.place[j]
    free = at.capacity - at.seen
    effort = scene.effort[at.route, who.node]
    if free <= 0 or not np.isfinite(effort):
        return 0.0
    wait = 0.0
    if at.service != NOBODY:
        arrival = time + effort / who.speed
        if not _is_open(at.service, arrival, scene, moving):
            return 0.0
        wait = _wait(at.service, moving.service[at.service].seen, moving)
    weight = scene.menu_attraction[option] * free / at.capacity
    return float(weight * np.exp(-effort / scene.scale[0] - wait / scene.scale[1]))


@unallocating
def _choose(p: int, time: float, scene: Scene, moving: Moving) -> int:
    """Return a place of the menu of the person's row, NOBODY where none has room and is open."""
    menu = moving.row[moving.person[p].row].menu
    total = 0.0
    for option in range(scene.menu_first[menu], scene.menu_first[menu + 1]):
        total += _attraction(option, p, time, scene, moving)
    if total <= 0.0:
        return NOBODY
    left = _draw(1, p, scene, moving) * total
    chosen = NOBODY
    for option in range(scene.menu_first[menu], scene.menu_first[menu + 1]):
        weight = _attraction(option, p, time, scene, moving)
        if weight > 0.0:
            chosen = int(scene.menu_place[option])
            left -= weight
            if left < 0.0:
                break
    return chosen


@unallocating
def _leaving_time(p: int, ready: float, scene: Scene, moving: Moving) -> float:
    """Return when the person leaves the present place, by the rule of `Plans`."""
    who = moving.person[p]
    now = moving.row[who.row]
    time = max(ready + now.stay, now.until)
    if who.row + 1 >= who.end:
        return np.inf
    then = moving.row[who.row + 1]
    way = 0.0
    if then.place != NOBODY:
        way = scene.effort[moving.place[then.place].route, who.node] / who.speed
    return float(max(time, then.start - way, ready))


@unallocating
def _stay(p: int, ready: float, scene: Scene, moving: Moving, calendar: Calendar) -> None:
    """Let the person stay at the present place, from a time, until the plan says otherwise."""
    who = moving.person[p]
    who.state = STAYING
    who.time = _leaving_time(p, ready, scene, moving)
    schedule(who.time, p, calendar)


@unallocating
def _queue(p: int, time: float, scene: Scene, moving: Moving, logs: Logs) -> None:
    """Put the person at the end of a queue; first come, first served.

    Because nobody overtakes, the counter that is free first is the person's, and the moment of
    service follows at once (Kiefer and Wolfowitz 1955, Trans. AMS 78, 1-18).
    """
    who = moving.person[p]
    s = moving.place[who.place].service
    at = moving.service[s]
    first = at.first
    for c in range(at.first + 1, at.end):
        if moving.counter[c] < moving.counter[first]:
            first = c
    start = max(time, moving.counter[first])
    end = start - at.mean * np.log(1.0 - _draw(2, p, scene, moving))
    moving.counter[first] = end
    at.queue += 1
    who.state = QUEUING
    who.time = end
    row = logs.served[logs.filled[SERVICES]]
    row.person, row.service, row.join, row.start, row.end = p, s, time, start, end
    logs.filled[SERVICES] += 1


@unallocating
def _log_trip(p: int, time: float, moving: Moving, logs: Logs) -> None:
    who = moving.person[p]
    if who.place == who.origin and time == who.depart:
        return
    plan = moving.row[who.row]
    trip = logs.trip[logs.filled[TRIPS]]
    trip.person, trip.activity, trip.meeting = p, plan.activity, plan.meeting
    trip.origin, trip.place, trip.meant = who.origin, who.place, plan.start
    trip.depart, trip.arrive, trip.length, trip.free = who.depart, time, who.length, who.free
    logs.filled[TRIPS] += 1


@unallocating
def _is_refused(p: int, time: float, scene: Scene, moving: Moving) -> bool:
    """Say whether the person finds the chosen place full or closed; a place set by plan admits."""
    who = moving.person[p]
    at = moving.place[who.place]
    if moving.row[who.row].place != NOBODY:
        return False
    if at.people >= at.capacity:
        return True
    return at.service != NOBODY and not _is_open(at.service, time, scene, moving)


@unallocating
def _arrive(
    p: int, time: float, scene: Scene, moving: Moving, logs: Logs, calendar: Calendar
) -> bool:
    """End the trip at the person's place; False where the person is refused there."""
    who = moving.person[p]
    _log_trip(p, time, moving, logs)
    who.arc = NOBODY
    who.origin = who.place
    if _is_refused(p, time, scene, moving):
        row = logs.refused[logs.filled[REFUSALS]]
        row.person, row.place, row.activity = p, who.place, moving.row[who.row].activity
        row.at = time
        logs.filled[REFUSALS] += 1
        return False
    moving.place[who.place].people += 1
    who.since = time
    if moving.place[who.place].service != NOBODY:
        _queue(p, time, scene, moving, logs)
        schedule(who.time, p, calendar)
    else:
        _stay(p, time, scene, moving, calendar)
    return True


@unallocating
def _step(p: int, time: float, scene: Scene, moving: Moving, flow: Flow, logs: Logs) -> None:
    """Let the person enter the next link of the way, and find when its end is reached."""
    who = moving.person[p]
    arc = scene.next_arc[moving.place[who.place].route, who.node]
    at = arc >> 1
    on = moving.link[at]
    enter(at, time, moving.link, flow)
    free = on.length / (who.speed * on.share)
    who.state, who.arc, who.since = WALKING, arc, time
    who.free += free
    who.length += on.length
    who.time = time + free / speed_share(at, moving.link, scene.shares)
    logs.filled[MOVES] += 1
    if logs.track.size:
        row = logs.filled[TRACKS]
        track = logs.track[row]
        track.person, track.arc, track.leave = p, arc, NOBODY
        track.enter = np.int32(time * 1000.0)
        who.track = row
        logs.filled[TRACKS] += 1


@unallocating
def _next_place(p: int, time: float, scene: Scene, moving: Moving) -> None:
    """Move the plan on to the next row that can be done, and set the person's place to it.

    A row whose menu offers nothing is left out; the last row of a day names its place.
    """
    who = moving.person[p]
    while True:
        plan = moving.row[who.row]
        if plan.place != NOBODY:
            who.place = plan.place
            return
        if who.tries < scene.scale[2]:
            chosen = _choose(p, time, scene, moving)
            if chosen != NOBODY:
                who.place = chosen
                return
        who.row += 1
        who.tries = 0


@unallocating
def _set_out(
    p: int,
    time: float,
    scene: Scene,
    moving: Moving,
    flow: Flow,
    logs: Logs,
    calendar: Calendar,
) -> None:
    """Let the person set out for the place of the present row, again where one is refused."""
    who = moving.person[p]
    while True:
        _next_place(p, time, scene, moving)
        who.depart, who.free, who.length = time, 0.0, 0.0
        if who.node != moving.place[who.place].node:
            _step(p, time, scene, moving, flow, logs)
            schedule(who.time, p, calendar)
            return
        if _arrive(p, time, scene, moving, logs, calendar):
            return
        who.tries += 1


@unallocating
def _leave_place(p: int, time: float, moving: Moving, logs: Logs) -> None:
    """End the person's stay, and turn to the next row of the plan."""
    who = moving.person[p]
    plan = moving.row[who.row]
    visit = logs.visit[logs.filled[VISITS]]
    visit.person, visit.activity, visit.meeting = p, plan.activity, plan.meeting
    visit.place, visit.enter, visit.leave = who.place, who.since, time
    logs.filled[VISITS] += 1
    moving.place[who.place].people -= 1
    who.origin = who.place
    who.row += 1
    who.tries = 0


@unallocating
def _reach_node(
    p: int,
    time: float,
    scene: Scene,
    moving: Moving,
    flow: Flow,
    logs: Logs,
    calendar: Calendar,
) -> None:
    """Let the person leave a link at its far end, and go on or arrive."""
    who = moving.person[p]
    leave(who.arc >> 1, time, moving.link, flow)
    who.node = scene.arc_end[who.arc]
    if logs.track.size:
        logs.track[who.track].leave = np.int32(time * 1000.0)
    if who.node != moving.place[who.place].node:
        _step(p, time, scene, moving, flow, logs)
        schedule(who.time, p, calendar)
    elif not _arrive(p, time, scene, moving, logs, calendar):
        who.tries += 1
        _set_out(p, time, scene, moving, flow, logs, calendar)


@unallocating
def _is_full(logs: Logs) -> bool:
    """Say whether a log may run over at the next event."""
    room = MOST_ROWS_AN_EVENT
    return (
        logs.filled[TRIPS] + room > logs.trip.size
        or logs.filled[VISITS] + room > logs.visit.size
        or logs.filled[SERVICES] + room > logs.served.size
        or logs.filled[REFUSALS] + room > logs.refused.size
        or (logs.track.size > 0 and logs.filled[TRACKS] + room > logs.track.size)
    )


@unallocating
def advance(
    until: float, scene: Scene, moving: Moving, flow: Flow, logs: Logs, calendar: Calendar
) -> bool:
    """Take every event before `until`; False where a log is full and must be emptied first."""
    while open_next(until, moving.person, calendar):
        if calendar.heap_time[0] >= until:
            return True
        if _is_full(logs):
            return False
        p = pop(calendar)
        who = moving.person[p]
        time = who.time
        if who.state == WALKING:
            _reach_node(p, time, scene, moving, flow, logs, calendar)
        elif who.state == QUEUING:
            moving.service[moving.place[who.place].service].queue -= 1
            _stay(p, time, scene, moving, calendar)
        else:
            _leave_place(p, time, moving, logs)
            _set_out(p, time, scene, moving, flow, logs, calendar)
    return True


@unallocating
def begin_day(time: float, scene: Scene, moving: Moving, calendar: Calendar) -> None:
    """Turn everybody to a new plan, at a time: `person.first` and `person.end` say which rows.

    The row before the first one holds what the person is still doing. Who is at rest where the
    new plan begins follows it from here; who is at rest elsewhere goes there at once; who is
    still out goes there when done.
    """
    for p in range(moving.person.size):
        who = moving.person[p]
        who.row = who.first - 1
        if who.state == STAYING and who.time == np.inf:
            if who.place == moving.row[who.first].place:
                who.row = who.first
                _stay(p, time, scene, moving, calendar)
            else:
                who.time = time
                schedule(time, p, calendar)
