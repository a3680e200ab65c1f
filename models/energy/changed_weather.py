"""Weather that is warmer or colder than it was."""

from dataclasses import replace

from models.energy.moist_air import saturation_pa
from models.energy.weather import KELVIN, STEFAN_BOLTZMANN, Outdoors


def warmer(outdoors: Outdoors, kelvin: float) -> Outdoors:
    """Return the weather with warmer air, with as much vapour in it as before, or saturated.

    The sky is warmer by as much, too.
    """
    if not kelvin:
        return outdoors
    temp = outdoors.temp_air_c + kelvin
    dew = min(outdoors.dew_point_c, temp)
    return replace(
        outdoors,
        temp_air_c=temp,
        dew_point_c=dew,
        humidity=min(float(saturation_pa(dew) / saturation_pa(temp)), 1.0),
        sky_w_m2=STEFAN_BOLTZMANN * (outdoors.sky_c + kelvin + KELVIN) ** 4,
    )
