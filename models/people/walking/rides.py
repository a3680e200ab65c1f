"""Riders of lifts and shuttles: whether one rides, waits, boards, and alights.

A station has a platform for either way of its line, and each platform a queue. A vehicle that
stands there with open doors lets one person after another through them: first those who alight,
last in, first out, then those of the queue, in its order, while there is room.
"""

import numpy as np

from models.compiled import outlined, unallocating
from models.people.walking.arrays import (
    MOVES,
    NOBODY,
    RIDES,
    RIDING,
    WALKING,
)
from models.people.walking.calendar import Calendar, schedule
from models.people.walking.choices import next_arc
from models.people.walking.links import Flow, count_in
from models.people.walking.state import (
    FIRST_RIDE,
    MEASURED,
    PROFILE_ROWS,
    Logs,
    Moving,
    Riding,
    Scene,
)
from models.people.walking.stays import log_track

DAY_S = 86_400.0
A_MOMENT_S = 1.0
# Blocks of rows of the ways, as `models.people.lines.profiles` gives them.
ALL_RIDES, LIFTS_ONLY, ON_FOOT = range(3)


@unallocating
def is_ride(arc: int, riding: Riding) -> bool:
    """Say whether an arc is ridden rather than walked."""
    return bool(arc >= riding.bounds[FIRST_RIDE])


@unallocating
def _until_departure(line: int, time: float, riding: Riding) -> float:
    """Return the time from an instant to the next departure of a line [s]."""
    at = riding.line[line]
    second = time % DAY_S
    for row in range(at.first_departure, at.end_departure):
        if riding.departure[row] >= second:
            return float(riding.departure[row] - second)
    return float(riding.departure[at.first_departure] + DAY_S - second)


@unallocating
def _ahead(p: int, platform: int, moving: Moving, riding: Riding) -> int:
    """Return how many wait before the person in the queue of a platform, all where not in it."""
    count = 0
    other = riding.platform[platform].head
    while other != NOBODY and other != p:  # noqa: PLR1714 - Numba knows no mixed tuples
        count += 1
        other = moving.walker[other].behind
    return count


@unallocating
def _expected_wait(p: int, ride: int, time: float, moving: Moving, riding: Riding) -> float:
    """Return how long the person, who is at the platform, expects to wait there [s].

    One sees a vehicle that stands there and the queue, and knows the timetable.
    """
    of = riding.ride[ride]
    line, platform = riding.line[of.line], riding.platform[of.platform]
    after = time
    if platform.vehicle != NOBODY:
        here = riding.vehicle[platform.vehicle]
        if here.booked < line.capacity:
            return float(max(0.0, here.hold - time))
        after = max(time, here.hold + A_MOMENT_S)
    vehicles_ahead = _ahead(p, of.platform, moving, riding) // line.capacity
    first = line.wait
    if not line.is_lift:
        due = after - riding.station[of.platform >> 1].offset
        first = after - time + _until_departure(of.line, due, riding)
    return float(first + vehicles_ahead * line.interval)


@unallocating
def _other_ways(p: int, is_lift: bool, moving: Moving, riding: Riding) -> int:
    """Return the row of the person's ways without shuttles, or without lifts; NOBODY for none.

    Who has no choice, as one who cannot climb stairs, has none. Who takes ways by measured times
    goes on by the usual ones.
    """
    rows, measured = riding.bounds[PROFILE_ROWS], riding.bounds[MEASURED]
    profile, row = moving.walker[p].route // rows, moving.walker[p].route % rows
    if measured <= moving.walker[p].route < measured + rows:
        profile = ALL_RIDES
    without = ON_FOOT if is_lift else LIFTS_ONLY
    return int(row + rows * without) if profile < without else NOBODY


@outlined
def ways_at_station(
    p: int, arc: int, time: float, scene: Scene, moving: Moving, riding: Riding
) -> int:
    """Return by which row of the ways the person, who is at a station, goes on.

    That is the present row if the ride is worth its wait, else one without such rides.
    """
    who = moving.walker[p]
    ride = arc - riding.bounds[FIRST_RIDE]
    of = riding.ride[ride]
    other = _other_ways(p, riding.line[of.line].is_lift == 1, moving, riding)
    if other == NOBODY:
        return int(who.route)
    beyond = scene.effort[who.route, riding.station[of.alight].node] / who.speed
    by_ride = _expected_wait(p, ride, time, moving, riding) + of.seconds + beyond
    return int(other if scene.effort[other, who.node] / who.speed <= by_ride else who.route)


