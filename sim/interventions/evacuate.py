"""Evacuates buildings, an area or the campus."""

import numpy as np
from numpy.typing import NDArray

from models.draws import uniforms
from models.people.activities import activity_number
from models.people.pre_movement import lognormal_of, pre_movement_s
from models.people.types import NONE
from models.people.walking.orders import Orders, give_orders
from scenarios.interventions.evacuate import Evacuate
from scenarios.schema import DAY_S
from sim.world.evacuation.alarm import Alarm, sound
from sim.world.evacuation.goals import goals
from sim.world.evacuation.record import Evacuees, record
from sim.world.openings import CLOSED
from sim.world.ways import Effect, Undo
from sim.world.world import World

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


def begin(world: World, number: int, intervention: Evacuate) -> Undo:
    """Close what is evacuated, and send its people out and to an assembly point.

    Who is on the way there turns to an assembly point too.
    """
    alarm = sound(world, intervention)
    arcs = [way.arc for inside in alarm.found for way in inside.exits]
    undo = [
        _block(world, intervention, alarm),
        world.watch.put(np.array(arcs, dtype=np.int64)),
        world.places.put(alarm.places, CLOSED, world.now),
    ]
    those = _send(world, intervention, alarm)

    def end(time: float) -> None:
        record(world, number, intervention, alarm, those)
        for each in undo:
            each(time)

    return end


def _block(world: World, intervention: Evacuate, alarm: Alarm) -> Undo:
    blocked = [
        way.links
        for inside in alarm.found
        for way in inside.exits
        if way.id in intervention.blocked
    ]
    if not blocked:
        return lambda time: None
    return world.ways.put(Effect(np.concatenate(blocked), opens=False), world.now)


def _send(world: World, intervention: Evacuate, alarm: Alarm) -> Evacuees:
    """Give orders to everybody concerned, and return who is to leave."""
    now, people = float(world.now), alarm.building.size
    leaves = alarm.is_within & alarm.rests
    start_s, assembly = np.full(people, now), np.full(people, NONE)
    start_s[leaves] += _delays(world, intervention, np.flatnonzero(leaves))
    sent = np.flatnonzero(leaves | alarm.leads_in)
    _keep_off_lifts(world, np.flatnonzero(alarm.is_within & ~leaves & ~alarm.leads_in))
    assembly[sent], route = goals(world, intervention, alarm, sent)
    orders = Orders(
        person=sent,
        place=assembly[sent],
        route=route,
        leave_s=start_s[sent],
        until_s=float(intervention.over_s),
        activity=activity_number("evacuation"),
    )
    give_orders(world.walkers, now, orders)
    within = np.flatnonzero(alarm.is_within)
    return Evacuees(within, start_s[within], assembly[within], now)


def _keep_off_lifts(world: World, person: Ints) -> None:
    """Let people, who are on their way out already, go on on foot where they can."""
    walker, life = world.walkers.moving.walker, world.walkers.moving.life
    usual = person[world.ways.may_ride(walker["route"][person])]
    walker["route"][usual] = world.ways.on_foot(life["place"][usual])
    walker["goal"][usual] = world.stage.terrain.node[life["place"][usual]]
    life["fetches"][usual] = 0


def _delays(world: World, intervention: Evacuate, person: Ints) -> Floats:
    """Return how long people at rest take to set out [s]."""
    said, known = intervention.pre_movement, world.stage.people
    if said is None:
        mean, sd = known["pre_movement_mean"].value, known["pre_movement_sd"].value
        mu, sigma = lognormal_of(mean, sd)
        distribution, numbers = "lognormal", {"mu": mu, "sigma": sigma}
    else:
        distribution, numbers = said.distribution, said.numbers
    key = world.stage.population.key[person]
    uniform = uniforms(world.stage.seed, "pre-movement", world.now // DAY_S, key)[:, 0]
    return pre_movement_s(distribution, numbers, uniform)
