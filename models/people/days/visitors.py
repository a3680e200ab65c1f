"""The day of a visitor: in by a gate, some sights, perhaps a lunch, out again."""

import numpy as np

from models.people.days.day import MINUTE_S, Day
from models.people.days.meals import meal
from models.people.days.meetings import Meetings
from models.people.days.rows import Rows, joined, rows
from models.people.days.visits import between
from models.people.menus import SIGHT
from models.people.types import NONE, ROLES

# Between two sights, as rows are put in order; the walk itself takes what it takes.
BETWEEN_SIGHTS_S = 5.0 * MINUTE_S


def visitor_rows(day: Day, meetings: Meetings) -> Rows:
    """Return the days of all visitors; where there is nothing to see nobody comes.

    They lunch where their visit lasts over noon, and leave when they have seen their sights.
    """
    person = np.flatnonzero(day.population.role == ROLES.index("visitor"))
    come = day.spread_s("visitor_arrival", person)
    stops = 1 + (day.uniform("visitor_stops", person) * day.value("visitor_stops")).astype(np.int64)
    if day.menu(SIGHT) == NONE:
        stops = np.zeros(person.size, np.int64)
    sights = []
    at = come
    for stop in range(int(stops.max(initial=0))):
        stay = day.spread_s("visitor_stay", person, f"visitor_stay {stop}")
        sees = stops > stop
        sights.append(
            rows(
                person[sees],
                at[sees],
                "visit",
                menu=day.menu(SIGHT),
                start_s=at[sees],
                stay_s=stay[sees],
            )
        )
        at = np.where(sees, at + stay + BETWEEN_SIGHTS_S, at)
    lunch_time = "weekend_lunch_time" if day.weekend else "lunch_time"
    lunch = meal(day, meetings, person, day.spread_s(lunch_time, person), "lunch_share")
    table = joined([*sights, lunch.rows(day)])
    return between(day, table, person, come, np.where(stops > 0, at, -np.inf))
