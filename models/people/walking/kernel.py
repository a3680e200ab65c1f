"""The kernel: takes events in exact order of time and moves one person or vehicle at each.

Every event leaves its person with one next event, or waiting for somebody else's.
"""

import numpy as np

from models.compiled import compiled, outlined, unallocating
from models.people.walking.ahead import fetch, fetch_walker
from models.people.walking.arrays import (
    ADMITTED,
    APART,
    AWAITING,
    FORCES,
    FULL,
    GATED,
    LEAVING,
    MOVES,
    NOBODY,
    PASSES,
    QUEUING,
    REFUSALS,
    RIDES,
    SERVICES,
    STAYING,
    STOPS,
    TRACKS,
    TRIPS,
    UNREACHES,
    VISITS,
    WAITING,
    WALKING,
)
from models.people.walking.bicycles import leave_bicycle, turn_to_goal
from models.people.walking.calendar import SIZE, Calendar, open_next, pop, schedule
from models.people.walking.choices import (
    log_unreached,
    next_arc,
    next_place,
    refusal_before,
    refusal_in,
    try_another,
)
from models.people.walking.gridlock import sweep
from models.people.walking.links import Flow, count_in, count_out, speed_share
from models.people.walking.queues import (
    append,
    is_apart,
    may_enter,
    rejoin,
    stop_waiting,
    turn,
    wait_for,
    wake,
)
from models.people.walking.rides import goes_on, is_ride, ways_at_station, ways_on_setting_out
from models.people.walking.service import queue_up
from models.people.walking.state import DAY, FIRST_DOWN, SWEEP, Logs, Moving, Riding, Scene
from models.people.walking.stays import (
    arrive,
    leave_place,
    log_refusal,
    log_track,
    log_trip,
    stay,
)
from models.people.walking.vehicles import await_ride, run_vehicle

MOST_ROWS_AN_EVENT = 64
SWEEP_S = 10
ARRIVES, GOES, NOWHERE = range(3)


@unallocating
def _enter(
    p: int,
    arc: int,
    time: float,
    scene: Scene,
    moving: Moving,
    flow: Flow,
    logs: Logs,
    calendar: Calendar,
) -> None:
    """Let the person walk onto an arc, and find when its end is reached."""
    who, on = moving.walker[p], moving.arc[arc]
    count_in(arc, time, moving.link, flow)
    who.state, who.arc, who.node = WALKING, arc, on.end
    who.effort += on.effort
    who.length += moving.link[arc >> 1].length
    who.time = time + on.effort / (who.speed * speed_share(arc >> 1, moving.link, scene.shares))
    schedule(who.time, p, calendar)
    logs.filled[MOVES] += 1
    log_track(p, arc, time, moving, logs)


@unallocating
def _leave_link(
    p: int, time: float, moving: Moving, flow: Flow, logs: Logs, calendar: Calendar
) -> None:
    """Take the person off the link, and wake who waits for the room that is left."""
    who = moving.walker[p]
    arc = who.arc
    count_out(arc, time, moving.link, flow)
    if who.state == WAITING:
        moving.link[arc >> 1].waiting -= 1
    if logs.track.size:
        logs.track[who.track].leave = np.int32(time * 1000.0)
    if moving.arc[arc].watched:
        passed = logs.passed[logs.filled[PASSES]]
        passed.person, passed.arc, passed.at = p, arc, time
        logs.filled[PASSES] += 1
    wake(arc, time, moving, calendar)
    wake(arc ^ 1, time, moving, calendar)


@unallocating
def _step_up(queue: int, time: float, moving: Moving, calendar: Calendar) -> None:
    """Let the next person of a queue come to its head, and take a turn."""
    at = moving.arc[queue]
    at.head = moving.walker[at.head].behind
    if at.head != NOBODY:
        moving.walker[at.head].time = turn(queue, time, moving)
        schedule(moving.walker[at.head].time, at.head, calendar)


