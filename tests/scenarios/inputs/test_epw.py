"""An EPW file is read as it stands, or refused with every fault."""

from pathlib import Path

import numpy as np
import pytest

from maps.faults import InputError
from models.energy.weather import HOURS
from scenarios.inputs.epw import FIELDS, MONTH_DAYS, read_epw

LOCATION = "LOCATION,Somewhere,X,CHN,made up,000000,29.58,106.47,8.0,259.0"
FIRST = 9  # line of the first hour


def epw_lines() -> list[str]:
    """Return the lines of a year in which everything is marked missing that the model can spare."""
    lines = [LOCATION, *[f"HEADER {number}" for number in range(2, 9)]]
    hour_of_year = 0
    for month, days in enumerate(MONTH_DAYS, 1):
        for day in range(1, days + 1):
            for hour in range(1, 25):
                noon = max(0.0, np.sin((hour - 6.5) / 12.0 * np.pi))
                cells = ["2001", str(month), str(day), str(hour), "0", "?"]
                cells += [f"{10 + 10 * noon:.1f}", "5.0", "70", "98000", "9999", "9999", "320"]
                cells += [f"{500 * noon:.0f}", f"{300 * noon:.0f}", f"{200 * noon:.0f}"]
                cells += ["999999", "999999", "999999", "9999", "45", "2.0", "99", "99", "9999"]
                cells += [
                    "99999",
                    "9",
                    "999999999",
                    "999",
                    "0.999",
                    "999",
                    "99",
                    "999",
                    "999",
                    "99",
                ]
                lines.append(",".join(cells))
                hour_of_year += 1
    assert hour_of_year == HOURS
    return lines


def save(folder: Path, lines: list[str]) -> Path:
    file = folder / "made-up.epw"
    file.write_text("\n".join(lines) + "\n", encoding="latin-1")
    return file


def changed(lines: list[str], line: int, column: int, value: str) -> None:
    cells = lines[line - 1].split(",")
    cells[column] = value
    lines[line - 1] = ",".join(cells)


def told(file: Path) -> list[str]:
    with pytest.raises(InputError) as refused:
        read_epw(file)
    return [str(fault).removeprefix(f"{file}: ") for fault in refused.value.faults]


def test_a_year_is_read_though_other_fields_are_missing(tmp_path) -> None:
    weather = read_epw(save(tmp_path, epw_lines()))
    assert (weather.name, weather.latitude, weather.utc_offset_h) == ("Somewhere", 29.58, 8.0)
    assert weather.temp_air_c.shape == (HOURS,)
    assert weather.humidity[0] == 0.7
    assert weather.ghi_w_m2.max() == 496.0


def test_missing_hours_are_named(tmp_path) -> None:
    lines = epw_lines()
    del lines[FIRST - 1 + 24 : FIRST - 1 + 27]
    (fault,) = told(save(tmp_path, lines))
    assert fault.startswith("month 1, day 2, hour 1 to month 1, day 2, hour 3: 3 missing hours")


def test_a_file_that_is_cut_off_is_named(tmp_path) -> None:
    lines = epw_lines()[:5000]
    lines[-1] = lines[-1][:40]
    found = told(save(tmp_path, lines))
    assert any("line 5000" in fault and "is the file cut off?" in fault for fault in found)
    assert any("to month 12, day 31, hour 24" in fault for fault in found)


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_missing_value_that_the_model_reads_is_named(tmp_path, field) -> None:
    lines = epw_lines()
    for line in (100, 101, 200):
        changed(lines, line, field.column, f"{field.missing:g}")
    found = told(save(tmp_path, lines))
    assert [fault.split(":")[0] for fault in found] == [
        f"lines 100 to 101, {field.name}",
        f"line 200, {field.name}",
    ]
    assert all("a missing value, which the model needs" in fault for fault in found)


def test_all_faults_are_told_at_once(tmp_path) -> None:
    lines = epw_lines()
    changed(lines, 1, 6, "95")
    changed(lines, 300, 6, "cold")
    changed(lines, 400, 21, "-1")
    changed(lines, 500, 3, "25")
    lines.insert(600, lines[600])
    found = told(save(tmp_path, lines))
    for part in (
        "line 1, latitude: 95",
        "line 300, temp_air: cold",
        "line 400, wind_speed: -1",
        "line 500: 1/21/25",
        "comes twice or out of order",
        "1 missing hours",
    ):
        assert any(part in fault for fault in found), (part, found)


def test_a_leap_day_and_other_files_are_refused(tmp_path) -> None:
    lines = epw_lines()
    place = FIRST - 1 + (31 + 28) * 24
    lines[place:place] = [lines[place - 24].replace("2001,2,28", "2001,2,29")]
    assert any("no 29 February" in fault for fault in told(save(tmp_path, lines)))
    assert any("is it an EPW file?" in fault for fault in told(save(tmp_path, ["a,b", "1,2"])))
    assert told(tmp_path / "none.epw") == ["the file is missing"]


def test_more_sun_than_there_is_comes_of_a_low_sun(tmp_path) -> None:
    lines = epw_lines()
    for column, value in ((13, "12"), (14, "4000"), (15, "7")):
        changed(lines, FIRST + 7, column, value)
    weather = read_epw(save(tmp_path, lines))
    assert weather.dni_w_m2[7] == pytest.approx(5.0 / 0.087)
