"""Moves the energy of the campus on, by the people who were in its rooms since the last step."""

from collections.abc import Iterator

import simpy

from scenarios.schema import DAY_S
from sim.record.tables import bills, comfort, grid, meters, weather, zones
from sim.record.tables import energy as energy_table
from sim.world.clock import at
from sim.world.energy.bills import Bills
from sim.world.energy.heat import Heat
from sim.world.energy.inventory import write_zones
from sim.world.systems import MEASURE
from sim.world.world import World

TABLES = (
    bills.TABLE,
    comfort.TABLE,
    energy_table.TABLE,
    grid.TABLE,
    meters.TABLE,
    weather.TABLE,
    zones.TABLE,
)


def run(world: World) -> Iterator[simpy.Event]:
    """Step, and write the tables of a day at its end; nothing where energy is not simulated."""
    energy = world.energy
    yield at(world.env, 0, MEASURE)
    if energy is None:
        for table in TABLES:  # written always, as the other tables are
            world.recorder.add(table, {column.name: () for column in table.columns})
        return
    write_zones(world.recorder, energy)
    costs = Bills(energy)
    heat = Heat(world)
    for time in range(energy.step_s, world.end + 1, energy.step_s):
        yield at(world.env, time, MEASURE)
        world.walkers.advance(time)
        start = time - energy.step_s
        if start == 0:
            energy.warm_up(world.stage.population.home)  # interventions have begun by now
        done = energy.step(start, world.walkers.stays(start, time))
        heat.felt(done.operative_c, time)
        if time % DAY_S == 0:
            costs.add_day(start // DAY_S)
            energy.write(world.recorder)
    costs.write(world.recorder)
