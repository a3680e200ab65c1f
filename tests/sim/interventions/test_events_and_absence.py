"""Events that draw people, people who stay away, and prices that change for some hours."""

from collections.abc import Callable
from pathlib import Path

import pytest

from maps.faults import InputError
from scenarios.loading import load
from scenarios.site import site_of
from sim.interventions.change_population import absent
from sim.run import run
from sim.study.query import open_run
from sim.world.stage import set_stage

Rows = Callable[[str], list]
PEOPLE = ("population.students=400", "population.staff=40", "population.visitors=10")


def day(folder: Path, text: str, *settings: str) -> Rows:
    file = folder / "scenario.toml"
    file.write_text(f'extends = "weekday"\nname = "tried"\n[campus]\nmap = "quad"\n{text}')
    out = folder / "run"
    scenario = load(str(file), (*PEOPLE, *settings))
    run(scenario, 1, out, False, lambda *_: None, lambda *_: None)
    tables = open_run(out)
    return lambda sql: tables.execute(sql).fetchall()


def faults(folder: Path, text: str, *settings: str) -> list[str]:
    file = folder / "scenario.toml"
    file.write_text(f'extends = "weekday"\n[campus]\nmap = "quad"\n[[interventions]]\n{text}')
    with pytest.raises(InputError) as refused:
        load(str(file), settings)
    return [str(fault) for fault in refused.value.faults]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Rows:
    return day(tmp_path_factory.mktemp("base"), "", "calendar.days=2")


EVENT = """
[[interventions]]
kind = "hold_event"
target = ["pitch", "court"]
from = "19:00"
until = "20:30"
share = 0.2
"""


def test_a_fifth_of_the_students_come_to_the_event(base: Rows, tmp_path: Path) -> None:
    rows = day(tmp_path, EVENT)
    asked = rows("SELECT sum(booked) FROM classes WHERE kind = 'event'")[0][0]
    assert 60 < asked < 100  # a fifth of 400, friends together
    visits = "FROM visits JOIN places USING (place) WHERE activity = 'event'"
    came, first_s, last_s = rows(f"SELECT count(*), min(enter_s), max(leave_s) {visits}")[0]
    assert 0.7 * asked < came <= asked
    assert 18 * 3600 < first_s < 19 * 3600
    assert last_s < 20.6 * 3600
    assert {place for (place,) in rows(f"SELECT DISTINCT id {visits}")} == {"pitch", "court"}
    before = (
        "SELECT person, depart_s, arrive_s, length_m FROM trips WHERE arrive_s < 61200 ORDER BY ALL"
    )
    assert rows(before) == base(before)


def test_an_event_of_one_year_draws_that_year(tmp_path: Path) -> None:
    rows = day(tmp_path, EVENT + "years = [2]\n")
    years = "SELECT DISTINCT year FROM visits JOIN people USING (person) WHERE activity = 'event'"
    assert rows(years) == [(2,)]


def test_an_event_ends_on_its_day(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        'kind = "hold_event"\ntarget = "pitch"\nshare = 0.5\nfrom = "19:00"\nuntil = "2 01:00"\n',
        "calendar.days=2",
    )
    assert len(told) == 1
    assert "must be a time of the day of from" in told[0]


ABSENT = """
[[interventions]]
kind = "change_population"
target = ["student", "staff"]
absent_share = 0.3
from = "2 00:00"
"""


def test_some_stay_where_they_live_from_the_second_day_on(base: Rows, tmp_path: Path) -> None:
    rows = day(tmp_path, ABSENT, "calendar.days=2")
    first = (
        "SELECT person, depart_s, arrive_s, length_m FROM trips WHERE arrive_s < 86400 ORDER BY ALL"
    )
    assert rows(first) == base(first)
    still = """
        SELECT role, count(*) FILTER (person NOT IN (
            SELECT person FROM trips WHERE depart_s >= 86400)) / count(*)
        FROM people WHERE role IN ('student', 'staff') GROUP BY role ORDER BY role"""
    usual, now = dict(base(still)), dict(rows(still))
    for role in ("staff", "student"):
        assert 0.2 < now[role] - usual[role] < 0.4
    teachers = """SELECT count(DISTINCT person) FROM trips JOIN people USING (person)
        WHERE role = 'teacher' AND depart_s > 90000"""
    assert rows(teachers) == base(teachers)


def test_with_a_larger_share_the_same_people_stay_away_and_others() -> None:
    scenario = load("weekday", ["campus.map=quad"])
    people = set_stage(scenario, 1, site_of(scenario.campus)).population
    few, many = (
        load("weekday", [f'interventions=[{{kind="change_population", absent_share={share}}}]'])
        for share in (0.1, 0.4)
    )
    of_few, of_many = (absent(people, 0, each.interventions[0], 1) for each in (few, many))
    assert 0.07 < of_few.mean() < 0.13
    assert (of_many >= of_few).all()


def test_people_stay_away_for_whole_days_and_by_role(tmp_path: Path) -> None:
    told = faults(
        tmp_path,
        'kind = "change_population"\ntarget = "students"\nabsent_share = 0.5\nfrom = "08:00"\n',
    )
    assert len(told) == 2
    assert "must be a role of people (did you mean 'student'?)" in told[0]
    assert "must be a midnight" in told[1]


PRICE = """
[[interventions]]
kind = "change_tariff"
target = "teaching"
factor = 3.0
more = 0.1
hours = ["14:00-17:00"]
"""


def test_a_dearer_hour_costs_more_where_it_is_dearer(base: Rows, tmp_path: Path) -> None:
    rows = day(tmp_path, PRICE, "calendar.days=2")
    costs = """SELECT start_s // 3600 % 24, meter, sum(cost_cny), sum(drawn_kwh)
        FROM meters GROUP BY ALL"""
    usual = {row[:2]: row[2:] for row in base(costs)}
    for hour, meter, cost, kwh in rows(costs):
        before, drawn = usual[hour, meter]
        dearer = meter.startswith("teaching") and 14 <= hour < 17
        assert kwh == drawn
        assert cost == pytest.approx(3.0 * before + 0.1 * drawn if dearer else before)


def test_a_change_of_price_that_changes_nothing_is_refused(tmp_path: Path) -> None:
    told = faults(tmp_path, 'kind = "change_tariff"\n')
    assert len(told) == 1
    assert "must say factor or more" in told[0]
