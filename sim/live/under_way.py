"""What is not written down before it is over: trips, turns, and shuttles between two stops."""

import numpy as np
from numpy.typing import NDArray

from models.people.walking.arrays import AWAITING as AT_STATION
from models.people.walking.arrays import (
    CLOSING,
    GATED,
    MOVING,
    RIDING,
    STOP,
    TRIP,
    WAITING,
    WALKING,
)
from models.people.walking.walkers import LOGGED, Walkers

Records = NDArray[np.void]
Ints = NDArray[np.int64]

_NUMBER = {name: number for number, name in LOGGED.items()}
UNDER_WAY = (WALKING, WAITING, GATED, AT_STATION, RIDING)


def logged(walkers: Walkers, name: str) -> Records:
    """Return what is logged and not yet taken, by a name of `LOGGED`; it stays in the log."""
    log = getattr(walkers.logs, name)[: walkers.logs.filled[_NUMBER[name]]]
    return np.concatenate([*walkers.drained[name], log])


def trips(walkers: Walkers, time: float) -> Records:
    """Return the trips that people are on, as if they ended at a time [s]."""
    who, life = walkers.moving.walker, walkers.moving.life
    person = np.flatnonzero(np.isin(who["state"], UNDER_WAY))
    trip = np.zeros(person.size, dtype=TRIP)
    plan = walkers.moving.row[life["row"][person]]
    trip["person"] = person
    trip["activity"], trip["meeting"] = plan["activity"], plan["meeting"]
    trip["origin"], trip["place"] = life["origin"][person], life["place"][person]
    trip["ready"], trip["depart"] = life["ready"][person], life["depart"][person]
    trip["arrive"], trip["meant"] = time, plan["start"]
    trip["length"] = who["length"][person]
    trip["free"] = who["effort"][person] / who["speed"][person]
    trip["mode"] = life["mode"][person]
    return trip


def stops(walkers: Walkers, time: float) -> Records:
    """Return the stops at which shuttles stand, or to which they are on their way."""
    vehicle, line = walkers.riding.vehicle, walkers.riding.line
    runs = (vehicle["phase"] >= MOVING) & (vehicle["phase"] <= CLOSING)
    row = np.flatnonzero(runs & (line["is_lift"][vehicle["line"]] == 0))
    there = vehicle[row]
    stop = np.zeros(row.size, dtype=STOP)
    stop["line"], stop["departure"] = there["line"], there["departure"]
    stop["vehicle"] = row - line["first_vehicle"][there["line"]]
    stop["station"], stop["people"] = there["station"], there["people"]
    moves = there["phase"] == MOVING
    stop["arrive"] = np.where(moves, there["time"], there["arrived"])
    stop["depart"] = np.maximum(stop["arrive"], time)
    return stop


def leaving_ms(walkers: Walkers, rows: Ints, time: float) -> Ints:
    """Return when links are left [ms], by rows of the trajectories.

    Those who are still on theirs leave it at their next event, or stand at its end.
    """
    track = walkers.track()
    left = track["leave"][rows].astype(np.int64)
    stays = np.flatnonzero(left < 0)
    who = walkers.moving.walker[track["person"][rows[stays]]]
    next_s = np.where(np.isfinite(who["time"]), who["time"], time)
    left[stays] = np.maximum(np.floor(next_s * 1000), time * 1000 + 1).astype(np.int64)
    return left
