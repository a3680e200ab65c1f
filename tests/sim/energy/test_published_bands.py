"""A year of the built-in campus uses what was measured; docs/energy.md has the sources."""

from pathlib import Path

import energy_campus
import pytest
from energy_campus import Day

BY_FLOOR = """
    SELECT sum(kwh) / sum(floor_m2)
    FROM (SELECT zone, sum(total_kwh) AS kwh FROM energy GROUP BY zone) JOIN zones USING (zone)
    WHERE {}"""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Day:
    """Return a year of huxi in coarse steps, which move none of these by more than a twentieth."""
    out = tmp_path_factory.mktemp("bands") / "year"
    coarse = ("energy.step_s=3600", "information.interval_s=900", "recording.interval_s=3600")
    return energy_campus.record(out, Path("huxi"), "year", *coarse)


@pytest.mark.parametrize(
    ("use", "low", "high"),
    [
        pytest.param("use = 'classroom'", 0.0, 40.0, id="education, six cities (Xu et al. 2013)"),
        pytest.param("use = 'office'", 34.0, 78.0, id="offices of China, the usual kind"),
        pytest.param("true", 39.0, 79.0, id="campus: Guangdong (39) to Taiwan (79)"),
    ],
)
def test_kilowatt_hours_by_floor_lie_in_the_band(
    year: Day, use: str, low: float, high: float
) -> None:
    assert low < year.one(BY_FLOOR.format(use)) < high


def test_dormitories_use_what_residents_do(year: Day) -> None:
    """Residence halls near Manila: 563 +- 127 kWh a resident (Balbarona et al. 2019)."""
    kwh = year.one(
        "SELECT sum(total_kwh) FROM energy JOIN zones USING (zone) WHERE use = 'dormitory'"
    )
    residents = year.one(
        "SELECT count(*) FROM people JOIN places ON places.place = people.home"
        " WHERE kind = 'dormitory_room'"
    )
    assert abs(kwh / residents - 563.0) < 127.0
