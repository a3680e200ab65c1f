"""A small campus for drills: one hall in which everybody sleeps, with doors to a ring path."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from maps import folder as campus_folder
from maps.campus import Room
from maps.geometry import LocalFrame

FRAME = LocalFrame(106.3, 29.6)
HALF_M = 20.0
# Where doors may be: the middle of each side, all as far from the middle of the hall.
SIDES = {"n": (0.0, HALF_M), "s": (0.0, -HALF_M), "e": (HALF_M, 0.0), "w": (-HALF_M, 0.0)}
CORNERS = [(HALF_M, HALF_M), (HALF_M, -HALF_M), (-HALF_M, -HALF_M), (-HALF_M, HALF_M)]
RING = ["n", 0, "e", 1, "s", 2, "w", 3, "n"]


def _feature(key: str, kind: str, shape: str, points: Sequence, **said: object) -> dict:
    lonlat = FRAME.to_lonlat(np.array(points, dtype=float)).round(7).tolist()
    coordinates = {"Point": lonlat[0], "LineString": lonlat, "Polygon": [[*lonlat, lonlat[0]]]}
    return {
        "type": "Feature",
        "properties": {"id": key, "kind": kind, **said},
        "geometry": {"type": shape, "coordinates": coordinates[shape]},
    }


def write_hall(
    out: Path,
    people: int,
    doors: Sequence[str],
    width_m: float = 1.0,
    rooms: int = 1,
    assembly: bool = True,
) -> Path:
    """Write a campus of a hall with doors of a width on some of its `SIDES`."""
    ring = [SIDES[part] if isinstance(part, str) else CORNERS[part] for part in RING]
    box = [(-200, -200), (200, -200), (200, 200), (-200, 200)]
    way = {"path_kind": "pedestrian", "width_m": 12}
    features = [
        _feature("edge", "boundary", "Polygon", box),
        _feature("hall", "building", "Polygon", CORNERS, use="dormitory", floors=1),
        _feature("ring", "path", "LineString", ring, **way),
        _feature("out", "path", "LineString", [SIDES["s"], (0, -60), (0, -150)], **way),
        _feature("north", "path", "LineString", [SIDES["n"], (0, 100)], **way),
        *(
            _feature(side, "entrance", "Point", [SIDES[side]], of="hall", width_m=width_m)
            for side in doors
        ),
        _feature("gate", "gate", "Point", [(0, -150)]),
        _feature("far-gate", "gate", "Point", [(0, 100)]),
    ]
    if assembly:
        features.append(_feature("meet", "assembly", "Point", [(0, -60)]))
    beds = [
        Room(
            id=f"room-{number}",
            building="hall",
            floor=1,
            kind="dormitory_room",
            seats=people // rooms,
            area_m2=500.0,
        )
        for number in range(rooms)
    ]
    header = {"id": "drill", "headcount": {"students": people, "staff": 0, "visitors": 0}}
    campus_folder.write(out, header, features, beds, [])
    return out


def write_drill(folder: Path, campus: Path, text: str) -> Path:
    """Write a scenario of one day on a campus, with `text` behind it."""
    file = folder / "drill.toml"
    file.write_text(f'extends = "weekday"\n[campus]\nmap = "{campus}"\n{text}', encoding="utf-8")
    return file
