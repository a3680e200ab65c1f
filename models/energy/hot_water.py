"""Hot water of dormitories: drawn by those at home, by the hour of the day."""

from collections.abc import Mapping
from functools import cache

import numpy as np
from numpy.typing import NDArray

from maps.definitions import rows_of

Floats = NDArray[np.float64]
WATER = 4.186 / 3600.0  # heat of a litre [kWh/(l K)]
HOURS = 24


@cache
def hourly_shares() -> tuple[float, ...]:
    """Return which share of a day's water each hour of the day draws."""
    shares = [float(row["share"]) for row in rows_of("models.energy", "data/hot_water_hours.csv")]
    return tuple(share / sum(shares) for share in shares)


def water_heating_w(
    at_home: Floats, hour: int, cold_c: float, known: Mapping[str, float]
) -> Floats:
    """Return the electric power of water heaters [W], by the number of people at home.

    `cold_c` is the temperature of the mains [degC].
    """
    litres_h = known["hot_water_person"] * hourly_shares()[hour % HOURS] * at_home
    heat_kw = litres_h * WATER * max(known["hot_water_hot"] - cold_c, 0.0)
    return heat_kw * (1.0 + known["hot_water_losses"]) * 1000.0 / known["hot_water_cop"]
