"""A period on representative days: every day its own weather, and the people of its kind."""

import duckdb
import pytest

from scenarios.calendar import standing_for
from scenarios.loading import load
from sim.run import run

DAYS = 15
SETTINGS = (
    "campus.map='quad'",
    f"calendar.days={DAYS}",
    "calendar.start=2026-10-01",
    "calendar.holidays=[2026-10-01, 2026-10-02]",
    "population.students=60",
    "population.staff=10",
    "population.visitors=0",
)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    out = tmp_path_factory.mktemp("representative") / "run"
    scenario = load("weekday", (*SETTINGS, "calendar.people='representative-days'"))
    run(scenario, 1, out, False, lambda *_: None, lambda *_: None)
    return scenario, out / "tables"


def rows(tables, sql: str):
    _, folder = tables
    return duckdb.sql(sql.replace("@", f"{folder}/")).fetchall()


def test_people_are_simulated_on_one_day_of_each_kind(tables) -> None:
    scenario, _ = tables
    days = rows(tables, "select day, teaching, stands_for from '@calendar.parquet' order by day")
    assert len(days) == len(set(standing_for(scenario.calendar))) < DAYS
    assert sum(stands_for for _, _, stands_for in days) == DAYS
    (census,) = rows(tables, "select max(at_s) from '@census.parquet'")
    assert census[0] == len(days) * 86_400


def test_energy_has_every_hour_of_the_period(tables) -> None:
    (hours,) = rows(tables, "select count(distinct start_s), max(start_s) from '@energy.parquet'")
    assert hours == (DAYS * 24, DAYS * 86_400 - 3600)
    (air,) = rows(tables, "select count(distinct temp_air_c) from '@weather.parquet'")
    assert air[0] > DAYS * 20  # no two days have the same weather


def test_a_day_has_the_people_of_the_day_that_stands_for_it(tables) -> None:
    scenario, _ = tables
    told = rows(
        tables,
        "select start_s // 86400 as day, list(round(persons, 6) order by start_s, zone)"
        " from '@comfort.parquet' group by day order by day",
    )
    persons = dict(told)
    stand_ins = standing_for(scenario.calendar)
    for day in range(1, DAYS):
        alike = stand_ins.index(stand_ins[day])
        assert persons[day] == persons[alike]
    assert persons[stand_ins.index(0)] != persons[stand_ins.index(max(stand_ins))]
