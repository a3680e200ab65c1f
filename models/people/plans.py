"""What everybody means to do in one day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from maps.parameters import Parameter
from models.people.days.absence import with_absent
from models.people.days.day import Day
from models.people.days.meetings import meetings_on
from models.people.days.rows import Rows, joined, merged
from models.people.days.seats import held_s
from models.people.days.staff import staff_rows, teacher_rows
from models.people.days.students import student_rows
from models.people.days.vacation import with_vacation
from models.people.days.visitors import visitor_rows
from models.people.step_free import at_home_instead
from models.people.types import (
    NEVER,
    NONE,
    Floats,
    Ints,
    Menu,
    Places,
    Plans,
    Population,
    Timetable,
)

SATURDAY = 5


def day_plans(
    population: Population,
    timetable: Timetable,
    places: Places,
    distance_m: Callable[[Ints, Ints], Floats],
    zone: Ints,
    menus: Sequence[Menu],
    weekday: int,
    week: int,
    teaching: bool,
    day: int,
    parameters: Mapping[str, Parameter],
    seed: int,
    vacation: str = "",
    absent: NDArray[np.bool_] | None = None,
) -> Plans:
    """Return everybody's plan for a day.

    `distance_m` gives level metres from places to places; between places of one `zone` no stairs
    need be climbed. `weekday` is 0 on Monday; `week`
    counts the weeks of the term from 0 and says, with `teaching`, which classes are held: none
    on a day without teaching, which is lived like a weekend. `day` numbers the day of the run:
    its draws are those of no other day. `vacation` is what students do who leave for one: "leave",
    are "away", "return", or "". Who is `absent` stays at home, whatever there is to do.
    """
    context = Day(
        population=population,
        places=places,
        distance_m=distance_m,
        menus=menus,
        parameters=parameters,
        weekend=not teaching or weekday >= SATURDAY,
        number=day,
        seed=seed,
    )
    held = timetable.on(weekday, week) if teaching else np.zeros(0, np.int64)
    meetings = meetings_on(context, timetable, held, week)
    lead = context.spread_s("arrival_lead", np.arange(population.size))
    table = joined(
        [
            student_rows(context, meetings, lead),
            teacher_rows(context, meetings, lead),
            staff_rows(context, meetings, lead),
            visitor_rows(context, meetings),
        ]
    )
    table = with_vacation(context, table, vacation)
    if absent is not None:
        table = with_absent(context, table, absent)
    table, missed = at_home_instead(context, table.in_order(), zone)
    table = _timed(merged(table), context.time_s("latest_return"))
    return Plans(
        first=np.searchsorted(table.person, np.arange(population.size + 1)),
        activity=table.activity,
        place=table.place,
        menu=table.menu,
        start_s=table.start_s,
        until_s=table.until_s,
        stay_s=table.stay_s,
        meeting=table.meeting,
        menus=menus,
        missed=missed,
        keeps_s=held_s(context, table),
    )


def _timed(table: Rows, latest_s: float) -> Rows:
    """Return the rows with a start for those after a stay without end, and none after a class.

    A stay that has no end of its own lasts until the next row is thought to begin, or until
    `latest_s`. A class is left when it ends, for the room is another one's then.
    """
    follows = table.person[1:] == table.person[:-1]
    endless = (table.until_s == NEVER) & (table.stay_s == 0.0) & (table.meeting == NONE)
    needs = np.concatenate([[False], follows & endless[:-1]])[: table.person.size]
    needs &= table.start_s == NEVER
    start = np.where(needs, np.minimum(table.at, latest_s), table.start_s)
    after_class = np.concatenate([[False], follows & (table.meeting[:-1] != NONE)])
    return replace(table, start_s=np.where(after_class[: start.size], NEVER, start))
