"""The energy of a campus as it is when a run begins."""

from collections.abc import Mapping
from datetime import timedelta

import numpy as np

from maps.campus import Campus
from maps.parameters import Parameter
from models.energy.buildings import Buildings
from models.energy.charging import Charging
from models.energy.controls import usual
from models.energy.occupied import Census, Rooms
from models.energy.of_use import Floats, values
from models.energy.zones import KINDS, NONE, Zones
from models.people.activities import activities
from scenarios.parameters import parameters_of
from scenarios.schema import CalendarSection
from sim.world.energy.dials import Dials
from sim.world.energy.energy import Energy
from sim.world.energy.power import Power
from sim.world.energy.premises import Premises
from sim.world.stage import Stage


def energy_of(stage: Stage, premises: Premises) -> Energy:
    """Return the energy of a stage's campus: all that changes in a run, at its beginning."""
    scenario = stage.scenario
    parameters = parameters_of("energy", scenario.parameters)
    known = values(parameters)
    zones = premises.zones
    rooms = Rooms(zones.zone_of_place, stage.terrain.places.area_m2, zones.size)
    return Energy(
        calendar=scenario.calendar,
        step_s=scenario.energy.step_s,
        premises=premises,
        buildings=_buildings(premises, rooms, parameters, scenario.calendar),
        census=Census(rooms, [activity.key for activity in activities()]),
        dials=Dials(usual(zones.size, known["cooling_set_point"], known["heating_set_point"])),
        power=_power(premises, stage.campus, known),
    )


def _buildings(
    premises: Premises,
    rooms: Rooms,
    parameters: Mapping[str, Parameter],
    calendar: CalendarSection,
) -> Buildings:
    """Return the buildings at the mean temperature of the month before the run, or warmer."""
    outdoor_c = premises.weather.temp_air_c
    first = calendar.start - timedelta(days=30)
    hour = (first.timetuple().tm_yday - 1) * 24
    hours = np.arange(hour, hour + 30 * 24) % outdoor_c.size
    begin_c = float(np.clip(outdoor_c[hours].mean() + 1.0, 12.0, 27.0))
    return Buildings(premises.thermal, rooms, _sky_view(premises.zones), parameters, begin_c)


def _sky_view(zones: Zones) -> Floats:
    """Return what the windows of each zone see of the sky, by their area; 0.5 where all is free."""
    surfaces = zones.surfaces
    window = (surfaces.kind == KINDS.index("window")) & (surfaces.facade != NONE)
    zone, area = surfaces.zone[window], surfaces.area_m2[window]
    seen = np.bincount(zone, area * zones.facades.sky_view[surfaces.facade[window]], zones.size)
    whole = np.bincount(zone, area, zones.size)
    return np.divide(seen, whole, out=np.zeros(zones.size), where=whole > 0.0)


def _power(premises: Premises, campus: Campus, known: Mapping[str, float]) -> Power:
    """Return the meters, and behind those of car parks the points for charging."""
    area = np.array([campus.scenery[key].shape.area for key in premises.parks], np.float64)
    points = np.floor(area / known["parking_space"] * known["ev_points"])
    charging = Charging(points, known["ev_power"], known["ev_charger_loss"])
    return Power(premises.meters, premises.tariffs, charging, known)
