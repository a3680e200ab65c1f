"""Batteries, meters, tariffs and cars: nothing is lost, and nothing is invented."""

import numpy as np
import pytest

from models.energy.battery import Battery, by_price, by_surplus
from models.energy.charging import Charging
from models.energy.meters import meter
from models.energy.tariff import Band, problems, tariff_of

ALL_YEAR = tuple(range(1, 13))


def test_every_meter_closes_and_so_does_the_campus() -> None:
    random = np.random.default_rng(2)
    for _ in range(50):
        used, made, charged, given = random.uniform(0.0, 500.0, (4, 9))
        told = meter(used, made, charged, given, 0.025)
        scale = used.sum() + made.sum()
        assert np.abs(told.residual()).max() <= 1e-9 * scale
        assert told.lost >= 0.0
        assert (told.drawn * told.exported == 0.0).all()


def test_a_battery_gives_back_what_it_took_less_its_losses() -> None:
    battery = Battery(100.0, 50.0, 0.9, 0.1, stored_kwh=10.0)
    taken = sum(battery.move(40.0, 0.5)[0] for _ in range(20))
    assert battery.stored_kwh == pytest.approx(100.0)
    given = sum(battery.move(-1000.0, 0.5)[1] for _ in range(20))
    assert battery.stored_kwh == pytest.approx(10.0)
    assert given == pytest.approx(0.9 * taken)


def test_a_battery_never_gives_more_than_it_holds_nor_than_its_power() -> None:
    battery = Battery(100.0, 50.0, 0.9, 0.0, stored_kwh=20.0)
    assert battery.move(-1e6, 0.5) == (0.0, pytest.approx(20.0 * np.sqrt(0.9)))
    assert battery.move(-1e6, 0.5) == (0.0, 0.0)
    assert battery.move(1e6, 0.5) == (25.0, 0.0)


def test_dispatch() -> None:
    assert by_surplus(-30.0) == 30.0
    assert by_price(20.0, 0.3, 0.4, 1.0, 50.0) == 50.0
    assert by_price(20.0, 1.1, 0.4, 1.0, 50.0) == -20.0
    assert by_price(20.0, 0.7, 0.4, 1.0, 50.0) == 0.0
    assert by_price(-5.0, 1.1, 0.4, 1.0, 50.0) == 5.0


def test_cars_get_what_they_came_for_and_no_faster_than_the_points_allow() -> None:
    charging = Charging(np.array([2.0, 1.0]), 7.0, 0.08)
    drawn = [charging.step(wanted, 0.5) for wanted in (60.0, *[0.0] * 10)]
    np.testing.assert_allclose(drawn[0], np.array([7.0, 3.5]) / 0.92)
    assert np.sum(drawn) == pytest.approx(60.0 / 0.92)
    assert not drawn[-1].any()


def test_a_tariff_with_a_gap_and_an_overlap_tells_both() -> None:
    day = Band(ALL_YEAR, 0, 720, "flat", 0.7)
    late = Band(ALL_YEAR, 780, 1440, "peak", 1.1)
    extra = Band((7,), 600, 660, "critical", 1.3)
    found = problems([day, late, extra])
    assert len(found) == 2
    assert any(place.startswith("12:00-13:00 in months 1, 2") for place, _ in found)
    assert any(place == "10:00-11:00 in month 7" for place, _ in found)


def test_the_price_of_a_step_is_the_mean_of_its_minutes() -> None:
    bands = [Band(ALL_YEAR, 0, 720, "flat", 1.0), Band(ALL_YEAR, 720, 1440, "peak", 2.0, 0.4)]
    assert not problems(bands)
    tariff = tariff_of("t", bands)
    assert tariff.over(3, 42_300.0, 1800.0)[0] == pytest.approx(1.5)
    assert tariff.over(3, 46_800.0, 1800.0) == (2.0, pytest.approx(0.4))
    assert np.isnan(tariff.over(3, 0.0, 1800.0)[1])
