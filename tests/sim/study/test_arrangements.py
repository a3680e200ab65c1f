"""What changes of teaching do, by paired runs on the small campus."""

from pathlib import Path

import numpy as np
import pytest

from scenarios.loading import load
from sim.run import run
from sim.study.compare.statistics import paired, t_interval
from sim.study.indicators import indicators
from sim.study.query import open_run
from sim.study.space import roomless

SEEDS = (1, 2, 3, 4)
SMALL = ("campus.map='quad'", "population.students=900", "recording.interval_s=900")
FLOW_0830, OFFICE_HOURS = (indicators()[key].sql for key in ("flow_0830", "office_hours_contact_h"))
OTHERS = "SELECT coalesce(sum(contact_h), 0) FROM contact_meetings WHERE kind <> 'office_hours'"
FIRST_WALK = """
    SELECT count(*) FROM trips WHERE activity IN ('class', 'laboratory') AND meant_s BETWEEN
    29400 AND 30600"""


class Days:
    """Runs of scenarios under several seeds, each made once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def values(self, scenario: str, sql: str, lever: str = "") -> list[float]:
        return [self._value(scenario, seed, sql, lever) for seed in SEEDS]

    def _value(self, scenario: str, seed: int, sql: str, lever: str) -> float:
        out = self.folder / f"{scenario}{lever}-{seed}"
        settings = (*SMALL, f"parameters.space.{lever}") if lever else SMALL
        run(load(scenario, settings), seed, out, False, lambda *_: None, lambda *_: None)
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


def test_classes_online_lower_the_strongest_flow_before_half_past_eight(days: Days) -> None:
    base, online = (days.values(name, FLOW_0830) for name in ("weekday", "blended-30"))
    assert t_interval(paired(base, online), 0.95).high < 0


def test_office_hours_after_the_last_class_bring_more_together(days: Days) -> None:
    base, moved = (days.values(name, OFFICE_HOURS) for name in ("weekday", "office-hours-moved"))
    interval = t_interval(paired(base, moved), 0.95)
    assert interval.low > 0
    before, after = (days.values(name, OTHERS) for name in ("weekday", "office-hours-moved"))
    assert after == pytest.approx(before, rel=0.02)


def test_classes_drawn_together_save_trips_and_walking(days: Days) -> None:
    for measure in ("trips", "walking_min"):
        sql = f"SELECT avg({measure}) FROM student_days"
        base, compact = days.values("weekday", sql), days.values("weekday", sql, "compaction=3")
        assert t_interval(paired(base, compact), 0.95).high < 0, measure


def test_laboratory_hours_bring_more_into_laboratories(days: Days) -> None:
    sql = "SELECT coalesce(sum(attending), 0) FROM class_attendance WHERE kind = 'laboratory'"
    base, more = days.values("weekday", sql), days.values("weekday", sql, "laboratory_meetings=1")
    assert t_interval(paired(base, more), 0.95).low > 0


def test_who_finds_no_laboratory_is_told(tmp_path: Path) -> None:
    settings = (*SMALL, "population.students=2050", "parameters.space.laboratory_meetings=3")
    run(load("weekday", settings), 1, tmp_path / "run", False, lambda *_: None, lambda *_: None)
    ((kind, count),) = roomless(open_run(tmp_path / "run"))
    assert kind == "laboratory"
    assert count > 0


def test_projects_meet_for_half_a_day_in_laboratories(days: Days) -> None:
    sql = "SELECT count(*) FROM classes WHERE kind = 'project'"
    projects = days.values("weekday", sql, "project_share=0.5")
    assert not any(days.values("weekday", sql))
    assert all(projects)
    kinds = "room_kind IN ('laboratory', 'computer_room') AND end_s - start_s > 3 * 3600"
    sql = f"SELECT count(*) FROM class_attendance WHERE kind = 'project' AND {kinds}"
    assert days.values("weekday", sql, "project_share=0.5") == projects


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
