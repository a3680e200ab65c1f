"""All buildings of a campus through a step: people in, electricity, temperatures, comfort out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.parameters import Parameter
from models.energy.comfort import adaptive_band, predicted_mean_vote
from models.energy.conditioning import Conditioning, Wanted
from models.energy.controls import Controls
from models.energy.daylight import daylight_factor
from models.energy.hvac import hvac_of
from models.energy.loads import LoadModel
from models.energy.moist_air import relative_humidity
from models.energy.occupied import Occupied, Rooms
from models.energy.of_use import values
from models.energy.thermal.conditions import Balance, Conditions, Sunshine
from models.energy.thermal.model import ThermalModel
from models.energy.ventilation import VentilationModel
from models.energy.weather import Outdoors
from models.energy.zones import KINDS

Floats = NDArray[np.float64]
END_USES = (
    "heating",
    "cooling",
    "fans",
    "lighting",
    "plugs",
    "process",
    "servers",
    "kitchen",
    "hot_water",
)


@dataclass(frozen=True)
class BuildingStep:
    """How a step went, one entry a zone; means over it.

    `electric_w` has a row for each of `END_USES` [W]; `heat_w` and `cold_w` are what the zones
    got, moisture taken out included. `discomfort` is how many of the people at rest, `resting`,
    were too warm or too cold, `vote` their predicted mean vote.
    """

    electric_w: Floats
    heat_w: Floats
    cold_w: Floats
    air_c: Floats
    operative_c: Floats
    humidity: Floats
    co2_ppm: Floats
    persons: Floats
    resting: Floats
    discomfort: Floats
    vote: Floats
    balance: Balance


class Buildings:
    """The zones with what goes on in them; every step begins where the last one ended."""

    def __init__(
        self,
        thermal: ThermalModel,
        rooms: Rooms,
        sky_view: Floats,
        parameters: Mapping[str, Parameter],
        begin_c: float,
    ) -> None:
        """Set everything to one temperature [degC].

        `sky_view` is the part of the sky that each zone's windows see, 0.5 where nothing stands
        before them.
        """
        self.thermal = thermal
        self.zones = zones = thermal.zones
        self.step_s = thermal.step_s
        self.known = values(parameters)
        self.state = self.thermal.start(begin_c)
        uses: Sequence[str] = zones.use
        self.loads = LoadModel(
            uses, rooms.zone_m2, zones.floor_m2, self._daylight(sky_view), parameters
        )
        self.air = VentilationModel(
            uses, rooms.zone_m2, zones.volume_m3, zones.infiltration_m3_s, parameters
        )
        self.room_share = np.minimum(rooms.zone_m2 / zones.floor_m2, 1.0)
        hvac = hvac_of(uses, rooms.zone_m2)
        self.conditioning = Conditioning(hvac, self.room_share, self.known)
        self.air_c = np.full(zones.size, begin_c)
        self.free_c = np.full(zones.size, begin_c)
        self.running_mean_c = begin_c

    def _daylight(self, sky_view: Floats) -> Floats:
        """Return the mean daylight factor of each zone's rooms."""
        surfaces = self.zones.surfaces
        is_window = surfaces.kind == KINDS.index("window")
        zone, area = surfaces.zone[is_window], surfaces.area_m2[is_window]
        window = np.bincount(zone, area, self.zones.size).astype(np.float64)
        inside = 4.0 * self.zones.floor_m2  # rooms about as deep as wide, half as high
        known = self.known
        transmittance, reflectance = known["daylight_transmittance"], known["room_reflectance"]
        return daylight_factor(window, inside, sky_view, transmittance, reflectance)

    def begin_day(self, mean_c: float) -> None:
        """Take a day's mean outdoor temperature [degC] into the running mean (EN 16798-1)."""
        decay = self.known["running_mean_decay"]
        self.running_mean_c = decay * self.running_mean_c + (1.0 - decay) * mean_c

    def step(
        self,
        here: Occupied,
        outdoors: Outdoors,
        sunshine: Sunshine,
        ground_c: float,
        hour: float,
        controls: Controls,
        *,
        judged: bool = True,
    ) -> BuildingStep:
        """Move all zones on by a step that begins at an hour of the day.

        Comfort costs a quarter of it; where it is not `judged`, nobody feels anything.
        """
        outdoor_c, before_c = outdoors.temp_air_c, self.air_c
        wanted = self.conditioning.wanted(here, self.free_c, outdoor_c, controls)
        loads = self.loads.step(
            here,
            before_c,
            outdoors.ghi_w_m2,
            hour,
            0.5 * (ground_c + self.running_mean_c),  # pipes lie shallow
            self.step_s / 3600.0,
            controls.lamps,
            controls.devices,
        )
        used = self.room_share * here.in_use
        fresh = self.air.fresh(here, used, before_c, outdoor_c, wanted.share)
        most_w, hvac = self.conditioning.most_w, self.conditioning.hvac
        by_step = self.thermal.step(
            self.state,
            Conditions(
                outdoors=[outdoors],
                ground_c=ground_c,
                sunshine=sunshine,
                convective_w=loads.convective,
                radiative_w=loads.radiative,
                air_m3_s=fresh.flow,
                air_c=fresh.air_c,
                infiltration_m3_s=self.zones.infiltration_m3_s,
                heat_to_c=wanted.heat_to_c,
                cool_to_c=wanted.cool_to_c,
                heat_share=wanted.heat_share,
                cool_share=wanted.cool_share,
                heat_most_w=most_w(hvac.heating_w, wanted.heat_share),
                cool_most_w=most_w(hvac.cooling_w, wanted.cool_share),
            ),
        )
        self.air_c, self.free_c = by_step.air_c, by_step.free_c
        _, latent = here.heat(before_c)
        drying = wanted.cool_share * (by_step.cooling_w > 0.0)
        coils_w = self.air.carry(here, latent, fresh, outdoors, drying, self.step_s)
        cold_w = by_step.cooling_w + coils_w
        taken = self.conditioning.taken(by_step.heating_w, cold_w, by_step.air_c, outdoor_c, wanted)
        humidity = relative_humidity(by_step.air_c, self.air.moisture, outdoors.pressure_pa)
        resting, discomfort, vote = (
            self._comfort(here, wanted, by_step.air_c, by_step.radiant_c, humidity)
            if judged
            else np.zeros((3, humidity.size))
        )
        electric = (
            taken.heating,
            taken.cooling,
            taken.fans + fresh.fans_w,
            loads.lighting,
            loads.plugs,
            loads.process,
            loads.servers,
            loads.kitchen,
            loads.hot_water,
        )
        return BuildingStep(
            electric_w=np.array(electric),
            heat_w=by_step.heating_w,
            cold_w=cold_w,
            air_c=by_step.air_c,
            operative_c=by_step.operative_c,
            humidity=humidity,
            co2_ppm=self.air.co2_ppm,
            persons=here.persons,
            resting=resting,
            discomfort=discomfort,
            vote=vote,
            balance=by_step.balance,
        )

    def _comfort(
        self, here: Occupied, wanted: Wanted, air_c: Floats, radiant_c: Floats, humidity: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Return people at rest, how many of them are uncomfortable, and their mean vote.

        Those in rooms that are conditioned are judged by their vote, the others by the adaptive
        rule, at the temperature that their rooms have without. People dress, and use fans, as they
        need: too warm is who is so in light clothes before a fan, too cold who is so in warm ones.
        """
        known, metabolism = self.known, here.metabolism
        resting, met = here.mean(metabolism.met)
        used = self.room_share * here.in_use
        conditioned = np.divide(wanted.share, used, out=np.zeros_like(air_c), where=used > 0.0)
        conditioned = np.minimum(conditioned, 1.0)
        held_c = np.clip(air_c, wanted.heat_to_c, wanted.cool_to_c)
        inside_c = np.where(conditioned > 0.0, held_c, air_c)

        def vote_in(clothes: Floats, speed: float) -> Floats:
            _, clo = here.mean(clothes)
            moving = np.full(air_c.size, speed)
            return predicted_mean_vote(inside_c, radiant_c, moving, humidity, met, clo)

        coolest = vote_in(metabolism.clo_light, known["fan_speed"])
        warmest = vote_in(metabolism.clo_warm, known["air_speed"])
        vote = np.maximum(coolest, 0.0) + np.minimum(warmest, 0.0)
        low, high = adaptive_band(self.running_mean_c, known)
        outside = 0.5 * (np.where(conditioned > 0.0, self.free_c, air_c) + radiant_c)
        by_vote = np.abs(vote) > known["pmv_limit"]
        by_rule = (outside < low) | (outside > high)
        discomfort = resting * (conditioned * by_vote + (1.0 - conditioned) * by_rule)
        return resting, discomfort, vote
