"""Buildings with people in them, on simple boxes: what follows whom."""

from dataclasses import replace

import boxes
import numpy as np
import pytest

from models.energy.buildings import END_USES, Buildings, BuildingStep
from models.energy.changed_weather import warmer
from models.energy.controls import usual
from models.energy.insulation import insulated
from models.energy.occupied import Census, Occupied, Rooms
from models.energy.thermal.model import ThermalModel
from models.energy.zones import Zones
from models.people.presence import Presence
from scenarios.parameters import known_parameters

ACTIVITIES = ("home", "class", "meal", "work")
STEP_S = 1800.0


def two_rooms(*uses: str) -> Zones:
    zones = replace(boxes.boxes("600", "600"), use=list(uses))
    return replace(zones, zone_of_place=np.array([0, 1, -1]))


def rooms_of(zones: Zones) -> Rooms:
    return Rooms(zones.zone_of_place, np.array([48.0, 48.0, 0.0]), 2)


def buildings_of(zones: Zones, begin_c: float) -> Buildings:
    parameters = known_parameters()["energy"]
    model = ThermalModel(zones, STEP_S)
    return Buildings(model, rooms_of(zones), np.full(2, 0.5), parameters, begin_c)


def people(zones: Zones, hour: float, **counts: tuple[int, int]) -> Occupied:
    """Return so many people in the two rooms, by activity."""
    persons = np.zeros((2, len(ACTIVITIES)))
    for activity, told in counts.items():
        persons[:, ACTIVITIES.index(activity)] = told
    in_use = np.append(persons.sum(axis=1) > 0, 0.0).astype(float)
    told = Presence(persons, persons.astype(np.int64), in_use)
    buildings = Census(rooms_of(zones), ACTIVITIES)
    known = {name: each.value for name, each in known_parameters()["energy"].items()}
    return buildings.of(told, hour, known)


def settled(zones: Zones, temp_c: float, hour: float, **counts: tuple[int, int]) -> BuildingStep:
    """Return the last step of a day under one weather, without sun."""
    buildings = buildings_of(zones, temp_c)
    here = people(zones, hour, **counts)
    out, controls = boxes.outdoors(temp_c), usual(2, 26.0, 20.0)
    buildings.running_mean_c = temp_c
    for _ in range(48):
        step = buildings.step(here, out, boxes.dark(zones), temp_c, hour, controls)
        size = np.abs(step.balance.gains_w) + np.abs(step.balance.surfaces_w) + 1.0
        assert (np.abs(step.balance.residual_w()) < 1e-6 * size).all()
    return step


def used(step: BuildingStep, end_use: str) -> np.ndarray:
    return step.electric_w[END_USES.index(end_use)]


def test_room_units_run_only_where_somebody_is() -> None:
    step = settled(two_rooms("classroom", "classroom"), 34.0, 10.0, **{"class": (30, 0)})
    assert used(step, "cooling")[0] > 500.0
    assert used(step, "cooling")[1] == 0.0
    assert step.air_c[0] == pytest.approx(26.0, abs=0.2)
    assert step.air_c[1] > 32.0


def test_nobody_leaves_the_base_load() -> None:
    zones = two_rooms("classroom", "laboratory")
    step = settled(zones, 5.0, 10.0)
    known = {name: each.value for name, each in known_parameters()["energy"].items()}
    assert not used(step, "heating").any()
    assert not used(step, "fans").any()
    base = known["standby_classroom"] * 48.0 + known["lighting_common"] * (zones.floor_m2[0] - 48.0)
    assert step.electric_w[:, 0].sum() == pytest.approx(base)


def test_heating_takes_less_with_insulation() -> None:
    zones = two_rooms("dormitory", "dormitory")
    zones = replace(zones, building=np.arange(2), buildings=["a", "b"])
    better = insulated(zones, np.array([True, False]), 0.1, 0.035, 1.4, 0.5, 0.5)
    step = settled(better, 2.0, 20.0, home=(4, 4))
    assert 0.0 < step.heat_w[0] < 0.7 * step.heat_w[1]


def test_a_share_of_a_zone_takes_that_share_of_the_heat() -> None:
    zones = two_rooms("office", "office")
    model = ThermalModel(zones)
    given = boxes.conditions(
        zones,
        boxes.outdoors(0.0),
        ground_c=10.0,
        heat_to_c=np.full(2, 20.0),
        heat_share=np.array([1.0, 0.25]),
    )
    step = model.step(model.start(10.0), given)
    assert step.heating_w[1] == pytest.approx(0.25 * step.heating_w[0])
    assert step.air_c[0] == pytest.approx(20.0)
    assert step.air_c[1] == pytest.approx(0.25 * 20.0 + 0.75 * step.free_c[1])


def test_people_breathe_and_their_fresh_air_carries_it_away() -> None:
    step = settled(two_rooms("classroom", "library"), 20.0, 10.0, **{"class": (30, 30)})
    assert (step.co2_ppm > 700.0).all()
    assert (step.co2_ppm < 1300.0).all()


def test_sleepers_need_no_lamp() -> None:
    zones = two_rooms("dormitory", "dormitory")
    night, evening = settled(zones, 20.0, 2.0, home=(4, 4)), settled(zones, 20.0, 20.0, home=(4, 4))
    assert (used(night, "lighting") < 0.2 * used(evening, "lighting")).all()
    assert (used(night, "plugs") < used(evening, "plugs")).all()
    assert not night.resting.any()


def test_cold_rooms_are_uncomfortable_and_conditioned_ones_are_not() -> None:
    zones = two_rooms("classroom", "sports")
    step = settled(zones, 8.0, 10.0, **{"class": (30, 30)})
    assert step.discomfort[1] == pytest.approx(30.0)
    assert step.discomfort[0] < 30.0


def test_warmer_air_keeps_its_moisture() -> None:
    before = boxes.outdoors(30.0)
    after = warmer(before, 8.0)
    assert after.temp_air_c == 38.0
    assert after.dew_point_c == before.dew_point_c
    assert after.humidity < before.humidity
    assert after.sky_c == pytest.approx(before.sky_c + 8.0)
    assert warmer(before, 0.0) is before
