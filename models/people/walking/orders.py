"""Orders: people leave what they do for another place, and turn back to it afterwards."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.people.types import NEVER
from models.people.walking.arrays import AWAITING, GATED, NOBODY, QUEUING, ROW, STAYING
from models.people.walking.changes import enter_anew, let_look
from models.people.walking.counters import abandon
from models.people.walking.walkers import Walkers

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Orders:
    """Who goes where, one entry a person.

    `route` is a row of the ways, NOBODY for the person's own to the place. Who is at a place
    leaves it at `leave_s`; who is on the way turns at the next node. All stay until `until_s` [s].
    """

    person: Ints
    place: Ints
    route: Ints
    leave_s: Floats
    until_s: float
    activity: int


def at_rest(walkers: Walkers) -> NDArray[np.bool_]:
    """Return whether each person is at a place and not about to leave it."""
    return np.isin(walkers.moving.walker["state"], (STAYING, QUEUING))


def give_orders(walkers: Walkers, time: float, orders: Orders) -> None:
    """Send people elsewhere, at a time [s].

    Who was at a place turns back to what was interrupted, unless it was to be over by then; who
    was on the way goes on to where it led.
    """
    person, life, walker = orders.person, walkers.moving.life, walkers.moving.walker
    resting = at_rest(walkers)[person]
    _leave_queues(walkers, person, time)
    row = life["row"][person].astype(np.int64)
    before = row + resting
    now = walkers.moving.row[row]
    goes_back = resting & (
        (row + 1 >= life["end"][person]) | (now["until"] > orders.until_s) | (now["until"] == NEVER)
    )
    back = now[goes_back]
    back["start"] = NEVER
    _insert(
        walkers,
        np.concatenate([before, before[goes_back]]),
        np.concatenate([_rows(orders), back]),
    )
    life["row"][person[~resting]] -= 1
    walker["time"][person[resting]] = orders.leave_s[resting]
    _turn(walkers, orders, ~resting)
    _leave_platforms(walkers, person, time)
    enter_anew(walkers.moving, walkers.riding, walkers.calendar)
    let_look(walkers, time)


def _rows(orders: Orders) -> NDArray[np.void]:
    rows = np.zeros(orders.person.size, dtype=ROW)
    rows["start"] = NEVER
    rows["until"] = orders.until_s
    rows["menu"] = rows["meeting"] = NOBODY
    rows["place"], rows["route"] = orders.place, orders.route
    rows["activity"] = orders.activity
    return rows


def _insert(walkers: Walkers, before: Ints, rows: NDArray[np.void]) -> None:
    """Put rows into the plans, each before a present row, and move everybody's numbers along."""
    order = np.argsort(before, kind="stable")
    at, life = before[order], walkers.moving.life
    longer = np.insert(walkers.moving.row, at, rows[order])
    for name in ("first", "end", "row", "was"):
        life[name] += np.searchsorted(at, life[name], side="right").astype(np.int32)
    walkers.moving = walkers.moving._replace(row=longer)


def _turn(walkers: Walkers, orders: Orders, moves: NDArray[np.bool_]) -> None:
    """Let those who are on the way walk to the place of their orders."""
    person, place = orders.person[moves], orders.place[moves]
    known, walker = walkers.moving.place, walkers.moving.walker
    own = walkers.moving.life["ways"][person] + known["route"][place]
    route = orders.route[moves]
    walkers.moving.life["place"][person] = place
    walkers.moving.life["fetches"][person] = 0
    walker["goal"][person] = known["node"][place]
    walker["route"][person] = np.where(route == NOBODY, own, route)
    walker["tries"][person] = 0


def _leave_platforms(walkers: Walkers, person: Ints, time: float) -> None:
    """Let those who wait for a lift or a shuttle think again; who is about to board boards."""
    walker = walkers.moving.walker
    waiting = (walker["state"] == AWAITING) & np.isinf(walker["time"])
    waits = person[waiting[person]]
    walkers.moving.life["vehicle"][waits] = NOBODY
    walker["time"][waits] = time


def _leave_queues(walkers: Walkers, person: Ints, time: float) -> None:
    """Take those who queue out of their queues; whoever is not served by then is not served.

    Who queues at a gate passes it at once: gates stand open then.
    """
    moving = walkers.moving
    queuing = person[moving.walker["state"][person] == QUEUING]
    service = moving.place["service"][moving.life["place"][queuing]]
    np.subtract.at(moving.service["queue"], service, 1)
    moving.walker["state"][queuing] = STAYING
    gated = person[moving.walker["state"][person] == GATED]
    moving.walker["time"][gated] = time
    abandon(walkers, np.concatenate([queuing, gated]), time)
