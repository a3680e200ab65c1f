"""Makes the weather warmer or colder."""

from typing import ClassVar, Literal

from pydantic import Field

from scenarios.interventions.intervention import Intervention


class ChangeWeather(Intervention):
    """Makes the air outdoors warmer by so many kelvin, with as much moisture in it as before."""

    kind: Literal["change_weather"]
    warmer_k: float = Field(ge=-20.0, le=20.0)
    needs_energy: ClassVar[bool] = True


DECLARATION = ChangeWeather
