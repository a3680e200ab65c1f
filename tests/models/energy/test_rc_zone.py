"""The reference of the benchmarks, and our model, agree on steady heat."""

import boxes
import numpy as np
import pytest
from rc_zone import RcZone

from models.energy.thermal.model import ThermalModel


def test_the_reference_heats_a_cold_house_by_its_losses() -> None:
    zone = RcZone(48.0, 37.2, 48.0, 18.0, 48.0 * 165e3, 120.0)
    for _ in range(5000):
        load = zone.step(0.0, 0.0, 0.0, 20.0, 27.0)
    # Less than (20 - 0) (37.2 + 48 + 18), since the faces are colder than the air.
    assert 0.75 * 20.0 * 103.2 < load < 20.0 * 103.2
    warm = RcZone(48.0, 37.2, 48.0, 18.0, 48.0 * 165e3, 120.0, mass_c=20.0)
    assert warm.step(20.0, 0.0, 0.0, 20.0, 27.0) == pytest.approx(0.0, abs=1e-9)


def test_our_steady_losses_are_those_of_the_reference() -> None:
    zones = boxes.boxes("900")
    model = ThermalModel(zones)
    state = model.start(15.0)
    given = boxes.conditions(
        zones, boxes.outdoors(0.0, wind_mps=4.0), ground_c=0.0, heat_to_c=np.array([20.0])
    )
    for _ in range(3000):
        ours = model.step(state, given).heating_w[0]
    walls = 63.6 * 0.51 + 48.0 * 0.318 + 48.0 * 0.0395
    air = zones.infiltration_m3_s[0] * 1.204 * 1006.0
    zone = RcZone(48.0, 12.0 * 3.1, walls, air, 48.0 * 260e3, 144.0)
    for _ in range(5000):
        reference = zone.step(0.0, 0.0, 0.0, 20.0, 27.0)
    assert ours == pytest.approx(reference, rel=0.15)
