"""Rows of plans before they are in order: of anybody, at any time."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from models.people.activities import activity_number
from models.people.types import NEVER, NONE, Floats, Ints


@dataclass(frozen=True)
class Rows:
    """Columns as in `Plans`, with the `person`, and `at`: when the row is thought to begin [s].

    `at` puts a person's rows in order. `fixed` rows are meetings and the ends of the day: they
    stay, where others give way to something else at that time.
    """

    person: Ints
    at: Floats
    activity: Ints
    place: Ints
    menu: Ints
    start_s: Floats
    until_s: Floats
    stay_s: Floats
    meeting: Ints
    fixed: NDArray[np.bool_]

    def where(self, keep: NDArray[np.bool_] | Ints) -> "Rows":
        """Return some of the rows, or all of them in another order."""
        return Rows(*(getattr(self, column.name)[keep] for column in fields(self)))

    def in_order(self) -> "Rows":
        """Return the rows person by person, each one's by time; ties stay as they are."""
        return self.where(np.lexsort((self.at, self.person)))


def rows(
    person: Ints,
    at: ArrayLike,
    activity: str,
    *,
    place: ArrayLike = NONE,
    menu: int = NONE,
    start_s: ArrayLike = NEVER,
    until_s: ArrayLike = NEVER,
    stay_s: ArrayLike = 0.0,
    meeting: ArrayLike = NONE,
    fixed: bool = False,
) -> Rows:
    """Return one row for each of `person`; single values are the same for all."""

    def ints(values: ArrayLike) -> Ints:
        return np.broadcast_to(np.asarray(values, np.int64), person.shape)

    def floats(values: ArrayLike) -> Floats:
        return np.broadcast_to(np.asarray(values, np.float64), person.shape)

    return Rows(
        person=person,
        at=floats(at),
        activity=ints(activity_number(activity)),
        place=ints(place),
        menu=ints(menu),
        start_s=floats(start_s),
        until_s=floats(until_s),
        stay_s=floats(stay_s),
        meeting=ints(meeting),
        fixed=np.broadcast_to(np.bool_(fixed), person.shape),
    )


NO_ROWS = rows(np.zeros(0, np.int64), 0.0, "home")


def joined(parts: Sequence[Rows]) -> Rows:
    """Return all rows in one table, one part after another."""
    columns = (
        np.concatenate([getattr(part, column.name) for part in parts]) for column in fields(Rows)
    )
    return Rows(*columns)


def merged(table: Rows) -> Rows:
    """Return rows in order with neighbours made one where a person just stays.

    They are one where person, activity, place and menu are the same and neither is a meeting: it
    begins as the first one does and is not left before any of them.
    """
    same = np.ones(max(table.person.size - 1, 0), np.bool_)
    for column in (table.person, table.activity, table.place, table.menu):
        same &= column[1:] == column[:-1]
    same &= (table.meeting[1:] == NONE) & (table.meeting[:-1] == NONE)
    first = np.flatnonzero(np.concatenate([[True], ~same]) if table.person.size else [])
    whole = table.where(first)
    if not first.size:
        return whole
    return replace(
        whole,
        until_s=np.maximum.reduceat(table.until_s, first),
        stay_s=np.maximum.reduceat(table.stay_s, first),
    )
