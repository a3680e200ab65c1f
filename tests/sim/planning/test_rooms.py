"""Planned rooms on a small campus: what the plan writes, and whether runs confirm it."""

import csv
import json
from pathlib import Path

import pytest

from maps.builtin import folder_of
from maps.faults import InputError
from maps.folder import load as load_campus
from scenarios.inputs.timetable import read_timetable
from scenarios.levers import levers_pulled
from scenarios.loading import load
from scenarios.parameters import known_parameters
from sim.planning.rooms import RoomPlan, plan_scenario
from sim.run import run
from sim.world.stage import set_stage

QUAD = "campus.map='quad'"
SMALL = ("population.students=900",)
WEDNESDAY = "calendar.start=2026-10-14"


def planned(aim: str, out: Path, *, most_moves: int | None = None) -> RoomPlan:
    return plan_scenario("weekday", [QUAD], 1, aim, most_moves, 5.0, out, lambda *_: None)


def indicator(scenario: Path, key: str, seed: int, out: Path, *settings: str) -> float:
    asked = load(str(scenario), [QUAD, *settings])
    done = run(asked, seed, out, False, lambda *_: None, lambda *_: None)
    return float(json.loads((done.folder / "indicators.json").read_text())[key])


def test_less_walking_is_planned_and_seen(tmp_path: Path) -> None:
    plan = planned("walking", tmp_path / "plan")
    assert plan.plan.gap < 2e-4
    assert plan.plan.after < 0.98 * plan.plan.before
    for seed in (1, 2):
        before, after = (
            indicator(
                tmp_path / "plan" / f"{which}.toml",
                "walking_min_per_person",
                seed,
                tmp_path / f"{which}-{seed}",
            )
            for which in ("before", "after")
        )
        assert after < before


def test_fewer_open_buildings_are_planned_and_seen(tmp_path: Path) -> None:
    plan = planned("buildings", tmp_path / "plan")
    assert plan.plan.gap < 2e-4
    assert plan.plan.after < plan.plan.before
    before, after = (
        indicator(
            tmp_path / "plan" / f"{which}.toml",
            "class_building_h",
            1,
            tmp_path / which,
            WEDNESDAY,
        )
        for which in ("before", "after")
    )
    assert after < before


def test_what_a_plan_writes(tmp_path: Path) -> None:
    out = tmp_path / "plan"
    plan = planned("walking", out, most_moves=15)
    assert 0 < plan.moves <= 15
    campus = load_campus(folder_of("quad"))
    before, after = (read_timetable(out / which, campus) for which in ("before", "after"))
    assert before.students == after.students
    rows = list(csv.DictReader((out / "moves.csv").open(encoding="utf-8")))
    assert len(rows) == plan.moves
    told = {(row["class"], row["weekday"], row["room"], row["new_room"]) for row in rows}
    weekdays = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
    seen = {
        (old.class_id, weekdays[old.weekday], old.room, new.room)
        for old, new in zip(before.meetings, after.meetings, strict=True)
        if old.room != new.room
    }
    assert seen == told
    kinds = {key: room.kind for key, room in campus.rooms.items()}
    assert all(kinds[row["room"]] == kinds[row["new_room"]] for row in rows)
    gained = sum(float(row["gain_person_km"]) for row in rows)
    saved = (plan.plan.before - plan.plan.after) / 1000
    assert gained == pytest.approx(saved, abs=0.001 * len(rows))
    assert (out / "report.txt").read_text(encoding="utf-8") == plan.account + "\n"


def test_a_plan_of_a_planned_timetable_finds_nothing_more(tmp_path: Path) -> None:
    planned("seats", tmp_path / "one")
    again = plan_scenario(
        "weekday",
        [QUAD, f"timetable.folder='{tmp_path / 'one' / 'after'}'"],
        1,
        "seats",
        None,
        5.0,
        tmp_path / "two",
        lambda *_: None,
    )
    assert again.moves == 0
    assert again.plan.before == again.plan.after


def test_levers_of_the_scenario_are_let_go_in_those_that_a_plan_writes(tmp_path: Path) -> None:
    mine = tmp_path / "mine.toml"
    levers = "compaction = 3\nclub_share = 0.5\nteaching_day_begin = 9\n"
    text = f'extends = "weekday"\ncampus.map = "quad"\n[parameters.space]\n{levers}'
    mine.write_text(text, encoding="utf-8")
    out = tmp_path / "plan"
    plan_scenario(str(mine), [], 1, "seats", None, 5.0, out, lambda *_: None)
    usual = known_parameters()["space"]
    for which in ("before", "after"):
        written = out / f"{which}.toml"
        space = load(str(written)).parameters["space"]
        assert space["compaction"] == usual["compaction"].value
        assert space["club_share"] == usual["club_share"].value
        assert space["teaching_day_begin"] == 9
    assert levers_pulled(load(str(mine)).parameters) == ["compaction", "club_share"]


@pytest.mark.parametrize("name", ["staggered-start", "exam-week", "building-closed"])
def test_a_plan_is_of_the_classes_that_its_scenario_holds(name: str, tmp_path: Path) -> None:
    out = tmp_path / "plan"
    plan_scenario(name, [QUAD, *SMALL], 1, "seats", 0, 5.0, out, lambda *_: None)

    def held(scenario: str) -> list[tuple[object, ...]]:
        asked = load(scenario, [QUAD, *SMALL])
        table = set_stage(asked, 1, load_campus(folder_of("quad"))).timetable
        columns = (table.class_id, table.kind, table.weekday, table.start_s, table.end_s)
        return sorted(zip(*columns, table.weeks, table.room, strict=True))

    assert held(str(out / "before.toml")) == held(name)


def test_a_folder_that_is_used_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "mine.txt").write_text("kept")
    with pytest.raises(InputError, match="new or empty folder"):
        planned("seats", tmp_path / "plan")
    assert [file.name for file in (tmp_path / "plan").iterdir()] == ["mine.txt"]
