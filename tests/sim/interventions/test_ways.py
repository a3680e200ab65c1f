"""Closed bridges, one-way doors, rain: routes and times of those concerned, and of nobody else."""

import json
from pathlib import Path

import numpy as np
import pytest

from scenarios.interventions import KINDS
from scenarios.loading import load
from sim.interventions import handler
from sim.run import run
from sim.study.query import open_run

BRIDGE = "diagonal-4"  # a path that all kinds of people take, either way


class Day:
    """A run of a scenario on the small campus."""

    def __init__(self, folder: Path, text: str, *settings: str) -> None:
        file = folder / "scenario.toml"
        file.write_text(f'extends = "weekday"\n[campus]\nmap = "quad"\n{text}', encoding="utf-8")
        self.folder = folder / f"run{len(list(folder.glob('run*')))}"
        said = ("recording.trajectories=true", *settings)
        run(load(str(file), said), 1, self.folder, False, lambda *_: None, lambda *_: None)
        self.tables = open_run(self.folder)

    def rows(self, sql: str) -> list[tuple]:
        return self.tables.execute(sql).fetchall()


def closing(said: str) -> str:
    return f'[[interventions]]\nkind = "close_path"\ntarget = "{BRIDGE}"\n{said}'


ON_BRIDGE = f"FROM trajectories JOIN links USING (link) WHERE path = '{BRIDGE}'"
TRIPS = "SELECT person, origin, place, depart_s, arrive_s, length_m FROM trips"


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Day:
    return Day(tmp_path_factory.mktemp("base"), "")


HANDLERS = ("prepare", "prepare_zones", "reschedule", "study_rooms", "absent", "begin")


def test_every_kind_has_a_handler() -> None:
    for kind in KINDS:
        module = handler(kind)
        assert any(hasattr(module, name) for name in HANDLERS), kind


def test_nobody_enters_a_closed_bridge(base: Day, tmp_path: Path) -> None:
    day = Day(tmp_path, closing('from = "09:00"\nuntil = "15:00"\n'))
    assert base.rows(f"SELECT count(*) > 0 {ON_BRIDGE} AND enter_ms BETWEEN 32.4e6 AND 54e6")[0][0]
    assert day.rows(f"SELECT count(*) {ON_BRIDGE} AND enter_ms BETWEEN 32.4e6 AND 53.999e6") == [
        (0,)
    ]
    assert day.rows(f"SELECT count(*) > 0 {ON_BRIDGE} AND enter_ms > 54e6")[0][0]


def test_a_closed_bridge_changes_the_routes_of_those_concerned_only(
    base: Day, tmp_path: Path
) -> None:
    day = Day(tmp_path, closing(""))
    users = {person for (person,) in base.rows(f"SELECT DISTINCT person {ON_BRIDGE}")}
    ways = "SELECT person, list(link ORDER BY enter_ms) FROM trajectories GROUP BY person"
    before, after = dict(base.rows(ways)), dict(day.rows(ways))
    changed = {person for person in before if before[person] != after[person]}
    assert users <= changed
    # whoever never used the bridge meets others elsewhere, and may choose another canteen for it
    assert len(changed - users) < 0.05 * len(before)


def test_a_campus_that_is_cut_off_has_its_indicators(tmp_path: Path) -> None:
    """Without North Walk nobody comes from the dormitories to classes."""
    day = Day(tmp_path, closing("").replace(BRIDGE, "north-walk"))
    values = json.loads((day.folder / "indicators.json").read_text(encoding="utf-8"))
    assert values["late_share"] in (None, 0)
    assert values["area_h_per_student_h"] is None
    assert values["trips"] > 0


def test_before_it_closes_all_is_as_without_it(base: Day, tmp_path: Path) -> None:
    day = Day(tmp_path, closing('from = "12:00:01"\n'))
    until = f"{TRIPS} WHERE arrive_s < 43201 ORDER BY ALL"
    assert len(base.rows(until)) > 1000
    assert day.rows(until) == base.rows(until)


def test_the_tables_do_not_depend_on_when_the_world_looks(tmp_path: Path) -> None:
    text = closing('from = "11:59:47"\nuntil = "12:34:56"\n')
    often, seldom = (
        Day(tmp_path, text, f"recording.interval_s={interval}").rows(f"{TRIPS} ORDER BY ALL")
        for interval in (60, 3600)
    )
    assert often == seldom


def test_opening_wins_over_closing_while_it_lasts(tmp_path: Path) -> None:
    opens = f'[[interventions]]\nkind = "open_path"\ntarget = "{BRIDGE}"\nfrom = "12:00"\n'
    day = Day(tmp_path, closing("") + opens + 'until = "14:00"\n')
    hours = day.rows(f"SELECT DISTINCT enter_ms // 3600000 AS hour {ON_BRIDGE} ORDER BY hour")
    assert set(hours) <= {(12,), (13,)} and hours


@pytest.mark.parametrize(("direction", "sign"), [("forward", 1), ("backward", -1)])
def test_one_way_is_one_way(tmp_path: Path, direction: str, sign: int) -> None:
    text = f'[[interventions]]\nkind = "oneway"\ntarget = "{BRIDGE}"\ndirection = "{direction}"\n'
    day = Day(tmp_path, text)
    assert day.rows(f"SELECT DISTINCT direction {ON_BRIDGE}") == [(sign,)]


def test_rain_slows_walking_outdoors_only(base: Day, tmp_path: Path) -> None:
    day = Day(tmp_path, '[[interventions]]\nkind = "slow"\nfactor = 0.5\n')
    # the same person walks the same way at night, when nobody is in it
    pace = """
        SELECT person, link, min(leave_ms - enter_ms) FROM trajectories JOIN links USING (link)
        WHERE {} GROUP BY ALL"""
    for where, factor in (("kind = 'road'", 2.0), ("kind IN ('corridor', 'stairs')", 1.0)):
        slow, usual = (
            {(person, link): took for person, link, took in each.rows(pace.format(where))}
            for each in (day, base)
        )
        both = sorted(set(slow) & set(usual))
        ratio = np.array([slow[key] / usual[key] for key in both])
        assert np.median(ratio) == pytest.approx(factor, rel=0.01)


def test_a_building_without_open_doors_lets_nobody_in_or_out(tmp_path: Path) -> None:
    text = '[[interventions]]\nkind = "close_path"\ntarget = "library"\nfrom = "14:00"\n'
    day = Day(tmp_path, text + 'until = "17:00"\n')
    passages = """
        WITH stays AS (
            SELECT enter_s, building = 'library' AS inside,
                lag(building = 'library') OVER (PARTITION BY person ORDER BY enter_s) AS was_inside
            FROM visits JOIN places USING (place)
        )
        SELECT count(*) FILTER (enter_s BETWEEN {} AND {}) FROM stays WHERE inside <> was_inside"""
    assert day.rows(passages.format(43200, 50400))[0][0] > 0
    # five minutes on, who was in a door is through it
    assert day.rows(passages.format(50700, 61199)) == [(0,)]
    assert day.rows("SELECT count(*) > 0 FROM unreached") == [(True,)]
    assert day.rows(
        "SELECT DISTINCT staying + walking + cycling + queuing + gated + awaiting + riding "
        "FROM census"
    ) == [(2020,)]
    # in the evening they go home
    assert day.rows("SELECT walking FROM census ORDER BY at_s DESC LIMIT 1") == [(0,)]
