"""Insulates buildings and changes their windows."""

from typing import Literal, Self

from pydantic import Field, model_validator

from scenarios.interventions.energy import EnergyIntervention


class Insulate(EnergyIntervention):
    """Lays insulation on walls and roofs, and changes windows; it is done before the run begins.

    `insulation_m` is its thickness, `conductivity` its conductivity [W/(m K)]; windows get
    `window_u` [W/(m2 K)] and `window_g`; what leaks in becomes `infiltration` times what it was.
    """

    kind: Literal["insulate"]
    insulation_m: float = Field(default=0.0, ge=0.0, le=0.5)
    conductivity: float = Field(default=0.035, ge=0.01, le=0.2)
    window_u: float | None = Field(default=None, ge=0.4, le=6.5)
    window_g: float | None = Field(default=None, ge=0.1, le=0.9)
    infiltration: float = Field(default=1.0, ge=0.05, le=2.0)

    @model_validator(mode="after")
    def _lasts(self) -> Self:
        if self.start_s or self.end_s is not None:
            raise ValueError("it lasts for the whole run: leave out from and until")
        return self


DECLARATION = Insulate
