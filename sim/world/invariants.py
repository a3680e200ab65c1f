"""What must hold at every recorded instant; a breach stops the run."""

import numpy as np
from numpy.typing import NDArray

from models.people.walking.arrays import (
    AWAITING,
    GATED,
    LEAVING,
    QUEUING,
    RIDING,
    STAYING,
    WAITING,
    WALKING,
)
from models.people.walking.state import FIRST_RIDE
from models.people.walking.walkers import Walkers
from sim.faults import RunBroken

_IN_PLACES = (STAYING, QUEUING, LEAVING)
_ON_LINKS = (WALKING, WAITING, GATED, RIDING)  # a ride is a link too


def _check_count(
    what: str, time: int, rows: NDArray[np.integer], kept: NDArray[np.integer]
) -> None:
    counted = np.bincount(rows, minlength=kept.size)
    wrong = np.flatnonzero(counted != kept)
    if wrong.size:
        first = wrong[0]
        raise RunBroken(
            f"at {time} s {what} {first} counts {kept[first]} people and has {counted[first]}"
        )


def _check_places(walkers: Walkers, time: int) -> None:
    people_in = walkers.moving.place["people"]
    # who is in a place when it closes may stay: what counts is the room that it has when open
    over = np.flatnonzero(people_in > walkers.terrain.places.capacity)
    if over.size:
        name = walkers.terrain.places.ids[over[0]]
        people, capacity = people_in[over[0]], walkers.terrain.places.capacity[over[0]]
        raise RunBroken(f"at {time} s {name} holds {people} people and has room for {capacity}")


def _check_links(walkers: Walkers, time: int) -> None:
    link = walkers.moving.link
    # half of what a link holds is either direction's own, and a forced entry comes on top
    allowed = link["storage"] + (link["storage"] + 1) // 2 + walkers.forced
    over = np.flatnonzero(link["people"] > allowed)
    if over.size:
        name = walkers.terrain.network.links[over[0]]
        people, storage = link["people"][over[0]], link["storage"][over[0]]
        raise RunBroken(f"at {time} s link {name} holds {people} people and has room for {storage}")


def _check_rides(walkers: Walkers, time: int) -> None:
    walker, life, riding = walkers.moving.walker, walkers.moving.life, walkers.riding
    waiting, inside = walker["state"] == AWAITING, walker["state"] == RIDING
    platform = riding.ride["platform"][walker["arc"][waiting] - riding.bounds[FIRST_RIDE]]
    _check_count("platform", time, platform, riding.platform["people"])
    vehicle = riding.vehicle
    _check_count("vehicle", time, life["vehicle"][inside], vehicle["people"])
    capacity = riding.line["capacity"][vehicle["line"]]
    over = np.flatnonzero(vehicle["people"] > capacity)
    if over.size:
        name = walkers.terrain.rides.lines[vehicle["line"][over[0]]].id
        people, room = vehicle["people"][over[0]], capacity[over[0]]
        raise RunBroken(f"at {time} s {name} carries {people} people and has room for {room}")


def check(walkers: Walkers, time: int) -> None:
    """Raise `RunBroken` unless everybody is in one place, link or queue, and all limits hold.

    The counts that places, links and services keep are held against the people themselves.
    """
    moving = walkers.moving
    state = moving.walker["state"]
    in_places, on_links = np.isin(state, _IN_PLACES), np.isin(state, _ON_LINKS)
    at_stations = state == AWAITING
    if not (in_places | on_links | at_stations).all():
        raise RunBroken(f"at {time} s somebody is neither in a place nor on a link nor in a queue")
    where = walkers.whereabouts()
    _check_count("place", time, where[in_places], moving.place["people"])
    _check_count("link", time, moving.walker["arc"][on_links] >> 1, moving.link["people"])
    waiting = moving.walker["arc"][(state == WAITING) | (state == GATED)] >> 1
    _check_count("the queues of link", time, waiting, moving.link["waiting"])
    in_rooms = moving.place["service"][where[state == QUEUING]]
    at_gates = moving.arc["service"][moving.walker["arc"][state == GATED]]
    served = np.concatenate([in_rooms, at_gates])
    _check_count("service", time, served, moving.service["queue"])
    _check_rides(walkers, time)
    _check_places(walkers, time)
    _check_links(walkers, time)
