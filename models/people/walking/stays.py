"""Stays at places: arriving, queuing for a counter, and when one leaves."""

import numpy as np

from models.compiled import unallocating
from models.people.walking.arrays import (
    NOBODY,
    QUEUING,
    REFUSALS,
    STAYING,
    TRACKS,
    TRIPS,
    VISITS,
)
from models.people.walking.bicycles import effort_by_bicycle
from models.people.walking.calendar import Calendar, schedule
from models.people.walking.service import queue_up
from models.people.walking.state import Logs, Moving, Scene


@unallocating
def leaving_time(p: int, ready: float, scene: Scene, moving: Moving) -> float:
    """Return when the person leaves the present place, by the rule of `Plans`."""
    who, life = moving.walker[p], moving.life[p]
    now = moving.row[life.row]
    time = max(ready + now.stay, now.until)
    if life.row + 1 >= life.end:
        return np.inf
    then = moving.row[life.row + 1]
    way = 0.0
    if then.place != NOBODY:
        route = life.ways + moving.place[then.place].route
        way = scene.effort[route, who.node] / who.speed
        if life.bicycle != NOBODY and life.takes:
            way = min(way, effort_by_bicycle(route, p, scene, moving) / who.speed)
    return float(max(time, then.start - way, ready))


@unallocating
def stay(p: int, ready: float, scene: Scene, moving: Moving, calendar: Calendar) -> None:
    """Let the person stay at the present place, from a time, until the plan says otherwise."""
    who = moving.walker[p]
    who.state = STAYING
    who.time = leaving_time(p, ready, scene, moving)
    schedule(who.time, p, calendar)


@unallocating
def log_trip(p: int, time: float, moving: Moving, logs: Logs) -> None:
    """Write down a trip that ends at a time, unless it led nowhere."""
    who, life = moving.walker[p], moving.life[p]
    if life.place == life.origin and who.length == 0.0:
        return
    plan = moving.row[life.row]
    trip = logs.trip[logs.filled[TRIPS]]
    trip.person, trip.activity, trip.meeting = p, plan.activity, plan.meeting
    trip.origin, trip.place, trip.meant = life.origin, life.place, plan.start
    trip.ready, trip.depart, trip.arrive = life.ready, life.depart, time
    trip.length, trip.free = who.length, who.effort / who.speed
    trip.mode = life.mode
    logs.filled[TRIPS] += 1


@unallocating
def log_refusal(p: int, reason: int, time: float, moving: Moving, logs: Logs) -> None:
    """Write down that the person does not get into the place, and why."""
    life = moving.life[p]
    row = logs.refused[logs.filled[REFUSALS]]
    plan = moving.row[life.row]
    row.person, row.place = p, life.place
    row.activity, row.meeting = plan.activity, plan.meeting
    row.reason, row.at = reason, time
    logs.filled[REFUSALS] += 1


@unallocating
def log_track(p: int, arc: int, time: float, moving: Moving, logs: Logs) -> None:
    """Write down that the person enters an arc, where every step is asked for."""
    if not logs.track.size:
        return
    row = logs.filled[TRACKS]
    track = logs.track[row]
    track.person, track.arc, track.leave = p, arc, NOBODY
    track.enter = np.int32(time * 1000.0)
    moving.walker[p].track = row
    logs.filled[TRACKS] += 1


@unallocating
def give_up_seat(p: int, moving: Moving) -> None:
    """Let the person hold no seat any more."""
    life = moving.life[p]
    if life.seat != NOBODY:
        moving.place[life.seat].held -= 1
        life.seat = NOBODY


@unallocating
def leave_place(p: int, time: float, moving: Moving, logs: Logs) -> None:
    """End the person's stay at the place where the trip begins."""
    life = moving.life[p]
    plan = moving.row[life.was]
    visit = logs.visit[logs.filled[VISITS]]
    visit.person, visit.activity, visit.meeting = p, plan.activity, plan.meeting
    visit.place, visit.enter, visit.leave = life.origin, life.since, time
    logs.filled[VISITS] += 1
    moving.place[life.origin].people -= 1
    life.depart = time
    if plan.keeps > 0.0:
        give_up_seat(p, moving)
        moving.place[life.origin].held += 1
        life.seat, life.seat_for, life.seat_until = life.origin, plan.activity, time + plan.keeps


@unallocating
def arrive(
    p: int, time: float, scene: Scene, moving: Moving, logs: Logs, calendar: Calendar
) -> None:
    """End the person's trip at its place, and begin the stay there."""
    who, life = moving.walker[p], moving.life[p]
    log_trip(p, time, moving, logs)
    who.arc = NOBODY
    life.since = time
    if moving.row[life.row].activity == life.seat_for:
        give_up_seat(p, moving)
    moving.place[life.place].people += 1
    service = moving.place[life.place].service
    if service != NOBODY:
        who.state = QUEUING
        queue_up(service, p, time, scene, moving, logs, calendar)
    else:
        stay(p, time, scene, moving, calendar)
