"""People who stay where they live for a day, as the ill do."""

import numpy as np
from numpy.typing import NDArray

from models.people.days.day import Day
from models.people.days.home import home_rows
from models.people.days.rows import Rows, joined


def with_absent(day: Day, table: Rows, absent: NDArray[np.bool_]) -> Rows:
    """Return the rows of a day on which the `absent` stay where they live, whatever was planned."""
    person = np.flatnonzero(absent)
    stays = home_rows(day, person, np.zeros(person.size), fixed=True)
    return joined([table.where(~absent[table.person]), stays])
