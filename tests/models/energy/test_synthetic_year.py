"""The synthetic year has the months it was made from, and hours that could have been."""

from dataclasses import fields

import numpy as np
import pytest

from models.energy.estimates import saturation_pa
from models.energy.synthetic_year import MONTH, MONTH_DAYS, synthetic_year
from models.energy.weather import HOUR_S, HOURS, year_second

TEMP_C = [8.1, 10.2, 13.7, 18.7, 23.0, 25.2, 28.1, 27.6, 24.2, 18.4, 14.6, 9.3]
SUN_KWH = [26, 36, 65, 77, 99, 91, 134, 128, 83, 54, 33, 23]
HUMIDITY = [0.76, 0.71, 0.75, 0.74, 0.72, 0.79, 0.68, 0.64, 0.80, 0.85, 0.80, 0.81]
HOUR_MONTH = np.repeat(MONTH, 24)


def by_month(values: np.ndarray) -> np.ndarray:
    return np.bincount(HOUR_MONTH, values, 12)


def test_months_have_their_means(chongqing) -> None:
    hours = MONTH_DAYS * 24
    assert by_month(chongqing.temp_air_c) / hours == pytest.approx(TEMP_C, abs=0.1)
    assert by_month(chongqing.ghi_w_m2) / 1e3 == pytest.approx(SUN_KWH, rel=0.01)
    assert by_month(chongqing.humidity) / hours == pytest.approx(HUMIDITY, abs=0.01)


def test_every_value_could_have_been(chongqing) -> None:
    bounds = {
        "temp_air_c": (-2.0, 42.0),
        "dew_point_c": (-15.0, 30.0),
        "humidity": (0.1, 1.0),
        "pressure_pa": (95_000.0, 102_000.0),
        "wind_mps": (0.0, 12.0),
        "wind_from_deg": (0.0, 360.0),
        "ghi_w_m2": (0.0, 1150.0),
        "dni_w_m2": (0.0, 1100.0),
        "dhi_w_m2": (0.0, 700.0),
        "sky_w_m2": (180.0, 520.0),
    }
    arrays = {field.name for field in fields(chongqing) if field.type == "Floats"}
    assert arrays <= set(bounds) or set(bounds) <= {f.name for f in fields(chongqing)}
    for name, (low, high) in bounds.items():
        values = getattr(chongqing, name)
        assert values.shape == (HOURS,)
        assert low <= values.min() and values.max() <= high, name
    assert (chongqing.dew_point_c <= chongqing.temp_air_c + 1e-6).all()
    vapour = saturation_pa(chongqing.dew_point_c) / saturation_pa(chongqing.temp_air_c)
    assert vapour == pytest.approx(chongqing.humidity, rel=1e-6)


def test_days_follow_one_another_and_winters_are_dull(chongqing) -> None:
    day = chongqing.temp_air_c.reshape(365, 24).mean(axis=1)
    away = day - np.array(TEMP_C)[MONTH]
    assert 0.5 < np.corrcoef(away[1:], away[:-1])[0, 1] < 0.95
    diffuse = by_month(chongqing.dhi_w_m2) / by_month(chongqing.ghi_w_m2)
    assert diffuse[[11, 0, 1]].min() > diffuse[[6, 7]].max()
    assert chongqing.temp_air_c.max() > 35.0
    damp = (chongqing.humidity > 0.99).reshape(365, 24).any(axis=1)
    assert damp[np.isin(MONTH, [9, 10, 11, 0])].sum() > damp[np.isin(MONTH, [5, 6, 7])].sum()


def test_the_year_is_its_seeds(energy_parameters, chongqing) -> None:
    again, other = synthetic_year(energy_parameters), synthetic_year(energy_parameters, seed=1)
    assert again.temp_air_c.tobytes() == chongqing.temp_air_c.tobytes()
    assert not np.array_equal(other.temp_air_c, chongqing.temp_air_c)


def test_any_time_of_the_year_has_weather(chongqing) -> None:
    noon = year_second(7, 1, 12 * HOUR_S)
    assert noon == 181.5 * 24 * HOUR_S
    assert year_second(2, 29) == year_second(2, 28)
    reading = chongqing.at(noon - HOUR_S / 2.0, HOUR_S)  # its middle is a reading's time
    assert reading.temp_air_c == pytest.approx(chongqing.temp_air_c[181 * 24 + 11])
    assert chongqing.at(noon - HOUR_S, HOUR_S).ghi_w_m2 == chongqing.ghi_w_m2[181 * 24 + 11]
    first, wrapped = chongqing.at(0.0, HOUR_S), chongqing.at(HOURS * HOUR_S, HOUR_S)
    assert first == wrapped
    assert first.temp_air_c == pytest.approx(
        (chongqing.temp_air_c[-1] + chongqing.temp_air_c[0]) / 2.0
    )
