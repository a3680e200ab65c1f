"""What published data models and formats require, as JSON Schemas of our own writing.

The models: smart-data-models, `dataModel.Building/Building` 0.0.3,
`dataModel.Transportation/CrowdFlowObserved` 0.0.3 and
`dataModel.Environment/IndoorEnvironmentObserved` 0.0.1, each in its key-value form. The normalized
form: ETSI GS CIM 009, clauses 4.5 and 5.2. GeoJSON: RFC 7946.
"""

from typing import Any

Json = dict[str, Any]

_INSTANT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"
URI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s]+$", "maxLength": 2048}
DATE_TIME = {"type": "string", "pattern": f"^{_INSTANT}$"}
_OBSERVED = {"type": "string", "pattern": f"^{_INSTANT}(/{_INSTANT})?$"}
_COUNT = {"type": "integer", "minimum": 0}
_AMOUNT = {"type": "number", "minimum": 0}
_TEXT = {"type": "string"}

POSITION = {
    "type": "array",
    "minItems": 2,
    "maxItems": 3,
    "prefixItems": [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
    "items": {"type": "number"},
}


def _geometry(kind: str, coordinates: Json) -> Json:
    return {
        "type": "object",
        "required": ["type", "coordinates"],
        "properties": {"type": {"const": kind}, "coordinates": coordinates},
    }


_LINE = {"type": "array", "minItems": 2, "items": POSITION}
_RINGS = {
    "type": "array",
    "minItems": 1,
    "items": {"type": "array", "minItems": 4, "items": POSITION},
}
GEOMETRY = {
    "oneOf": [
        _geometry("Point", POSITION),
        _geometry("MultiPoint", {"type": "array", "items": POSITION}),
        _geometry("LineString", _LINE),
        _geometry("MultiLineString", {"type": "array", "items": _LINE}),
        _geometry("Polygon", _RINGS),
        _geometry("MultiPolygon", {"type": "array", "items": _RINGS}),
    ]
}
_COMMON = {
    "id": URI,
    "name": _TEXT,
    "alternateName": _TEXT,
    "description": _TEXT,
    "dataProvider": _TEXT,
    "location": GEOMETRY,
    "address": {"type": "object", "additionalProperties": _TEXT},
}
# the categories of a Building that the exports may use; the model knows some sixty
_CATEGORIES = "civic dormitory hospital office public residential retail service university"


def _model(kind: str, required: str, properties: Json) -> Json:
    return {
        "type": "object",
        "required": ["id", "type", *required.split()],
        "properties": {"type": {"const": kind}, **_COMMON, **properties},
        "additionalProperties": False,
    }


MODELS = {
    "Building": _model(
        "Building",
        "category address",
        {
            "category": {"type": "array", "items": {"enum": _CATEGORIES.split()}, "minItems": 1},
            "floorsAboveGround": {"type": "integer"},
            "peopleCapacity": _AMOUNT,
            "peopleOccupancy": _AMOUNT,
        },
    ),
    "CrowdFlowObserved": _model(
        "CrowdFlowObserved",
        "dateObserved",
        {
            "dateObserved": _OBSERVED,
            "dateObservedFrom": DATE_TIME,
            "dateObservedTo": DATE_TIME,
            "peopleCount": _COUNT,
            "averageCrowdSpeed": _AMOUNT,
            "averageHeadwayTime": _AMOUNT,
            "congested": {"type": "boolean"},
        },
    ),
    "IndoorEnvironmentObserved": _model(
        "IndoorEnvironmentObserved",
        "dateObserved location",
        {
            "dateObserved": _OBSERVED,
            "peopleCount": _AMOUNT,
            "temperature": _AMOUNT,
            "relativeHumidity": _AMOUNT,
            "co2": {"type": "number"},
            "refPointOfInterest": URI,
        },
    ),
}

_SEEN = {"observedAt": DATE_TIME, "unitCode": {"type": "string", "pattern": "^[A-Z0-9]{2,3}$"}}
NORMALIZED = {
    "type": "object",
    "required": ["id", "type", "@context"],
    "properties": {
        "id": URI,
        "type": {"type": "string", "pattern": "^[A-Za-z]+$"},
        "@context": {"type": "array", "items": URI, "minItems": 1},
    },
    "additionalProperties": {
        "oneOf": [
            {
                "type": "object",
                "required": ["type", "value"],
                "properties": {
                    "type": {"const": "Property"},
                    "value": {"not": {"type": "null"}},
                    **_SEEN,
                },
                "additionalProperties": False,
            },
            {
                "type": "object",
                "required": ["type", "value"],
                "properties": {"type": {"const": "GeoProperty"}, "value": GEOMETRY},
                "additionalProperties": False,
            },
            {
                "type": "object",
                "required": ["type", "object"],
                "properties": {"type": {"const": "Relationship"}, "object": URI},
                "additionalProperties": False,
            },
        ]
    },
}

FEATURE_COLLECTION = {
    "type": "object",
    "required": ["type", "features"],
    "not": {"anyOf": [{"required": [name]} for name in ("crs", "coordinates", "geometry")]},
    "properties": {
        "type": {"const": "FeatureCollection"},
        "bbox": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
        "features": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "geometry", "properties"],
                "not": {"anyOf": [{"required": [name]} for name in ("features", "coordinates")]},
                "properties": {
                    "type": {"const": "Feature"},
                    "id": {"type": ["string", "number"]},
                    "geometry": {"anyOf": [GEOMETRY, {"type": "null"}]},
                    "properties": {"type": ["object", "null"]},
                },
            },
        },
    },
}


def key_values(entity: Json) -> Json:
    """Return a normalized entity in its key-value form, by which the models are published."""

    def plain(attribute: Any) -> Any:
        if not isinstance(attribute, dict):
            return attribute
        value = attribute.get("object", attribute.get("value"))
        return value["@value"] if isinstance(value, dict) and "@value" in value else value

    return {key: plain(value) for key, value in entity.items() if key != "@context"}
