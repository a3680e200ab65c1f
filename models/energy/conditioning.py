"""Heating and cooling of the zones: who asks for it, and the electricity that it takes."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.energy.controls import Controls
from models.energy.heat_pumps import cooling_cop, heating_cop, part_load
from models.energy.hvac import Hvac, turned_on
from models.energy.occupied import Occupied

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Wanted:
    """What the units are asked to do in a step, one entry a zone.

    `cool_share` and `heat_share` are the parts of a zone's floors that are conditioned: they get
    that share of what the whole zone would need.
    """

    cool_to_c: Floats
    heat_to_c: Floats
    cool_share: Floats
    heat_share: Floats

    @property
    def share(self) -> Floats:
        """The part of a zone that is heated or cooled."""
        return np.maximum(self.cool_share, self.heat_share)


@dataclass(frozen=True)
class Taken:
    """Electric power of heating, cooling, fans and pumps of each zone [W]."""

    heating: Floats
    cooling: Floats
    fans: Floats


class Conditioning:
    """Room units and the plant; remembers which units are on."""

    def __init__(self, hvac: Hvac, room_share: Floats, known: Mapping[str, float]) -> None:
        """Begin with all units off; corridors, all but `room_share` of the floors, have none."""
        self.room_share = room_share
        self.hvac = hvac
        self.known = known
        self.cooling_on = np.zeros(hvac.cooling_w.size)
        self.heating_on = np.zeros(hvac.cooling_w.size)

    def wanted(
        self, here: Occupied, free_c: Floats, outdoor_c: float, controls: Controls
    ) -> Wanted:
        """Return what is asked of the units.

        `free_c` is the air temperature that the zones would have without them. Room units run
        where somebody is who turned one on; the plant serves zones with people in them, and holds
        the set-back temperatures in others.
        """
        known, hvac = self.known, self.hvac
        spread = known["turning_on_spread"]
        warm = free_c - np.maximum(known["cooling_on_above"], controls.cool_to_c)
        cold = np.minimum(known["heating_on_below"], controls.heat_to_c) - free_c
        too_warm, too_cold = free_c > controls.cool_to_c, free_c < controls.heat_to_c
        self.cooling_on = turned_on(self.cooling_on, warm, spread, too_warm) * controls.cooling
        self.heating_on = turned_on(self.heating_on, cold, spread, too_cold) * controls.heating
        self.cooling_on *= here.in_use > 0.0
        self.heating_on *= here.in_use > 0.0
        served = here.in_use > 0.0
        cools = hvac.by_plant & (outdoor_c > known["cooling_starts_above"])
        heats = hvac.by_plant & (outdoor_c < known["heating_starts_below"])
        set_back = np.maximum(known["cooling_set_back"], controls.cool_to_c)
        set_low = np.minimum(known["heating_set_back"], controls.heat_to_c)
        return Wanted(
            cool_to_c=np.where(hvac.by_plant & ~served, set_back, controls.cool_to_c),
            heat_to_c=np.where(hvac.by_plant & ~served, set_low, controls.heat_to_c),
            cool_share=self.room_share
            * (hvac.by_room * self.cooling_on * here.in_use + cools * controls.cooling),
            heat_share=self.room_share
            * (hvac.by_room * self.heating_on * here.in_use + heats * controls.heating),
        )

    def most_w(self, capacity_w: Floats, share: Floats) -> Floats:
        """Return what the units that run can give, of a capacity for all rooms."""
        return np.divide(
            capacity_w * share,
            self.room_share,
            out=np.zeros_like(share),
            where=self.room_share > 0.0,
        )

    def taken(
        self, heat_w: Floats, cold_w: Floats, air_c: Floats, outdoor_c: float, wanted: Wanted
    ) -> Taken:
        """Return the electricity for heat and cold that the zones got [W]."""
        known, hvac, approach = self.known, self.hvac, self.known["approach"]
        loss = known["part_load_loss"]
        by_room, by_plant = hvac.by_room, hvac.by_plant
        cop = cooling_cop(known["room_cooling_cop"], outdoor_c, air_c, approach)
        kept = part_load(cold_w, self.most_w(hvac.cooling_w, wanted.cool_share), loss)
        cooling = by_room * cold_w / (cop * kept)
        cop = heating_cop(known["room_heating_cop"], outdoor_c, air_c, approach)
        kept = part_load(heat_w, self.most_w(hvac.heating_w, wanted.heat_share), loss)
        heating = by_room * heat_w / (cop * kept)
        cooling += self._plant(by_plant * cold_w, by_plant * hvac.cooling_w, outdoor_c, cools=True)
        heating += self._plant(by_plant * heat_w, by_plant * hvac.heating_w, outdoor_c, cools=False)
        moved = heat_w + cold_w
        pumps = known["network_pumps"] * by_plant * moved
        return Taken(heating, cooling, known["unit_fans"] * moved + pumps)

    def _plant(
        self, given_w: Floats, capacity_w: Floats, outdoor_c: float, *, cools: bool
    ) -> Floats:
        """Return what the plant takes, with the network's losses, split by what each zone got."""
        known = self.known
        total = given_w.sum() / (1.0 - known["network_loss"])
        if total <= 0.0:
            return np.zeros_like(given_w)
        if cools:
            rated, cop_of, indoor = known["plant_cooling_cop"], cooling_cop, 27.0
        else:
            rated, cop_of, indoor = known["plant_heating_cop"], heating_cop, 20.0
        cop = cop_of(rated, outdoor_c, indoor, known["approach"])
        kept = part_load(total, capacity_w.sum(), known["part_load_loss"])
        taken: Floats = given_w / given_w.sum() * total / (cop * kept)
        return taken
