"""The buildings of a campus, their weather and their meters, as a run finds them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from maps.campus import Campus
from maps.faults import Fault, Faults, InputError, did_you_mean, noted
from maps.parameters import Parameter
from models.energy.campus_zones import zones_of
from models.energy.of_use import values
from models.energy.sun.horizon import SECTORS
from models.energy.sun.sky import sky_of
from models.energy.sun.sunshine import SunOnFacades, SunOnSurfaces
from models.energy.synthetic_year import synthetic_year
from models.energy.tariff import Tariff
from models.energy.thermal.model import ThermalModel
from models.energy.weather import Weather
from models.energy.zones import Facades, Zones
from scenarios.inputs.epw import read_epw
from scenarios.inputs.tariffs import built_in_tariffs, read_tariffs
from scenarios.inputs.walls import Walls, read_walls
from scenarios.parameters import parameters_of
from scenarios.schema import EnergySection, Scenario
from sim.interventions import prepared_zones

DORMITORY, OTHER = "dormitory", "other"
FLAT, BY_TIME = "chongqing-flat", "chongqing-time-of-use"
PARKING = "parking"


@dataclass(frozen=True)
class Premises:
    """What is the same for every run of a campus and a scenario, whatever its seed.

    Runs share it, one after another: what changes in a run is no part of it. `modules` is the sun
    on the plane of solar modules. There is a meter for each building, then one for each of the car
    parks; `tariffs` has an entry for each meter.
    """

    weather: Weather
    zones: Zones
    thermal: ThermalModel
    sun: SunOnSurfaces
    modules: SunOnFacades
    parks: Sequence[str]
    tariffs: Sequence[Tariff]

    @property
    def meters(self) -> list[str]:
        """The ids of what the meters are for."""
        return [*self.zones.buildings, *self.parks]


def premises_of(campus: Campus, scenario: Scenario) -> Premises:
    """Return the premises of a campus as a scenario prepares it.

    Raises InputError with the faults of all files that energy is simulated by.
    """
    parameters = parameters_of("energy", scenario.parameters)
    section = scenario.energy
    found = list[Fault]()
    with noted(found):
        walls = _walls(campus, section)
    with noted(found):
        weather = _weather(scenario, parameters)
    with noted(found):
        tariffs = _tariffs(section)
    if found:
        raise InputError(found)
    zones = prepared_zones(zones_of(campus, parameters, walls), campus, scenario)
    sky = sky_of(weather, section.step_s)
    parks = sorted(key for key, area in campus.scenery.items() if area.kind == PARKING)
    return Premises(
        weather=weather,
        zones=zones,
        thermal=ThermalModel(zones, section.step_s),
        sun=SunOnSurfaces(zones, weather, section.step_s, SunOnFacades(zones.facades, sky)),
        modules=SunOnFacades(_plane(values(parameters)["pv_tilt"], weather.latitude), sky),
        parks=parks,
        tariffs=_of_meters([*zones.buildings, *parks], campus, section, tariffs),
    )


def _walls(campus: Campus, section: EnergySection) -> Walls:
    if section.walls is None:
        return {}
    uses = {building.use for building in campus.buildings.values()}
    return read_walls(Path(section.walls), {*campus.buildings, *uses})


def _weather(scenario: Scenario, parameters: Mapping[str, Parameter]) -> Weather:
    file = scenario.weather.file
    return synthetic_year(parameters) if file is None else read_epw(Path(file))


def _plane(tilt_deg: float, latitude: float) -> Facades:
    """Return the plane of solar modules, which nothing shades."""
    one = np.zeros(1)
    return Facades(
        building=np.zeros(1, np.int64),
        azimuth_deg=one + (180.0 if latitude >= 0.0 else 0.0),
        tilt_deg=one + tilt_deg,
        x_m=one,
        y_m=one,
        height_m=one,
        horizon_deg=np.zeros((1, 1, SECTORS)),
        sky_view=one + (1.0 + np.cos(np.radians(tilt_deg))) / 2.0,
    )


def _tariffs(section: EnergySection) -> Mapping[str, Tariff]:
    said = {} if section.tariffs is None else read_tariffs(Path(section.tariffs))
    return {**built_in_tariffs(), **said}


def _of_meters(
    meters: Sequence[str], campus: Campus, section: EnergySection, known: Mapping[str, Tariff]
) -> list[Tariff]:
    """Return the tariff of each meter; raises InputError where one is named that is not there."""
    uses = {building.use for building in campus.buildings.values()}
    faults = Faults("energy.meters")
    for meter, tariff in section.meters.items():
        if meter not in (*meters, *uses, OTHER):
            hint = did_you_mean(meter, [*meters, *uses, OTHER])
            rule = "must be a building, a use of buildings, a car park, or other"
            faults.add("", meter, rule, hint)
        if tariff not in known:
            faults.add(meter, tariff, "must be a tariff", did_you_mean(tariff, known))
    faults.raise_if_any()
    said = {DORMITORY: FLAT, OTHER: BY_TIME, **section.meters}

    def name_of(meter: str) -> str:
        building = campus.buildings.get(meter)
        use = building.use if building is not None else OTHER
        return said.get(meter, said.get(use, said[OTHER]))

    return [known[name_of(meter)] for meter in meters]
