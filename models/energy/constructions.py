"""What walls and windows are made of."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Layer:
    """A sheet of one material; a layer without density only resists.

    Thickness [m], conductivity [W/(m K)], density [kg/m3], specific heat [J/(kg K)].
    """

    material: str
    thickness_m: float
    conductivity: float
    density: float = 0.0
    specific_heat: float = 0.0

    @property
    def resistance(self) -> float:
        """Resistance of a square metre [m2 K/W]."""
        return self.thickness_m / self.conductivity

    @property
    def capacity(self) -> float:
        """Heat that a square metre holds [J/(m2 K)]."""
        return self.thickness_m * self.density * self.specific_heat


@dataclass(frozen=True)
class Construction:
    """A wall, roof, floor or slab: its layers from the outside in, and its two faces.

    `absorptance` is that of the sun, `emissivity` that of long waves; the outer face is `_out`.
    """

    key: str
    layers: tuple[Layer, ...]
    absorptance_out: float = 0.6
    emissivity_out: float = 0.9
    absorptance_in: float = 0.6
    emissivity_in: float = 0.9


@dataclass(frozen=True)
class Glazing:
    """A window: `panes` sheets of glass, coated and spaced so that it has its U and its g.

    U [W/(m2 K)] holds with films of 8.29 W/(m2 K) inside and 29.3 outside, and includes the frame;
    g is the share of the sun at normal incidence that comes in as light or heat.
    """

    key: str
    panes: int
    u_value: float
    g_value: float
    pane_m: float = 0.003048
    extinction_per_m: float = 19.6
    refractive_index: float = 1.526
    emissivity_out: float = 0.84
    emissivity_in: float = 0.84


Envelope: TypeAlias = Construction | Glazing
