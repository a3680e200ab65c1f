"""Changes laid over a campus: a new path, a new building with rooms, more counters."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from maps.builtin import folder
from maps.faults import InputError
from maps.folder import load
from maps.overlay import laid_over, load_with

QUAD = folder("quad")


def _feature(kind: str, key: str, geometry: str, at: Any, **more: object) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"id": key, "kind": kind, **more},
        "geometry": {"type": geometry, "coordinates": at},
    }


def _write(out: Path, features: Sequence[object] = (), **tables: str) -> Path:
    out.mkdir()
    if features:
        collection = {"type": "FeatureCollection", "features": list(features)}
        (out / "campus.geojson").write_text(json.dumps(collection), encoding="utf-8")
    for name, text in tables.items():
        (out / f"{name}.csv").write_text(text, encoding="utf-8")
    return out


def _ends(shift_m: float) -> list[list[float]]:
    """Return two doors of quad's buildings, moved aside by some metres."""
    campus = load(QUAD)
    doors = [campus.entrances[key] for key in sorted(campus.entrances)[:2]]
    points = [(door.point.x + shift_m, door.point.y) for door in doors]
    import numpy as np

    lonlat: list[list[float]] = campus.frame.to_lonlat(np.array(points)).round(7).tolist()
    return lonlat


def test_a_path_drawn_near_others_is_joined_to_them(tmp_path: Path) -> None:
    line = _ends(3.0)
    changes = _write(
        tmp_path / "changes",
        [_feature("path", "short-cut", "LineString", line, path_kind="footway")],
    )
    before, after = load(QUAD), load_with(QUAD, changes)
    assert "short-cut" in after.paths
    assert set(after.paths) - {"short-cut"} == set(before.paths)
    assert nx.is_connected(after.graph)
    ends = [data for *_, data in after.graph.edges(data=True) if data["path"] == "short-cut"]
    assert ends
    for edge in ends:
        assert all(after.graph.degree(edge[end]) > 1 for end in ("start", "end"))


def test_rows_take_the_place_of_those_with_their_id(tmp_path: Path) -> None:
    before = load(QUAD)
    service = next(each for each in before.services.values() if each.kind == "canteen")
    text = (QUAD / "services.csv").read_text(encoding="utf-8").splitlines()
    row = next(line for line in text if line.startswith(f"{service.id},"))
    more = row.replace(f",{service.servers},", f",{service.servers + 5},", 1)
    changes = _write(tmp_path / "changes", services=f"{text[0]}\n{more}\n")
    after = load_with(QUAD, changes)
    assert after.services[service.id].servers == service.servers + 5
    assert set(after.services) == set(before.services)


def test_without_changes_it_is_the_folder_itself() -> None:
    with laid_over(QUAD, None) as same:
        assert same == QUAD


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("campus.geojson", "{", "must be JSON"),
        ("campus.geojson", '{"features": 3}', "must be a GeoJSON FeatureCollection"),
        ("rooms.csv", "id,building\na\n", "row 2: must have 2 cells"),
        ("rooms.csv", "", "must have a first line"),
    ],
)
def test_changes_of_a_wrong_form_are_refused(
    tmp_path: Path, name: str, text: str, told: str
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told), laid_over(QUAD, tmp_path):
        pass


def test_changes_that_do_not_fit_are_told_of_the_changes(tmp_path: Path) -> None:
    point = [106.3, 29.6]
    odd = _feature("building", "tower", "Point", point, use="teaching", floors=3)
    changes = _write(tmp_path / "changes", [odd])
    with pytest.raises(InputError) as refused:
        load_with(QUAD, changes)
    assert str(changes) in str(refused.value)
    assert "tower" in str(refused.value)


def test_a_folder_without_changes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="must be a folder with one of"), laid_over(QUAD, tmp_path):
        pass
