"""Heat is neither made nor lost, whatever happens to the zones."""

from dataclasses import replace

import boxes
import numpy as np
import pytest

from models.energy.thermal.conditions import Sunshine
from models.energy.thermal.model import ThermalModel


def rough_days(zones, steps: int = 96):
    """Yield conditions in which everything changes from step to step."""
    rng = np.random.default_rng(7)
    size, faces = zones.size, zones.surfaces.zone.size
    for _ in range(steps):
        lit = np.where(zones.surfaces.facade >= 0, 1.0, 0.0)
        sun = Sunshine(np.arange(faces), *(lit * rng.uniform(0.0, 300.0, faces) for _ in range(5)))
        out = boxes.outdoors(rng.uniform(-20.0, 40.0), rng.uniform(-40.0, 20.0))
        yield boxes.conditions(
            zones,
            out,
            ground_c=rng.uniform(5.0, 15.0),
            sunshine=sun,
            convective_w=rng.uniform(0.0, 3000.0, size),
            radiative_w=rng.uniform(0.0, 3000.0, size),
            air_m3_s=rng.uniform(0.0, 0.5, size),
            air_c=rng.uniform(0.0, 30.0, size),
            heat_to_c=np.full(size, 20.0),
            cool_to_c=np.full(size, 26.0),
            heat_most_w=np.full(size, 3000.0),
            cool_most_w=np.full(size, 3000.0),
        )


@pytest.mark.parametrize("step_s", [600.0, 1800.0, 3600.0])
def test_the_balance_of_every_zone_closes(step_s: float) -> None:
    zones = boxes.joined(boxes.boxes("600", "900"), 20.0)
    model = ThermalModel(zones, step_s)
    state = model.start(15.0)
    for given in rough_days(zones):
        step = model.step(state, given)
        terms = step.balance
        largest = np.abs(terms.gains_w) + np.abs(terms.surfaces_w) + np.abs(terms.windows_w)
        assert np.abs(terms.residual_w()).max() <= 1e-6 * largest.min()


@pytest.mark.parametrize("step_s", [600.0, 3600.0])
def test_walls_keep_what_goes_into_them(step_s: float) -> None:
    """Twins have one wall: what the one zone gives it, the other takes, or it stays inside."""
    zones = boxes.joined(boxes.boxes("600", "900", "640"), 20.0)
    model = ThermalModel(zones, step_s)
    state = model.start(15.0)
    held = model.heat_j(state).sum()
    for given in rough_days(zones):
        step = model.step(state, given)
        inwards = -(step.balance.surfaces_w + step.balance.windows_w) + step.outside_w
        held += inwards.sum() * step_s
        assert model.heat_j(state).sum() == pytest.approx(held, rel=1e-9)


def test_a_zone_among_its_equals_uses_nothing() -> None:
    """Outdoor air, sky, ground and neighbours at the set-point, no sun, people or loads."""
    zones = boxes.joined(boxes.boxes("600", "900"), 20.0)
    model = ThermalModel(zones)
    state = model.start(22.0)
    given = boxes.conditions(
        zones,
        boxes.outdoors(22.0),
        ground_c=22.0,
        heat_to_c=np.full(2, 22.0),
        cool_to_c=np.full(2, 22.0),
        air_m3_s=np.full(2, 0.3),
    )
    for _ in range(200):
        step = model.step(state, given)
        assert np.abs(step.heating_w).max() < 1e-9
        assert np.abs(step.cooling_w).max() < 1e-9
    assert state.air_c == pytest.approx([22.0, 22.0], abs=1e-10)


def test_a_wall_between_zones_carries_heat_from_the_warm_one() -> None:
    zones = boxes.joined(boxes.boxes("600", "600"), 20.0)
    apart = boxes.boxes("600", "600")
    given = {"heat_to_c": np.array([25.0, -np.inf])}
    temps = []
    for each in (zones, apart):
        model = ThermalModel(each)
        state = model.start(10.0)
        for _ in range(2000):
            step = model.step(
                state, boxes.conditions(each, boxes.outdoors(0.0), ground_c=10.0, **given)
            )
        temps.append(step.air_c[1])
        heating = step.heating_w[0]
    assert temps[0] > temps[1] + 1.5
    assert heating > 0.0


def test_capacity_limits_heating_and_cooling() -> None:
    zones = boxes.boxes("900")
    model = ThermalModel(zones)
    state = model.start(10.0)
    cold = boxes.conditions(zones, boxes.outdoors(-10.0), 10.0, heat_to_c=np.array([20.0]))
    weak = replace(cold, heat_most_w=np.array([500.0]))
    step = model.step(state, weak)
    assert step.heating_w == pytest.approx([500.0])
    assert step.air_c[0] < 20.0
    strong = model.step(model.start(10.0), cold)
    assert strong.air_c == pytest.approx([20.0])
    assert strong.heating_w[0] > 500.0


def test_a_zone_does_not_depend_on_those_beside_it() -> None:
    alone, among = boxes.boxes("900"), boxes.boxes("600", "900", "640")
    one, three = ThermalModel(alone), ThermalModel(among)
    state_one, state_three = one.start(18.0), three.start(18.0)
    for number in range(100):
        out = boxes.outdoors(10.0 * np.sin(number / 8.0))
        a = one.step(state_one, boxes.conditions(alone, out, 10.0))
        b = three.step(state_three, boxes.conditions(among, out, 10.0))
        assert a.air_c[0] == b.air_c[1]
