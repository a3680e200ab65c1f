"""A small campus, and a small run on it, to be drawn."""

import json
import shutil
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from maps import folder as campus_folder
from maps.campus import Campus, Room
from maps.geometry import LocalFrame

FRAME = LocalFrame(106.3, 29.6)
PEAK_S = 8 * 3600 + 25 * 60

Corners = list[tuple[float, float]]


def _lonlat(points: Corners) -> list[list[float]]:
    return FRAME.to_lonlat(np.array(points, dtype=float)).round(7).tolist()


def _feature(kind: str, key: str, points: Corners, **properties: object) -> dict[str, object]:
    lonlat = _lonlat(points)
    geometry: dict[str, object]
    if kind == "path":
        geometry = {"type": "LineString", "coordinates": lonlat}
    elif len(points) == 1:
        geometry = {"type": "Point", "coordinates": lonlat[0]}
    else:
        geometry = {"type": "Polygon", "coordinates": [[*lonlat, lonlat[0]]]}
    return {
        "type": "Feature",
        "properties": {"id": key, "kind": kind, **properties},
        "geometry": geometry,
    }


def _box(west: float, south: float, east: float, north: float) -> Corners:
    return [(west, south), (east, south), (east, north), (west, north)]


def features() -> list[dict[str, object]]:
    """Two buildings, a lake with a bridge, a square and a track along one road."""
    return [
        _feature("boundary", "b", _box(-200, -150, 200, 150)),
        _feature("green", "lawn", _box(-180, -140, -60, -60), name="Lawn", name_zh="草坪"),
        _feature("water", "lake", _box(-40, -140, 60, -40), name="Mirror Lake", name_zh="镜湖"),
        _feature(
            "building",
            "library",
            _box(-60, 40, 0, 90),
            use="library",
            floors=4,
            name="Library",
            name_zh="图书馆",
        ),
        _feature(
            "building",
            "hall",
            _box(40, 40, 100, 90),
            use="teaching",
            floors=4,
            name="Teaching Hall",
            name_zh="教学楼",
        ),
        _feature(
            "area",
            "track",
            _box(110, -120, 190, -10),
            use="track",
            walkable=False,
            capacity=50,
            name="Track",
            name_zh="田径场",
        ),
        _feature(
            "path", "road", [(-200, 0), (-30, 0), (70, 0), (150, 0)], path_kind="road", width_m=8
        ),
        _feature("path", "to-library", [(-30, 0), (-30, 40)], path_kind="footway", width_m=3),
        _feature("path", "to-hall", [(70, 0), (70, 40)], path_kind="steps", width_m=4),
        _feature(
            "path",
            "bridge",
            [(-30, 0), (-40, -60), (60, -100), (70, 0)],
            path_kind="bridge",
            width_m=3,
            layer=1,
        ),
        _feature("path", "to-track", [(150, 0), (150, -10)], path_kind="footway"),
        _feature("entrance", "library-door", [(-30, 40)], of="library"),
        _feature("entrance", "hall-door", [(70, 40)], of="hall"),
        _feature("entrance", "track-door", [(150, -10)], of="track"),
        _feature("gate", "west-gate", [(-200, 0)], name="West Gate", name_zh="西门"),
        _feature("stop", "stop", [(-30, 0)], name="Shuttle Stop", name_zh="乘车站"),
    ]


def write_campus(out: Path) -> Campus:
    """Write the campus into a folder and return it."""
    rooms = [
        Room(id="reading", building="library", floor=2, kind="reading_room", seats=80, area_m2=200),
        Room(id="class", building="hall", floor=3, kind="classroom", seats=60, area_m2=90),
    ]
    header = {"id": "sample", "name": "Sample Campus", "name_zh": "样例校园"}
    campus_folder.write(out, header, features(), rooms, [])
    return campus_folder.load(out)


def _write(folder: Path, name: str, **columns: object) -> None:
    pq.write_table(pa.table(columns), folder / f"{name}.parquet")


def write_run(out: Path, walkers: int = 40, trajectories: bool = True) -> Path:
    """Write the folder of a run in which `walkers` people walk from the gate to the library.

    The k-th sets out k seconds after 08:25:00 and needs 2 minutes for each link of the road.
    """
    out.mkdir(parents=True)
    campus = write_campus(out / "campus")
    tables = out / "tables"
    tables.mkdir()
    (out / "manifest.json").write_text(
        json.dumps({"run": "r1", "scenario": {"name": "A sample day"}})
    )
    edges = sorted(campus.graph.edges(keys=True, data=True), key=lambda edge: edge[2])
    ids = [edge[2] for edge in edges]
    _write(
        tables,
        "links",
        link=pa.array(range(len(ids)), pa.int32()),
        edge=ids,
        begin_share=[0.0] * len(ids),
        end_share=[1.0] * len(ids),
        kind=[edge[3]["kind"] for edge in edges],
        path=[edge[3]["path"] for edge in edges],
        length_m=[edge[3]["length_m"] for edge in edges],
        width_m=[edge[3]["width_m"] for edge in edges],
    )
    places = list(campus.places.values())
    _write(
        tables,
        "places",
        place=pa.array(range(len(places)), pa.int32()),
        id=[place.id for place in places],
        building=[place.building for place in places],
        floor=pa.array([place.floor for place in places], pa.int32()),
        capacity=pa.array([place.capacity for place in places], pa.int32()),
    )
    _write(
        tables,
        "people",
        person=pa.array(range(walkers), pa.int32()),
        role=["student" if person % 4 else "teacher" for person in range(walkers)],
    )
    links = [ids.index("road/0"), ids.index("to-library/0")]
    reading = [place.id for place in places].index("reading")
    _write(
        tables,
        "link_flow",
        start_s=pa.array([PEAK_S - 300, PEAK_S, PEAK_S], pa.int32()),
        link=pa.array([links[1], *links], pa.int32()),
        entered=pa.array([1, walkers, walkers], pa.int32()),
        person_s=[30.0, walkers * 120.0, walkers * 60.0],
        density=[0.01, 0.6, 2.5],
        level=["A", "C", "F"],
    )
    _write(
        tables,
        "place_occupancy",
        at_s=pa.array([PEAK_S - 300, PEAK_S], pa.int32()),
        place=pa.array([reading, reading], pa.int32()),
        people=pa.array([7, walkers], pa.int32()),
    )
    if trajectories:
        starts = PEAK_S * 1000 + np.arange(walkers) * 1000
        person = np.concatenate([np.arange(walkers)] * 2)
        enter = np.concatenate([starts, starts + 120_000])
        order = np.argsort(enter, kind="stable")
        link = np.repeat(links, walkers)
        columns = {
            "person": person,
            "link": link,
            "enter_ms": enter,
            "leave_ms": enter + 120_000,
        }
        _write(
            tables,
            "trajectories",
            **{key: pa.array(column[order], pa.int32()) for key, column in columns.items()},
            direction=pa.array(np.ones(2 * walkers), pa.int8()),
        )
    return out


def copy_run(folder: Path, out: Path) -> Path:
    """Return a copy of a run that a test may spoil."""
    return Path(shutil.copytree(folder, out))
