"""At each midnight, gives everybody the plan of the day, and writes down its classes.

What people cannot reach without stairs is written down too, since they do not even set out.
"""

import math
from collections.abc import Iterator

import numpy as np
import simpy
from numpy.typing import NDArray

from models.people.activities import activities
from models.people.attendance import is_online
from models.people.plans import day_plans
from models.people.types import NONE, Missed, Plans
from scenarios.calendar import day_of, days_of
from scenarios.schema import DAY_S
from sim.interventions import handler
from sim.record.recorder import picked
from sim.record.tables import classes, unreached
from sim.world.clock import at
from sim.world.stage import Stage
from sim.world.systems import BEGIN_DAY
from sim.world.world import World


def plans_of(stage: Stage, day: int) -> Plans:
    """Return what everybody means to do on a day of the run."""
    today = day_of(stage.scenario.calendar, day)
    return day_plans(
        stage.population,
        stage.timetable,
        stage.terrain.places,
        stage.terrain.effort_m,
        stage.zone,
        stage.menus,
        today.weekday,
        today.week,
        today.teaching,
        day,
        stage.people,
        stage.seed,
        today.vacation,
        _absent(stage, day),
    )


def _absent(stage: Stage, day: int) -> NDArray[np.bool_] | None:
    """Return whom interventions keep away on a day, None where there is no such intervention."""
    begins_s = day * DAY_S
    absent: NDArray[np.bool_] | None = None
    for number, intervention in enumerate(stage.scenario.interventions):
        module = handler(intervention.kind)
        over_s = math.inf if intervention.over_s is None else intervention.over_s
        if hasattr(module, "absent") and intervention.start_s <= begins_s < over_s:
            those = module.absent(stage.population, number, intervention, stage.seed)
            absent = those if absent is None else absent | those
    return absent


def _classes(world: World, day: int) -> dict[str, object]:
    timetable = world.stage.timetable
    today = day_of(world.stage.scenario.calendar, day)
    held = timetable.on(today.weekday, today.week) if today.teaching else np.zeros(0, np.int64)
    share, seed = world.stage.people["blended_share"].value, world.stage.seed
    online = is_online(timetable, held, today.week, share, seed)
    return {
        classes.MEETING: held,
        classes.CLASS_ID: [timetable.class_id[meeting] for meeting in held],
        classes.COURSE: [timetable.course[meeting] for meeting in held],
        classes.KIND: [timetable.kind[meeting] for meeting in held],
        classes.DAY: np.full(held.size, day),
        classes.START_S: timetable.start_s[held] + world.now,
        classes.END_S: timetable.end_s[held] + world.now,
        classes.PLACE: np.where(online, NONE, timetable.room[held]),
        classes.ONLINE: online,
        classes.SEATS: timetable.seats[held],
        classes.BOOKED: np.diff(timetable.first)[held],
        classes.INSTRUCTOR: timetable.instructor[held],
    }


def _missed(world: World, missed: Missed) -> dict[str, object]:
    return {
        unreached.PERSON: missed.person,
        unreached.ACTIVITY: picked([kind.key for kind in activities()], missed.activity),
        unreached.PLACE: missed.place,
        unreached.AT_S: missed.at_s + world.now,
        unreached.REASON: [unreached.STAIRS] * missed.person.size,
    }


def run(world: World) -> Iterator[simpy.Event]:
    """Begin every day of the run."""
    for day in range(len(days_of(world.stage.scenario.calendar))):
        yield at(world.env, day * DAY_S, BEGIN_DAY)
        world.walkers.advance(world.now)
        plans = plans_of(world.stage, day)
        world.walkers.begin_day(world.now, day, plans)
        world.recorder.add(unreached.TABLE, _missed(world, plans.missed))
        world.recorder.add(classes.TABLE, _classes(world, day))
