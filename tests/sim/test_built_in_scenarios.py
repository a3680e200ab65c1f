"""Each built-in scenario differs from its baseline in what it should, and in nothing else."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import full_quad
import pyarrow.parquet as pq
import pytest

from scenarios import catalogue
from scenarios.loading import load
from sim.run import run

UP, DOWN = 1, -1
MEALS = {"canteen", "shop"}

# Tables that are the same bytes in both runs.
GIVEN = ("gridlocks", "links", "norms", "places", "racks", "zones")
PEOPLE = ("people",)
CLASSES = ("classes",)
SAME_DATE = ("calendar", "weather")
# What everybody does all day, and where.
DAY = (
    *("bicycles", "census", "crowd_trips", "crowding", "detours", "evacuation", "evacuees"),
    *("levels_of_service", "link_flow", "place_occupancy", "queues", "refusals", "rides"),
    *("shuttles", "trips", "unreached", "visits"),
)
ENERGY = ("bills", "comfort", "energy", "grid", "meters")
NO_ALARM = ("evacuation", "evacuees")


@dataclass(frozen=True)
class Expected:
    """What a scenario leaves as it is in its baseline, byte by byte, and which numbers it moves."""

    base: str
    same: Sequence[str]
    moves: Mapping[str, int]
    differ: Sequence[str] = ()
    settings: Sequence[str] = field(default=())


LIVES = (*GIVEN, *PEOPLE, *SAME_DATE, *NO_ALARM)
# What only changes buildings: not a step of anybody's day.
BUILDINGS = (*GIVEN, *PEOPLE, *CLASSES, *DAY)

SCENARIOS = {
    "bicycles": Expected(
        "weekday",
        (*GIVEN, *CLASSES, *SAME_DATE, *NO_ALARM),
        {"bicycle_trip_share": UP, "rack_overflow_most": UP},
        ("people", "bicycles"),
    ),
    "blended-30": Expected(
        "weekday",
        LIVES,
        {"flow_0830": DOWN, "trips": DOWN, "contact_h": DOWN, "walkers_peak": DOWN},
        CLASSES,
    ),
    "bridge-closed": Expected(
        "weekday",
        (*LIVES, *CLASSES),
        {"walking_min_per_person": UP, "walking_length_mean_m": UP},
        ("link_flow",),
    ),
    "building-closed": Expected(
        "weekday",
        LIVES,
        {"class_building_h": DOWN, "classes_without_room": UP},
        CLASSES,
    ),
    "cold-spell": Expected(
        "weekday",
        BUILDINGS,
        {"heating_kwh": UP, "electricity_kwh": UP, "discomfort_share": UP},
        ("calendar", "weather"),
    ),
    "demand-response": Expected(
        "heatwave",
        (*BUILDINGS, *SAME_DATE),
        {"cooling_kwh": DOWN, "lighting_kwh": DOWN, "electricity_cost_cny": DOWN},
        ENERGY,
    ),
    "evacuation-drill": Expected(
        "weekday",
        (*GIVEN, *PEOPLE, *CLASSES, *SAME_DATE),
        {"walking_min_per_person": UP, "contact_h": DOWN, "trips": UP},
        NO_ALARM,
    ),
    "evening-consolidation": Expected(
        "weekday",
        (*LIVES, *CLASSES),
        {"lighting_kwh": DOWN, "electricity_kwh": DOWN},
        ("visits",),
    ),
    "exam-week": Expected(
        "weekday",
        (*GIVEN, *PEOPLE, *NO_ALARM),
        {"study_seats_peak": UP, "turned_away": UP, "contact_h": DOWN},
        (*CLASSES, "calendar"),
    ),
    "growth-20": Expected(
        "weekday",
        (*GIVEN, *SAME_DATE, *NO_ALARM),
        {"people": UP, "trips": UP, "canteen_wait_mean_s": UP, "walking_delay_mean_s": UP},
        (*PEOPLE, *CLASSES),
    ),
    "heatwave": Expected(
        "weekday",
        BUILDINGS,
        {"cooling_kwh": UP, "electricity_kwh": UP, "peak_kw": UP},
        ("calendar", "weather"),
    ),
    "insulation-retrofit": Expected(
        "cold-spell",
        (*(table for table in BUILDINGS if table != "zones"), *SAME_DATE),
        {"heating_kwh": DOWN, "electricity_cost_cny": DOWN},
        ENERGY,
    ),
    "led-retrofit": Expected(
        "weekday",
        (*BUILDINGS, *SAME_DATE),
        {"lighting_kwh": DOWN, "electricity_cost_cny": DOWN},
        ENERGY,
    ),
    "new-canteen": Expected(
        "weekday",
        (*(table for table in LIVES if table not in ("places", "zones")), *CLASSES),
        {"canteen_wait_mean_s": DOWN, "canteen_meals": UP},
        ("queues", "places"),
    ),
    "night-setback": Expected(
        "cold-spell",
        (*BUILDINGS, *SAME_DATE),
        {"heating_kwh": DOWN, "discomfort_share": UP},
        ENERGY,
    ),
    "office-hours-moved": Expected("weekday", LIVES, {"office_hours_contact_h": UP}, CLASSES),
    "open-classrooms-evening": Expected(
        "weekday",
        (*LIVES, *CLASSES),
        {"study_seats_peak": DOWN},
        ("visits",),
        # with all its students, quad has classes in nearly every room on some evening
        ("population.students=400",),
    ),
    "pv-and-battery": Expected(
        "weekday",
        (*BUILDINGS, *SAME_DATE, "comfort", "energy"),
        {"generated_kwh": UP, "grid_kwh": DOWN, "electricity_cost_cny": DOWN},
        ("bills", "grid", "meters"),
    ),
    "power-cut": Expected(
        "weekday",
        (*LIVES, *CLASSES),
        {"canteen_meals": DOWN, "electricity_kwh": DOWN, "lighting_kwh": DOWN},
        ("rides", "queues", "energy"),
    ),
    "rain": Expected(
        "weekday",
        (*LIVES, *CLASSES),
        {"walking_time_mean_min": UP, "bicycle_trip_share": DOWN, "attendance": DOWN},
        ("trips",),
    ),
    "registration-day": Expected(
        "weekday",
        (*GIVEN, *PEOPLE, *NO_ALARM),
        {"contact_h": DOWN},
        (*CLASSES, "calendar"),
    ),
    "setpoint-26": Expected(
        "heatwave",
        (*BUILDINGS, *SAME_DATE),
        {"cooling_kwh": DOWN, "electricity_kwh": DOWN},
        ENERGY,
    ),
    "shuttle-10min": Expected(
        "weekday",
        (*LIVES, *CLASSES),
        {"interventions": UP},
        ("shuttles",),
    ),
    "staggered-start": Expected(
        "weekday",
        LIVES,
        {"flow_0830": DOWN, "walking_delay_mean_s": DOWN},
        CLASSES,
    ),
    "storm": Expected(
        "weekday",
        (*(table for table in LIVES if table != "weather"), *CLASSES),
        {"walking_min_per_person": UP, "walking_time_mean_min": UP},
        ("weather", "trips"),
    ),
    "step-free": Expected(
        "weekday",
        (*GIVEN, *CLASSES, *SAME_DATE, *NO_ALARM),
        {"step_free_people": UP, "out_of_reach": UP},
        PEOPLE,
    ),
    "weekend": Expected(
        "weekday",
        (*GIVEN, *PEOPLE, *NO_ALARM),
        {"trips": DOWN, "walkers_peak": DOWN, "electricity_kwh": DOWN},
        (*CLASSES, "calendar"),
    ),
    # eight days stand for the year here: what it promises is a day of each kind
    "year": Expected(
        "weekday",
        (*GIVEN, *PEOPLE, *NO_ALARM),
        {"electricity_kwh": UP},
        ("calendar", "weather"),
        ("energy.step_s=3600",),
    ),
}
ONLY_OF = {"year": ("calendar.days=8",)}


@pytest.fixture(scope="session")
def campus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The changes of quad by which it has what the scenarios name."""
    return full_quad.write_to(tmp_path_factory.mktemp("built-in") / "changes")


