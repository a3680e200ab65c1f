import math
from pathlib import Path

import numpy as np
import pytest
from meters import HEADER, meter_lines, save

from maps.faults import InputError
from scenarios.inputs.meter import Metered, read_meter, weekends


def read(file: Path, ahead: int = 0) -> Metered:
    return read_meter(file, 40.0, -74.0, -5.0, ahead)


def told(file: Path) -> str:
    with pytest.raises(InputError) as refused:
        read(file)
    return str(refused.value)


def test_hours_and_weather_are_those_of_the_file(tmp_path) -> None:
    lines = meter_lines()
    lines[101] = lines[101].replace(lines[101].split(",")[2], "-9999", 1)
    lines[200] = lines[200].replace(lines[200].split(",")[1], "", 1)
    metered = read(save(tmp_path / "meter.csv", lines))
    assert metered.year == 2015
    assert math.isnan(metered.energy_kwh[199])
    assert metered.energy_kwh[6] == pytest.approx(25.0, abs=0.001)
    assert metered.weather.temp_air_c[100] == pytest.approx(
        (metered.weather.temp_air_c[99] + metered.weather.temp_air_c[101]) / 2.0
    )
    assert not metered.sun_is_measured
    assert 1000.0 < metered.weather.ghi_w_m2.sum() / 1e3 < 2200.0
    clear, dull = 180 * 24 + 24, 180 * 24  # day 181 is clear, day 180 overcast
    sun = metered.weather.ghi_w_m2
    assert sun[dull : dull + 24].sum() < 0.4 * sun[clear : clear + 24].sum()


def test_a_meter_whose_clock_is_ahead_is_set_back(tmp_path) -> None:
    file = save(tmp_path / "meter.csv", meter_lines())
    assert read(file, ahead=5).energy_kwh[1] == read(file).energy_kwh[6]


def test_every_fault_is_told(tmp_path) -> None:
    lines = meter_lines()
    lines[10] = lines[10].replace("2015-01-01 09:00:00", "yesterday")
    lines[20] = lines[20].replace(lines[20].split(",")[1], "-3", 1)
    lines[30] = lines[30].replace(lines[30].split(",")[2], "warm", 1)
    lines[40] = "2015-01-02 15:00:00,3"
    found = told(save(tmp_path / "meter.csv", lines))
    assert "line 41: 2 cells: must have 6 cells (is the file cut off?)" in found
    lines[40] = meter_lines()[40]
    found = told(save(tmp_path / "meter.csv", lines))
    assert "line 11, timestamp: yesterday" in found
    assert "line 21, energy: -3" in found
    assert "line 31, TemperatureC: warm" in found


@pytest.mark.parametrize("column", ["timestamp", "energy", "TemperatureC", "Dew PointC"])
def test_a_column_that_is_missing_is_told(tmp_path, column: str) -> None:
    lines = [HEADER.replace(column, "other"), *meter_lines()[1:3]]
    assert column in told(save(tmp_path / "meter.csv", lines))


def test_half_a_year_is_too_little(tmp_path) -> None:
    assert "at least 8000 hours" in told(save(tmp_path / "meter.csv", meter_lines()[:4000]))


def test_weekends_of_a_year() -> None:
    assert np.flatnonzero(weekends(2015))[:3].tolist() == [2, 3, 9]
    assert weekends(2016).size == 365
    assert np.flatnonzero(weekends(2016))[-1] == 364  # 31 December 2016 is a Saturday


def test_of_another_kind_of_file_the_columns_are_told_and_not_each_line(tmp_path) -> None:
    file = save(tmp_path / "meter.csv", ["a,b", *(f"{n},2,3" for n in range(100))])
    assert told(file).count("\n") == 4
    assert "must have a column timestamp" in told(file)
