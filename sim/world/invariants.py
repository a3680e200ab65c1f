"""What must hold at every recorded instant; a breach stops the run."""

import numpy as np

from models.people.walking.arrays import QUEUING, STAYING, WALKING
from models.people.walking.walkers import Walkers
from sim.faults import RunBroken


def _count(rows: np.ndarray, size: int) -> np.ndarray:
    return np.bincount(rows, minlength=size)


def check(walkers: Walkers, time: int) -> None:
    """Raise `RunBroken` unless everybody is in one place, link or queue, and all limits hold.

    The counts that places, links and services keep are held against the people themselves.
    """
    person, place = walkers.moving.person, walkers.moving.place
    link, service = walkers.moving.link, walkers.moving.service
    state = person["state"]
    if not np.isin(state, (STAYING, WALKING, QUEUING)).all():
        raise RunBroken(f"at {time} s somebody neither stays, walks nor queues")
    walking = state == WALKING
    if (_count(person["place"][~walking], place.size) != place["people"]).any():
        raise RunBroken(f"at {time} s a place's head-count differs from the people in it")
    if (_count(person["arc"][walking] >> 1, link.size) != link["people"]).any():
        raise RunBroken(f"at {time} s a link's head-count differs from the people on it")
    served = place["service"][person["place"][state == QUEUING]]
    if (_count(served, service.size) != service["queue"]).any():
        raise RunBroken(f"at {time} s a queue's length differs from the people in it")
    over = np.flatnonzero(place["people"] > place["capacity"])
    if over.size:
        first = walkers.terrain.places.ids[over[0]]
        people, capacity = place["people"][over[0]], place["capacity"][over[0]]
        raise RunBroken(f"at {time} s {first} holds {people} people and has room for {capacity}")
