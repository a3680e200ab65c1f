"""All zones of a campus, one step after another."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.energy.thermal.conditions import Conditions, Step
from models.energy.zones import Zones

Floats = NDArray[np.float64]


@dataclass
class State:
    """What the zones and their walls remember; `ThermalModel.step` changes it in place.

    `modes` has shape (surfaces, modes); `outer_c` are the temperatures of the outer faces,
    `air_c` and `radiant_c` those of the zones [degrees C].
    """

    modes: Floats
    outer_c: Floats
    air_c: Floats
    radiant_c: Floats


class ThermalModel:
    """The zones with their walls, made ready for steps of `step_s` [s]."""

    def __init__(self, zones: Zones, step_s: float = 1800.0) -> None:
        self.zones = zones
        self.step_s = step_s

    def start(self, temp_c: float) -> State:
        """Return a state in which everything has one temperature [degrees C]."""
        raise NotImplementedError

    def step(self, state: State, conditions: Conditions) -> Step:
        """Move `state` on by one step, and return how it went."""
        raise NotImplementedError