Made = Callable[[str, Sequence[str]], Path]


@pytest.fixture(scope="session")
def made(campus: Path, tmp_path_factory: pytest.TempPathFactory) -> Made:
    """Return a function that gives the run folder of a scenario; each run is made once."""
    base = tmp_path_factory.mktemp("runs")
    known: dict[tuple[str, ...], Path] = {}

    def folder(scenario: str, settings: Sequence[str]) -> Path:
        key = (scenario, *settings)
        if key not in known:
            asked = ["campus.map=quad", f"campus.changes={campus}", *settings]
            out = base / f"{len(known)}"
            run(load(scenario, asked), 1, out, False, lambda *_: None, lambda *_: None)
            known[key] = out
        return known[key]

    return folder


def _indicators(folder: Path) -> dict[str, float | None]:
    return json.loads((folder / "indicators.json").read_text(encoding="utf-8"))


def _table(folder: Path, table: str) -> bytes:
    return (folder / "tables" / f"{table}.parquet").read_bytes()


@pytest.mark.parametrize("name", sorted(SCENARIOS))
def test_it_changes_what_it_should_and_nothing_else(made: Made, name: str) -> None:
    expected = SCENARIOS[name]
    base = made(expected.base, expected.settings)
    other = made(name, [*expected.settings, *ONLY_OF.get(name, ())])
    differs = [table for table in expected.same if _table(base, table) != _table(other, table)]
    assert differs == []
    same = [table for table in expected.differ if _table(base, table) == _table(other, table)]
    assert same == []
    before, after = _indicators(base), _indicators(other)
    moved = {key: ((after[key] or 0) - (before[key] or 0)) for key in expected.moves}
    wrong = {key: moved[key] for key, way in expected.moves.items() if moved[key] * way <= 0}
    assert wrong == {}


