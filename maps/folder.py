"""Loads a campus folder, checked; and writes one, whole or not at all."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path as File

from maps.campus import Campus, Line, Room, Service
from maps.checks import check_doors, check_reach
from maps.exits import with_assumed_widths, with_ways_as_wide_as_doors
from maps.faults import Fault, Faults, InputError, raise_together
from maps.features import Features, read_features
from maps.gates import add_gates, with_places_beyond
from maps.indoors import add_indoors, places_of
from maps.lifts import read_lifts
from maps.new_folder import write_folder
from maps.outdoors import outdoor_graph
from maps.racks import racks_of
from maps.rides import add_rides, check_stops, to_used_floors
from maps.services import COLUMNS as SERVICE_COLUMNS
from maps.services import OPTIONAL as OPTIONAL_SERVICE_COLUMNS
from maps.services import read_services
from maps.shuttles import read_shuttles
from maps.tables import OPTIONAL_COLUMNS, ROOM_COLUMNS, read_rooms

MAP_FILE = "campus.geojson"
ROOMS_FILE = "rooms.csv"
SERVICES_FILE = "services.csv"
LIFTS_FILE = "lifts.csv"
SHUTTLES_FILE = "shuttles.csv"
STOPS_FILE = "shuttle_stops.csv"
FILES = (MAP_FILE, ROOMS_FILE, SERVICES_FILE, LIFTS_FILE, SHUTTLES_FILE, STOPS_FILE)


def _text(header: Mapping[str, object], key: str, faults: Faults) -> str:
    value = header.get(key, "")
    if not isinstance(value, str) or len(value) > 200:
        faults.add(key, value, "must be a text of at most 200 characters")
        return ""
    return value


def _build(
    features: Features,
    rooms: dict[str, Room],
    services: dict[str, Service],
    lines: dict[str, Line],
    faults: Faults,
) -> Campus:
    features.entrances = with_assumed_widths(features.entrances, rooms.values())
    features.paths = with_ways_as_wide_as_doors(features.paths, features.entrances, features.lonlat)
    graph = outdoor_graph(features)
    add_indoors(graph, features, rooms)
    add_gates(graph, features, services)
    check_reach(graph, features, faults)
    check_stops(graph, lines, faults)
    used = {} if faults else to_used_floors(lines, graph)
    add_rides(graph, used)
    header = features.header
    return Campus(
        id=_text(header, "id", faults),
        name=_text(header, "name", faults),
        name_zh=_text(header, "name_zh", faults),
        attribution=_text(header, "attribution", faults),
        headcount=features.headcount,
        frame=features.frame,
        boundary=features.boundary,
        buildings=features.buildings,
        areas=features.areas,
        scenery=features.scenery,
        paths=features.paths,
        entrances=features.entrances,
        spots=features.spots,
        rooms=rooms,
        services=services,
        places=with_places_beyond(places_of(features, rooms), features, services),
        lines=used,
        racks={} if faults else racks_of(graph, features, rooms),
        graph=graph,
    )


def load(folder: File) -> Campus:
    """Return the campus that a folder describes.

    Raises `InputError` with every fault of its files.
    """
    if not folder.is_dir():
        hint = "a campus is a folder with campus.geojson, rooms.csv and services.csv"
        raise InputError([Fault(str(folder), "", "", "must be a campus folder", hint)])
    on_map = Faults(str(folder / MAP_FILE))
    in_rooms = Faults(str(folder / ROOMS_FILE))
    in_services = Faults(str(folder / SERVICES_FILE))
    in_lifts = Faults(str(folder / LIFTS_FILE))
    in_shuttles, in_stops = Faults(str(folder / SHUTTLES_FILE)), Faults(str(folder / STOPS_FILE))
    features: Features | None = None
    floors: dict[str, int | None] = {}
    try:
        features = read_features(folder / MAP_FILE, on_map)
    except InputError:
        pass  # its faults stand in `on_map`; the tables are read all the same
    else:
        floors = {key: None for key, kind in features.ids.items() if kind == "building"}
        floors.update({key: building.floors for key, building in features.buildings.items()})
    ids = features.ids if features else {}
    rooms = read_rooms(folder / ROOMS_FILE, floors if features else None, ids, in_rooms)
    known = None if in_rooms else rooms
    services = read_services(folder / SERVICES_FILE, known, features, in_services)
    taken = {**ids, **dict.fromkeys(rooms, "room"), **dict.fromkeys(services, "service")}
    lifts = read_lifts(folder / LIFTS_FILE, floors if features else None, taken, in_lifts)
    taken |= dict.fromkeys(lifts, "lift")
    timetables = (folder / SHUTTLES_FILE, folder / STOPS_FILE)
    shuttles = read_shuttles(*timetables, features, taken, in_shuttles, in_stops)
    campus = None
    if features:
        check_doors(features, on_map)
        if features.is_whole:
            is_whole = not (in_lifts or in_shuttles or in_stops)
            lines = lifts | shuttles if is_whole else {}
            campus = _build(features, rooms, services, lines, on_map)
    raise_together(on_map, in_rooms, in_services, in_lifts, in_shuttles, in_stops)
    assert campus is not None  # else one of the files has faults
    return campus


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}"


def _room_row(room: Room) -> dict[str, object]:
    row = {column: getattr(room, column) for column in (*ROOM_COLUMNS, *OPTIONAL_COLUMNS)}
    return row | {"area_m2": f"{room.area_m2:.1f}", "assumed": " ".join(sorted(room.assumed))}


def _service_row(service: Service) -> dict[str, object]:
    columns = (*SERVICE_COLUMNS, *OPTIONAL_SERVICE_COLUMNS)
    row = {column: getattr(service, column) for column in columns}
    hours = " ".join(f"{_clock(opens)}-{_clock(closes)}" for opens, closes in service.hours)
    return row | {
        "hours": hours,
        "mean_service_s": f"{service.mean_service_s:g}",
        "service_cv": f"{service.service_cv:g}",
        "longest_wait_s": "" if service.longest_wait_s is None else f"{service.longest_wait_s:g}",
        "assumed": " ".join(sorted(service.assumed)),
    }


def _collection(header: Mapping[str, object], features: Sequence[Mapping[str, object]]) -> str:
    """Return a FeatureCollection with one feature a line, so that versions can be compared."""

    def compact(value: object) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)

    members = [f"{compact(key)}:{compact(value)}" for key, value in header.items()]
    lines = ",\n".join(compact(feature) for feature in features)
    return (
        "{"
        + ",\n".join(['"type":"FeatureCollection"', *members, f'"features":[\n{lines}\n]'])
        + "}\n"
    )


def write(
    out: File,
    header: Mapping[str, object],
    features: Sequence[Mapping[str, object]],
    rooms: Iterable[Room],
    services: Iterable[Service],
    lines: Mapping[str, str] | None = None,
) -> None:
    """Write a campus folder, whole or not at all.

    `header` holds the members of the collection itself, `features` are GeoJSON features, `lines`
    the texts of the files of lifts and shuttles by name. Raises `InputError` where `out` already
    holds something or cannot be written.
    """
    texts = {
        MAP_FILE: _collection(header, features),
        ROOMS_FILE: _table((*ROOM_COLUMNS, *OPTIONAL_COLUMNS), map(_room_row, rooms)),
        SERVICES_FILE: _table(
            (*SERVICE_COLUMNS, *OPTIONAL_SERVICE_COLUMNS), map(_service_row, services)
        ),
    }
    texts |= lines or {}
    write_folder(out, texts)
