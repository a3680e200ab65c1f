"""A fit finds the building that made the measurements."""

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from models.energy.calibration import fit
from models.energy.calibration.building import building_zones, side_by_side
from models.energy.calibration.scores import scores
from models.energy.calibration.simulate import Case, busyness, electricity
from models.energy.synthetic_year import MONTH
from scenarios.inputs.meter import read_meter, weekends

HOUR_MONTH = np.repeat(MONTH, 24)


@pytest.fixture(scope="module")
def case(chongqing, energy_parameters) -> Case:
    zone = building_zones(1000.0, 3, 2010, energy_parameters)
    weekend = np.arange(365) % 7 >= 5
    return Case(zone, chongqing, weekend, (np.arange(365) >= 190) & (np.arange(365) < 240))


def sets(**values: float) -> dict[str, np.ndarray]:
    start = {name: known.start for name, known in fit.parameters().items()}
    return {name: np.array([value]) for name, value in {**start, **values}.items()}


def pair(**values: list[float]) -> dict[str, np.ndarray]:
    return {name: np.repeat(value, 2) for name, value in sets().items()} | {
        name: np.array(value) for name, value in values.items()
    }


def test_scores_are_guideline_14s() -> None:
    measured = np.array([10.0, 12.0, 14.0, 8.0])
    found = np.array([11.0, 11.0, 13.0, 8.0])
    of = scores(measured, found, np.array([0, 0, 1, 1]))
    assert of.hourly_cv == pytest.approx(np.sqrt(3.0 / 3.0) / 11.0)
    assert of.hourly_bias == pytest.approx(1.0 / (3.0 * 11.0))
    assert of.monthly_cv == pytest.approx(np.sqrt(1.0 / 1.0) / 22.0)
    assert of.hourly_met and of.monthly_met
    assert not scores(measured, 2.0 * found, np.array([0, 0, 1, 1])).hourly_met


def test_a_building_that_closes_after_midnight_is_busy_then(case) -> None:
    busy = busyness(case, sets(opens=10.0, closes=26.0, weekend_share=0.0, vacation_share=1.0))
    first = busy[:, 0].reshape(365, 24)
    assert first[1, 12] > 0.9 and first[1, 1] > 0.6 and first[1, 5] < 0.1
    assert first[5, 1] > 0.6 and first[5, 12] < 0.1  # Saturday's night is Friday's evening


def test_copies_side_by_side_do_not_know_of_one_another(case) -> None:
    zones = side_by_side(case.zone, 2)
    assert zones.size == 2
    assert zones.surfaces.zone.size == 2 * case.zone.surfaces.zone.size
    one, two = electricity(case, sets(base=6.0)), electricity(case, pair(base=[6.0, 12.0]))
    assert np.array_equal(one[:, 0], two[:, 0])
    assert (two[:, 1] > two[:, 0]).all()


def test_the_fit_finds_the_building_that_was_measured(case, monkeypatch) -> None:
    monkeypatch.setattr(fit, "MOST_STEPS", 5)
    true = sets(base=6.0, busy=22.0, opens=9.0, closes=21.0, weekend_share=0.8)
    measured = electricity(case, true)[:, 0]
    measured[1000:1010] = np.nan
    found = fit.calibrate(case, measured, HOUR_MONTH)
    assert found.held_back.hourly_cv < 0.10
    assert found.held_back.hourly_met and found.held_back.monthly_met
    assert found.values["base"] == pytest.approx(6.0, abs=1.5)
    assert found.values["closes"] == pytest.approx(21.0, abs=0.7)
    assert found.values["cooling_use"] == pytest.approx(0.3, abs=0.05)
    assert not found.untold
    back = fit.held_back()
    assert back.sum() == 13 * 168


def test_what_no_hour_depends_on_is_not_told(case, monkeypatch) -> None:
    monkeypatch.setattr(fit, "MOST_STEPS", 2)
    never_cold = replace(case, heat_to_c=-30.0)
    measured = electricity(never_cold, sets(base=6.0))[:, 0]
    assert fit.calibrate(never_cold, measured, HOUR_MONTH).untold == ["heating_use"]


@pytest.mark.skipif("CAMPUS_DATA" not in os.environ, reason="CAMPUS_DATA names no folder")
def test_a_fit_goes_on_until_it_has_settled(energy_parameters) -> None:
    """From here a fit of twelve steps stopped halfway, with a weekend share of 0.53."""
    file = Path(os.environ["CAMPUS_DATA"]) / "meters" / "data_of_UnivClass_Abby.csv"
    measured = read_meter(file, 33.4, -112.0, -7.0, 7)
    day = np.arange(1, 366)
    away = ((day >= 130) & (day <= 231)) | (day >= 347) | (day <= 11)
    zone = building_zones(865.0, 1, None, energy_parameters)
    case = Case(zone, measured.weather, weekends(measured.year), away)
    found = fit.calibrate(case, measured.energy_kwh, HOUR_MONTH)
    assert found.values["weekend_share"] == pytest.approx(0.747, abs=0.01)
    assert found.held_back.hourly_cv == pytest.approx(0.205, abs=0.001)
    assert found.held_back.hourly_met and found.held_back.monthly_met
