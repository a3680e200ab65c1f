"""The energy of a campus as it is when a run begins."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from pathlib import Path

import numpy as np

from maps.campus import Campus
from maps.faults import Fault, Faults, InputError, did_you_mean, noted
from maps.parameters import Parameter
from models.energy.buildings import Buildings
from models.energy.campus_zones import zones_of
from models.energy.charging import Charging
from models.energy.controls import usual
from models.energy.occupied import Census, Rooms
from models.energy.of_use import Floats, values
from models.energy.sun.horizon import SECTORS
from models.energy.sun.sunshine import SunOnSurfaces
from models.energy.synthetic_year import synthetic_year
from models.energy.tariff import Tariff
from models.energy.weather import Weather
from models.energy.zones import KINDS, NONE, Facades, Zones
from models.people.activities import activities
from scenarios.inputs.epw import read_epw
from scenarios.inputs.tariffs import built_in_tariffs, read_tariffs
from scenarios.inputs.walls import Walls, read_walls
from scenarios.parameters import parameters_of
from scenarios.schema import Scenario
from sim.interventions import prepared_zones
from sim.world.energy.dials import Dials
from sim.world.energy.energy import Energy
from sim.world.energy.power import Power
from sim.world.stage import Stage

DORMITORY, OTHER = "dormitory", "other"
FLAT, BY_TIME = "chongqing-flat", "chongqing-time-of-use"
PARKING = "parking"


def energy_of(stage: Stage) -> Energy:
    """Return the energy of a stage's campus; raises InputError where an input is refused."""
    scenario, campus = stage.scenario, stage.campus
    parameters = parameters_of("energy", scenario.parameters)
    known = values(parameters)
    found = list[Fault]()
    with noted(found):
        walls = _walls(campus, scenario)
    with noted(found):
        weather = _weather(scenario, parameters)
    with noted(found):
        tariffs = _tariffs(scenario)
    if found:
        raise InputError(found)
    zones = prepared_zones(zones_of(campus, parameters, walls), campus, scenario)
    places = stage.terrain.places
    rooms = Rooms(zones.zone_of_place, places.area_m2, zones.size)
    step_s = scenario.energy.step_s
    sun = SunOnSurfaces(zones, weather, step_s)
    return Energy(
        calendar=scenario.calendar,
        step_s=step_s,
        weather=weather,
        sun=sun,
        plane=_plane(known, weather.latitude),
        buildings=_buildings(zones, rooms, parameters, weather, scenario),
        census=Census(rooms, [activity.key for activity in activities()]),
        dials=Dials(usual(zones.size, known["cooling_set_point"], known["heating_set_point"])),
        power=_power(campus, zones, scenario, tariffs, known),
    )


def _walls(campus: Campus, scenario: Scenario) -> Walls:
    file = scenario.energy.walls
    if file is None:
        return {}
    uses = {building.use for building in campus.buildings.values()}
    return read_walls(Path(file), {*campus.buildings, *uses})


def _weather(scenario: Scenario, parameters: Mapping[str, Parameter]) -> Weather:
    file = scenario.weather.file
    return synthetic_year(parameters) if file is None else read_epw(Path(file))


def _buildings(
    zones: Zones,
    rooms: Rooms,
    parameters: Mapping[str, Parameter],
    weather: Weather,
    scenario: Scenario,
) -> Buildings:
    """Return the buildings at the mean temperature of the month before the run, or warmer."""
    first = scenario.calendar.start - timedelta(days=30)
    hour = (first.timetuple().tm_yday - 1) * 24
    hours = np.arange(hour, hour + 30 * 24) % weather.temp_air_c.size
    begin_c = float(np.clip(weather.temp_air_c[hours].mean() + 1.0, 12.0, 27.0))
    step_s = scenario.energy.step_s
    return Buildings(zones, rooms, _sky_view(zones), parameters, step_s, begin_c)


def _sky_view(zones: Zones) -> Floats:
    """Return what the windows of each zone see of the sky, by their area; 0.5 where all is free."""
    surfaces = zones.surfaces
    window = (surfaces.kind == KINDS.index("window")) & (surfaces.facade != NONE)
    zone, area = surfaces.zone[window], surfaces.area_m2[window]
    seen = np.bincount(zone, area * zones.facades.sky_view[surfaces.facade[window]], zones.size)
    whole = np.bincount(zone, area, zones.size)
    return np.divide(seen, whole, out=np.zeros(zones.size), where=whole > 0.0)


def _plane(known: Mapping[str, float], latitude: float) -> Facades:
    """Return the plane of solar modules, which nothing shades."""
    tilt = known["pv_tilt"]
    one = np.zeros(1)
    return Facades(
        building=np.zeros(1, np.int64),
        azimuth_deg=one + (180.0 if latitude >= 0.0 else 0.0),
        tilt_deg=one + tilt,
        x_m=one,
        y_m=one,
        height_m=one,
        horizon_deg=np.zeros((1, 1, SECTORS)),
        sky_view=one + (1.0 + np.cos(np.radians(tilt))) / 2.0,
    )


def _power(
    campus: Campus,
    zones: Zones,
    scenario: Scenario,
    tariffs: Mapping[str, Tariff],
    known: Mapping[str, float],
) -> Power:
    """Return the meters: one a building and one a car park, each with its tariff."""
    parks = sorted(key for key, area in campus.scenery.items() if area.kind == PARKING)
    area = np.array([campus.scenery[key].shape.area for key in parks], np.float64)
    points = np.floor(area / known["parking_space"] * known["ev_points"])
    charging = Charging(points, known["ev_power"], known["ev_charger_loss"])
    meters = [*zones.buildings, *parks]
    return Power(meters, _of_meters(meters, campus, scenario, tariffs), charging, known)


def _tariffs(scenario: Scenario) -> Mapping[str, Tariff]:
    file = scenario.energy.tariffs
    return {**built_in_tariffs(), **({} if file is None else read_tariffs(Path(file)))}


def _of_meters(
    meters: Sequence[str], campus: Campus, scenario: Scenario, known: Mapping[str, Tariff]
) -> list[Tariff]:
    """Return the tariff of each meter; raises InputError where one is named that is not there."""
    section = scenario.energy
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
