"""Writes down how an evacuation went."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.people.types import NONE
from models.people.walking.orders import at_rest
from scenarios.interventions.evacuate import Evacuate
from sim.record.recorder import picked
from sim.record.tables import evacuation, evacuees
from sim.world.evacuation.alarm import Alarm
from sim.world.world import World

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Evacuees:
    """Who is to leave, one entry a person: when each sets out, and to which assembly point."""

    person: Ints
    start_s: Floats
    assembly: Ints
    alarm_s: float


@dataclass(frozen=True)
class _Exits:
    """Every exit of what is evacuated, and the building that it belongs to."""

    id: list[str]
    building: Ints
    arc: Ints


def record(
    world: World, number: int, intervention: Evacuate, alarm: Alarm, those: Evacuees
) -> None:
    """Write who left when and by which exit, and the flow at each exit over time."""
    exits = _Exits(
        [way.id for inside in alarm.found for way in inside.exits],
        np.repeat(np.arange(len(alarm.found)), [len(inside.exits) for inside in alarm.found]),
        np.array([way.arc for inside in alarm.found for way in inside.exits], dtype=np.int64),
    )
    arrive_s = _arrivals(world, those)
    way, out_s = _ways_out(world, alarm, those, exits)
    outdoors = alarm.building[those.person] == NONE
    out_s = np.where(outdoors, _ways_on(world, those, arrive_s), out_s)
    ids = [inside.id for inside in alarm.found]
    world.recorder.add(
        evacuees.TABLE,
        {
            evacuees.EVACUATION: np.full(those.person.size, number),
            evacuees.PERSON: those.person,
            evacuees.BUILDING: picked(ids, alarm.building[those.person]),
            evacuees.PLACE: alarm.place[those.person],
            evacuees.ALARM_S: np.full(those.person.size, those.alarm_s),
            evacuees.START_S: those.start_s,
            evacuees.EXIT: picked(exits.id, way),
            evacuees.OUT_S: out_s,
            evacuees.ASSEMBLY: those.assembly,
            evacuees.ARRIVE_S: arrive_s,
        },
    )
    left = way != NONE
    bins = ((out_s[left] - those.alarm_s) // intervention.interval_s).astype(np.int64)
    counted, people = np.unique(np.column_stack([bins, way[left]]), axis=0, return_counts=True)
    world.recorder.add(
        evacuation.TABLE,
        {
            evacuation.EVACUATION: np.full(people.size, number),
            evacuation.EXIT: picked(exits.id, counted[:, 1]),
            evacuation.BUILDING: picked(ids, exits.building[counted[:, 1]]),
            evacuation.START_S: those.alarm_s + counted[:, 0] * intervention.interval_s,
            evacuation.PEOPLE: people,
        },
    )


def _arrivals(world: World, those: Evacuees) -> Floats:
    """Return when each has come to the assembly point; who came stays there until all is over."""
    life = world.walkers.moving.life[those.person]
    arrived = at_rest(world.walkers)[those.person] & (life["place"] == those.assembly)
    return np.where(arrived, life["since"], np.nan)


def _ways_on(world: World, those: Evacuees, arrive_s: Floats) -> Floats:
    """Return when each was away from outdoors: who had another way, by a gate as a rule, there."""
    since_s = world.walkers.moving.life["since"][those.person]
    elsewhere_s = np.where(since_s > those.alarm_s, since_s, np.nan)
    return np.where(those.assembly == NONE, elsewhere_s, arrive_s)


def _ways_out(world: World, alarm: Alarm, those: Evacuees, exits: _Exits) -> tuple[Ints, Floats]:
    """Return by which exit of their own building people first left it, NONE for none, and when."""
    passed = world.watch.passed()
    passed = passed[passed["at"] >= those.alarm_s]
    order = np.argsort(exits.arc, kind="stable")
    found = order[np.minimum(np.searchsorted(exits.arc[order], passed["arc"]), order.size - 1)]
    own = (exits.arc[found] == passed["arc"]) & (
        exits.building[found] == alarm.building[passed["person"]]
    )
    person, first = np.unique(passed["person"][own], return_index=True)
    everybody = alarm.building.size
    way, out_s = np.full(everybody, NONE), np.full(everybody, np.nan)
    way[person] = found[own][first]
    out_s[person] = passed["at"][own][first]
    return way[those.person], out_s[those.person]
