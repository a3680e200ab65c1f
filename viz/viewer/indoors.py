"""The air and the power of buildings, hour by hour."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

import numpy as np
from numpy.typing import NDArray

Columns = Mapping[str, NDArray[Any]]


class Indoors:
    """Means over the zones of a building, by floor area; and sums of what its zones draw."""

    def __init__(self, zones: Columns, building: Sequence[str], comfort: Columns, energy: Columns):
        """Take the columns of the tables of zones, comfort and energy."""
        self.buildings = sorted(set(building))
        row = {key: number for number, key in enumerate(self.buildings)}
        owner = np.full(int(zones["zone"].max(initial=-1)) + 1, -1)
        floor = np.zeros(owner.size)
        owner[zones["zone"]] = [row[key] for key in building]
        floor[zones["zone"]] = zones["floor_m2"]
        self._owner, self._floor = owner, floor
        self._tables = _of_air(comfort, energy)

    def told(self, comfort: Columns, energy: Columns) -> "Indoors":
        """Return the same zones with other tables of comfort and energy."""
        other = copy(self)
        other._tables = _of_air(comfort, energy)
        return other

    def values(self, kind: str, at_s: float) -> dict[str, float]:
        """Return "temperature" [degC], "co2" [ppm] or "power" [kW] in the hour of an instant."""
        table, column, mean = self._tables[kind]
        start = table["start_s"]
        hour = int(at_s // 3600) * 3600
        low, high = np.searchsorted(start, [hour, hour + 1])
        zone = table["zone"][low:high]
        weight = self._floor[zone] if mean else np.ones(zone.size)
        owner = self._owner[zone]
        sums = np.bincount(owner, table[column][low:high] * weight, len(self.buildings))
        if mean:
            floor = np.bincount(owner, weight, len(self.buildings))
            sums = np.where(floor > 0, sums / np.maximum(floor, 1e-9), np.nan)
        pairs = zip(self.buildings, sums.tolist(), strict=True)
        return {key: value for key, value in pairs if high > low and not np.isnan(value)}

    def power_curve(self) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """Return the starts of the hours [ms], and what all buildings draw in each [kW]."""
        energy, column, _ = self._tables["power"]
        start, row = np.unique(energy["start_s"], return_inverse=True)
        return start.astype(np.int64) * 1000, np.bincount(row, energy[column], start.size).astype(
            float
        )


def _of_air(comfort: Columns, energy: Columns) -> dict[str, tuple[Columns, str, bool]]:
    """Return where each kind of value stands, and whether a building has the mean of its zones."""
    return {
        "temperature": (comfort, "air_c", True),
        "co2": (comfort, "co2_ppm", True),
        "power": (energy, "total_kwh", False),
    }
