"""Going home: to the dormitory, or out by the gate one came by."""

import numpy as np

from models.people.days.day import Day
from models.people.days.rows import Rows, joined, rows
from models.people.types import NEVER, Floats, Ints


def home_rows(
    day: Day, person: Ints, at: Floats, start_s: Floats | float = NEVER, fixed: bool = False
) -> Rows:
    """Return a row for each person to be at home: in the dormitory, or away from the campus."""
    resident = day.is_resident(person)
    start = np.broadcast_to(start_s, person.shape)
    home = day.population.home[person]
    return joined(
        [
            rows(
                person[lives],
                at[lives],
                activity,
                place=home[lives],
                start_s=start[lives],
                fixed=fixed,
            )
            for activity, lives in (("home", resident), ("away", ~resident))
        ]
    )
