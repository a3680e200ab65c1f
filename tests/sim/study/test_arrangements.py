"""What changes of teaching do, by paired runs on the small campus."""

from pathlib import Path

import numpy as np
import pytest

from scenarios.loading import load
from sim.run import run
from sim.study.compare.statistics import paired, t_interval
from sim.study.query import open_run

SEEDS = (1, 2, 3, 4)
SMALL = ("campus.map='quad'", "population.students=900", "recording.interval_s=900")
OFFICE_HOURS = "SELECT coalesce(sum(contact_h), 0) FROM contacts WHERE kind = 'office_hours'"
OTHERS = "SELECT coalesce(sum(contact_h), 0) FROM contacts WHERE kind <> 'office_hours'"
FIRST_WALK = """
    SELECT count(*) FROM trips WHERE activity IN ('class', 'laboratory') AND meant_s BETWEEN
    29400 AND 30600"""


class Days:
    """Runs of scenarios under several seeds, each made once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def values(self, scenario: str, sql: str) -> list[float]:
        return [self._value(scenario, seed, sql) for seed in SEEDS]

    def _value(self, scenario: str, seed: int, sql: str) -> float:
        out = self.folder / f"{scenario}-{seed}"
        run(load(scenario, SMALL), seed, out, False, lambda *_: None, lambda *_: None)
        return float(open_run(out).execute(sql).fetchone()[0])


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Days:
    return Days(tmp_path_factory.mktemp("days"))


def test_classes_online_take_people_off_the_paths_before_half_past_eight(days: Days) -> None:
    base, online = (days.values(name, FIRST_WALK) for name in ("weekday", "blended-30"))
    interval = t_interval(paired(base, online), 0.95)
    assert interval.high < 0
    sql = "SELECT avg(online) FROM classes WHERE kind IN ('lecture', 'seminar')"
    assert 0.1 < np.mean(days.values("blended-30", sql)) < 0.5


def test_office_hours_after_the_last_class_bring_more_together(days: Days) -> None:
    base, moved = (days.values(name, OFFICE_HOURS) for name in ("weekday", "office-hours-moved"))
    interval = t_interval(paired(base, moved), 0.95)
    assert interval.low > 0
    before, after = (days.values(name, OTHERS) for name in ("weekday", "office-hours-moved"))
    assert after == pytest.approx(before, rel=0.02)


def test_students_added_leave_the_draws_of_those_there_alone(days: Days) -> None:
    out = days.folder / "growth"
    run(load("growth-20", SMALL), 1, out, False, lambda *_: None, lambda *_: None)
    days.values("weekday", "SELECT 1")
    connection = open_run(out)
    people = str(days.folder / "weekday-1" / "tables" / "people.parquet")
    ((both, same, more),) = connection.execute(f"""
        SELECT count(*), count(*) FILTER (a.age = b.age AND a.college = b.college
            AND a.class_group = b.class_group), (SELECT count(*) FROM people) - count(*)
        FROM people a JOIN read_parquet('{people}') b USING (key) WHERE a.role = 'student'
    """).fetchall()
    assert both == 900
    assert same == 900
    assert more > 180
