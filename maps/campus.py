"""What a campus is: buildings, paths, places and the one graph that joins them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeAlias

import networkx as nx
from shapely import LineString, MultiPolygon, Point, Polygon

from maps.geometry import LocalFrame

Shape: TypeAlias = Polygon | MultiPolygon


@dataclass(frozen=True, kw_only=True)
class Named:
    """What every feature of the map has: an id, names, and which of its values are assumed."""

    id: str
    name: str = ""
    name_zh: str = ""
    assumed: frozenset[str] = frozenset()

    def label(self, language: str = "en") -> str:
        """Return the name in `language` ("en" or "zh"), else the other one, else the id."""
        first, second = (self.name_zh, self.name) if language == "zh" else (self.name, self.name_zh)
        return first or second or self.id


@dataclass(frozen=True, kw_only=True)
class Building(Named):
    """A building; `footprint` in local metres, `use` a row of `maps/data/building_uses.csv`.

    `built` is the year it was built in, None where nobody says.
    """

    use: str
    footprint: Shape
    floors: int
    built: int | None = None


@dataclass(frozen=True, kw_only=True)
class Area(Named):
    """Ground on which people stay or across which they walk; `shape` in local metres.

    `use` is a row of `maps/data/area_uses.csv` (plaza, pitch, track, court, pool, garden).
    `capacity` is the number of people who can stay there, 0 where nobody does.
    """

    use: str
    shape: Shape
    walkable: bool
    capacity: int


@dataclass(frozen=True, kw_only=True)
class Scenery(Named):
    """Green, water or parking: drawn, and never walked on; `shape` in local metres."""

    kind: str
    shape: Shape


@dataclass(frozen=True, kw_only=True)
class Path(Named):
    """A way to walk; `line` in local metres, `kind` a row of `maps/data/path_kinds.csv`.

    Paths meet where they share a coordinate and nowhere else, so a bridge passes over a road
    because the two share none. `layer` is the level it is drawn on. `oneway` allows walking in
    the direction of the line only. `cycled` says whether bicycles are ridden on it.
    """

    kind: str
    line: LineString
    width_m: float
    layer: int = 0
    oneway: bool = False
    cycled: bool = False


@dataclass(frozen=True, kw_only=True)
class Entrance(Named):
    """A door of a building, or the way into an area; `of` is the id of either.

    Its point is a coordinate of at least one path.
    """

    of: str
    point: Point
    width_m: float


@dataclass(frozen=True, kw_only=True)
class Spot(Named):
    """A point of the map with a meaning: `kind` is gate, stop, assembly, sensor or rack.

    The point of all but a sensor or a rack is a coordinate of at least one path. A rack has room
    for `capacity` bicycles.
    """

    kind: str
    point: Point
    capacity: int = 0


@dataclass(frozen=True, kw_only=True)
class Room(Named):
    """A row of `rooms.csv`; `kind` is a row of `maps/data/room_kinds.csv`, floors count from 1."""

    building: str
    floor: int
    kind: str
    seats: int
    area_m2: float


@dataclass(frozen=True, kw_only=True)
class Service(Named):
    """A row of `services.csv`: counters at which people are served one after another.

    `room` is where it stands, and where the served stay (a canteen's hall). A gate has none: it
    stands at `entrance`, an entrance of its building or a gate of the campus, and serves whoever
    comes in there. `hours` are the (open, close) pairs of a day in seconds after midnight.
    `service_cv` is the coefficient of variation of service times: 0 where they are all alike, 1
    where they are exponential. `longest_wait_s` is the wait that people accept who may as well
    go elsewhere [s]; None for that of its kind.
    """

    building: str
    room: str
    kind: str
    servers: int
    mean_service_s: float
    hours: tuple[tuple[int, int], ...]
    service_cv: float = 1.0
    entrance: str = ""
    longest_wait_s: float | None = None


@dataclass(frozen=True, kw_only=True)
class Line(Named):
    """Vehicles that carry people between stations: the lifts of a building, or a shuttle route.

    The lifts of a line answer the same calls. `stations` are floors, or the ids of the
    stops in order; `nodes` are theirs. `leg_s` is the travel time from each to the next [s], and
    from a shuttle's last stop back to its first; `leg_m` the distance. `dwell_s` is the least time
    that a shuttle stands there; whoever boards or alights takes the door for `boarding_s`; a
    lift's doors take `door_s` to open, and to close. `departures_s` are those of a day from the
    first stop [s after midnight], none for lifts.
    """

    building: str = ""
    vehicles: int
    capacity: int
    boarding_s: float
    door_s: float = 0.0
    stations: tuple[str, ...]
    nodes: tuple[str, ...]
    leg_s: tuple[float, ...]
    leg_m: tuple[float, ...]
    dwell_s: tuple[float, ...]
    departures_s: tuple[int, ...] = ()

    @property
    def is_lift(self) -> bool:
        """Whether it comes when called, rather than to a timetable."""
        return not self.departures_s


@dataclass(frozen=True, kw_only=True)
class Rack(Named):
    """Where bicycles are left: a mapped rack, or one assumed near a building or a gate.

    It stands at the node of the graph from which one rides. `capacity` is the number of bicycles
    that it has room for, None at a gate, beyond which they stand.
    """

    node: str
    capacity: int | None


@dataclass(frozen=True)
class Place:
    """Where a person can stay: a room, an area, an assembly point, or beyond a gate.

    `kind` is the room's kind, the area's use, "assembly" or "gate". `building` is the id of the
    building or area it belongs to, "" for an assembly point or a gate.
    """

    id: str
    kind: str
    capacity: int
    node: str
    building: str
    floor: int


@dataclass(frozen=True)
class Headcount:
    """How many people belong to a campus, where its map says so; None where it is to be fitted."""

    students: int | None = None
    staff: int | None = None
    visitors: int | None = None


@dataclass(frozen=True, kw_only=True)
class Campus(Named):
    """A checked campus: features in local metres, and the graph that people walk over.

    `graph` is an undirected multigraph. A node has `x`, `y` (local metres), `building` (the
    building or area it is in, "" outdoors) and `floor` (0 outdoors). An edge's key is its link
    id; it has `start` and `end` (nodes, in the direction of the geometry), `kind`, `length_m`,
    `width_m`, `path` (id of the path, building, entrance or line it came from), `oneway`, and
    `geometry` (a LineString in local metres). A link of kind ride is not walked. Links of `cycled`
    paths are ridden on bicycles too.
    """

    frame: LocalFrame
    boundary: Shape
    buildings: Mapping[str, Building]
    areas: Mapping[str, Area]
    scenery: Mapping[str, Scenery]
    paths: Mapping[str, Path]
    entrances: Mapping[str, Entrance]
    spots: Mapping[str, Spot]
    rooms: Mapping[str, Room]
    services: Mapping[str, Service]
    places: Mapping[str, Place]
    graph: nx.MultiGraph
    lines: Mapping[str, Line] = field(default_factory=dict)
    racks: Mapping[str, Rack] = field(default_factory=dict)
    headcount: Headcount = field(default_factory=Headcount)
    attribution: str = ""

    @cached_property
    def gates(self) -> Mapping[str, Spot]:
        """The spots of kind gate, by id."""
        return {key: spot for key, spot in self.spots.items() if spot.kind == "gate"}
