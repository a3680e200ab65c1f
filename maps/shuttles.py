"""Reads `shuttles.csv` and `shuttle_stops.csv`, and tells every fault in them."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path as File

from maps.campus import Line
from maps.faults import Faults, did_you_mean
from maps.features import Features, Properties
from maps.outdoors import node_id
from maps.services import opening_hours
from maps.tables import OPTIONAL_COLUMNS, assumed, new_key, numbers
from maps.text_files import read_csv

SHUTTLE_COLUMNS = ("id", "vehicles", "seats", "headway_s", "departures", "hours", "boarding_s")
STOP_COLUMNS = ("route", "order", "stop", "run_s", "dwell_s")


def _departures(row: Mapping[str, str], reader: Properties) -> tuple[int, ...]:
    """Return when a shuttle departs [s after midnight]: by a headway within hours, or as listed."""
    listed = row["departures"].split()
    if bool(listed) == bool(row["headway_s"].strip()):
        value = " ".join(listed)
        reader.fault("departures", value, "give either headway_s, with hours, or departures")
        return ()
    if not listed:
        headway = reader.whole("headway_s", 30, 86_400)
        spans = opening_hours(row["hours"], reader)
        return tuple(at for opens, closes in spans for at in range(opens, closes, headway))
    clocks = [part.split(":") for part in listed]
    times = []
    for part, clock in zip(listed, clocks, strict=True):
        digits = len(clock) == 2 and all(cell.isascii() and cell.isdigit() for cell in clock)
        if not digits or len(part) > 5 or int(clock[0]) > 23 or int(clock[1]) > 59:
            reader.fault("departures", part, "must be times of a day, as in 07:20 07:40")
            return ()
        times.append(int(clock[0]) * 3600 + int(clock[1]) * 60)
    if any(a >= b for a, b in pairwise(times)):
        reader.fault("departures", " ".join(listed), "must be in order, each at a time of its own")
    return tuple(times)


def _read_stops(
    file: File, routes: Mapping[str, object], features: Features | None, faults: Faults
) -> dict[str, list[tuple[str, float, float]]]:
    """Return the stops of every route in order: the stop, seconds to the next, least dwell [s]."""
    stops: dict[str, list[tuple[str, float, float]]] = {key: [] for key in routes}
    known = (
        {}
        if features is None
        else {key: spot for key, spot in features.spots.items() if spot.kind == "stop"}
    )
    for number, row in read_csv(file, STOP_COLUMNS, (), faults):
        cells = numbers(row, ("order",), ("run_s", "dwell_s"))
        reader = Properties(cells, f"line {number}", faults)
        if row["route"] not in routes:
            hint = did_you_mean(row["route"], routes)
            reader.fault("route", row["route"], "must be a route of shuttles.csv", hint)
            continue
        if features is not None and row["stop"] not in known:
            hint = did_you_mean(row["stop"], known)
            reader.fault("stop", row["stop"], "must be a stop of the map", hint)
        line = stops[row["route"]]
        if reader.whole("order", 1, 10_000) != len(line) + 1:
            reader.fault("order", row["order"], f"must be {len(line) + 1}: stops count from 1")
        run_s, dwell_s = reader.number("run_s", 1.0, 7200.0), reader.number("dwell_s", 0.0, 3600.0)
        line.append((row["stop"], run_s, dwell_s))
    return stops


def read_shuttles(
    file: File,
    stops_file: File,
    features: Features | None,
    ids: Mapping[str, str],
    faults: Faults,
    stop_faults: Faults,
) -> dict[str, Line]:
    """Return the lines of `shuttles.csv` and `shuttle_stops.csv` by id; notes each fault.

    `features` is None where the map could not be read. Without the first file there are none.
    """
    if not file.exists():
        return {}
    lines: dict[str, Line] = {}
    rows = read_csv(file, SHUTTLE_COLUMNS, OPTIONAL_COLUMNS, faults)
    stops = _read_stops(stops_file, {row["id"]: row for _, row in rows}, features, stop_faults)
    for number, row in rows:
        cells = numbers(row, ("vehicles", "seats", "headway_s"), ("boarding_s",))
        reader = Properties(cells, f"line {number}", faults)
        key = new_key(reader, (ids, lines))
        served = stops[row["id"]]
        if len(served) < 2:
            reader.fault("id", row["id"], "must have two stops or more in shuttle_stops.csv")
        names = tuple(stop for stop, _, _ in served)
        line = Line(
            id=key,
            name=reader.text("name"),
            name_zh=reader.text("name_zh"),
            assumed=assumed(row),
            vehicles=reader.whole("vehicles", 1, 100),
            capacity=reader.whole("seats", 1, 500),
            boarding_s=reader.number("boarding_s", 0.0, 60.0),
            stations=names,
            nodes=_nodes(names, features),
            leg_s=tuple(run_s for _, run_s, _ in served),
            leg_m=_legs_m(names, features),
            dwell_s=tuple(dwell_s for _, _, dwell_s in served),
            departures_s=_departures(row, reader),
        )
        if key:
            lines[key] = line
    return lines


def _nodes(stops: Sequence[str], features: Features | None) -> tuple[str, ...]:
    known = {} if features is None else features.lonlat
    return tuple(node_id(known[stop][0]) for stop in stops if stop in known)


def _legs_m(stops: Sequence[str], features: Features | None) -> tuple[float, ...]:
    """Return the straight distance from each stop to the next one, and back to the first [m]."""
    spots = {} if features is None else features.spots
    points = [spots[stop].point for stop in stops if stop in spots]
    return tuple(a.distance(b) for a, b in zip(points, [*points[1:], *points[:1]], strict=True))
