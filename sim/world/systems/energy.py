"""Moves the energy of the campus on, by the people who were in its rooms since the last step.

Where people are simulated on representative days, energy waits for the end of these. Every day of
the period then has its own weather, and the people of the day that stands for it. Nobody leaves a
room for its heat then, and what is changed for some time is as it is at the end.
"""

from collections.abc import Iterator

import simpy

from models.energy.buildings import BuildingStep
from models.people.presence import Presence
from scenarios.calendar import REPRESENTATIVE, standing_for
from scenarios.schema import DAY_S
from sim.record.tables import bills, comfort, grid, meters, weather, zones
from sim.record.tables import energy as energy_table
from sim.world.clock import at
from sim.world.energy.bills import Bills
from sim.world.energy.energy import Energy
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
    calendar = world.stage.scenario.calendar
    days = Days(world, energy)
    heat = Heat(world)
    kept: list[Presence] = []
    for time in range(energy.step_s, world.end + 1, energy.step_s):
        yield at(world.env, time, MEASURE)
        world.walkers.advance(time)
        start = time - energy.step_s
        there = energy.presence(start, world.walkers.stays(start, time))
        if calendar.people == REPRESENTATIVE:
            kept.append(there)
        else:
            heat.felt(days.step(start, there).operative_c, time)
    if calendar.people == REPRESENTATIVE:
        of_day = DAY_S // energy.step_s
        for day, stand_in in enumerate(standing_for(calendar)):
            for step in range(of_day):
                days.step(day * DAY_S + step * energy.step_s, kept[stand_in * of_day + step])
    days.costs.write(world.recorder)


class Days:
    """Steps one after another, and the tables of a day at its end."""

    def __init__(self, world: World, energy: Energy) -> None:
        self.world = world
        self.energy = energy
        self.costs = Bills(energy)

    def step(self, start_s: int, there: Presence) -> BuildingStep:
        """Move on by the step that begins at `start_s` [s of the period]."""
        if start_s == 0:  # interventions have begun by now
            self.energy.warm_up(self.world.stage.population.home)
        done = self.energy.step(start_s, there)
        if (start_s + self.energy.step_s) % DAY_S == 0:
            self.costs.add_day(start_s // DAY_S)
            self.energy.write(self.world.recorder)
        return done
