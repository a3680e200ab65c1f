"""What people give off by what they do: heat and vapour; and what they wear."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.definitions import rows_of

Floats = NDArray[np.float64]
OTHER, SLEEP, HOME = "other", "sleep", "home"
BODY_M2 = 1.8
MET_W_M2 = 58.2  # ISO 8996: 1 met


@dataclass(frozen=True)
class Metabolism:
    """One entry an activity; the last row is that of people asleep.

    `met` is the metabolic rate [58.2 W/m2], `clo_light` and `clo_warm` the insulation of
    clothes [0.155 m2 K/W], `sensible` the share of the heat that is not vapour.
    """

    met: Floats
    clo_light: Floats
    clo_warm: Floats
    sensible: Floats

    @property
    def heat_w(self) -> Floats:
        """Heat of a person, vapour's included [W]."""
        return self.met * MET_W_M2 * BODY_M2


def metabolism_of(activities: Sequence[str]) -> Metabolism:
    """Return the metabolism of activities by their keys, that of sleep behind them."""
    rows = {row["activity"]: row for row in rows_of("models.energy", "data/metabolism.csv")}
    wanted = [rows.get(key, rows[OTHER]) for key in [*activities, SLEEP]]

    def column(name: str) -> Floats:
        return np.array([float(row[name]) for row in wanted])

    return Metabolism(
        column("met"), column("clo_light"), column("clo_warm"), column("sensible_share")
    )


def asleep(persons: Floats, activities: Sequence[str], is_night: bool) -> Floats:
    """Return people by zone and activity, a column for those asleep behind: at home, at night.

    `persons` has the shape (zones, activities).
    """
    told = np.hstack([persons, np.zeros((persons.shape[0], 1))])
    if is_night:
        home = list(activities).index(HOME)
        told[:, -1] = told[:, home]
        told[:, home] = 0.0
    return told
