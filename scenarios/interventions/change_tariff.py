"""Changes what a kilowatt-hour costs."""

from typing import Literal, Self

from pydantic import Field, model_validator

from scenarios.interventions.energy import EnergyIntervention
from scenarios.interventions.hours import Hours


class ChangeTariff(EnergyIntervention):
    """Lets a kilowatt-hour cost `factor` times its price and `more` [CNY] on top of that.

    `target` are buildings, or uses, at whose meters it does; left out, all meters. `hours` are
    those of each day; left out, all. Another tariff as a whole is a matter of `energy.meters`.
    """

    kind: Literal["change_tariff"]
    factor: float = Field(default=1.0, ge=0.0, le=100.0)
    more: float = Field(default=0.0, ge=-10.0, le=100.0)
    hours: Hours = ()

    @model_validator(mode="after")
    def _changes_something(self) -> Self:
        if self.factor == 1.0 and self.more == 0.0:
            raise ValueError("must say factor or more: this leaves every price as it is")
        return self


DECLARATION = ChangeTariff
