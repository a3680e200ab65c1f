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
    `roughness` multiplies what wind adds to the outer film: 1.67 brick and rough plaster, 1.52
    concrete, 1.13 smooth plaster, 1.0 glass (Walton 1981, NBSIR 81-2228).
    """

    key: str
    layers: tuple[Layer, ...]
    absorptance_out: float = 0.6
    emissivity_out: float = 0.9
    absorptance_in: float = 0.6
    emissivity_in: float = 0.9
    roughness: float = 1.67


@dataclass(frozen=True)
class Glazing:
    """A window: `panes` sheets of glass, coated and spaced so that it has its U and its g.

    U [W/(m2 K)] holds with films of 8.29 W/(m2 K) inside and 29.3 outside and 10 degrees C between
    the panes, and includes the frame; g is the share of the sun at normal incidence that comes in
    as light or heat. Without g, the panes are clear, with their refractive index and extinction.
    `through` is the share that passes at 0, 10, ... 80 degrees of incidence where it is known.
    """

    key: str
    panes: int
    u_value: float
    g_value: float | None = None
    pane_m: float = 0.003048
    extinction_per_m: float = 31.0  # a pane of 3 mm then passes 0.834
    refractive_index: float = 1.526
    through: tuple[float, ...] = ()
    emissivity_out: float = 0.84
    emissivity_in: float = 0.84


Envelope: TypeAlias = Construction | Glazing
