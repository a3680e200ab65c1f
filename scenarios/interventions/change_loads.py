"""Changes what lamps and devices take."""

from typing import Literal

from pydantic import Field

from scenarios.interventions.energy import EnergyIntervention
from scenarios.interventions.hours import Hours


class ChangeLoads(EnergyIntervention):
    """Lets lamps and devices take so many times what they take: better ones, or less use.

    `hours` are those of each day; left out, all.
    """

    kind: Literal["change_loads"]
    lamps: float = Field(default=1.0, ge=0.0, le=3.0)
    devices: float = Field(default=1.0, ge=0.0, le=3.0)
    hours: Hours = ()


DECLARATION = ChangeLoads
