"""What lets people who are under way see that ways, places or their own aims have changed."""

import numpy as np
from numpy.typing import NDArray

from models.compiled import compiled, unallocating
from models.people.routes import Routes
from models.people.walking.arrays import NOBODY, STAYING
from models.people.walking.calendar import SIZE, Calendar, schedule
from models.people.walking.choices import may_go, next_arc
from models.people.walking.queues import is_apart, rejoin, stop_waiting, turn, wake
from models.people.walking.state import MEASURED, Logs, Moving, Riding, Scene
from models.people.walking.walkers import Walkers


@unallocating
def _release(
    queue: int, time: float, scene: Scene, moving: Moving, logs: Logs, calendar: Calendar
) -> None:
    """Let the head of a queue look again, where it waits for a link that it no longer takes."""
    at = moving.arc[queue]
    wanted = at.wants
    head = moving.walker[at.head]
    if next_arc(at.head, scene, moving) == wanted:
        return
    stop_waiting(queue, moving, logs)
    if head.time == np.inf:
        head.time = turn(queue, time, moving)
        schedule(head.time, at.head, calendar)
    wake(wanted, time, moving, calendar)


@compiled
def look_again(time: float, scene: Scene, moving: Moving, logs: Logs, calendar: Calendar) -> None:
    """Let everybody who waits, or had nowhere to go, see what is open at a time.

    Who waits for a link that is no longer the way turns to the one that is. Who stands apart, or
    stays because nothing could be reached, tries again.
    """
    for queue in range(moving.arc.size):
        if moving.arc[queue].wants != NOBODY:
            _release(queue, time, scene, moving, logs, calendar)
    for p in range(moving.walker.size):
        who, life = moving.walker[p], moving.life[p]
        if is_apart(p, moving):
            if may_go(life.place, p, scene, moving):
                rejoin(p, time, moving, calendar)
        elif who.state == STAYING and who.time == np.inf and life.row + 1 < life.end:
            who.time = time
            schedule(time, p, calendar)


@compiled
def enter_anew(moving: Moving, riding: Riding, calendar: Calendar) -> None:
    """Empty the calendar, and enter the events that people and vehicles say."""
    calendar.head[:] = NOBODY
    calendar.clock[SIZE] = 0
    for p in range(moving.walker.size):
        schedule(moving.walker[p].time, p, calendar)
    for vehicle in range(riding.vehicle.size):
        schedule(riding.vehicle[vehicle].time, moving.walker.size + vehicle, calendar)


def set_ways(walkers: Walkers, time: float, routes: Routes, effort_m: NDArray[np.float64]) -> None:
    """Let everybody walk by other ways from a time [s]; who is on a closed link finishes it.

    `effort_m` is each arc's length over the share of the free speed that one walks on it.
    """
    walkers.scene = walkers.scene._replace(
        slot=routes.slot,
        out_first=routes.out_first.astype(np.int32),
        out_arc=routes.out_arc.astype(np.int32),
        effort=routes.effort_m,
    )
    walkers.moving.arc["effort"][: effort_m.size] = effort_m
    let_look(walkers, time)


def follow_measured(walkers: Walkers, informed: NDArray[np.bool_], first: int) -> None:
    """Let people take the ways by measured times, whose rows begin at `first`, from now on."""
    walkers.moving.life["ways"][informed] = first
    walkers.riding.bounds[MEASURED] = first


def let_look(walkers: Walkers, time: float) -> None:
    """Let everybody see what is open at a time [s]."""
    look_again(time, walkers.scene, walkers.moving, walkers.logs, walkers.calendar)
