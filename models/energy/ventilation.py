"""Fresh air: by fans and windows, for the people who are there; what it carries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.parameters import Parameter
from models.energy.moist_air import air_density, humidity_ratio
from models.energy.occupied import Occupied
from models.energy.of_use import of_use, values
from models.energy.weather import Outdoors
from models.energy.well_mixed import well_mixed

Floats = NDArray[np.float64]
LITRE_H = 1e-3 / 3600.0  # [m3/s]


@dataclass(frozen=True)
class Fresh:
    """Outdoor air of each zone, means over a step: flows [m3/s], temperature where it comes in.

    `air_c` is that of fans and windows together, after heat recovery [degC]; `fans_w` the fans'
    electric power.
    """

    by_fans: Floats
    by_windows: Floats
    air_c: Floats
    fans_w: Floats

    @property
    def flow(self) -> Floats:
        """Flow of fans and windows together [m3/s]."""
        return self.by_fans + self.by_windows


class VentilationModel:
    """The air of the zones: fresh air, carbon dioxide [ppm] and moisture [kg/kg]."""

    def __init__(
        self,
        uses: Sequence[str],
        room_m2: Floats,
        volume_m3: Floats,
        infiltration_m3_s: Floats,
        parameters: Mapping[str, Parameter],
    ) -> None:
        """Begin with outdoor carbon dioxide; the moisture is set at the first step."""
        self.known = values(parameters)
        self.person_m3_s = of_use(parameters, "fresh_air", uses) / 3600.0
        self.rooms_m3_s = of_use(parameters, "fresh_air_room", uses, 0.0) * room_m2 / 3600.0
        self.fans_share = of_use(parameters, "fans_share", uses)
        self.volume_m3 = volume_m3
        self.infiltration_m3_s = infiltration_m3_s
        self.co2_ppm = np.full(volume_m3.size, self.known["co2_outdoor"])
        self.moisture = np.full(volume_m3.size, np.nan)

    def fresh(
        self, here: Occupied, used: Floats, air_c: Floats, outdoor_c: float, units_on: Floats
    ) -> Fresh:
        """Return the fresh air of a step.

        `used` is the share of the floors in which somebody is, `units_on` that which is
        conditioned. Fans and windows bring what people and laboratories in use need. Where it is
        warm indoors and cooler outdoors, people whose rooms are not conditioned open their windows
        wide.
        """
        known = self.known
        needed = self.person_m3_s * here.persons + self.rooms_m3_s * here.in_use
        by_fans = self.fans_share * needed
        by_windows = needed - by_fans
        is_better = (air_c > outdoor_c) & (air_c > known["window_open_above"])
        if outdoor_c < known["window_coldest"]:
            is_better &= False
        wide = known["window_open_ach"] * self.volume_m3 / 3600.0
        opened = np.maximum(used - units_on, 0.0) * (1.0 - self.fans_share) * is_better
        by_windows = np.maximum(by_windows, wide * opened)
        supply = outdoor_c + known["heat_recovery"] * (air_c - outdoor_c)
        flow = by_fans + by_windows
        mixed = by_fans * supply + by_windows * outdoor_c
        return Fresh(
            by_fans=by_fans,
            by_windows=by_windows,
            air_c=np.divide(mixed, flow, out=np.full(flow.size, outdoor_c), where=flow > 0.0),
            fans_w=known["fan_power"] * 1000.0 * by_fans,
        )

    def carry(
        self,
        here: Occupied,
        latent_w: Floats,
        fresh: Fresh,
        outdoors: Outdoors,
        drying: Floats,
        step_s: float,
    ) -> Floats:
        """Move carbon dioxide and moisture on by a step, and return the coils' latent heat [W].

        `latent_w` is people's; `drying` the share of each zone that is cooled: there the coils
        take out what is above their humidity.
        """
        known = self.known
        flow = fresh.flow + self.infiltration_m3_s
        breath = here.met * known["co2_met"] * LITRE_H * 1e6
        self.co2_ppm, _ = well_mixed(
            self.co2_ppm, known["co2_outdoor"], breath, flow, self.volume_m3, step_s
        )
        density = air_density(outdoors.temp_air_c, outdoors.pressure_pa)
        outside = float(
            humidity_ratio(outdoors.temp_air_c, outdoors.humidity, outdoors.pressure_pa)
        )
        if np.isnan(self.moisture).any():
            self.moisture = np.full(flow.size, outside)
        heat = known["vapour_heat"] * 1000.0 * density  # [J/m3] of a humidity ratio of 1
        source = latent_w / heat
        args = (outside, source, flow, self.volume_m3, step_s)
        _, mean = well_mixed(self.moisture, *args)
        _, with_one = well_mixed(self.moisture, outside, source + 1.0, *args[2:])
        removed = np.maximum(mean - known["coil_humidity"], 0.0) / (with_one - mean) * drying
        self.moisture, _ = well_mixed(self.moisture, outside, source - removed, *args[2:])
        return removed * heat
