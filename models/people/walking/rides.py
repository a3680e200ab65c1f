"""Riders of lifts and shuttles: whether one rides, waits, boards, and alights.

A station has a platform for either way of its line, and each platform a queue. A vehicle that
stands there with open doors lets one person after another through them: first those who alight,
last in, first out, then those of the queue, in its order, while there is room.
"""

import numpy as np

from models.compiled import outlined, unallocating
from models.people.walking.arrays import (
    AWAITING,
    MOVES,
    NOBODY,
    RIDES,
    RIDING,
    TRACKS,
    WALKING,
)
from models.people.walking.calendar import Calendar, schedule
from models.people.walking.links import Flow, count_in
from models.people.walking.state import FIRST_RIDE, PROFILE_ROWS, Logs, Moving, Riding, Scene

DAY_S = 86_400.0


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
def _expected_wait(ride: int, time: float, riding: Riding) -> float:
    """Return how long one who comes to a platform now expects to wait there [s].

    One sees a vehicle that stands there and the queue, and knows the timetable.
    """
    of = riding.ride[ride]
    line, platform = riding.line[of.line], riding.platform[of.platform]
    if platform.vehicle != NOBODY:
        here = riding.vehicle[platform.vehicle]
        if here.booked < line.capacity:
            return float(max(0.0, here.hold - time))
    vehicles_ahead = platform.people // line.capacity
    first = line.wait
    if not line.is_lift:
        due = time - riding.station[of.platform >> 1].offset
        first = _until_departure(of.line, due, riding)
    return float(first + vehicles_ahead * line.interval)


@outlined
def prefers_walking(
    p: int, arc: int, time: float, scene: Scene, moving: Moving, riding: Riding
) -> bool:
    """Say whether the person, whose way leads by a ride, is there sooner all on foot.

    Who has no choice, as one who cannot climb stairs, rides.
    """
    who = moving.walker[p]
    rows = riding.bounds[PROFILE_ROWS]
    if who.route >= rows:
        return False
    ride = arc - riding.bounds[FIRST_RIDE]
    of = riding.ride[ride]
    beyond = scene.effort[who.route, riding.station[of.alight].node] / who.speed
    riding = _expected_wait(ride, time, riding) + of.seconds + beyond
    return bool(scene.effort[who.route + rows, who.node] / who.speed <= riding)


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


@outlined
def await_ride(p: int, arc: int, time: float, moving: Moving, riding: Riding) -> int:
    """Let the person, who has come to a station, wait there; returns the platform."""
    who, life = moving.walker[p], moving.life[p]
    who.state, who.arc, who.time = AWAITING, arc, np.inf
    life.joined = time
    platform = int(riding.ride[arc - riding.bounds[FIRST_RIDE]].platform)
    riding.platform[platform].people += 1
    queue_at(platform, p, time, moving, riding)
    return platform


@outlined
def board(p: int, time: float, moving: Moving, riding: Riding, flow: Flow, logs: Logs) -> None:
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
    if logs.track.size:
        row = logs.filled[TRACKS]
        track = logs.track[row]
        track.person, track.arc, track.leave = p, who.arc, NOBODY
        track.enter = np.int32(time * 1000.0)
        who.track = row
        logs.filled[TRACKS] += 1


@outlined
def alight(p: int, time: float, moving: Moving, riding: Riding, logs: Logs) -> None:
    """Let the person, whose turn it is, step out of a vehicle, to the end of the ridden arc."""
    who, life = moving.walker[p], moving.life[p]
    ride = riding.ride[who.arc - riding.bounds[FIRST_RIDE]]
    vehicle = riding.vehicle[life.vehicle]
    vehicle.people -= 1
    vehicle.alighted += 1
    who.state = WALKING
    row = logs.ridden[logs.filled[RIDES]]
    row.person, row.line, row.board, row.alight = p, ride.line, ride.platform >> 1, ride.alight
    row.joined, row.boarded, row.alighted = life.joined, life.boarded, time
    logs.filled[RIDES] += 1


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