@unallocating
def _replan(p: int, time: float, scene: Scene, moving: Moving, logs: Logs) -> int:
    """Say whether the person, who stands at a node, arrives there, walks on, or can do neither.

    Who does not get into the place, or through the gate ahead, turns elsewhere, and so does who
    finds no way.
    """
    who, life = moving.walker[p], moving.life[p]
    while True:
        if who.node == who.goal:
            if life.fetches:
                turn_to_goal(p, scene, moving)
                continue
            reason = refusal_in(p, time, scene, moving)
            if reason == ADMITTED:
                return ARRIVES
            log_refusal(p, reason, time, moving, logs)
            log_trip(p, time, moving, logs)
            life.origin, life.ready, life.depart = life.place, time, time
            who.effort, who.length, life.mode = 0.0, 0.0, 0
        else:
            arc = next_arc(p, scene, moving)
            if arc == NOBODY and life.fetches:
                turn_to_goal(p, scene, moving)
                continue
            if arc == NOBODY:
                log_unreached(p, life.place, time, moving, logs)
            elif moving.arc[arc].service == NOBODY or _gets_in(p, arc, time, scene, moving, logs):
                return GOES
        if not try_another(p, time, scene, moving, logs):
            return NOWHERE


@outlined
def _gets_in(p: int, arc: int, time: float, scene: Scene, moving: Moving, logs: Logs) -> bool:
    """Say whether the person goes in by an arc to a gate; who does not is written down."""
    reason = refusal_before(moving.arc[arc].service, p, time, scene, moving)
    if reason != ADMITTED:
        log_refusal(p, reason, time, moving, logs)
    return bool(reason == ADMITTED)


@unallocating
def _stand_aside(
    p: int, queue: int, time: float, moving: Moving, logs: Logs, calendar: Calendar
) -> None:
    """Take a person, for whom no way leads on, out of the queue.

    Who wanted to leave a place stays in it and plans anew; who walked waits where the link ends.
    """
    who, life, at = moving.walker[p], moving.life[p], moving.arc[queue]
    at.forced = 0
    stop_waiting(queue, moving, logs)
    if at.head == p:
        _step_up(queue, time, moving, calendar)
    if who.state == LEAVING:
        life.row, life.place = life.was, life.origin
        who.state, who.time = STAYING, time
        schedule(time, p, calendar)
        return
    if who.state == WALKING:
        who.state = WAITING
        moving.link[queue >> 1].waiting += 1
    who.behind, who.time = APART, np.inf


@unallocating
def _go(
    p: int,
    queue: int,
    time: float,
    scene: Scene,
    moving: Moving,
    riding: Riding,
    flow: Flow,
    logs: Logs,
    calendar: Calendar,
) -> None:
    """Let a person, whose turn it is to leave a queue, go on or arrive, or else wait for room."""
    who, at = moving.walker[p], moving.arc[queue]
    turns = GOES if who.state == LEAVING else _replan(p, time, scene, moving, logs)
    arrives = turns == ARRIVES
    arc = next_arc(p, scene, moving) if turns == GOES else NOBODY
    if not arrives:
        if arc == NOBODY:
            _stand_aside(p, queue, time, moving, logs, calendar)
            return
        if is_ride(arc, riding):
            who.route = ways_at_station(p, arc, time, scene, moving, riding)
            arc = next_arc(p, scene, moving)
        if not at.forced and not may_enter(arc, queue, moving):
            wait_for(arc, queue, time, moving, logs)
            who.time = np.inf
            if at.head == NOBODY:
                _stand(p, queue, moving)
            return
    at.forced = 0
    stop_waiting(queue, moving, logs)
    if at.head == p:
        _step_up(queue, time, moving, calendar)
    if who.state == LEAVING:
        leave_place(p, time, moving, logs)
    else:
        _leave_link(p, time, moving, flow, logs, calendar)
    if arrives:
        arrive(p, time, scene, moving, logs, calendar)
    elif is_ride(arc, riding):
        who.state, who.arc, who.time = AWAITING, arc, np.inf
    else:
        if arc >= riding.bounds[FIRST_DOWN]:
            leave_bicycle(p, (arc - riding.bounds[FIRST_DOWN]) >> 1, moving)
        _enter(p, arc, time, scene, moving, flow, logs, calendar)
        wake(arc, time, moving, calendar)


