"""The day of a student: classes, meals, and what free blocks are used for."""

from dataclasses import replace

import numpy as np

from models.people.activities import activity_number
from models.people.days.day import DAY_S, Day
from models.people.days.free_time import (
    AFTER_CLASS_S,
    block_at_home_rows,
    free_time,
    outing_rows,
    study_rows,
)
from models.people.days.home import home_rows
from models.people.days.meals import breakfast_rows, meal, return_rows
from models.people.days.meetings import Meetings, class_rows
from models.people.days.rows import Rows, joined, rows
from models.people.days.sports import late_sport
from models.people.days.visits import between
from models.people.menus import STUDY
from models.people.types import NONE, ROLES, Floats, Ints


def student_rows(day: Day, meetings: Meetings, lead_s: Floats) -> Rows:
    """Return the days of all students; `lead_s` says how early each person comes to class [s]."""
    person = np.flatnonzero(day.population.role == ROLES.index("student"))
    meetings = meetings.of(person)
    free = free_time(day, meetings, person)
    lunch_time = "weekend_lunch_time" if day.weekend else "lunch_time"
    lunch = meal(day, meetings, person, day.spread_s(lunch_time, person), "lunch_share")
    sport_at, sport_end, sport = late_sport(day, meetings, free)
    supper = meal(
        day,
        meetings,
        person,
        day.spread_s("supper_time", person),
        "supper_share",
        after_s=sport_end,
    )
    optional = [
        breakfast_rows(day, meetings, free, lead_s[person]),
        block_at_home_rows(day, free),
        study_rows(day, free, lead_s[person], (lunch.at, sport_at, supper.at)),
        outing_rows(day, meetings, free),
        lunch.rows(day),
        return_rows(day, meetings, lunch, "errand_after_lunch_share", "noon_study_share"),
        sport,
        supper.rows(day),
        return_rows(day, meetings, supper, "errand_after_supper_share"),
    ]
    table = joined([class_rows(meetings, lead_s), *optional])
    table = _without_absences(day, table).in_order()
    table = joined([table, _home_after_class(day, table)])
    lives_here = day.is_resident(person)
    return joined(
        [
            between(day, table, person[lives_here], -np.inf, np.inf),
            _commuters(day, meetings, table, person[~lives_here]),
        ]
    )


def _home_after_class(day: Day, table: Rows) -> Rows:
    """Return the way home after each class of rows in order that nothing follows for a while."""
    long = table.at[1:] - table.until_s[:-1] >= day.time_s("least_free_time")
    last = np.diff(table.person) > 0
    alone = np.flatnonzero((table.meeting[:-1] != NONE) & (long | last))
    return home_rows(day, table.person[alone], table.until_s[alone] + AFTER_CLASS_S)


def _without_absences(day: Day, table: Rows) -> Rows:
    """Return the rows without those for which a person would have to be back earlier."""
    out = (table.activity == activity_number("away")) & (table.menu != NONE)
    left = np.full(day.population.size, np.inf)
    back = np.full(day.population.size, -np.inf)
    # The latest first, so that the first absence of a day is the one that stands.
    leaving = np.flatnonzero(out)
    leaving = leaving[np.argsort(-table.at[leaving], kind="stable")]
    left[table.person[leaving]] = table.at[leaving]
    back[table.person[leaving]] = table.until_s[leaving]
    gone = (table.at > left[table.person]) & (table.at < back[table.person])
    return table.where(~gone | table.fixed)


def _commuters(day: Day, meetings: Meetings, table: Rows, person: Ints) -> Rows:
    """Return the days of those who live beyond the gates.

    They come for their first class and go after the last one; between classes they study where
    others are at home. Some come without a class.
    """
    first = meetings.next_start(person, np.zeros(person.size))
    last = meetings.last_end(person, np.full(person.size, DAY_S))
    without = ~np.isfinite(first)
    comes = ~without | day.decides("commuter_share_without_class", person)
    if day.menu(STUDY) == NONE:
        comes = ~without
    come = np.where(without, day.spread_s("commuter_arrival", person), first)
    leave = np.where(without, day.spread_s("commuter_departure", person), last)
    visitor = comes & without
    arrival = rows(
        person[visitor], come[visitor], "study", menu=day.menu(STUDY), start_s=come[visitor]
    )
    at_home = ~table.fixed & (table.place == day.population.home[table.person])
    if day.menu(STUDY) == NONE:
        instead = table.where(~at_home)
    else:
        instead = replace(
            table,
            activity=np.where(at_home, activity_number("study"), table.activity),
            place=np.where(at_home, NONE, table.place),
            menu=np.where(at_home, day.menu(STUDY), table.menu),
        )
    who = person[comes]
    stays = home_rows(day, person[~comes], np.full((~comes).sum(), np.inf), fixed=True)
    return joined([between(day, joined([arrival, instead]), who, come[comes], leave[comes]), stays])
