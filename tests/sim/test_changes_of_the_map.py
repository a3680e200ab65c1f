"""A run on a changed campus carries the campus as it was then."""

import json
from pathlib import Path

import numpy as np
import pytest
from small_plans import SMALL

from maps.builtin import folder
from maps.folder import load
from scenarios.loading import load as load_scenario
from sim.batch.task import tasks_of
from sim.run import run


@pytest.fixture
def changes(tmp_path: Path) -> Path:
    """A straight path between the first two doors of quad."""
    campus = load(folder("quad"))
    doors = [campus.entrances[key].point for key in sorted(campus.entrances)[:2]]
    line = campus.frame.to_lonlat(np.array([(door.x, door.y) for door in doors])).round(7)
    feature = {
        "type": "Feature",
        "properties": {"id": "short-cut", "kind": "path", "path_kind": "footway"},
        "geometry": {"type": "LineString", "coordinates": line.tolist()},
    }
    out = tmp_path / "changes"
    out.mkdir()
    collection = {"type": "FeatureCollection", "features": [feature]}
    (out / "campus.geojson").write_text(json.dumps(collection), encoding="utf-8")
    return out


def test_it_does(changes: Path, tmp_path: Path) -> None:
    scenario = load_scenario("weekday", [*SMALL, f"campus.changes={changes}"])
    made = run(scenario, 1, tmp_path / "run", False, lambda *_: None, lambda *_: None)
    assert "short-cut" in load(made.folder / "campus").paths


def test_what_the_changes_hold_tells_runs_apart(changes: Path) -> None:
    plain = load_scenario("weekday", SMALL)
    changed = load_scenario("weekday", [*SMALL, f"campus.changes={changes}"])
    first, second = (tasks_of([scenario], [1])[0] for scenario in (plain, changed))
    assert first.run != second.run
    assert first.map != second.map
    moved = changes.rename(changes.with_name("elsewhere"))
    same = load_scenario("weekday", [*SMALL, f"campus.changes={moved}"])
    assert tasks_of([same], [1])[0].run == second.run