@unallocating
def _stand(p: int, queue: int, moving: Moving) -> None:
    """Let a person, who has reached the end of a link, stand at the end of its queue."""
    append(p, queue, moving)
    moving.walker[p].state = WAITING
    moving.link[queue >> 1].waiting += 1


@unallocating
def _reach_end(p: int, time: float, moving: Moving, calendar: Calendar) -> bool:
    """Say whether the person, who reaches the end of a link, may leave it at once.

    If not, the person stands at the end of the queue there.
    """
    who = moving.walker[p]
    queue = who.arc
    who.time = turn(queue, time, moving) if moving.arc[queue].head == NOBODY else np.inf
    if who.time == time:
        return True
    _stand(p, queue, moving)
    schedule(who.time, p, calendar)
    return False


@outlined
def _come_to_gate(
    p: int, time: float, scene: Scene, moving: Moving, logs: Logs, calendar: Calendar
) -> None:
    """Let the person, who reaches a gate at the end of a link, queue at its counters."""
    who = moving.walker[p]
    who.state = GATED
    moving.link[who.arc >> 1].waiting += 1
    queue_up(moving.arc[who.arc].service, p, time, scene, moving, logs, calendar)


@outlined
def _pass_gate(p: int, moving: Moving) -> None:
    """Let the person, who has been served at a gate, go on as one who reaches the link's end."""
    who = moving.walker[p]
    who.state = WALKING
    moving.link[who.arc >> 1].waiting -= 1
    moving.service[moving.arc[who.arc].service].queue -= 1


@unallocating
def _set_out(
    p: int,
    time: float,
    scene: Scene,
    moving: Moving,
    riding: Riding,
    logs: Logs,
    calendar: Calendar,
) -> bool:
    """Let the person, whose stay is over, turn to the next place of the plan.

    Says whether the person may leave for it at once; if not, the person is there already, stands
    at the end of the queue of those who want to leave, or has nowhere to go and stays.
    """
    who, life = moving.walker[p], moving.life[p]
    life.origin, life.was = life.place, life.row
    life.ready, life.depart = time, time
    life.row += 1
    who.tries, who.effort, who.length, life.mode = 0, 0.0, 0.0, 0
    can_go = next_place(p, time, scene, moving, logs)
    while can_go:
        if who.node == who.goal:
            reason = refusal_in(p, time, scene, moving)
            # who stays where they are has a seat there, be it the last one
            if reason == ADMITTED or (reason == FULL and life.place == life.origin):
                leave_place(p, time, moving, logs)
                arrive(p, time, scene, moving, logs, calendar)
                return False
            log_refusal(p, reason, time, moving, logs)
        else:
            arc = next_arc(p, scene, moving)
            if moving.arc[arc].service == NOBODY or _gets_in(p, arc, time, scene, moving, logs):
                break
        can_go = try_another(p, time, scene, moving, logs)
    if not can_go:
        life.row, life.place, who.time = life.was, life.origin, np.inf
        return False
    if riding.departure.size:
        who.route = ways_on_setting_out(p, time, scene, moving, riding)
    queue = 2 * moving.link.size + who.node
    is_first = moving.arc[queue].head == NOBODY
    append(p, queue, moving)
    who.state, who.time = LEAVING, np.inf
    return bool(is_first)


