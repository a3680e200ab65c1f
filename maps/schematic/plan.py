"""The site plan of a campus: what its tables say, before anything is drawn."""

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import product

import numpy as np

from maps.folder import LIFTS_FILE, SHUTTLES_FILE, STOPS_FILE
from maps.geometry import LocalFrame

XY = tuple[float, float]
Row = Mapping[str, str]


@dataclass(frozen=True)
class Door:
    """A door in the `side` (N, E, S, W before turning) of a shape, at a share of its length."""

    side: str
    share: float
    width_m: float


@dataclass(frozen=True)
class Block:
    """A building or an area: a `shape` of `width_m` by `depth_m` round `centre`, turned by `angle`.

    `wing_m` is the thickness of wings, spines and rings. `known` tells that its position is not
    assumed. `floors` is for buildings; `walkable` and `capacity` are for areas.
    """

    id: str
    family: str
    name: str
    name_zh: str
    use: str
    centre: XY
    angle: float
    shape: str
    width_m: float
    depth_m: float
    wing_m: float
    doors: Sequence[Door]
    known: bool
    floors: int = 1
    walkable: bool = False
    capacity: int = 0


@dataclass(frozen=True)
class Ground:
    """Water, green or parking; `smooth` rounds its outline. A green gives way to all the rest."""

    id: str
    name: str
    name_zh: str
    kind: str
    points: Sequence[XY]
    smooth: bool
    known: bool


@dataclass(frozen=True)
class Way:
    """A path through `points`, its bends rounded over `bend_m`; or a closed one round a `shore`."""

    id: str
    name: str
    name_zh: str
    kind: str
    width_m: float
    layer: int
    bend_m: float
    points: Sequence[XY]
    shore: str


@dataclass(frozen=True)
class Mark:
    """A gate, a stop or an assembly point, wanted at `at`."""

    id: str
    kind: str
    name: str
    name_zh: str
    at: XY
    known: bool


@dataclass(frozen=True)
class Plan:
    """All tables of a site plan; `rooms`, `services`, `gates` stay rows for `maps.schematic.fill`.

    `lines` are the files of lifts and shuttles, which the campus folder takes as they are.
    """

    header: Mapping[str, object]
    frame: LocalFrame
    boundary: Sequence[tuple[float, float]]
    boundary_known: bool
    buildings: Sequence[Block]
    areas: Sequence[Block]
    grounds: Sequence[Ground]
    ways: Sequence[Way]
    marks: Sequence[Mark]
    rooms: Sequence[Row]
    services: Sequence[Row]
    gates: Sequence[Row]
    lines: Mapping[str, str]


def _doors(text: str) -> list[Door]:
    """Return the doors of a text such as `S50:4 N25:3`: side, percent of its length, width."""
    doors = []
    for word in text.split():
        where, _, width = word.partition(":")
        doors.append(Door(where[0], float(where[1:]) / 100, float(width)))
    return doors


def _points(text: str) -> list[XY]:
    """Return the points of a text such as `10 20; 30 40`."""
    return [(float(x), float(y)) for x, y in (pair.split() for pair in text.split(";") if pair)]


def _blocks(row: Row, places: Mapping[str, XY]) -> list[Block]:
    """Return the block of a row; or a row of blocks, or a grid, where x and y are lists."""
    at = places.get(row["at"], (0.0, 0.0))
    spots = list(product(map(float, row["y"].split()), map(float, row["x"].split())))
    blocks = []
    for number, (y, x) in enumerate(spots, start=1):
        many = len(spots) > 1
        blocks.append(
            Block(
                id=f"{row['id']}-{number}" if many else row["id"],
                family=row["id"],
                name=f"{row['name']} {number}" if many else row["name"],
                name_zh=f"{row['name_zh']}{number}栋" if many else row["name_zh"],
                use=row["use"],
                centre=(at[0] + x, at[1] + y),
                angle=float(row["angle"]),
                shape=row["shape"],
                width_m=float(row["width_m"]),
                depth_m=float(row["depth_m"]),
                wing_m=float(row["wing_m"] or 0),
                doors=_doors(row["doors"]),
                known=bool(row["at"]),
                floors=int(row.get("floors") or 1),
                walkable=row.get("walkable") == "yes",
                capacity=int(row.get("capacity") or 0),
            )
        )
    return blocks


def _ground(row: Row) -> Ground:
    return Ground(
        id=row["id"],
        name=row["name"],
        name_zh=row["name_zh"],
        kind=row["kind"],
        points=_points(row["points"]),
        smooth=row["smooth"] == "yes",
        known=row["known"] == "yes",
    )


def _way(row: Row) -> Way:
    return Way(
        id=row["id"],
        name=row["name"],
        name_zh=row["name_zh"],
        kind=row["path_kind"],
        width_m=float(row["width_m"]),
        layer=int(row["layer"] or 0),
        bend_m=float(row["bend_m"] or 0),
        points=_points(row["points"]),
        shore=row["shore"],
    )


def _mark(row: Row, places: Mapping[str, XY]) -> Mark:
    x, y = places.get(row["at"], (0.0, 0.0))
    return Mark(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        name_zh=row["name_zh"],
        at=(x + float(row["x"]), y + float(row["y"])),
        known=bool(row["at"]),
    )


def _rows(folder: Traversable, table: str) -> list[dict[str, str]]:
    text = folder.joinpath(f"{table}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _texts(folder: Traversable, names: Sequence[str]) -> dict[str, str]:
    """Return the texts of those of the files that are there."""
    found = {name: folder.joinpath(name) for name in names}
    return {
        name: file.read_text(encoding="utf-8") for name, file in found.items() if file.is_file()
    }


def _places(folder: Traversable, frame: LocalFrame) -> dict[str, XY]:
    """Return the published positions of a plan in local metres, by id."""
    rows = _rows(folder, "places")
    degrees = np.array([(float(row["longitude"]), float(row["latitude"])) for row in rows])
    metres = frame.to_metres(degrees.reshape(-1, 2))
    return {row["id"]: (float(x), float(y)) for row, (x, y) in zip(rows, metres, strict=True)}


def plans() -> tuple[str, ...]:
    """Return the names of the site plans."""
    folders = [entry for entry in files(__package__).iterdir() if entry.is_dir()]
    return tuple(sorted(entry.name for entry in folders if entry.joinpath("site.toml").is_file()))


def read_plan(name: str) -> Plan:
    """Return the site plan of a built-in campus.

    Raises ValueError or KeyError where a table, which is part of the project, is wrong.
    """
    folder = files(__package__).joinpath(name)
    site = tomllib.loads(folder.joinpath("site.toml").read_text(encoding="utf-8"))
    frame = LocalFrame(*site.pop("origin"))
    boundary = [(float(x), float(y)) for x, y in site.pop("boundary")]
    known = bool(site.pop("boundary_known"))
    places = _places(folder, frame)

    def blocks(table: str) -> list[Block]:
        return [block for row in _rows(folder, table) for block in _blocks(row, places)]

    return Plan(
        header=site,
        frame=frame,
        boundary=boundary,
        boundary_known=known,
        buildings=blocks("buildings"),
        areas=blocks("areas"),
        grounds=[_ground(row) for row in _rows(folder, "grounds")],
        ways=[_way(row) for row in _rows(folder, "ways")],
        marks=[_mark(row, places) for row in _rows(folder, "marks")],
        rooms=_rows(folder, "rooms"),
        services=_rows(folder, "services"),
        gates=_rows(folder, "gates"),
        lines=_texts(folder, (LIFTS_FILE, SHUTTLES_FILE, STOPS_FILE)),
    )
