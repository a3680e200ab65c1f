"""What to call a thing of the campus, so that a planner knows where it is."""

from maps.campus import Area, Building, Campus, Path
from maps.vocabulary import path_kinds

AT_DOOR_M = 0.01
INSIDE = ("stairs", "corridor")
WORDS = {
    "en": {
        "to": "way to {building} ({key})",
        "by": "path by {building} ({key})",
        "door": "door of {building} ({key})",
    },
    "zh": {
        "to": "{building}入口道路 ({key})",
        "by": "{building}旁道路 ({key})",
        "door": "{building}的门 ({key})",
    },
}


def name_of(campus: Campus, key: str, language: str) -> str:
    """Return what to call a place, way, door, gate or service, with its id if that helps.

    A path without a name is called after the building whose door it leads to, or else after the
    nearest building that has a name.
    """
    if key in campus.services:
        label = campus.services[key].label(language)
        stands = campus.services[key].room or campus.services[key].entrance
        return label if label != key else name_of(campus, stands, language)
    if key in campus.rooms:
        room = campus.rooms[key].label(language)
        building = campus.buildings[campus.rooms[key].building].label(language)
        return room if room.startswith(building) else f"{building}, {room}"
    if key in campus.paths and campus.paths[key].label(language) == key:
        return _path_name(campus, campus.paths[key], language)
    if key in campus.entrances:
        of = campus.entrances[key].of
        return _called("door", campus.buildings.get(of) or campus.areas[of], key, language)
    for features in (campus.paths, campus.buildings, campus.areas, campus.spots):
        if key in features:
            label = features[key].label(language)
            return label if label == key else f"{label} ({key})"
    return key


def way_name(campus: Campus, path: str, kind: str, language: str) -> str:
    """Return what to call a link by what it belongs to, and inside a building by its kind too."""
    if kind not in INSIDE:
        return name_of(campus, path, language)
    known = path_kinds()[kind]
    inside = known.name_zh if language == "zh" else known.name
    building = campus.buildings.get(path) or campus.areas.get(path)
    return f"{building.label(language) if building else path}, {inside}"


def _path_name(campus: Campus, path: Path, language: str) -> str:
    for entrance in campus.entrances.values():
        building = campus.buildings.get(entrance.of)
        if building and path.line.distance(entrance.point) < AT_DOOR_M:
            return _called("to", building, path.id, language)
    named = [each for each in campus.buildings.values() if each.label(language) != each.id]
    if not named:
        return path.id
    nearest = min(named, key=lambda building: float(building.footprint.distance(path.line)))
    return _called("by", nearest, path.id, language)


def _called(word: str, of: Building | Area, key: str, language: str) -> str:
    return WORDS[language][word].format(building=of.label(language), key=key)
