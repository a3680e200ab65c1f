"""Vehicles: shuttles, which run to a timetable, and lifts, which come when called.

A shuttle opens its doors at its first station one usual interval before its departure, stops at
every station, and drives back from the last one empty. A departure for which no vehicle is back
in time is run late, or not at all where the next one is due already.

Lifts are under collective control (G. Barney and L. Al-Sharif, Elevator Traffic Handbook, 2nd ed.
2016, ch. 9): a car goes on in its way as long as somebody in it rides there, and stops where
riders alight or others wait to go the same way. An empty car goes to the call that has waited
longest, or else home to its first station, where it stays.
"""

import numpy as np

from models.compiled import compiled, outlined, unallocating
from models.people.walking.arrays import (
    BACK,
    CLOSING,
    IDLE,
    MOVING,
    NOBODY,
    ONWARD,
    OPENING,
    PARKED,
    STANDING,
    STOPS,
)
from models.people.walking.calendar import Calendar, schedule
from models.people.walking.rides import (
    DAY_S,
    let_out,
    let_reconsider,
    lets_out,
    queue_at,
    take_on,
)
from models.people.walking.state import FIRST_RIDE, PEOPLE, Logs, Moving, Riding


@unallocating
def _schedule(vehicle: int, time: float, riding: Riding, calendar: Calendar) -> None:
    """Let the present phase of a vehicle last until a time."""
    riding.vehicle[vehicle].time = time
    schedule(time, riding.bounds[PEOPLE] + vehicle, calendar)


@unallocating
def _open(vehicle: int, time: float, riding: Riding, calendar: Calendar) -> None:
    """Let a vehicle open its doors."""
    at = riding.vehicle[vehicle]
    at.phase = OPENING
    _schedule(vehicle, time + riding.line[at.line].door, riding, calendar)


@unallocating
def _move(vehicle: int, way: int, time: float, riding: Riding, calendar: Calendar) -> None:
    """Let a vehicle move to the next station on its way, or from the last one to the first."""
    at, line = riding.vehicle[vehicle], riding.line[riding.vehicle[vehicle].line]
    leg = riding.station[at.station].leg if way == ONWARD else riding.station[at.station - 1].leg
    at.way = way
    at.station += 1 if way == ONWARD else -1
    if at.station == line.end:
        at.station = line.first
    at.phase = MOVING
    _schedule(vehicle, time + leg, riding, calendar)


@unallocating
def _oldest_call(line: int, riding: Riding) -> int:
    """Return the platform that has waited longest for a lift of the line, NOBODY where none has."""
    at = riding.line[line]
    oldest = int(NOBODY)
    for platform in range(2 * at.first, 2 * at.end):
        queue = riding.platform[platform]
        if queue.head == NOBODY or queue.called != NOBODY or queue.vehicle != NOBODY:
            continue
        if oldest == NOBODY or queue.since < riding.platform[oldest].since:
            oldest = platform
    return oldest


@outlined
def _go_on(vehicle: int, time: float, riding: Riding, calendar: Calendar) -> None:
    """Let a vehicle with closed doors do what comes next."""
    at = riding.vehicle[vehicle]
    line = riding.line[at.line]
    if not line.is_lift or at.booked > 0:
        _move(vehicle, at.way, time, riding, calendar)
        return
    if at.target == NOBODY:
        at.target = _oldest_call(at.line, riding)
        if at.target != NOBODY:
            riding.platform[at.target].called = vehicle
    wanted = line.first if at.target == NOBODY else at.target >> 1
    if wanted != at.station:
        way = ONWARD if wanted > at.station else BACK
        _move(vehicle, way, time, riding, calendar)
    elif at.target != NOBODY:
        at.way = at.target & 1
        _open(vehicle, time, riding, calendar)
    else:
        at.phase, at.time, at.way = IDLE, np.inf, ONWARD


