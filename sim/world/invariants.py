"""What must hold at every recorded instant; a breach stops the run."""

import numpy as np
from numpy.typing import NDArray

from models.people.walking.arrays import NOBODY
from models.people.walking.tally import Tally, count_people
from models.people.walking.walkers import Walkers
from sim.faults import RunBroken

Ints = NDArray[np.integer]


def _check_count(what: str, time: int, counted: Ints, kept: Ints) -> None:
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
    vehicle = walkers.riding.vehicle
    capacity = walkers.riding.line["capacity"][vehicle["line"]]
    over = np.flatnonzero(vehicle["people"] > capacity)
    if over.size:
        name = walkers.terrain.rides.lines[vehicle["line"][over[0]]].id
        people, room = vehicle["people"][over[0]], capacity[over[0]]
        raise RunBroken(f"at {time} s {name} carries {people} people and has room for {room}")


def _check_bicycles(walkers: Walkers, time: int) -> None:
    moving, cycling = walkers.moving, walkers.terrain.cycling
    standing, link = walkers.standing(), moving.walker["arc"][walkers.owners] >> 1
    on_layer = cycling.is_ridden(link)
    if (on_layer & (standing != NOBODY)).any():
        raise RunBroken(f"at {time} s somebody rides a bicycle that stands at a rack")
    if ((standing == NOBODY) & ~on_layer & ~cycling.is_at_rack(link)).any():
        raise RunBroken(f"at {time} s a bicycle neither stands at a rack nor is ridden")
    if moving.link["people"][cycling.layer].sum() != on_layer.sum():
        raise RunBroken(f"at {time} s somebody without a bicycle is where bicycles are ridden")


def check(walkers: Walkers, time: int) -> Tally:
    """Raise `RunBroken` unless everybody is in one place, link or queue, and all limits hold.

    The counts that places, links and services keep are held against the people themselves, who
    are counted for it; that count is returned.
    """
    moving, riding, tally = walkers.moving, walkers.riding, count_people(walkers)
    if tally.state.sum() != moving.walker.size:
        raise RunBroken(f"at {time} s somebody is neither in a place nor on a link nor in a queue")
    _check_count("place", time, tally.place, moving.place["people"])
    _check_count("link", time, tally.link, moving.link["people"])
    _check_count("the queues of link", time, tally.waiting, moving.link["waiting"])
    _check_count("service", time, tally.service, moving.service["queue"])
    _check_count("platform", time, tally.platform, riding.platform["people"])
    _check_count("vehicle", time, tally.vehicle, riding.vehicle["people"])
    _check_rides(walkers, time)
    _check_bicycles(walkers, time)
    _check_places(walkers, time)
    _check_links(walkers, time)
    return tally
