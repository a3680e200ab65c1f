"""Machines that pump heat: how much they give by their electricity."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
KELVIN = 273.15
RATED_COOLING = (35.0, 27.0)  # outdoor, indoor [degC]: ISO 5151, T1
RATED_HEATING = (7.0, 20.0)  # ISO 5151, H1
MOST = 2.0  # no machine keeps its share of Carnot's limit where that grows without bound


def _carnot(cold_c: Floats | float, hot_c: Floats | float, useful_k: Floats | float) -> Floats:
    return np.asarray(useful_k / np.maximum(np.asarray(hot_c) - np.asarray(cold_c), 1.0))


def cooling_cop(
    rated: float, outdoor_c: Floats | float, indoor_c: Floats | float, approach_k: float
) -> Floats:
    """Return cold by electricity at full load.

    The machine keeps the share of Carnot's limit that it has at 35 degC outdoors and 27 indoors;
    its fluid is `approach_k` warmer than outdoors and colder than indoors. At most twice the rated
    value.
    """

    def limit(outdoor: Floats | float, indoor: Floats | float) -> Floats:
        cold = np.asarray(indoor) - approach_k
        return _carnot(cold, np.asarray(outdoor) + approach_k, cold + KELVIN)

    factor = limit(outdoor_c, indoor_c) / limit(*RATED_COOLING)
    return np.asarray(rated * np.minimum(factor, MOST), np.float64)


def heating_cop(
    rated: float, outdoor_c: Floats | float, indoor_c: Floats | float, approach_k: float
) -> Floats:
    """Return heat by electricity at full load, as `cooling_cop`, from 7 degC outdoors and 20 in."""

    def limit(outdoor: Floats | float, indoor: Floats | float) -> Floats:
        hot = np.asarray(indoor) + approach_k
        return _carnot(np.asarray(outdoor) - approach_k, hot, hot + KELVIN)

    factor = limit(outdoor_c, indoor_c) / limit(*RATED_HEATING)
    return np.asarray(rated * np.minimum(factor, MOST), np.float64)


def part_load(load: Floats, capacity: Floats, loss: float) -> Floats:
    """Return the share of the efficiency that is kept at a part of the capacity.

    PLF = 1 - C_D (1 - PLR) (ANSI/AHRI 210/240, the cyclic degradation coefficient C_D = `loss`).
    """
    ratio = np.divide(load, capacity, out=np.ones_like(load), where=capacity > 0.0)
    return np.asarray(1.0 - loss * (1.0 - np.clip(ratio, 0.0, 1.0)), np.float64)
