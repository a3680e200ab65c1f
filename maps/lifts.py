"""Reads `lifts.csv`, and tells every fault in it."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path as File

from maps.campus import Line
from maps.faults import Faults
from maps.features import Properties
from maps.indoors import floor_node
from maps.tables import OPTIONAL_COLUMNS, assumed, building_and_floors, new_key, numbers
from maps.text_files import read_csv
from maps.vocabulary import assumptions

LIFT_COLUMNS = ("id", "building", "cars", "capacity", "floors", "door_s", "floor_s", "boarding_s")


def _floors(text: str, top: int, reader: Properties) -> list[int]:
    """Return the floors of a text such as `1-6` or `1 3-6`, which must lie within the building."""
    floors: list[int] = []
    for part in text.split():
        low, _, high = part.partition("-")
        ends = [low, high or low]
        if not all(end.isascii() and end.isdigit() and len(end) < 4 for end in ends):
            reader.fault("floors", part, "must be as in 1-6 or 1 3-6")
            continue
        for floor in range(int(low), int(ends[1]) + 1):
            if not 1 <= floor <= top:
                reader.fault("floors", str(floor), f"the building has floors 1 to {top}")
            floors.append(floor)
    if len(floors) < 2 or any(a >= b for a, b in pairwise(floors)):
        reader.fault("floors", text, "must be two floors or more, from the lowest to the highest")
    return floors


def read_lifts(
    file: File, floors: Mapping[str, int | None] | None, ids: Mapping[str, str], faults: Faults
) -> dict[str, Line]:
    """Return the lifts of `lifts.csv` by id, one line for the cars that serve the same calls.

    `floors` as of `maps.tables.building_and_floors`; `ids` are those in use. Without the file there
    are none.
    """
    lines: dict[str, Line] = {}
    storey_m = assumptions()["storey_height"].value
    rows = read_csv(file, LIFT_COLUMNS, OPTIONAL_COLUMNS, faults) if file.exists() else []
    for number, row in rows:
        cells = numbers(row, ("cars", "capacity"), ("door_s", "floor_s", "boarding_s"))
        reader = Properties(cells, f"line {number}", faults)
        key = new_key(reader, (ids, lines))
        building, top = building_and_floors(reader, floors)
        served = _floors(row["floors"], top, reader)
        floor_s = reader.number("floor_s", 0.1, 60.0)
        rises = [b - a for a, b in pairwise(served)]
        line = Line(
            id=key,
            name=reader.text("name"),
            name_zh=reader.text("name_zh"),
            assumed=assumed(row),
            building=building,
            vehicles=reader.whole("cars", 1, 50),
            capacity=reader.whole("capacity", 1, 100),
            door_s=reader.number("door_s", 0.0, 60.0),
            boarding_s=reader.number("boarding_s", 0.0, 60.0),
            stations=tuple(str(floor) for floor in served),
            nodes=tuple(floor_node(building, floor) for floor in served),
            leg_s=(*(rise * floor_s for rise in rises), 0.0),
            leg_m=(*(rise * storey_m for rise in rises), 0.0),
            dwell_s=(0.0,) * len(served),
        )
        if key:
            lines[key] = line
    return lines