def test_no_built_in_scenario_is_left_out() -> None:
    assert {"weekday", *SCENARIOS} == set(catalogue.names())


@pytest.mark.parametrize("name", catalogue.names())
def test_it_has_a_sentence_in_both_languages_and_asks_something(name: str) -> None:
    scenario = load(name)
    assert scenario.description.endswith(".")
    assert scenario.description_zh.endswith("。")
    assert scenario.questions


def test_the_shuttle_runs_twice_as_often(made: Made) -> None:
    before, after = (_departures(made(name, ())) for name in ("weekday", "shuttle-10min"))
    assert len(before) == 15 * 3
    assert set(before) < set(after)
    assert len(after) >= 2 * len(before) - 1


def test_no_lift_runs_and_no_counter_serves_in_the_power_cut(made: Made) -> None:
    begin, end = 11 * 3600, 12.5 * 3600
    for table, column, kinds in (("rides", "board_s", {"lift"}), ("queues", "join_s", MEALS)):
        usual, cut = (
            sum(begin < at < end for at in _of_kind(made(name, ()), table, column, kinds))
            for name in ("weekday", "power-cut")
        )
        assert usual > 0, table
        assert cut == 0, table


def _of_kind(folder: Path, table: str, column: str, kinds: set[str]) -> list[float]:
    """Return a column of a table, of the rows of some kinds."""
    read = pq.read_table(folder / "tables" / f"{table}.parquet", columns=["kind", column])
    rows = zip(read["kind"].to_pylist(), read[column].to_pylist(), strict=True)
    return [value for kind, value in rows if kind in kinds]


def _departures(folder: Path) -> list[float]:
    """Return when shuttles leave their first stop by the timetable [s]."""
    table = pq.read_table(folder / "tables" / "shuttles.parquet", columns=["order", "planned_s"])
    rows = zip(table["order"].to_pylist(), table["planned_s"].to_pylist(), strict=True)
    return sorted(planned for order, planned in rows if order == 1)
