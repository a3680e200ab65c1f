"""Zones side by side in lanes, against each of them solved by itself as dense equations."""

from dataclasses import replace

import boxes
import numpy as np
import pytest
from zones_one_by_one import ZonesOneByOne

from models.compiled import LANES
from models.energy.constructions import Glazing
from models.energy.thermal.conditions import Conditions, Sunshine
from models.energy.thermal.model import ThermalModel


def changing(zones, steps: int):
    """Yield conditions that differ by zone and face and step; some zones have a share of plant."""
    rng = np.random.default_rng(11)
    size, surfaces = zones.size, zones.surfaces
    glass = np.array([isinstance(each, Glazing) for each in zones.constructions])
    lit = np.where(surfaces.facade >= 0, 1.0, 0.0)
    through = lit * glass[surfaces.construction]
    for _ in range(steps):
        sun = [part * rng.uniform(0.0, 300.0, lit.size) for part in (lit, lit, *[through] * 3)]
        out = boxes.outdoors(rng.uniform(-20.0, 40.0), rng.uniform(-40.0, 20.0))
        out = replace(out, wind_mps=rng.uniform(0.0, 9.0), wind_from_deg=rng.uniform(0.0, 360.0))
        yield boxes.conditions(
            zones,
            out,
            ground_c=rng.uniform(5.0, 15.0),
            sunshine=Sunshine(np.arange(lit.size), *sun),
            convective_w=rng.uniform(0.0, 3000.0, size),
            radiative_w=rng.uniform(0.0, 3000.0, size),
            air_m3_s=rng.uniform(0.0, 0.3, size),
            air_c=rng.uniform(0.0, 30.0, size),
            heat_to_c=np.where(np.arange(size) % 3, 20.0, -np.inf),
            cool_to_c=np.where(np.arange(size) % 5, 26.0, np.inf),
            heat_most_w=np.full(size, 3000.0),
            cool_most_w=np.full(size, 3000.0),
            heat_share=0.8,
        )


@pytest.mark.parametrize("step_s", [600.0, 3600.0])
def test_lanes_are_zones_by_themselves(step_s: float) -> None:
    """Full blocks and parts of one, makes among one another, and a wall between two makes."""
    keys = ["600", "900", "640", *["600"] * (LANES + 3), "900", "620", "920"]
    zones = boxes.joined(boxes.boxes(*keys), 20.0)
    model, slow = ThermalModel(zones, step_s), ZonesOneByOne(zones, step_s, 15.0)
    state = model.start(15.0)
    for given in changing(zones, 12):
        step, power = model.step(state, given), slow.step(given)
        assert step.air_c == pytest.approx(slow.air_c, abs=1e-9)
        assert step.radiant_c == pytest.approx(slow.radiant_c, abs=1e-9)
        assert step.heating_w - step.cooling_w == pytest.approx(power, rel=1e-9, abs=1e-6)


def test_steps_in_one_go_are_those_one_by_one() -> None:
    """To the last bit."""
    zones = boxes.joined(boxes.boxes("600", "900", "640"), 20.0)
    model = ThermalModel(zones, 3600.0)
    each, whole = model.start(15.0), model.start(15.0)
    given = [replace(step, ground_c=15.0) for step in changing(zones, 24)]
    steps = [model.step(each, step) for step in given]

    def together(name: str, of) -> np.ndarray:
        return np.stack([getattr(of(step), name) for step in given])

    suns = ("incident", "absorbed_out", "absorbed_in", "direct_in", "diffuse_in")
    sun = Sunshine(given[0].sunshine.row, *(together(s, lambda step: step.sunshine) for s in suns))
    by_zone = ("convective_w", "radiative_w", "air_m3_s", "air_c", "infiltration_m3_s")
    plant = ("heat_to_c", "cool_to_c", "heat_most_w", "cool_most_w")
    conditions = Conditions(
        outdoors=[step.outdoors[0] for step in given],
        ground_c=15.0,
        sunshine=sun,
        heat_share=0.8,
        **{name: together(name, lambda step: step) for name in (*by_zone, *plant)},
    )
    went = model.follow(whole, conditions)
    assert np.array_equal(went.air_c, [step.air_c for step in steps])
    assert np.array_equal(went.heating_w, [step.heating_w for step in steps])
    assert np.array_equal(went.cooling_w, [step.cooling_w for step in steps])
    assert np.array_equal(whole.memory.modes, each.memory.modes)


def test_the_order_of_zones_does_not_matter() -> None:
    """Not even where they have a wall in common."""
    zones = boxes.joined(boxes.boxes("600", "900", "640"), 20.0)
    surfaces = zones.surfaces
    order = np.argsort(-surfaces.zone, kind="stable")
    place = np.argsort(order)
    turned = replace(
        zones,
        ids=zones.ids[::-1],
        infiltration_m3_s=zones.infiltration_m3_s[::-1].copy(),
        surfaces=replace(
            surfaces,
            zone=2 - surfaces.zone[order],
            kind=surfaces.kind[order],
            construction=surfaces.construction[order],
            area_m2=surfaces.area_m2[order],
            beyond=np.where(surfaces.beyond >= 0, 2 - surfaces.beyond, surfaces.beyond)[order],
            twin=np.where(surfaces.twin >= 0, place[surfaces.twin], surfaces.twin)[order],
            facade=surfaces.facade[order],
        ),
    )
    # The layers of a wall are in order for the zone that comes first: the partition turns round.
    last = turned.constructions[-1]
    turned = replace(
        turned,
        constructions=[*turned.constructions[:-1], replace(last, layers=last.layers[::-1])],
    )
    one, other = ThermalModel(zones), ThermalModel(turned)
    state_one, state_other = one.start(15.0), other.start(15.0)
    for number in range(50):
        out = boxes.outdoors(15.0 * np.sin(number / 8.0))
        a = one.step(state_one, boxes.conditions(zones, out, 10.0))
        b = other.step(state_other, boxes.conditions(turned, out, 10.0))
        assert a.air_c == pytest.approx(b.air_c[::-1], abs=1e-10)
