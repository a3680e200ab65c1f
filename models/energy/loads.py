"""Electricity of lamps, devices, experiments, servers, kitchens and showers, and its heat."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.parameters import Parameter
from models.energy.daylight import lamps_on
from models.energy.hot_water import water_heating_w
from models.energy.occupied import Occupied
from models.energy.of_use import of_use, values

Floats = NDArray[np.float64]
DORMITORY, CANTEEN = "dormitory", "canteen"


@dataclass(frozen=True)
class Loads:
    """Electric power of each zone, means over a step [W], and what of it heats the zone."""

    lighting: Floats
    plugs: Floats
    process: Floats
    servers: Floats
    kitchen: Floats
    hot_water: Floats
    convective: Floats
    radiative: Floats


class LoadModel:
    """What goes on in the zones, by their use and the area of their rooms and floors [m2].

    `daylight` is the mean daylight factor of each zone's rooms.
    """

    def __init__(
        self,
        uses: Sequence[str],
        room_m2: Floats,
        floor_m2: Floats,
        daylight: Floats,
        parameters: Mapping[str, Parameter],
    ) -> None:
        """Turn densities into power [W]."""
        self.known = values(parameters)
        self.daylight = daylight
        self.lamps_w = of_use(parameters, "lighting", uses) * room_m2
        self.common_w = self.known["lighting_common"] * np.maximum(floor_m2 - room_m2, 0.0)
        self.device_w = of_use(parameters, "plugs_person", uses)
        self.standby_w = of_use(parameters, "standby", uses) * room_m2
        self.process_w = of_use(parameters, "process", uses, 0.0) * room_m2
        servers = of_use(parameters, "servers", uses, 0.0) * room_m2
        self.servers_w = servers * (1.0 + self.known["servers_cooling"])
        self.lived_in = np.array([use == DORMITORY for use in uses], dtype=bool)
        self.cooks = np.array([use == CANTEEN for use in uses], dtype=bool)

    def step(
        self,
        here: Occupied,
        air_c: Floats,
        sun_w_m2: float,
        hour: float,
        cold_water_c: float,
        step_h: float,
        lamps: Floats,
        devices: Floats,
    ) -> Loads:
        """Return the loads of a step at an hour of the day.

        `sun_w_m2` is the global horizontal irradiance, `lamps` and `devices` are factors by which
        the scenario changes what lamps and devices take, one a zone.
        """
        known = self.known
        lighting = lamps * self._lighting(here, sun_w_m2, hour)
        plugs = devices * self.device_w * here.awake + self.standby_w
        idle = known["process_idle_share"]
        process = self.process_w * (idle + (1.0 - idle) * here.in_use)
        kitchen = self.cooks * here.meals * known["kitchen_meal"] * 1000.0 / step_h
        at_home = self.lived_in * here.at_home
        people, _ = here.heat(air_c)
        devices_w = plugs + process + known["kitchen_heat_share"] * kitchen
        radiative = (
            known["radiant_share_people"] * people
            + known["radiant_share_lighting"] * lighting
            + known["radiant_share_plugs"] * devices_w
        )
        return Loads(
            lighting=lighting,
            plugs=plugs,
            process=process,
            servers=self.servers_w,  # their own machines take their heat out of the building
            kitchen=kitchen,
            hot_water=water_heating_w(at_home, int(hour), cold_water_c, known),
            convective=people + lighting + devices_w - radiative,
            radiative=radiative,
        )

    def _lighting(self, here: Occupied, sun_w_m2: float, hour: float) -> Floats:
        known = self.known
        burning = lamps_on(
            self.daylight,
            sun_w_m2,
            known["luminous_efficacy"],
            known["daylight_needed"],
            known["daylight_response"],
        )
        is_night = not known["rise_h"] <= hour < known["lights_out_h"]
        asleep = self.lived_in & is_night
        is_open = self.lived_in | (known["open_h"] <= hour < known["close_h"])
        return self.lamps_w * here.in_use * burning * ~asleep + self.common_w * is_open
