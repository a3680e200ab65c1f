"""Changes of quad by which it has an annex, a walk of some twenty minutes beyond its east gate."""

import json
from pathlib import Path

ROOM = "annex-101"
_GATE = (106.00213, 29.9996933)
_DOOR = (106.0173, 29.9996933)  # 1.46 km to the east
_WALLS = ((0.0, -0.0002), (0.0004, -0.0002), (0.0004, 0.0002), (0.0, 0.0002), (0.0, -0.0002))
_ROOMS = f"id,building,floor,kind,seats,area_m2\n{ROOM},annex,1,hall,300,300\n"


def write_to(out: Path) -> Path:
    """Write the folder of changes, and return it."""
    walls = [(round(_DOOR[0] + x, 7), round(_DOOR[1] + y, 7)) for x, y in _WALLS]
    building = {"kind": "building", "name": "Annex", "use": "teaching", "floors": 1}
    features = [
        _feature("annex", building, "Polygon", [walls]),
        _feature("annex-door", {"kind": "entrance", "of": "annex", "width_m": 4}, "Point", _DOOR),
        _feature(
            "annex-walk",
            {"kind": "path", "path_kind": "footway", "width_m": 6},
            "LineString",
            [_GATE, _DOOR],
        ),
    ]
    out.mkdir(parents=True)
    text = json.dumps({"type": "FeatureCollection", "features": features})
    (out / "campus.geojson").write_text(text, encoding="utf-8")
    (out / "rooms.csv").write_text(_ROOMS, encoding="utf-8")
    return out


def _feature(
    key: str, properties: dict[str, object], kind: str, points: object
) -> dict[str, object]:
    geometry = {"type": kind, "coordinates": points}
    return {"type": "Feature", "properties": {"id": key, **properties}, "geometry": geometry}