@outlined
def call(platform: int, time: float, riding: Riding, calendar: Calendar) -> None:
    """Send the nearest lift that has nothing to do to the queue of a platform, if there is one."""
    station = platform >> 1
    line = riding.line[riding.station[station].line]
    nearest = int(NOBODY)
    for vehicle in range(line.first_vehicle, line.end_vehicle):
        at = riding.vehicle[vehicle]
        is_homing = at.phase == MOVING and at.booked == 0 and at.target == NOBODY
        if at.phase != IDLE and not is_homing:
            continue
        away = abs(at.station - station)
        if nearest == NOBODY or away < abs(riding.vehicle[nearest].station - station):
            nearest = vehicle
    if nearest == NOBODY:
        return
    riding.vehicle[nearest].target = platform
    riding.platform[platform].called = nearest
    if riding.vehicle[nearest].phase == IDLE:
        _go_on(nearest, time, riding, calendar)


@outlined
def _serve(platform: int, time: float, moving: Moving, riding: Riding, calendar: Calendar) -> None:
    """Let who has just come to a platform board the vehicle there, or else call a lift."""
    queue = riding.platform[platform]
    if queue.vehicle != NOBODY:
        take_on(platform, queue.vehicle, time, moving, riding, calendar)
    elif queue.called == NOBODY and riding.line[riding.station[platform >> 1].line].is_lift:
        call(platform, time, riding, calendar)


@outlined
def await_ride(p: int, time: float, moving: Moving, riding: Riding, calendar: Calendar) -> None:
    """Let the person, who has come to a station, wait at the platform, and call a lift."""
    moving.life[p].joined = time
    ride = moving.walker[p].arc - riding.bounds[FIRST_RIDE]
    platform = riding.ride[ride].platform
    riding.platform[platform].people += 1
    queue_at(platform, p, time, moving, riding)
    _serve(platform, time, moving, riding, calendar)


