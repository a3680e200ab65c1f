"""Lets every intervention begin and end at its second."""

from collections.abc import Iterator

import simpy

from scenarios.interventions.intervention import Intervention
from sim.interventions import handler
from sim.record.tables import evacuation, evacuees
from sim.world.agenda import agenda_of
from sim.world.clock import at
from sim.world.systems import INTERVENE
from sim.world.ways import Undo
from sim.world.world import World


def run(world: World) -> Iterator[simpy.Event]:
    """Put the interventions of the scenario on the clock."""
    for table in (evacuation.TABLE, evacuees.TABLE):  # written always, as the other tables are
        world.recorder.add(table, {column.name: () for column in table.columns})
    for act in world.stage.scenario.interventions:
        submit(world, act)
    yield from ()


def submit(world: World, act: Intervention) -> None:
    """Let an intervention change the world from its second on, which must not be over."""
    for time in world.of(agenda_of).add(act):
        wake = at(world.env, time, INTERVENE)
        assert wake.callbacks is not None
        wake.callbacks.append(lambda _: _carry_out(world))


def _carry_out(world: World) -> None:
    agenda = world.of(agenda_of)
    world.walkers.advance(world.now)
    for number, begins in agenda.due(world.now):
        if begins:
            agenda.undo[number] = begin(world, number)
        else:
            agenda.undo.pop(number)(world.now)


def begin(world: World, number: int) -> Undo:
    """Begin intervention `number` of the run at the present second."""
    intervention = world.of(agenda_of).acts[number]
    start = getattr(handler(intervention.kind), "begin", _nothing)
    undo: Undo = start(world, number, intervention)
    return undo


def _nothing(*_: object) -> Undo:
    return lambda time: None
