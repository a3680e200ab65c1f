"""Which zones have units of their own, which hang on the plant, and what either can give."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.definitions import rows_of
from models.energy.of_use import OTHER

Floats = NDArray[np.float64]
ROOM, PLANT = "room", "plant"


@dataclass(frozen=True)
class Hvac:
    """One entry a zone: whether it has room units, or the plant's; most it can give [W]."""

    by_room: NDArray[np.bool_]
    by_plant: NDArray[np.bool_]
    cooling_w: Floats
    heating_w: Floats


def hvac_of(uses: Sequence[str], floor_m2: Floats) -> Hvac:
    """Return what heats and cools zones of these uses and floor areas [m2]."""
    rows = {row["use"]: row for row in rows_of("models.energy", "data/hvac.csv")}
    mine = [rows.get(use, rows[OTHER]) for use in uses]
    system = np.array([row["system"] for row in mine], dtype=str)
    return Hvac(
        by_room=system == ROOM,
        by_plant=system == PLANT,
        cooling_w=floor_m2 * np.array([float(row["cooling_w_m2"]) for row in mine]),
        heating_w=floor_m2 * np.array([float(row["heating_w_m2"]) for row in mine]),
    )


def turned_on(was_on: Floats, colder: Floats, spread_k: float, needed: NDArray[np.bool_]) -> Floats:
    """Return the share of people who have their unit on, of those who are there.

    `colder` is by how much the room, were no unit on, is beyond the temperature at which half turn
    theirs on [K], above 0 where it is worse. Who has it on leaves it on while it is `needed`, that
    is until the room would keep the set-point by itself.
    """
    fresh = np.clip(0.5 + colder / spread_k, 0.0, 1.0)
    return np.where(needed, np.maximum(was_on, fresh), 0.0)
