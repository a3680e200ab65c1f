"""Where each person goes in an evacuation, and by which exit."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.people.evacuation import chosen_exit, shares_of_exits
from models.people.types import NONE
from models.people.walking.arrays import NOBODY
from models.people.ways_out import WayOut
from scenarios.interventions.evacuate import Evacuate
from scenarios.schema import DAY_S
from sim.world.evacuation.alarm import Alarm
from sim.world.evacuation.exits import Exit
from sim.world.world import World

Ints = NDArray[np.int64]


@dataclass(frozen=True)
class _Leaving:
    """Those of a building who leave alike: positions among all who are sent, and their ways.

    `links` are the corridors and stairs that they can use, `onward` the row from the exits on.
    """

    here: Ints
    links: Ints
    exits: Sequence[Exit]
    point: int
    onward: int

    def through(self, exits: Sequence[Exit]) -> WayOut:
        """Return the way out through the nearest of some exits."""
        links = np.concatenate([self.links, *(way.links for way in exits)])
        return WayOut(links, np.array([way.outside for way in exits]), self.onward)

    def ways(self) -> list[WayOut]:
        """Return the ways out: through the nearest exit, and through each of them."""
        return [self.through(self.exits), *(self.through([way]) for way in self.exits)]


def goals(world: World, intervention: Evacuate, alarm: Alarm, person: Ints) -> tuple[Ints, Ints]:
    """Return the assembly point of each person (a place), and the row of the way there.

    A building's people gather at the point nearest to its exits, all others at the one nearest
    to them. Who cannot climb stairs and must leaves by lift, on the way that is the person's own:
    NOBODY stands for it.
    """
    terrain, node = world.stage.terrain, world.walkers.moving.walker["node"][person]
    points = _points(world, intervention)
    climbs = world.stage.population.climbs[person]
    step_free = terrain.step_free_ways + terrain.route[points]
    leaving: list[_Leaving] = []
    point, route = np.full(person.size, NONE), np.full(person.size, NOBODY)
    for those, rows, is_usable in (
        (climbs, world.ways.on_foot(points), np.ones_like(terrain.stairs)),
        (~climbs, step_free, ~terrain.stairs),
    ):
        effort = world.walkers.scene.effort[rows]
        nearest = np.argmin(effort[:, node], axis=0)
        point[those], route[those] = points[nearest][those], rows[nearest][those]
        building = np.where(those, alarm.building[person], NONE)
        for number in np.unique(building[building != NONE]).tolist():
            inside = alarm.found[number]
            exits = [way for way in inside.exits if way.id not in intervention.blocked]
            if exits:
                best = int(np.argmin(effort[:, [way.outside for way in exits]].min(axis=1)))
                here, links = np.flatnonzero(building == number), inside.links
                gathering = (int(points[best]), int(rows[best]))
                leaving.append(_Leaving(here, links[is_usable[links]], exits, *gathering))
    added = world.ways.add_out([way for each in leaving for way in each.ways()], world.now)
    for each in leaving:
        own, added = added[: 1 + len(each.exits)], added[1 + len(each.exits) :]
        point[each.here] = each.point
        route[each.here] = _routes(world, intervention, alarm, each, person[each.here], own)
    has_way = np.isfinite(world.walkers.scene.effort[route, node])
    return point, np.where(climbs | has_way, route, NOBODY)


def _points(world: World, intervention: Evacuate) -> Ints:
    """Return the assembly points that may be used, as places."""
    known = {key: row for row, key in enumerate(world.stage.terrain.places.ids)}
    return np.array([known[key] for key in intervention.assembly_on(world.stage.campus)])


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
