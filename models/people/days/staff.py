"""The days of teachers and other staff: a desk, classes, lunch."""

from dataclasses import replace

import numpy as np

from models.people.days.day import DAY_S, Day
from models.people.days.home import home_rows
from models.people.days.meals import HOME_AFTER_S, meal
from models.people.days.meetings import Meetings, class_rows
from models.people.days.rows import NO_ROWS, Rows, joined, rows
from models.people.days.visits import between
from models.people.types import NONE, ROLES, Floats, Ints

# So that what follows a class comes after the meal that follows it.
AFTER_CLASS_S = 2.0


def teacher_rows(day: Day, meetings: Meetings, lead_s: Floats) -> Rows:
    """Return the days of all teachers; `lead_s` says how early each person comes to class [s].

    Who has no class comes only on some days, and who has no desk only for classes.
    """
    person = np.flatnonzero(day.population.role == ROLES.index("teacher"))
    meetings = meetings.of(person)
    first = meetings.next_start(person, np.zeros(person.size))
    last = meetings.last_end(person, np.full(person.size, DAY_S))
    has_desk = day.population.desk[person] != NONE
    share = "teacher_share_weekend" if day.weekend else "teacher_share_without_class"
    comes = np.isfinite(first) | (has_desk & day.decides(share, person))
    earliest = np.minimum(first - lead_s[person], day.spread_s("teacher_arrival", person))
    latest = np.maximum(last, day.spread_s("teacher_departure", person))
    come, leave = np.where(has_desk, earliest, first), np.where(has_desk, latest, last)
    at_work = _at_work(day, meetings, lead_s, person[comes], come[comes], leave[comes])
    return joined([at_work, between(day, NO_ROWS, person[~comes], 0.0, 0.0)])


def staff_rows(day: Day, meetings: Meetings, lead_s: Floats) -> Rows:
    """Return the days of other staff, of whom those without a desk do not come."""
    person = np.flatnonzero(day.population.role == ROLES.index("staff"))
    share = "staff_share_weekend" if day.weekend else "staff_share"
    comes = (day.population.desk[person] != NONE) & day.decides(share, person)
    come = day.spread_s("staff_arrival", person)
    leave = day.spread_s("staff_departure", person)
    meetings = meetings.of(person)
    at_work = _at_work(day, meetings, lead_s, person[comes], come[comes], leave[comes])
    return joined([at_work, between(day, NO_ROWS, person[~comes], 0.0, 0.0)])


def _at_work(
    day: Day, meetings: Meetings, lead_s: Floats, person: Ints, come_s: Floats, leave_s: Floats
) -> Rows:
    """Return days from `come_s` to `leave_s` [s]: classes, meals, and the desk all other time.

    Supper is eaten by those who teach after it.
    """
    lunch = meal(day, meetings, person, day.spread_s("staff_lunch_time", person), "lunch_share")
    supper_s = day.spread_s("supper_time", person)
    supper = meal(day, meetings, person, supper_s, "supper_share")
    stays_late = meetings.last_end(person, np.full(person.size, DAY_S)) > supper_s
    supper = replace(supper, eaten=supper.eaten & stays_late)
    mine = meetings.of(person)
    has_desk = day.population.desk[person] != NONE
    table = joined(
        [
            rows(
                person[has_desk],
                come_s[has_desk],
                "work",
                place=day.population.desk[person[has_desk]],
                start_s=come_s[has_desk],
            ),
            class_rows(mine, lead_s),
            *(taken.rows(day) for taken in (lunch, supper)),
            *(
                _desk_rows(day, mine, person[taken.eaten], taken.at[taken.eaten] + HOME_AFTER_S)
                for taken in (lunch, supper)
            ),
            _desk_rows(day, mine, mine.person, mine.end_s + AFTER_CLASS_S),
        ]
    )
    return between(day, table, person, come_s, leave_s)


def _desk_rows(day: Day, meetings: Meetings, person: Ints, at: Floats) -> Rows:
    """Return the rows of going to the desk, or home without one, if no class is near."""
    long = meetings.next_start(person, at) - at >= day.time_s("least_free_time")
    person, at = person[long], at[long]
    has_desk = day.population.desk[person] != NONE
    sits = person[has_desk]
    return joined(
        [
            rows(sits, at[has_desk], "work", place=day.population.desk[sits]),
            home_rows(day, person[~has_desk], at[~has_desk]),
        ]
    )
