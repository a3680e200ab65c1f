"""What is set of set-points, lamps and devices, as interventions leave it."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from models.energy.controls import Controls
from scenarios.interventions.hours import is_within
from sim.world.ways import Undo

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Setting:
    """What somebody sets in some zones, in some hours of each day; None leaves a thing alone.

    Set-points [degC]; whether units run; factors of lamps and devices.
    """

    zones: NDArray[np.bool_]
    hours: tuple[tuple[int, int], ...] = ()
    cool_to_c: float | None = None
    heat_to_c: float | None = None
    cooling: bool = True
    heating: bool = True
    lamps: float = 1.0
    devices: float = 1.0


class Dials:
    """The controls of all zones; of two who set a temperature, the last one decides.

    Factors multiply.
    """

    def __init__(self, usual: Controls) -> None:
        """Begin as usual."""
        self._usual = usual
        self._set: list[Setting] = []

    def put(self, setting: Setting) -> Undo:
        """Set something, until it is undone."""
        self._set.append(setting)

        def undo(_: float) -> None:
            # by identity: arrays do not compare as a whole
            self._set = [other for other in self._set if other is not setting]

        return undo

    def at(self, second: float) -> Controls:
        """Return the controls at a second of the day."""
        now = self._usual
        for one in self._set:
            if is_within(one.hours, second):
                now = _laid_over(now, one)
        return now


def _laid_over(now: Controls, one: Setting) -> Controls:
    here = one.zones
    changed = replace(
        now,
        cooling=np.where(here & (not one.cooling), 0.0, now.cooling),
        heating=np.where(here & (not one.heating), 0.0, now.heating),
        lamps=np.where(here, one.lamps * now.lamps, now.lamps),
        devices=np.where(here, one.devices * now.devices, now.devices),
    )
    if one.cool_to_c is not None:
        changed = replace(changed, cool_to_c=np.where(here, one.cool_to_c, now.cool_to_c))
    if one.heat_to_c is not None:
        changed = replace(changed, heat_to_c=np.where(here, one.heat_to_c, now.heat_to_c))
    return changed
