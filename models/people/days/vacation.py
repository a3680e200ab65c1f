"""Students who leave the campus for a vacation, and come back on its last day."""

import numpy as np

from models.draws import uniforms
from models.people.days.day import HOUR_S, Day
from models.people.days.rows import Rows, joined, rows
from models.people.types import ROLES, Ints

LEAVE, AWAY, RETURN = "leave", "away", "return"
FIRST_HOUR, LAST_HOUR = 8.0, 20.0  # between which people travel


def with_vacation(day: Day, table: Rows, phase: str) -> Rows:
    """Return the rows of a day of a vacation: its first, one of the middle, or its last.

    Most residents are students who are away, beyond the nearest gate; who they are is the same in
    all vacations.
    """
    gates = day.places.of_kind("gate")
    if not phase or not gates.size:
        return table
    person = _travellers(day)
    home = day.population.home[person]
    away_m = day.distance_m(np.repeat(home, gates.size), np.tile(gates, home.size))
    gate = gates[np.argmin(away_m.reshape(home.size, gates.size), axis=1)]
    travels_s = (FIRST_HOUR + (LAST_HOUR - FIRST_HOUR) * day.uniform("travel", person)) * HOUR_S

    def stay(activity: str, place: Ints, later: bool) -> Rows:
        start = {"at": travels_s, "start_s": travels_s} if later else {"at": np.zeros(person.size)}
        return rows(person, activity=activity, place=place, fixed=True, **start)

    order = {
        LEAVE: [stay("home", home, later=False), stay("away", gate, later=True)],
        AWAY: [stay("away", gate, later=False)],
        RETURN: [stay("away", gate, later=False), stay("home", home, later=True)],
    }
    stays_here = ~np.isin(table.person, person)
    return joined([table.where(stays_here), *order[phase]])


def _travellers(day: Day) -> Ints:
    """Return the residents who leave for vacations."""
    students = np.flatnonzero(day.population.role == ROLES.index("student"))
    residents = students[day.is_resident(students)]
    drawn = uniforms(day.seed, "vacation", 0, day.population.key[residents])[:, 0]
    return residents[drawn < day.value("vacation_away_share")]
