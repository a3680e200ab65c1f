"""Moist air against tables, and mixing against small steps."""

import numpy as np
import pytest

from models.energy.daylight import daylight_factor, lamps_on
from models.energy.moist_air import (
    air_density,
    humidity_ratio,
    relative_humidity,
    saturation_pa,
)
from models.energy.well_mixed import well_mixed


def test_saturation_of_the_steam_tables() -> None:
    temp = np.array([0.01, 10.0, 20.0, 30.0, 40.0])
    table = np.array([611.7, 1228.2, 2339.3, 4247.0, 7384.9])  # IAPWS
    np.testing.assert_allclose(saturation_pa(temp), table, rtol=0.004)


def test_humidity_there_and_back() -> None:
    temp, humidity = np.array([5.0, 26.0, 35.0]), np.array([0.9, 0.6, 0.4])
    ratio = humidity_ratio(temp, humidity, 101_325.0)
    assert ratio[1] == pytest.approx(0.0126, abs=2e-4)  # 26 degC at 60 %, psychrometric chart
    np.testing.assert_allclose(relative_humidity(temp, ratio, 101_325.0), humidity)
    assert air_density(20.0, 101_325.0) == pytest.approx(1.204, abs=1e-3)


def test_mixing_is_what_small_steps_find() -> None:
    content, source, flow, volume = 420.0, 30_000.0, 0.2, 300.0
    outdoor = 420.0
    end, mean = well_mixed(
        np.array([content]), outdoor, np.array([source]), np.array([flow]), np.array([volume]), 1800
    )
    small = 18_000
    seen = []
    for _ in range(small):
        seen.append(content)
        content += (source + flow * (outdoor - content)) / volume * (1800 / small)
    assert end[0] == pytest.approx(content, rel=1e-3)
    assert mean[0] == pytest.approx(np.mean(seen), rel=1e-3)


def test_a_classroom_comes_to_the_level_of_its_fresh_air() -> None:
    people, person_m3_h, breath_l_h = 40, 24.0, 17.0
    flow = np.array([people * person_m3_h / 3600.0])
    source = np.array([people * breath_l_h / 3600.0 * 1e-3 * 1e6])
    end, _ = well_mixed(np.array([420.0]), 420.0, source, flow, np.array([200.0]), 10 * 3600.0)
    assert end[0] == pytest.approx(420.0 + 1e3 * breath_l_h / person_m3_h, rel=1e-3)


def test_daylight() -> None:
    factor = daylight_factor(np.array([10.0]), np.array([200.0]), np.array([0.5]), 0.65, 0.5)
    assert factor[0] == pytest.approx(0.65 * 10 * 90 / (200 * 0.75) / 100)
    assert lamps_on(factor, 0.0, 110.0, 300.0, 0.5)[0] == 1.0
    assert lamps_on(factor, 500.0, 110.0, 300.0, 0.5)[0] == 0.5
