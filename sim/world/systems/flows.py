"""Writes down what passed on the links, and how crowded they were."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import simpy
from numpy.typing import NDArray

from maps.vocabulary import path_kinds
from models.people.crowding import Crowding, crowding_of
from models.people.levels import LEVELS, STANDARDS
from models.people.types import Floats, Ints
from models.people.walking.links import Flow
from scenarios.schema import DAY_S
from sim.record.recorder import picked
from sim.record.tables import crowding, levels_of_service, link_flow
from sim.world.clock import at
from sim.world.ground import kinds_of
from sim.world.systems import TAKE
from sim.world.world import World, flow_interval_s, flow_span_s


@dataclass(frozen=True)
class Paved:
    """What decides how crowded each link is: its area [m2], whether it is stairs, its kind."""

    area_m2: Floats
    is_stairs: NDArray[np.bool_]
    kind: Ints

    @classmethod
    def of(cls, world: World) -> "Paved":
        """Return it for the links of a world."""
        kinds, stage = list(path_kinds()), world.stage
        kind = np.array([kinds.index(name) for name in kinds_of(stage.campus, stage.terrain)])
        is_stairs = np.array([path_kinds()[name].stairs for name in kinds])[kind]
        area = world.walkers.moving.link["area"].copy()
        # levels of service are those of walking
        area[stage.terrain.cycling.is_ridden(np.arange(area.size))] = np.inf
        return cls(area, is_stairs, kind)

    def told(self, flow: Flow, rows: int, interval_s: int) -> Crowding:
        """Return what the first rows of a flow table tell, by intervals of so many seconds."""
        minute = flow_interval_s(interval_s)
        table, minutes = flow.table[:rows], interval_s // minute
        kinds = len(path_kinds())
        return crowding_of(table, minute, minutes, self.area_m2, self.is_stairs, self.kind, kinds)


def passed_of(told: Crowding, start_s: float, interval_s: int) -> dict[str, object]:
    """Return what passed as the columns of the table of flows."""
    row = told.passed
    return {
        link_flow.START_S: start_s + row["interval"] * interval_s,
        link_flow.LINK: row["link"],
        link_flow.ENTERED: row["entered"],
        link_flow.PERSON_S: row["seconds"],
        link_flow.MOST: row["most"],
        link_flow.DENSITY: row["density"],
        link_flow.LEVEL: picked(LEVELS, row["level"]),
    }


def _crowds(told: Crowding, flow: Flow) -> dict[str, object]:
    row = told.crowds
    start, interval = flow.bounds
    return {
        crowding.START_S: start + row["minute"] * interval,
        crowding.LINK: row["link"],
        crowding.LEVEL: picked(LEVELS, row["level"]),
        crowding.HCM_LEVEL: picked(LEVELS, row["hcm"]),
        crowding.ENTERED: row["entered"],
        crowding.PERSON_S: row["seconds"],
        crowding.DENSITY: row["density"],
    }


def _spent(told: Crowding, start_s: float, interval_s: int) -> dict[str, object]:
    interval, kind, standard, level = np.nonzero(told.spent)
    return {
        levels_of_service.START_S: start_s + interval * interval_s,
        levels_of_service.KIND: picked(list(path_kinds()), kind),
        levels_of_service.STANDARD: picked(STANDARDS, standard),
        levels_of_service.LEVEL: picked(LEVELS, level),
        levels_of_service.PERSON_S: told.spent[interval, kind, standard, level],
    }


def run(world: World) -> Iterator[simpy.Event]:
    """Write flows and levels of service, every hour and at the end of each day."""
    walkers, recorder = world.walkers, world.recorder
    paved = Paved.of(world)
    interval = world.stage.scenario.recording.interval_s
    for time in _ends(world.end, flow_span_s(interval)):
        yield at(world.env, time, TAKE)
        walkers.advance(time)
        flow = walkers.take_flow(time)
        start = int(flow.bounds[0])
        told = paved.told(flow, (time - start) // flow_interval_s(interval), interval)
        recorder.add(link_flow.TABLE, passed_of(told, start, interval))
        recorder.add(crowding.TABLE, _crowds(told, flow))
        recorder.add(levels_of_service.TABLE, _spent(told, start, interval))


def _ends(end: int, span: int) -> Iterator[int]:
    """Yield when flows are written: every span of a day, and at the end of each day."""
    for day in range(0, end, DAY_S):
        yield from range(day + span, day + DAY_S, span)
        yield day + DAY_S
