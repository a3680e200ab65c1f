"""Entities of NGSI-LD (ETSI GS CIM 009), by the smart data models that cities use.

The state of a run at an instant, in the normalized form that a context broker takes in a batch:
`Building`, `CrowdFlowObserved` and `IndoorEnvironmentObserved` (smartdatamodels.org). Units are
those of the models, said by their UN/CEFACT codes. How fast a crowd walked is not told: a run
counts who enters a link in an interval, and who is still on it at the end would be taken for slow.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any
from urllib.parse import quote

from shapely import Point
from shapely.geometry.base import BaseGeometry

from maps.campus import Building
from maps.definitions import rows_of
from scenarios.schema import HOUR_S
from sim.export.geometry import geojson_geometry
from sim.export.source import MAKER, Source

Entity = Mapping[str, Any]

CORE = "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context.jsonld"
MODELS = "https://raw.githubusercontent.com/smart-data-models/dataModel.{}/master/context.jsonld"
CROWDED = ("D", "E", "F")
# of carbon dioxide [mg/l] for each ppm: 44.01 g/mol by 24.47 l/mol (air of 25 degC at 1013 hPa)
MG_PER_LITRE_PPM = 44.01 / 24.47 * 1e-3
_CELSIUS, _MG_PER_LITRE = "CEL", "M1"


def entities(source: Source, instant: int) -> list[Entity]:
    """Return what is on the campus at an instant of the run [s]."""
    return [*_buildings(source, instant), *_crowds(source, instant), *_rooms(source, instant)]


@cache
def categories() -> Mapping[str, str]:
    """Return the category of the model `Building` for each use of buildings."""
    return {
        row["use"]: row["category"] for row in rows_of(__package__, "data/building_categories.csv")
    }


def _buildings(source: Source, instant: int) -> Iterator[Entity]:
    told = source.rows(
        """
        WITH there AS (
            SELECT place, people FROM place_occupancy WHERE at_s = $instant
        )
        SELECT building, sum(capacity) AS capacity, coalesce(sum(people), 0) AS people
        FROM places LEFT JOIN there USING (place) WHERE building <> '' GROUP BY building""",
        instant=instant,
    )
    known = {row["building"]: row for row in told}
    when = source.clock(instant)
    for key, building in sorted(source.campus.buildings.items()):
        here = known.get(key, {"capacity": 0, "people": 0})
        yield {
            **_head(source, "Building", key, "Building"),
            **_named(source, building),
            "category": _property([categories()[building.use]]),
            "address": _property(_address(source, building)),
            "location": _location(source, building.footprint),
            "floorsAboveGround": _property(building.floors),
            "peopleCapacity": _property(int(here["capacity"])),
            "peopleOccupancy": _property(int(here["people"]), when),
        }


def _crowds(source: Source, instant: int) -> Iterator[Entity]:
    """Yield what passed on each link outdoors in the interval that begins then."""
    interval = source.interval_s
    lines = source.lines()
    since, until = source.clock(instant), source.clock(instant + interval)
    for row in source.rows(
        """
        SELECT link, id, entered, level
        FROM link_flow JOIN links USING (link)
        WHERE start_s = $instant AND entered > 0 ORDER BY link""",
        instant=instant,
    ):
        if row["link"] in lines:
            yield {
                **_head(source, "CrowdFlowObserved", row["id"], "Transportation"),
                "dateObserved": _property(f"{_iso(since)}/{_iso(until)}"),
                "dateObservedFrom": _property(_temporal(since)),
                "dateObservedTo": _property(_temporal(until)),
                "location": _location(source, lines[row["link"]]),
                "peopleCount": _property(int(row["entered"]), until),
                "averageHeadwayTime": _property(round(interval / row["entered"], 3), until, "SEC"),
                "congested": _property(row["level"] in CROWDED, until),
            }


def _rooms(source: Source, instant: int) -> Iterator[Entity]:
    """Yield the air of each thermal zone, the rooms of one use in a building, in that hour."""
    when = source.clock(instant)
    for row in source.rows(
        """
        SELECT id, building, persons, air_c, humidity, co2_ppm
        FROM comfort JOIN zones USING (zone)
        WHERE start_s = $hour ORDER BY zone""",
        hour=instant - instant % HOUR_S,
    ):
        building = source.campus.buildings[row["building"]]
        air = {"temperature": _property(round(row["air_c"], 2), when, _CELSIUS)}
        yield {
            **_head(source, "IndoorEnvironmentObserved", row["id"], "Environment"),
            "dateObserved": _property(_iso(when)),
            "location": _location(source, building.footprint.representative_point()),
            "refPointOfInterest": {
                "type": "Relationship",
                "object": _urn(source, "Building", row["building"]),
            },
            "peopleCount": _property(round(row["persons"], 2), when),
            **(air if row["air_c"] >= 0.0 else {}),  # the model has none below zero
            "relativeHumidity": _property(round(row["humidity"], 4), when),
            "co2": _property(round(row["co2_ppm"] * MG_PER_LITRE_PPM, 5), when, _MG_PER_LITRE),
        }


def _urn(source: Source, kind: str, key: str) -> str:
    parts = (kind, source.campus.id, key)
    return f"urn:ngsi-ld:{':'.join(quote(part, safe='') for part in parts)}"


def _head(source: Source, kind: str, key: str, model: str) -> Entity:
    return {
        "@context": [MODELS.format(model), CORE],
        "id": _urn(source, kind, key),
        "type": kind,
        "dataProvider": _property(MAKER),
        "description": _property(f"simulated by {source.title}"),
    }


def _named(source: Source, building: Building) -> Entity:
    names = {"name": building.label("en"), "alternateName": building.name_zh}
    return {key: _property(name) for key, name in names.items() if name}


def _address(source: Source, building: Building) -> Mapping[str, str]:
    return {"streetAddress": f"{building.label()}, {source.campus.label()}"}


def _location(source: Source, shape: BaseGeometry | Point) -> Entity:
    return {"type": "GeoProperty", "value": geojson_geometry(source.campus.frame, shape)}


def _property(value: object, observed: datetime | None = None, unit: str = "") -> Entity:
    told: dict[str, object] = {"type": "Property", "value": value}
    if observed is not None:
        told["observedAt"] = _iso(observed)
    if unit:
        told["unitCode"] = unit
    return told


def _temporal(when: datetime) -> Mapping[str, str]:
    return {"@type": "DateTime", "@value": _iso(when)}


def _iso(when: datetime) -> str:
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def text_of(told: Sequence[Entity]) -> str:
    """Return entities as a JSON-LD text, one a line."""
    lines = (json.dumps(each, ensure_ascii=False, allow_nan=False) for each in told)
    return "[\n" + ",\n".join(lines) + "\n]\n"
