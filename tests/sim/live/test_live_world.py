"""A world that is changed while it runs, against a run of the scenario with the same changes."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pytest
from played import played

from maps.faults import InputError
from scenarios.loading import load
from scenarios.schema import Scenario
from scenarios.site import site_of
from scenarios.writing import toml_text
from sim.live.live_world import LATER_S, LiveWorld
from sim.live.piece import Piece

NOON = 12 * 3600
QUAD = ['campus.map="quad"', "recording.trajectories=true"]
TRACKS = "trajectories"


@pytest.fixture(scope="module")
def day() -> Scenario:
    return load("weekday", QUAD)


class Watcher:
    """Puts together what a live world tells."""

    def __init__(self) -> None:
        self.tables: dict[str, pa.Table] = {}

    def take(self, piece: Piece) -> None:
        for name, growth in piece.tables.items():
            if name not in self.tables:
                assert growth.keep == 0
                self.tables[name] = growth.rows
                continue
            before = self.tables[name].slice(0, growth.keep)
            assert before.num_rows == growth.keep
            self.tables[name] = pa.concat_tables([before, growth.rows])
        walked = self.tables[TRACKS]
        leave = walked["leave_ms"].to_numpy().copy()
        rows, left = piece.left
        leave[rows] = left
        row = walked.schema.get_field_index("leave_ms")
        told = pa.array(leave, pa.int32())
        self.tables[TRACKS] = walked.set_column(row, walked.schema.field(row), told)


def headless(scenario: Scenario, folder: Path) -> Mapping[str, pa.Table]:
    """Return the tables of the scenario, saved as a file and run."""
    file = folder / "saved.toml"
    file.write_text(toml_text(scenario.as_table()))
    saved = load(str(file))
    return played(saved, 1, site_of(saved.campus))


def same(one: pa.Table, other: pa.Table) -> bool:
    """Say whether tables hold the same; a gap in a column of numbers is as another gap."""
    if one.schema != other.schema or one.num_rows != other.num_rows:
        return False
    pairs = ((one[name].to_numpy(), other[name].to_numpy()) for name in one.column_names)
    return all(np.array_equal(a, b, equal_nan=a.dtype.kind == "f") for a, b in pairs)


def assert_same(one: Mapping[str, pa.Table], other: Mapping[str, pa.Table]) -> None:
    assert one.keys() == other.keys()
    different = [name for name in one if not same(one[name], other[name])]
    assert not different


def by_hand(world: LiveWorld) -> list[dict[str, Any]]:
    """Return a closed path, another counter, other set-points and an evacuation, one by one."""
    flow = world.world.recorder.tables()["link_flow"]
    links = world.world.recorder.tables()["links"]
    outdoors = np.array([kind == "footway" for kind in links["kind"].to_pylist()])
    entered = np.bincount(flow["link"], flow["entered"], links.num_rows) * outdoors
    busiest = links["path"][int(np.argmax(entered))].as_py()
    return [
        {"kind": "close_path", "target": busiest, "from": NOON},
        {"kind": "add_counters", "target": "canteen", "servers": 1, "from": NOON + 100},
        {"kind": "set_points", "target": "library", "cooling_c": 22.0, "from": NOON + 200},
        {"kind": "evacuate", "target": "library", "from": NOON + 400, "until": NOON + 1600},
    ]


def test_what_is_changed_while_it_runs_comes_to_the_tables_of_the_saved_scenario(
    day: Scenario, tmp_path: Path
) -> None:
    live, watcher = LiveWorld(day, 1, tmp_path), Watcher()
    live.advance(NOON)
    watcher.take(live.piece())
    first = live.world
    for act in by_hand(live):
        live.advance(act["from"])
        live.submit(act)
        watcher.take(live.piece())
    live.advance(20 * 3600)
    watcher.take(live.piece())
    assert live.world is first  # nothing was simulated twice
    live.finish()
    watcher.take(live.piece())
    tables = live.world.recorder.tables()
    assert_same(tables, headless(live.scenario, tmp_path))
    for name, told in watcher.tables.items():
        if name != TRACKS:
            # what was under way at the end follows
            assert same(told.slice(0, tables[name].num_rows), tables[name]), name


def test_what_is_changed_in_the_past_is_played_anew(day: Scenario, tmp_path: Path) -> None:
    live, watcher = LiveWorld(day, 1, tmp_path), Watcher()
    live.advance(NOON + 3600)
    watcher.take(live.piece())
    first, acts = live.world, by_hand(live)
    for act in acts:
        live.submit(act)
    assert live.head_s == NOON
    assert live.world is not first
    live.advance(NOON + 500)
    live.undo()
    watcher.take(live.piece())
    assert live.head_s == acts[-1]["from"]
    assert [act["kind"] for act in live.acts] == [act["kind"] for act in acts[:-1]]
    live.finish()
    watcher.take(live.piece())
    tables = live.world.recorder.tables()
    assert_same(tables, headless(live.scenario, tmp_path))
    assert same(watcher.tables["trips"].slice(0, tables["trips"].num_rows), tables["trips"])
    walked = watcher.tables[TRACKS]
    over = tables[TRACKS]["leave_ms"].to_numpy() < live.world.end * 1000
    for name in walked.column_names:
        told, known = walked[name].to_numpy(), tables[TRACKS][name].to_numpy()
        assert (told == known)[over | (name != "leave_ms")].all()


def test_what_comes_a_little_late_takes_hold_where_the_world_stands(
    day: Scenario, tmp_path: Path
) -> None:
    live = LiveWorld(day, 1, tmp_path)
    live.advance(3600)
    first = live.world
    live.submit({"kind": "evacuate", "target": "library", "from": 3500, "until": 4700})
    assert live.world is first
    assert [(act["from"], act["until"]) for act in live.acts] == [(3600, 4800)]
    live.submit({"kind": "close_place", "target": "library", "from": 3599 - LATER_S})
    assert live.world is not first
    assert live.head_s == 3599 - LATER_S


def test_what_is_prepared_is_kept_where_nothing_changes_it(day: Scenario, tmp_path: Path) -> None:
    live = LiveWorld(day, 1, tmp_path)

    def kept_after(**act: Any) -> tuple[bool, bool]:
        before = live.world.stage
        live.submit({"from": 0, **act})
        now = live.world.stage
        return now.terrain is before.terrain, now.premises is before.premises

    moved = {"kind": "renovate", "target": "teaching-1"}
    canteen = {"servers": 6, "mean_service_s": 17.0, "hours": ["10:45-13:15"]}
    assert kept_after(**moved) == (True, True)
    assert kept_after(kind="insulate", insulation_m=0.1) == (True, False)
    assert kept_after(kind="open_canteen", target="teaching-2-101", **canteen) == (False, False)
    assert "insulated" in _constructions(live)
    live.undo()
    assert "insulated" in _constructions(live)
    live.undo()
    assert "insulated" not in _constructions(live)


def _constructions(live: LiveWorld) -> str:
    premises = live.world.stage.premises
    assert premises is not None
    return " ".join(each.key for each in premises.zones.constructions)


def test_what_no_scenario_could_have_is_refused_and_changes_nothing(
    day: Scenario, tmp_path: Path
) -> None:
    live = LiveWorld(day, 1, tmp_path)
    live.advance(3600)
    with pytest.raises(InputError, match="no-such-path"):
        live.submit({"kind": "close_path", "target": "no-such-path", "from": 3600})
    assert (live.acts, live.head_s) == ([], 3600)


def test_pieces_tell_who_is_where_as_the_finished_tables_do(day: Scenario, tmp_path: Path) -> None:
    live, watcher = LiveWorld(day, 1, tmp_path), Watcher()
    for until in (3600, NOON - 60, NOON + 410):
        live.advance(until)
        watcher.take(live.piece())
    tables = headless(day, tmp_path)
    at_ms = (NOON + 400) * 1000
    on = []
    for walked in (watcher.tables[TRACKS], tables[TRACKS]):
        enter, leave = walked["enter_ms"].to_numpy(), walked["leave_ms"].to_numpy()
        there = (enter <= at_ms) & (leave > at_ms)
        on.append(sorted(zip(walked["person"].to_numpy()[there], walked["link"].to_numpy()[there],
                             strict=True)))  # fmt: skip
    assert on[0] == on[1]
    assert len(on[0]) > 20
    flows = []
    for flow in (watcher.tables["link_flow"], tables["link_flow"]):
        now = flow["start_s"].to_numpy() == NOON
        columns = (flow[name].to_numpy()[now].tolist() for name in ("link", "entered", "person_s"))
        flows.append(list(zip(*columns, strict=True)))
    assert [row[:2] for row in flows[0]] == [row[:2] for row in flows[1]]
    assert np.allclose([row[2] for row in flows[0]], [row[2] for row in flows[1]])


def test_pieces_of_two_days_come_to_the_tables_of_a_run(tmp_path: Path) -> None:
    weekend = load("weekend", [*QUAD, "calendar.days=2"])
    live, watcher = LiveWorld(weekend, 1, tmp_path), Watcher()
    for until in range(3 * 3600, live.world.end, 3 * 3600):
        live.advance(until)
        watcher.take(live.piece())
    live.finish()
    watcher.take(live.piece())
    tables = headless(weekend, tmp_path)
    for name, grown in watcher.tables.items():
        known = tables[name]
        assert known.num_rows > 0 or name == "shuttles", name
        # what is under way at the end follows, or ends then
        exact = [row for row in known.column_names if (name, row) != (TRACKS, "leave_ms")]
        told = grown.slice(0, known.num_rows)
        assert same(told.select(exact), known.select(exact)), name
