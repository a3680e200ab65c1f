"""What things are called."""

from maps.vocabulary import path_kinds
from viz.viewer.layer import Subject
from viz.viewer.pick import Thing
from viz.words import say


def name_of(subject: Subject, thing: Thing) -> str:
    """Return what to call a thing."""
    campus, language, run = subject.campus, subject.language, subject.recording
    if thing.kind == "building":
        return campus.buildings[thing.key].label(language)
    if thing.kind == "area":
        return campus.areas[thing.key].label(language)
    if thing.kind == "spot":
        spot = campus.spots[thing.key]
        return f"{say(spot.kind, language)} {spot.label(language)}"
    if thing.kind == "bus":
        line = campus.lines.get(thing.key)
        name = line.label(language) if line is not None else thing.key
        return f"{say('shuttle', language)} {name} {thing.number + 1}"
    assert run is not None
    if thing.kind == "person":
        return f"{say(_role(subject, thing.number), language)} {thing.number}"
    path = campus.paths.get(run.path_of(thing.number))
    kind = path_kinds()[run.kind_of(thing.number)]
    called = kind.name_zh if language == "zh" else kind.name
    return path.label(language) if path is not None and (path.name or path.name_zh) else called


def _role(subject: Subject, person: int) -> str:
    run = subject.recording
    assert run is not None
    return str(run.roles[run.role_code[person]])


def name_of_place(subject: Subject, place: int) -> str:
    """Return what to call a place, by its number."""
    run, campus = subject.recording, subject.campus
    assert run is not None
    if not 0 <= place < len(run.more.place_ids):
        return "–"
    key = run.more.place_ids[place]
    known = campus.rooms.get(key) or campus.areas.get(key) or campus.spots.get(key)
    if known is None:
        return key
    if key in campus.rooms and not (known.name or known.name_zh):
        building = campus.buildings[campus.rooms[key].building]
        room = key.removeprefix(f"{building.id}-")
        return f"{building.label(subject.language)} {room}"
    return known.label(subject.language)
