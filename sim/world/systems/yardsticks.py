"""Writes down the days of the run, and by what its measures are taken and judged.

The settings are written when it ends: until then interventions may be put in.
"""

from collections.abc import Iterator

import simpy

from models.space.norms import norms as known_norms
from scenarios.calendar import days_of, standing_for
from sim.record.tables import calendar, norms, settings
from sim.world.agenda import agenda_of
from sim.world.clock import at
from sim.world.systems import RECORD
from sim.world.world import World

_OF_SPACE = (
    "teaching_day_begin",
    "teaching_day_end",
    "waking_day_begin",
    "waking_day_end",
    "desk_study_share",
)


def _calendar(world: World) -> dict[str, object]:
    section = world.stage.scenario.calendar
    days, stand_ins = days_of(section), standing_for(section)
    return {
        calendar.DAY: [day.number for day in days],
        calendar.DATE: [day.date.isoformat() for day in days],
        calendar.WEEKDAY: [day.weekday for day in days],
        calendar.WEEK: [day.week for day in days],
        calendar.TEACHING: [day.teaching for day in days],
        calendar.STANDS_FOR: [stand_ins.count(day.number) for day in days],
    }


def _norms() -> dict[str, object]:
    columns = (column.name for column in norms.TABLE.columns)
    return {name: [getattr(norm, name) for norm in known_norms()] for name in columns}


def _settings(world: World) -> dict[str, object]:
    scenario, space = world.stage.scenario, world.stage.space
    acts = world.of(agenda_of).acts
    told = [
        ("smallest_cohort", scenario.privacy.smallest_cohort, "persons", "fewest people told of"),
        ("recording_interval", scenario.recording.interval_s, "s", "time between two instants"),
        ("interventions", len(acts), "count", "interventions of the scenario"),
        (
            "intervention_cost",
            world.stage.scenario.cost or 0.0,
            "currency",
            "what the changes are said to cost, in the currency of whoever asks",
        ),
        *(
            (name, space[name].value, space[name].unit, space[name].description)
            for name in _OF_SPACE
        ),
    ]
    columns = (settings.KEY, settings.VALUE, settings.UNIT, settings.MEANING)
    return dict(zip(columns, (list(column) for column in zip(*told, strict=True)), strict=True))


def run(world: World) -> Iterator[simpy.Event]:
    """Write the tables of days, norms and settings."""
    yield at(world.env, 0, RECORD)
    world.recorder.add(calendar.TABLE, _calendar(world))
    world.recorder.add(norms.TABLE, _norms())
    yield at(world.env, world.end, RECORD)
    world.recorder.add(settings.TABLE, _settings(world))
