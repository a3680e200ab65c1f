"""A year has the seasons of a campus in Chongqing."""

import pytest
from energy_campus import Day


@pytest.fixture(scope="module")
def year(recorded) -> Day:
    """Return a year in coarse steps: no season hangs on half an hour, nor on what people see."""
    return recorded("year", "energy.step_s=3600", "information.interval_s=900")


@pytest.fixture(scope="module")
def months(year: Day) -> dict[int, float]:
    return dict(year.ask("SELECT month, sum(drawn_kwh) FROM grid GROUP BY month ORDER BY month"))


def test_summer_has_the_peak_and_cold_teaching_weeks_the_next(months) -> None:
    teaching = [3, 4, 5, 6, 9, 10, 11, 12]
    by_use = sorted(teaching, key=lambda month: -months[month])
    assert {6, 12} <= set(by_use[:3])
    assert months[12] > 1.2 * months[11]
    assert months[6] > 1.2 * months[4]
    assert months[9] > 1.1 * months[10]


def test_valleys_lie_in_spring_autumn_and_vacations(months) -> None:
    assert max(months[2], months[8]) < 0.75 * min(months[6], months[12])
    assert max(months[4], months[10], months[11]) < min(months[6], months[12])


def test_every_hour_is_there(year: Day) -> None:
    assert year.one("SELECT count(*) FROM grid") == 365 * 24
    assert year.one("SELECT count(DISTINCT start_s) FROM energy") == 365 * 24
    assert year.one("SELECT sum(days) FROM bills") == 365
