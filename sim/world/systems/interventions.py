"""Lets every intervention of the scenario begin and end at its second."""

from collections.abc import Iterator

import simpy

from sim.interventions import handler
from sim.record.tables import evacuation, evacuees
from sim.world.clock import at
from sim.world.systems import INTERVENE
from sim.world.ways import Undo
from sim.world.world import World


def run(world: World) -> Iterator[simpy.Event]:
    """Begin and end the interventions; what ends at a second makes way for what begins then."""
    listed = world.stage.scenario.interventions
    moments = [(act.start_s, 1, number) for number, act in enumerate(listed)]
    moments += [
        (act.over_s, 0, number)
        for number, act in enumerate(listed)
        if act.over_s is not None and act.over_s <= world.end
    ]
    for table in (evacuation.TABLE, evacuees.TABLE):  # written always, as the other tables are
        world.recorder.add(table, {column.name: () for column in table.columns})
    undo: dict[int, Undo] = {}
    for time, begins, number in sorted(moments):
        yield at(world.env, time, INTERVENE)
        world.walkers.advance(time)
        if begins:
            undo[number] = begin(world, number)
        else:
            undo.pop(number)(time)


def begin(world: World, number: int) -> Undo:
    """Begin intervention `number` of the scenario at the present second."""
    intervention = world.stage.scenario.interventions[number]
    start = getattr(handler(intervention.kind), "begin", _nothing)
    undo: Undo = start(world, number, intervention)
    return undo


def _nothing(*_: object) -> Undo:
    return lambda time: None