@outlined
def ways_on_setting_out(p: int, time: float, scene: Scene, moving: Moving, riding: Riding) -> int:
    """Return by which row of the ways the person sets out, after a look at the timetable.

    That is the present row if its first shuttle is worth the wait, else the one without shuttles.
    """
    who = moving.walker[p]
    other = _other_ways(p, False, moving, riding)
    if other == NOBODY or scene.effort[who.route, who.node] >= scene.effort[other, who.node]:
        return int(who.route)
    node, arc = np.int64(who.node), np.int64(0)
    while True:
        arc = scene.out_arc[scene.out_first[node] + scene.slot[who.route, node]]
        ride = arc - riding.bounds[FIRST_RIDE]
        if ride >= 0 and not riding.line[riding.ride[ride].line].is_lift:
            break
        node = moving.arc[arc].end
    of = riding.ride[ride]
    there = time + (scene.effort[who.route, who.node] - scene.effort[who.route, node]) / who.speed
    due = there - riding.station[of.platform >> 1].offset
    boarding = there + _until_departure(of.line, due, riding)
    beyond = scene.effort[who.route, riding.station[of.alight].node] / who.speed
    by_ride = boarding + of.seconds + beyond - time
    return int(other if scene.effort[other, who.node] / who.speed <= by_ride else who.route)


@unallocating
def give_turn(
    p: int, vehicle: int, time: float, moving: Moving, riding: Riding, calendar: Calendar
) -> None:
    """Let the person, who waits or rides, pass the door of a vehicle as soon as it is free."""
    who, at = moving.walker[p], riding.vehicle[vehicle]
    who.time = max(time, at.door_free)
    at.door_free = who.time + riding.line[at.line].boarding
    schedule(who.time, p, calendar)


@outlined
def take_on(
    platform: int, vehicle: int, time: float, moving: Moving, riding: Riding, calendar: Calendar
) -> None:
    """Let the queue of a platform board a vehicle as long as there is room in it."""
    queue, at = riding.platform[platform], riding.vehicle[vehicle]
    while queue.head != NOBODY and at.booked < riding.line[at.line].capacity:
        p = queue.head
        queue.head = moving.walker[p].behind
        at.booked += 1
        moving.life[p].vehicle = vehicle
        give_turn(p, vehicle, time, moving, riding, calendar)


@unallocating
def queue_at(platform: int, p: int, time: float, moving: Moving, riding: Riding) -> None:
    """Put a person at the end of the queue of a platform."""
    queue = riding.platform[platform]
    moving.walker[p].behind = NOBODY
    if queue.head == NOBODY:
        queue.head, queue.since = p, time
    else:
        moving.walker[queue.tail].behind = p
    queue.tail = p


@unallocating
def _log_ride(
    p: int,
    rode: int,
    boarded: float,
    time: float,
    moving: Moving,
    riding: Riding,
    logs: Logs,
) -> None:
    """Write down a ride that ends, or that was given up before boarding."""
    ride = riding.ride[moving.walker[p].arc - riding.bounds[FIRST_RIDE]]
    row = logs.ridden[logs.filled[RIDES]]
    row.person, row.line, row.board, row.alight = p, ride.line, ride.platform >> 1, ride.alight
    row.rode = rode
    row.joined, row.boarded, row.alighted = moving.life[p].joined, boarded, time
    logs.filled[RIDES] += 1


@unallocating
def let_reconsider(
    platform: int, time: float, moving: Moving, riding: Riding, calendar: Calendar
) -> None:
    """Let everybody in the queue of a platform think again, at this very instant."""
    p = riding.platform[platform].head
    while p != NOBODY:
        who = moving.walker[p]
        moving.life[p].vehicle = NOBODY
        who.time = time
        schedule(time, p, calendar)
        p = np.int64(who.behind)


