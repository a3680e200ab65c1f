"""The zones of a campus cover its buildings, and each has its own sun."""

from dataclasses import replace

import numpy as np
import pytest
from shapely import box as rectangle
from small_campus import save, two_buildings

from maps.campus import Building
from maps.folder import load
from models.energy.campus_zones import zones_of
from models.energy.constructions import Construction, Layer
from models.energy.eras import era_of
from models.energy.sun.sky import sky_of
from models.energy.sun.sunshine import SunOnFacades, SunOnSurfaces
from models.energy.weather import HOUR_S, year_second
from models.energy.zones import KINDS, NONE, OUTDOORS

STOREY_M = 3.6


@pytest.fixture
def campus(tmp_path):
    return load(save(tmp_path / "small", two_buildings()))


@pytest.fixture
def zones(campus, energy_parameters):
    return zones_of(campus, energy_parameters)


def areas(zones, kind: str) -> np.ndarray:
    own = zones.surfaces.kind == KINDS.index(kind)
    return np.bincount(zones.surfaces.zone[own], zones.surfaces.area_m2[own], zones.size)


def test_zones_cover_the_floors_and_the_outside_of_their_buildings(campus, zones) -> None:
    assert list(zones.ids) == ["A/classroom", "B/dormitory"]
    for zone, key in enumerate(("A", "B")):
        building = campus.buildings[key]
        ground = building.footprint.area
        assert zones.floor_m2[zone] == pytest.approx(ground * building.floors)
        assert areas(zones, "roof")[zone] == pytest.approx(ground)
        assert areas(zones, "floor")[zone] == pytest.approx(ground)
        facade = building.footprint.length * building.floors * STOREY_M
        assert areas(zones, "wall")[zone] + areas(zones, "window")[zone] == pytest.approx(facade)
    assert sorted(zones.facades.azimuth_deg[:5]) == pytest.approx([0, 0, 90, 180, 270], abs=0.5)


def test_each_place_has_the_zone_of_its_building_and_use(campus, zones) -> None:
    found = dict(zip(sorted(campus.places), zones.zone_of_place, strict=True))
    assert found["A101"] == found["A301"] == 0
    assert found["B201"] == 1
    assert found["west"] == NONE


def test_a_building_of_two_uses_is_two_zones_with_a_slab_between(campus, energy_parameters) -> None:
    rooms = dict(campus.rooms)
    rooms["A301"] = replace(rooms["A301"], kind="office")
    zones = zones_of(replace(campus, rooms=rooms), energy_parameters)
    assert list(zones.ids) == ["A/classroom", "A/office", "B/dormitory"]
    assert zones.floor_m2[1] / zones.floor_m2[0] == pytest.approx(600.0 / 90.0)
    joined = np.flatnonzero(zones.surfaces.beyond >= 0)
    assert joined.size == 2
    one, other = joined
    assert zones.surfaces.twin[one] == other and zones.surfaces.twin[other] == one
    assert zones.surfaces.area_m2[one] == zones.surfaces.area_m2[other]


def test_an_older_building_leaks_more_heat(campus, energy_parameters) -> None:
    old = replace(campus.buildings["A"], built=1960)
    zones = zones_of(replace(campus, buildings={**campus.buildings, "A": old}), energy_parameters)
    new = zones_of(campus, energy_parameters)
    assert zones.infiltration_m3_s[0] > new.infiltration_m3_s[0]
    assert zones.infiltration_m3_s[1] == new.infiltration_m3_s[1]
    assert era_of(1960).wall != era_of(2020).wall
    assert era_of(1850) == era_of(1960)


def with_tower(campus):
    """Return the campus with a tower of 61 m, 55 m south of A."""
    (_, south, _, _), (west, _, east, _) = (
        campus.boundary.bounds,
        campus.buildings["A"].footprint.bounds,
    )
    tower = Building(
        id="T",
        use="dormitory",
        footprint=rectangle(west - 15.0, south + 10.0, east + 15.0, south + 78.0),
        floors=17,
    )
    return replace(campus, buildings={**campus.buildings, "T": tower})


def south_sun(campus, parameters, weather, month: int) -> dict[str, float]:
    """Return the sun that falls on the south side of each building in a month [kWh/m2]."""
    zones = zones_of(campus, parameters)
    sun = SunOnFacades(zones.facades, sky_of(weather, HOUR_S))
    first = round(year_second(month, 1) / HOUR_S)
    _, direct, diffuse = sun.between(first, first + 28 * 24)
    south = np.abs(zones.facades.azimuth_deg - 180.0) < 1.0
    total = (direct + diffuse).sum(axis=0) / 1e3
    owner = zones.facades.building[south]
    return {zones.buildings[b]: float(t) for b, t in zip(owner, total[south], strict=True)}


def test_a_tower_to_the_south_takes_a_houses_winter_sun(
    campus, energy_parameters, chongqing
) -> None:
    free, shaded = campus, with_tower(campus)
    # A year that is always clear, since Chongqing's winters hardly have sun to take.
    sky = replace(chongqing, dni_w_m2=np.full(8760, 700.0), dhi_w_m2=np.full(8760, 80.0))
    without = south_sun(free, energy_parameters, sky, 12)
    beside = south_sun(shaded, energy_parameters, sky, 12)
    assert beside["A"] < 0.55 * without["A"]
    assert beside["B"] > 0.8 * without["B"]  # it stands to the east
    assert beside["T"] == pytest.approx(without["A"], rel=0.02)  # its own sun, with none before it
    summer = south_sun(shaded, energy_parameters, sky, 6)
    assert summer["A"] > 0.7 * south_sun(free, energy_parameters, sky, 6)["A"]


def test_glass_lets_in_less_than_falls_on_it_and_walls_nothing(
    zones, chongqing, energy_parameters
) -> None:
    sun = SunOnSurfaces(zones, chongqing)
    noon = sun.at(year_second(7, 15, 12.5 * HOUR_S))
    window = zones.surfaces.kind == KINDS.index("window")
    outer = zones.surfaces.beyond == OUTDOORS
    came_in = (noon.direct_in + noon.diffuse_in)[noon.row]
    assert (came_in[window] > 0.0).all()
    taken = noon.direct_in + noon.diffuse_in + noon.absorbed_in + noon.absorbed_out
    assert (taken <= noon.incident + 1e-9).all()
    assert not came_in[~window].any()
    assert not noon.incident[noon.row][~outer].any()
    assert not sun.at(year_second(7, 15, 1.0 * HOUR_S)).incident.any()


def test_walls_that_are_told_take_the_place_of_those_of_their_age(
    campus, energy_parameters
) -> None:
    thin = Construction("thin", (Layer("board", 0.01, 0.2, 900.0, 1000.0),))
    thick = Construction("thick", (Layer("stone", 0.6, 2.0, 2500.0, 900.0),))
    told = {("teaching", "wall"): thin, ("B", "roof"): thick}
    zones = zones_of(campus, energy_parameters, told)
    names = [zones.constructions[kind].key for kind in zones.surfaces.construction]
    of_a = {name for name, zone in zip(names, zones.surfaces.zone, strict=True) if zone == 0}
    of_b = {name for name, zone in zip(names, zones.surfaces.zone, strict=True) if zone == 1}
    assert "thin" in of_a and "thick" not in of_a
    assert "thick" in of_b and "thin" not in of_b
