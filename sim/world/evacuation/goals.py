"""Where each person goes in an evacuation, and by which exit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.people.evacuation import chosen_exit, shares_of_exits
from models.people.types import NONE
from models.people.ways_out import WayOut
from scenarios.interventions.evacuate import Evacuate
from scenarios.schema import DAY_S
from sim.world.evacuation.alarm import Alarm
from sim.world.evacuation.exits import Exit, Inside
from sim.world.world import World

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class _Leaving:
    """Those of a building: their positions among all who are sent, exits, and the way onward."""

    inside: Inside
    here: Ints
    exits: Sequence[Exit]
    point: int
    onward: int

    def through(self, exits: Sequence[Exit]) -> WayOut:
        """Return the way out through the nearest of some exits."""
        links = np.concatenate([self.inside.links, *(way.links for way in exits)])
        return WayOut(links, np.array([way.outside for way in exits]), self.onward)


def goals(world: World, intervention: Evacuate, alarm: Alarm, person: Ints) -> tuple[Ints, Ints]:
    """Return the assembly point of each person (a place), and the row of the way there.

    A building's people gather at the point nearest to its exits, all others at the one nearest
    to them.
    """
    known = {key: row for row, key in enumerate(world.stage.terrain.places.ids)}
    points = np.array([known[key] for key in intervention.assembly_on(world.stage.campus)])
    rows = world.ways.on_foot(points)
    effort = world.walkers.scene.effort[rows]
    nearest = np.argmin(effort[:, world.walkers.moving.walker["node"][person]], axis=0)
    point, route = points[nearest], rows[nearest]
    leaving = []
    for number, inside in enumerate(alarm.found):
        here = np.flatnonzero(alarm.building[person] == number)
        exits = [way for way in inside.exits if way.id not in intervention.blocked]
        if here.size and exits:
            outside = [way.outside for way in exits]
            best = int(np.argmin(effort[:, outside].min(axis=1)))
            leaving.append(_Leaving(inside, here, exits, int(points[best]), int(rows[best])))
    ways = [
        way
        for each in leaving
        for way in (each.through(each.exits), *(each.through([door]) for door in each.exits))
    ]
    added = world.ways.add_out(ways, world.now)
    for each in leaving:
        own, added = added[: 1 + len(each.exits)], added[1 + len(each.exits) :]
        point[each.here] = each.point
        route[each.here] = _routes(world, intervention, alarm, each, person[each.here], own)
    return point, route


def _routes(
    world: World,
    intervention: Evacuate,
    alarm: Alarm,
    leaving: _Leaving,
    person: Ints,
    rows: Ints,
) -> Ints:
    """Return the way of each of a building's people: `rows` by any exit, and by each of them."""
    if intervention.exits == "nearest":
        route = np.full(person.size, rows[0])
    else:
        route = rows[1:][_shared(world, leaving, person, rows[1:])]
    by_exit = {way.id: row for way, row in zip(leaving.exits, rows[1:].tolist(), strict=True)}
    ids = world.stage.terrain.places.ids
    for at, place in enumerate(alarm.place[person].tolist()):
        told = intervention.allocation.get(ids[place]) if place != NONE else None
        if told is not None:
            route[at] = by_exit[told]
    return route


def _shared(world: World, leaving: _Leaving, person: Ints, rows: Ints) -> Ints:
    """Return an exit for each person, so that all of the building are out soonest."""
    walker, effort = world.walkers.moving.walker, world.walkers.scene.effort
    outside = np.array([way.outside for way in leaving.exits])
    beyond = effort[leaving.onward, outside]
    with np.errstate(invalid="ignore"):  # where no way leads on, none leads out
        way_m = effort[rows][:, walker["node"][person]].mean(axis=1, dtype=np.float64) - beyond
    way_s = np.where(np.isfinite(way_m), way_m, np.inf) / walker["speed"][person].mean()
    flow = np.array([way.flow for way in leaving.exits])
    shares = shares_of_exits(person.size, way_s, flow)
    key = world.stage.population.key[person]
    return chosen_exit(shares, world.stage.seed, world.now // DAY_S, key)