@unallocating
def _step_back(p: int, time: float, moving: Moving, riding: Riding, flow: Flow, logs: Logs) -> None:
    """Take the person, who gives up waiting, out of the queue of a platform.

    The person stands at the end of the arc that leads back to it, and goes on as after a ride.
    """
    who = moving.walker[p]
    queue = riding.platform[riding.ride[who.arc - riding.bounds[FIRST_RIDE]].platform]
    before, at = int(NOBODY), queue.head
    while at != p:
        before, at = at, np.int64(moving.walker[at].behind)
    if before == NOBODY:
        queue.head = who.behind
    else:
        moving.walker[before].behind = who.behind
    if queue.tail == p:
        queue.tail = before
    queue.people -= 1
    _log_ride(p, 0, time, time, moving, riding, logs)
    who.arc ^= 1
    who.state = WALKING
    count_in(int(np.int64(who.arc)), time, moving.link, flow)
    log_track(p, who.arc, time, moving, logs)


@unallocating
def _board(p: int, time: float, moving: Moving, riding: Riding, flow: Flow, logs: Logs) -> None:
    """Let the person, whose turn it is, board a vehicle."""
    who, life = moving.walker[p], moving.life[p]
    ride = riding.ride[who.arc - riding.bounds[FIRST_RIDE]]
    vehicle = riding.vehicle[life.vehicle]
    riding.platform[ride.platform].people -= 1
    vehicle.people += 1
    vehicle.boarded += 1
    who.behind, vehicle.head = vehicle.head, p
    count_in(int(np.int64(who.arc)), time, moving.link, flow)
    who.state, who.time, who.node = RIDING, np.inf, moving.arc[who.arc].end
    who.effort += ride.seconds * who.speed
    life.boarded = time
    logs.filled[MOVES] += 1
    log_track(p, who.arc, time, moving, logs)


@unallocating
def _alight(p: int, time: float, moving: Moving, riding: Riding, logs: Logs) -> None:
    """Let the person, whose turn it is, step out of a vehicle, to the end of the ridden arc."""
    who, life = moving.walker[p], moving.life[p]
    vehicle = riding.vehicle[life.vehicle]
    vehicle.people -= 1
    vehicle.alighted += 1
    who.state = WALKING
    _log_ride(p, 1, life.boarded, time, moving, riding, logs)


@outlined
def let_out(vehicle: int, time: float, moving: Moving, riding: Riding, calendar: Calendar) -> None:
    """Let the riders whose ride ends at the vehicle's station alight, one after another."""
    at = riding.vehicle[vehicle]
    before = int(NOBODY)
    p = at.head
    while p != NOBODY:
        behind = moving.walker[p].behind
        ride = riding.ride[moving.walker[p].arc - riding.bounds[FIRST_RIDE]]
        if ride.alight == at.station:
            if before == NOBODY:
                at.head = behind
            else:
                moving.walker[before].behind = behind
            at.booked -= 1
            give_turn(p, vehicle, time, moving, riding, calendar)
        else:
            before = p
        p = behind


@unallocating
def lets_out(vehicle: int, moving: Moving, riding: Riding) -> bool:
    """Say whether somebody's ride ends at the vehicle's station."""
    at = riding.vehicle[vehicle]
    p = at.head
    while p != NOBODY:
        if riding.ride[moving.walker[p].arc - riding.bounds[FIRST_RIDE]].alight == at.station:
            return True
        p = moving.walker[p].behind
    return False


@outlined
def goes_on(
    p: int,
    time: float,
    scene: Scene,
    moving: Moving,
    riding: Riding,
    flow: Flow,
    logs: Logs,
) -> bool:
    """Let the person at a platform or in a vehicle board, alight, or think again.

    Says whether the person now walks on, from the end of an arc.
    """
    who = moving.walker[p]
    if who.state == RIDING:
        _alight(p, time, moving, riding, logs)
        return True
    if moving.life[p].vehicle != NOBODY:
        _board(p, time, moving, riding, flow, logs)
        return False
    who.route = ways_at_station(p, who.arc, time, scene, moving, riding)
    who.time = np.inf
    if next_arc(p, scene, moving) == who.arc:
        return False
    _step_back(p, time, moving, riding, flow, logs)
    return True
