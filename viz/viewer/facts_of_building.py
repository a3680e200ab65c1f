"""What is told of a building or an area: its people, its air and power, its rooms."""

from maps.vocabulary import area_uses, building_uses
from viz.scales import scales
from viz.viewer.facts import Facts, Tile
from viz.viewer.layer import Subject
from viz.viewer.moment import Moment
from viz.viewer.pick import Thing
from viz.words import say


def facts_of_building(
    subject: Subject, thing: Thing, moment: Moment, title: str, floor: int
) -> Facts:
    """Return what is known of it at a moment, with the rooms of a floor."""
    run, campus, language = subject.recording, subject.campus, subject.language
    assert run is not None
    rows = []
    building = campus.buildings.get(thing.key)
    if building is not None:
        use = building_uses()[building.use]
        rows.append((say("use", language), use.name_zh if language == "zh" else use.name))
        rows.append((say("floors", language), str(building.floors)))
    else:
        kind = area_uses()[campus.areas[thing.key].use]
        rows.append((say("use", language), kind.name_zh if language == "zh" else kind.name))
    people = run.heads.counts(moment.at_ms).get(thing.key, 0)
    room = run.heads.capacities.get(thing.key)
    told = f"{people:,}" if room is None else f"{people:,} / {room:,}"
    rows.append((say("inside", language), told))
    for kind_of_value in ("temperature", "power", "co2"):
        value = run.building_values(kind_of_value, moment.at_ms).get(thing.key)
        if value is not None:
            scale = scales()[kind_of_value]
            unit = scale.unit if scale.unit not in scale.shown(value) else ""
            shown = f"{scale.shown(value).removesuffix('°')} {unit}".strip()
            rows.append((say(kind_of_value, language), shown))
    waiting = run.more.counters.waiting(moment.at_ms / 1000) if run.more.counters else {}
    rows += [
        (service.label(language), say("waiting", language, count=f"{waiting.get(key, 0):,}"))
        for key, service in campus.services.items()
        if service.building == thing.key and key in waiting
    ]
    tiles = _tiles(subject, thing.key, moment, floor)
    if floor:
        rows.append((say("floor", language), str(floor)))
    return Facts(title, rows, run.heads.curve(thing.key), say("inside", language), tiles)


def _tiles(subject: Subject, building: str, moment: Moment, floor: int) -> list[Tile]:
    run = subject.recording
    assert run is not None
    if not floor or run.more.capacity is None:
        return []
    people = run.heads.at_places(moment.at_ms)
    found = []
    for row, key in enumerate(run.more.place_ids):
        room = subject.campus.rooms.get(key)
        if room is not None and (room.building, room.floor) == (building, floor):
            name = key.removeprefix(f"{building}-")
            found.append(Tile(name, int(people[row]), int(run.more.capacity[row])))
    return found
