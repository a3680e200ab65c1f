"""Who holds a study seat by a bag while eating or on an errand, and for how long."""

import numpy as np
from numpy.typing import NDArray

from models.people.activities import activity_number
from models.people.days.day import Day
from models.people.days.rows import Rows
from models.people.types import NONE, Floats

MEALS = ("lunch", "supper")


def held_s(day: Day, table: Rows) -> Floats:
    """Return for each of rows in order how long its seat is held when it is left [s], else 0.

    A share of people hold the seat of self-study that a meal or an errand interrupts. By the house
    rules a seat is cleared after a while, at the time of a meal after a longer one.
    """
    studies = (table.activity == activity_number("study")) & (table.menu != NONE)
    short = np.isin(table.activity, [activity_number(key) for key in ("meal", "errand")])
    one = _followed(table, short, 1) & _followed(table, studies, 2)
    two = _followed(table, short, 1) & _followed(table, short, 2) & _followed(table, studies, 3)
    interrupted = studies & (one | two)
    holds = interrupted & day.decides("seat_hold_share", table.person)
    left = np.append(table.at[1:], np.inf)[: table.at.size]
    at_meal = np.zeros(left.shape, np.bool_)
    for meal in MEALS:
        begin, end = (day.time_s(f"seat_{meal}_{name}") for name in ("begin", "end"))
        at_meal |= (left >= begin) & (left < end)
    limit = np.where(at_meal, day.time_s("seat_meal_leave"), day.time_s("seat_leave"))
    return np.where(holds, limit, 0.0)


def _followed(table: Rows, what: NDArray[np.bool_], after: int) -> NDArray[np.bool_]:
    """Return which rows have one of these so many rows after, of the same person."""
    found = np.zeros(what.shape, np.bool_)
    if what.size > after:
        found[:-after] = what[after:] & (table.person[after:] == table.person[:-after])
    return found