@unallocating
def _departs(number: int, line: int, riding: Riding) -> float:
    """Return when a departure of a line is, by its number over all days [s]."""
    first = riding.line[line].first_departure
    a_day = riding.line[line].end_departure - first
    return float(number // a_day * DAY_S + riding.departure[first + number % a_day])


@outlined
def _park(vehicle: int, time: float, riding: Riding, calendar: Calendar) -> None:
    """Give a shuttle at its first station the last departure that is due, or else the next one."""
    at, line = riding.vehicle[vehicle], riding.line[riding.vehicle[vehicle].line]
    while _departs(line.next + 1, at.line, riding) <= time:
        line.next += 1
    at.departure = line.next
    line.next += 1
    at.hold = _departs(at.departure, at.line, riding)
    at.phase = PARKED
    _schedule(vehicle, max(time, at.hold - line.interval), riding, calendar)


@unallocating
def _release(platform: int, vehicle: int, riding: Riding) -> None:
    """Take back the call of a platform from the lift that was sent, where it needs not come."""
    queue = riding.platform[platform]
    if queue.called != NOBODY and (queue.called == vehicle or queue.head == NOBODY):
        riding.vehicle[queue.called].target = NOBODY
        queue.called = NOBODY


@unallocating
def _turn_round(vehicle: int, riding: Riding) -> None:
    """Let an empty lift take the way of those who wait where it stands."""
    at = riding.vehicle[vehicle]
    same, other = 2 * at.station + at.way, 2 * at.station + 1 - at.way
    if at.target != NOBODY and at.target >> 1 == at.station:
        at.way = at.target & 1
    elif at.target == NOBODY and riding.platform[same].head == NOBODY:
        at.way = 1 - at.way if riding.platform[other].head != NOBODY else at.way


@outlined
def _stand(vehicle: int, time: float, moving: Moving, riding: Riding, calendar: Calendar) -> None:
    """Let a vehicle whose doors are open exchange its riders."""
    at, line = riding.vehicle[vehicle], riding.line[riding.vehicle[vehicle].line]
    at.arrived = at.door_free = time
    at.boarded = at.alighted = 0
    let_out(vehicle, time, moving, riding, calendar)
    at.hold = max(at.hold, time + riding.station[at.station].dwell)
    if line.is_lift and at.booked == 0:
        _turn_round(vehicle, riding)
    platform = 2 * at.station + at.way
    if riding.platform[platform].vehicle == NOBODY:
        riding.platform[platform].vehicle = vehicle
        take_on(platform, vehicle, time, moving, riding, calendar)
    _release(platform, vehicle, riding)
    at.phase = STANDING
    _schedule(vehicle, max(at.hold, at.door_free), riding, calendar)


@unallocating
def _log_stop(vehicle: int, time: float, moving: Moving, riding: Riding, logs: Logs) -> None:
    """Write down the stop of a shuttle that leaves."""
    at = riding.vehicle[vehicle]
    left = 0
    p = riding.platform[2 * at.station + at.way].head
    while p != NOBODY:
        left += 1
        p = moving.walker[p].behind
    row = logs.stop[logs.filled[STOPS]]
    row.line, row.vehicle = at.line, vehicle - riding.line[at.line].first_vehicle
    row.departure, row.station, row.arrive, row.depart = at.departure, at.station, at.arrived, time
    row.alighted, row.boarded, row.left, row.people = at.alighted, at.boarded, left, at.people
    logs.filled[STOPS] += 1


@unallocating
def _next_there(platform: int, first: int, end: int, riding: Riding) -> int:
    """Return the vehicle standing at a platform that leaves next, NOBODY where none stands."""
    following = int(NOBODY)
    for vehicle in range(first, end):
        at = riding.vehicle[vehicle]
        if at.phase != STANDING or 2 * at.station + at.way != platform:
            continue
        if following == NOBODY or at.hold < riding.vehicle[following].hold:
            following = vehicle
    return following


@outlined
def _leave(
    vehicle: int, time: float, moving: Moving, riding: Riding, logs: Logs, calendar: Calendar
) -> None:
    """Close the doors of a vehicle; another one that stands there takes its place."""
    at, line = riding.vehicle[vehicle], riding.line[riding.vehicle[vehicle].line]
    if not line.is_lift:
        _log_stop(vehicle, time, moving, riding, logs)
    platform = 2 * at.station + at.way
    at.phase = CLOSING
    _schedule(vehicle, time + line.door, riding, calendar)
    queue = riding.platform[platform]
    if queue.vehicle != vehicle:
        return
    queue.vehicle = _next_there(platform, line.first_vehicle, line.end_vehicle, riding)
    if queue.head != NOBODY:
        queue.since = time
        _serve(platform, time, moving, riding, calendar)
        let_reconsider(platform, time, moving, riding, calendar)


@unallocating
def _stops(vehicle: int, moving: Moving, riding: Riding) -> bool:
    """Say whether a vehicle stops at the station that it reaches."""
    at, line = riding.vehicle[vehicle], riding.line[riding.vehicle[vehicle].line]
    if not line.is_lift or lets_out(vehicle, moving, riding):
        return True
    if at.booked == 0 and at.target != NOBODY and at.target >> 1 == at.station:
        return True
    queue = riding.platform[2 * at.station + at.way]
    return bool(queue.head != NOBODY and queue.vehicle == NOBODY and at.booked < line.capacity)


@outlined
def run_vehicle(
    vehicle: int, time: float, moving: Moving, riding: Riding, logs: Logs, calendar: Calendar
) -> None:
    """Do what the vehicle's event says."""
    at, line = riding.vehicle[vehicle], riding.line[riding.vehicle[vehicle].line]
    if at.phase == MOVING:
        if not line.is_lift and at.station == line.first:
            _park(vehicle, time, riding, calendar)
        elif _stops(vehicle, moving, riding):
            _open(vehicle, time, riding, calendar)
        else:
            _go_on(vehicle, time, riding, calendar)
    elif at.phase == PARKED:
        _open(vehicle, time, riding, calendar)
    elif at.phase == OPENING:
        _stand(vehicle, time, moving, riding, calendar)
    elif at.phase == CLOSING:
        _go_on(vehicle, time, riding, calendar)
    elif time < at.door_free:
        at.phase = STANDING
        _schedule(vehicle, at.door_free, riding, calendar)
    else:
        _leave(vehicle, time, moving, riding, logs, calendar)


@compiled
def begin_runs(riding: Riding, calendar: Calendar) -> None:
    """Let every shuttle reach its first station at the first midnight."""
    for vehicle in range(riding.vehicle.size):
        at = riding.vehicle[vehicle]
        if not riding.line[at.line].is_lift:
            at.phase = MOVING
            _schedule(vehicle, 0.0, riding, calendar)
