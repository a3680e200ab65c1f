"""What is told of a thing that is looked at: its numbers and its curve."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from maps.vocabulary import area_uses, building_uses, path_kinds
from viz.scales import scales
from viz.viewer.hand import Hand
from viz.viewer.journeys import PURPOSE_OF
from viz.viewer.layer import Subject
from viz.viewer.moment import Moment, clock_text
from viz.viewer.pick import Thing
from viz.words import say

Curve = tuple[NDArray[np.int64], NDArray[np.float64]]
LEVELS = "ABCDEF"
TRIPS_SHOWN = 7


@dataclass(frozen=True)
class Tile:
    """A room on a floor: its name, how many are in it and how many can be."""

    name: str
    people: int
    capacity: int


@dataclass(frozen=True)
class Facts:
    """A title, rows of label and value, a curve over the run with its unit, and rooms."""

    title: str
    rows: Sequence[tuple[str, str]] = ()
    curve: Curve | None = None
    curve_words: str = ""
    tiles: Sequence[Tile] = field(default_factory=tuple)


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


def facts_of(subject: Subject, thing: Thing, moment: Moment, floor: int = 0) -> Facts:
    """Return what is known of a thing at a moment; of a building, the rooms of a floor too."""
    title = name_of(subject, thing)
    if subject.recording is None:
        return Facts(title)
    if thing.kind in ("building", "area"):
        return _building(subject, thing, moment, title, floor)
    if thing.kind == "link":
        return _link(subject, thing.number, moment, title)
    if thing.kind == "person":
        return _person(subject, thing.number, moment, title)
    if thing.kind == "bus":
        return _bus(subject, thing, moment, title)
    return Facts(title)


def _building(subject: Subject, thing: Thing, moment: Moment, title: str, floor: int) -> Facts:
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


def _link(subject: Subject, link: int, moment: Moment, title: str) -> Facts:
    run, language = subject.recording, subject.language
    assert run is not None
    now = int((run.steps.walkers(moment.at_ms).link == link).sum())
    links, flow = run.flow.entering(moment.at_ms)
    crowded, level = run.flow.crowds(moment.at_ms)
    entered = float(flow[links == link].sum())
    letter = [LEVELS[int(place)] for place in level[crowded == link]]
    rows = [
        (say("length", language), f"{run.length_m[link]:.0f} m"),
        (say("width", language), f"{run.width_m[link]:.1f} m"),
        (say("on_it", language), f"{now:,}" if run.has_trajectories else "–"),
        (say("flow", language), f"{entered:.1f} {scales()['flow'].unit}"),
        (say("level", language), letter[0] if letter else "–"),
    ]
    return Facts(title, rows, run.flow.curve(link), say("flow", language))


def _person(subject: Subject, person: int, moment: Moment, title: str) -> Facts:
    run, language = subject.recording, subject.language
    assert run is not None
    journeys = run.more.journeys
    if journeys is None:
        return Facts(title)
    own = journeys.rows_of(person)
    trips = range(own.start, own.stop)
    gone = [row for row in trips if journeys.depart_s[row] * 1000 <= moment.at_ms]
    rows: list[tuple[str, str]] = []
    if gone:
        row = gone[-1]
        place = _place(subject, int(journeys.place[row]))
        under_way = journeys.arrive_s[row] * 1000 > moment.at_ms
        rows.append((say("bound_for" if under_way else "now_at", language), place))
        activity = journeys.activities[journeys.activity[row]]
        rows.append((say("purpose", language), _activity(activity, language)))
    first = max(0, len(gone) - TRIPS_SHOWN // 2 - 1)
    for row in trips[first : first + TRIPS_SHOWN]:
        at = clock_text(round(journeys.depart_s[row] * 1000), seconds=False)
        mark = "→ " if gone and row == gone[-1] else ""
        rows.append((f"{mark}{at}", _place(subject, int(journeys.place[row]))))
    return Facts(title, rows)


def _activity(word: str, language: str) -> str:
    return say(PURPOSE_OF.get(word, "other"), language)


def _place(subject: Subject, place: int) -> str:
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


def _bus(subject: Subject, thing: Thing, moment: Moment, title: str) -> Facts:
    run, language = subject.recording, subject.language
    assert run is not None
    line = subject.campus.lines.get(thing.key)
    for bus in run.more.buses.at(moment.at_ms) if run.more.buses is not None else ():
        if (bus.line, bus.vehicle) == (thing.key, thing.number):
            room = f" / {line.capacity}" if line is not None else ""
            return Facts(title, [(say("aboard", language), f"{bus.aboard}{room}")])
    return Facts(title, [(say("aboard", language), "–")])


def by_hand(hand: Hand, language: str) -> Facts:
    """Return what was changed by hand, when, and what became of it."""
    rows = [
        (f"{clock_text(act['from'] * 1000)} {say(act['kind'], language)}", _target(act["target"]))
        for act in hand.done
    ]
    if hand.is_busy:
        rows.append((say("simulating", language), ""))
    elif hand.told:
        rows.append((hand.told, ""))
    return Facts(say(hand.title, language), rows)


def _target(target: str | Sequence[str]) -> str:
    return target if isinstance(target, str) else ", ".join(target)
