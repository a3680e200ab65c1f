"""The campus as GeoJSON (RFC 7946), with what a run was like at each building, area and link."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

import shapely

from maps.campus import Named
from sim.export.geometry import bounds, geojson_geometry
from sim.export.source import Source

Feature = Mapping[str, Any]

_STAYS = """
WITH inside AS (
    SELECT building, at_s, sum(people) AS people
    FROM place_occupancy JOIN places USING (place) WHERE building <> '' GROUP BY ALL
), room AS (
    SELECT building, sum(capacity) AS capacity FROM places GROUP BY building
)
SELECT building, any_value(capacity) AS capacity, max(people) AS most_people,
    min(at_s) FILTER (people = most) AS most_at_s
FROM (SELECT *, max(people) OVER (PARTITION BY building) AS most FROM inside)
JOIN room USING (building) GROUP BY building"""
_FLOWS = """
SELECT link, sum(entered) AS entered, sum(person_s) / 60 AS person_min,
    max(density) AS densest_persons_m2, arg_max(level, density) AS level,
    arg_max(start_s, density) AS densest_at_s
FROM link_flow GROUP BY link"""


def collection(source: Source) -> Mapping[str, Any]:
    """Return the feature collection of a run; what begins with "most" is of its fullest instant."""
    features = [*_stays(source), *_links(source)]
    campus = source.campus
    everything = shapely.union_all([campus.boundary, *source.lines().values()])
    return {
        "type": "FeatureCollection",
        "name": source.title,
        "attribution": campus.attribution,
        "bbox": bounds(campus.frame, everything),
        "features": features,
    }


def text_of(told: Mapping[str, Any]) -> str:
    """Return a feature collection as text, a feature a line."""
    lines = (json.dumps(each, ensure_ascii=False, allow_nan=False) for each in told["features"])
    head = {key: value for key, value in told.items() if key != "features"}
    opened = json.dumps(head, ensure_ascii=False)[:-1]
    return f'{opened}, "features": [\n' + ",\n".join(lines) + "\n]}\n"


def _feature(source: Source, key: str, shape: Any, properties: Mapping[str, Any]) -> Feature:
    return {
        "type": "Feature",
        "id": key,
        "geometry": geojson_geometry(source.campus.frame, shape),
        "properties": {name: _finite(value) for name, value in properties.items()},
    }


def _finite(value: Any) -> Any:
    """Return a value as JSON has it: no infinity, decimals of no more than a thousandth."""
    if isinstance(value, float):
        return round(value, 3) if math.isfinite(value) else None
    return value


def _names(named: Named) -> dict[str, str]:
    return {"name": named.name, "name_zh": named.name_zh}


def _stays(source: Source) -> Iterator[Feature]:
    known = {row.pop("building"): row for row in source.rows(_STAYS)}
    nobody = {"capacity": 0, "most_people": 0, "most_at_s": None}
    for key, building in sorted(source.campus.buildings.items()):
        told = {"kind": "building", "use": building.use, "floors": building.floors}
        properties = {**_names(building), **told, **known.get(key, nobody)}
        yield _feature(source, key, building.footprint, properties)
    for key, area in sorted(source.campus.areas.items()):
        told = {"kind": "area", "use": area.use}
        yield _feature(source, key, area.shape, {**_names(area), **told, **known.get(key, nobody)})


def _links(source: Source) -> Iterator[Feature]:
    flows = {row.pop("link"): row for row in source.rows(_FLOWS)}
    nobody = {
        "entered": 0,
        "person_min": 0.0,
        "densest_persons_m2": 0.0,
        "level": "A",
        "densest_at_s": None,
    }
    sizes = {row.pop("link"): row for row in source.rows(_SIZES)}
    for link, line in source.lines().items():
        row = sizes[link]
        properties = {"kind": "link", **row, **flows.get(link, nobody)}
        yield _feature(source, row["id"], line, properties)


_SIZES = "SELECT link, id, path, kind AS path_kind, length_m, width_m FROM links"
