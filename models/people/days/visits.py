"""Days of those who come to the campus by a gate and leave it by a gate."""

import numpy as np

from models.people.days.day import Day
from models.people.days.home import home_rows
from models.people.days.rows import Rows, joined
from models.people.types import NEVER, Floats, Ints


def between(
    day: Day, table: Rows, person: Ints, come_s: Floats | float, leave_s: Floats | float
) -> Rows:
    """Return the rows of the persons `person` who are about from `come_s` to `leave_s` [s].

    Rows outside that time fall away, unless they are fixed, and so do the rows of everybody else.
    Each day begins and ends at home, and home is gone to in time for `leave_s`, or when all else
    is done where that is infinite.
    """
    come = np.full(day.population.size, np.inf)
    leave = np.full(day.population.size, -np.inf)
    come[person], leave[person] = come_s, leave_s
    on_campus = (table.at >= come[table.person]) & (table.at <= leave[table.person])
    ends = (
        home_rows(day, person, np.full(person.size, -1.0), fixed=True),
        home_rows(
            day,
            person,
            np.full(person.size, np.inf),
            np.where(np.isfinite(leave_s), leave_s, NEVER),
            fixed=True,
        ),
    )
    listed = np.isin(table.person, person)
    return joined([ends[0], table.where(listed & (on_campus | table.fixed)), ends[1]])
