"""What a step of the thermal model is given, and what it returns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.energy.weather import Outdoors

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True)
class Sunshine:
    """What the sun does to surfaces in a step, means over it.

    Surfaces of one façade and construction have one sun: `row` is that of each surface in the
    other arrays, whose last row is dark. `incident` on the outer side [W/m2]; `absorbed_out` and
    `absorbed_in` heat the outer and the inner side (an inner pane); `direct_in` and `diffuse_in`
    pass through glass into the zone. Of several steps, these arrays have an axis of steps first.
    """

    row: Ints
    incident: Floats
    absorbed_out: Floats
    absorbed_in: Floats
    direct_in: Floats
    diffuse_in: Floats


@dataclass(frozen=True)
class Conditions:
    """What acts on the zones in a step, or in several that are known beforehand.

    `outdoors` has an entry a step, arrays have shape (zones,), those of several steps (steps,
    zones). `ground_c` is the temperature under the floors. Gains are heat given to the air
    (`convective_w`) and to the surfaces (`radiative_w`) [W]. `air_m3_s` is the outdoor air that
    ventilation brings at the temperature `air_c`, after what recovery does; infiltration comes on
    top, at the temperature outdoors. Air is heated to `heat_to_c` and cooled to `cool_to_c`
    (-inf and inf: off), with at most `heat_most_w` and `cool_most_w`. Where only a share of a
    zone's rooms is heated or cooled, it gets that share of what it would take for all of it.
    """

    outdoors: Sequence[Outdoors]
    ground_c: float
    sunshine: Sunshine
    convective_w: Floats
    radiative_w: Floats
    air_m3_s: Floats
    air_c: Floats
    infiltration_m3_s: Floats
    heat_to_c: Floats
    cool_to_c: Floats
    heat_most_w: Floats
    cool_most_w: Floats
    heat_share: Floats | float = 1.0
    cool_share: Floats | float = 1.0


@dataclass(frozen=True)
class Followed:
    """Air at the end of each of several steps, and the means of power; shape (steps, zones)."""

    air_c: Floats
    heating_w: Floats
    cooling_w: Floats


@dataclass(frozen=True)
class Balance:
    """Where the heat of each zone comes from and goes to, means over a step [W], shape (zones,).

    The zone is its air and the inner faces of what bounds it. All terms are counted into the zone
    and add up to zero; `surfaces_w` is what the faces of walls, roofs, floors and slabs give off,
    what they store or conduct; `windows_w` the same of glass. `sun_w` is the sunlight that comes
    in and stays in.
    """

    gains_w: Floats
    sun_w: Floats
    heating_w: Floats
    cooling_w: Floats  # negative where it cools
    ventilation_w: Floats
    infiltration_w: Floats
    surfaces_w: Floats
    windows_w: Floats

    def residual_w(self) -> Floats:
        """Return the sum of all terms [W]: zero, but for rounding."""
        return (
            self.gains_w
            + self.sun_w
            + self.heating_w
            + self.cooling_w
            + self.ventilation_w
            + self.infiltration_w
            + self.surfaces_w
            + self.windows_w
        )


@dataclass(frozen=True)
class Step:
    """The zones at the end of a step, and the means of power over it; shape (zones,).

    `radiant_c` is the mean temperature of the faces, `operative_c` midway between it and the
    air's, `free_c` that of the air without heating and cooling. `heating_w` and `cooling_w` are
    delivered to the air, both at least 0. `outside_w` is what the far sides of walls take from
    outdoors and the ground, sun included.
    """

    air_c: Floats
    radiant_c: Floats
    operative_c: Floats
    free_c: Floats
    heating_w: Floats
    cooling_w: Floats
    outside_w: Floats
    balance: Balance