@unallocating
def _is_full(logs: Logs, arcs: int) -> bool:
    """Say whether a log may run over at the next event."""
    room = MOST_ROWS_AN_EVENT
    return (
        logs.filled[TRIPS] + room > logs.trip.size
        or logs.filled[VISITS] + room > logs.visit.size
        or logs.filled[SERVICES] + room > logs.served.size
        or logs.filled[REFUSALS] + room > logs.refused.size
        or logs.filled[UNREACHES] + room > logs.unreached.size
        or logs.filled[PASSES] + room > logs.passed.size
        or logs.filled[FORCES] + arcs > logs.forced.size
        or logs.filled[RIDES] + room > logs.ridden.size
        or logs.filled[STOPS] + room > logs.stop.size
        or (logs.track.size > 0 and logs.filled[TRACKS] + room > logs.track.size)
    )


@unallocating
def _handle(
    p: int,
    time: float,
    scene: Scene,
    moving: Moving,
    riding: Riding,
    flow: Flow,
    logs: Logs,
    calendar: Calendar,
) -> None:
    """Do what the person's event says."""
    who = moving.walker[p]
    goes = True
    if who.state == WALKING:
        if moving.arc[who.arc].service != NOBODY:
            _come_to_gate(p, time, scene, moving, logs, calendar)
            return
        goes = _reach_end(p, time, moving, calendar)
    elif who.state == STAYING:
        goes = _set_out(p, time, scene, moving, riding, logs, calendar)
    elif who.state == QUEUING:
        moving.service[moving.place[moving.life[p].place].service].queue -= 1
        stay(p, time, scene, moving, calendar)
        goes = False
    elif who.state == GATED:
        _pass_gate(p, moving)
        goes = _reach_end(p, time, moving, calendar)
    if goes:
        leaves_place = who.state == LEAVING
        queue = 2 * moving.link.size + who.node if leaves_place else who.arc
        _go(p, queue, time, scene, moving, riding, flow, logs, calendar)


@compiled
def advance(
    until: float,
    scene: Scene,
    moving: Moving,
    riding: Riding,
    flow: Flow,
    logs: Logs,
    calendar: Calendar,
) -> bool:
    """Take every event before `until`; False where a log is full and must be emptied first."""
    while True:
        limit = min(until, float(moving.clock[SWEEP]))
        while True:
            if calendar.clock[SIZE] == 0:
                if not open_next(limit, moving.walker, riding.vehicle, calendar):
                    break
                fetch(scene, moving, flow, calendar)
            fetch_walker(moving.walker, calendar)
            time = calendar.heap_time[0]
            if time >= limit:
                break
            if _is_full(logs, moving.arc.size):
                return False
            p = pop(calendar)
            if p >= moving.walker.size:
                run_vehicle(p - moving.walker.size, time, moving, riding, logs, calendar)
                continue
            who = moving.walker[p]
            if who.state < AWAITING or goes_on(p, time, scene, moving, riding, flow, logs):
                _handle(p, time, scene, moving, riding, flow, logs, calendar)
                if who.state == AWAITING:
                    await_ride(p, time, moving, riding, calendar)
        if limit == until:
            return True
        sweep(limit, scene, moving, logs, calendar)
        moving.clock[SWEEP] += SWEEP_S


@compiled
def begin_day(time: float, day: int, scene: Scene, moving: Moving, calendar: Calendar) -> None:
    """Turn everybody to a new plan, at a time: `life.first` and `life.end` say which rows.

    The two rows before the first one hold what the person has just done, and what is under way.
    Who is at rest where the new plan begins follows it from here; who is at rest elsewhere goes
    there at once; who is still out goes there when done.
    """
    moving.clock[DAY] = day
    for p in range(moving.walker.size):
        who, life = moving.walker[p], moving.life[p]
        life.row, life.was = life.first - 1, life.first - 2
        if who.state == STAYING and who.time == np.inf:
            if life.place == moving.row[life.first].place:
                life.row = life.first
                stay(p, time, scene, moving, calendar)
            else:
                who.time = time
                schedule(time, p, calendar)
        elif is_apart(p, moving):
            rejoin(p, time, moving, calendar)
