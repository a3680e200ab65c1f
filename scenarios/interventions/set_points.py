"""Sets the temperatures that cooling and heating hold."""

from typing import Literal, Self

from pydantic import Field, model_validator

from scenarios.interventions.energy import EnergyIntervention
from scenarios.interventions.hours import Hours


class SetPoints(EnergyIntervention):
    """Lets cooling and heating hold other temperatures [degC], or turns them off, by the hour.

    `hours` are those of each day; left out, all.
    """

    kind: Literal["set_points"]
    cooling_c: float | None = Field(default=None, ge=16.0, le=35.0)
    heating_c: float | None = Field(default=None, ge=5.0, le=26.0)
    cooling: bool = True
    heating: bool = True
    hours: Hours = ()

    @model_validator(mode="after")
    def _apart(self) -> Self:
        if self.cooling_c is None or self.heating_c is None:
            return self
        if self.cooling_c < self.heating_c + 1.0:
            raise ValueError(
                f"cooling_c ({self.cooling_c:g}) must be a degree above heating_c "
                f"({self.heating_c:g}), lest both run"
            )
        return self


DECLARATION = SetPoints
