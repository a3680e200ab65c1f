"""The walk network while it is being made: ways that meet where they share a vertex."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from shapely import LineString, STRtree
from shapely.geometry.base import BaseGeometry

from maps.geometry import LocalFrame
from maps.importers.osm.extract import UNITS_A_DEGREE, Degrees7

SHORTEST_M = 0.05


@dataclass
class Walkway:
    """A way to walk through `vertices` of the network; the rest as in `maps.campus.Path`.

    `cycled` is None where its kind says whether bicycles are ridden on it.
    """

    id: str
    vertices: list[int]
    kind: str
    width_m: float
    layer: int = 0
    oneway: bool = False
    cycled: bool | None = None
    name: str = ""
    name_zh: str = ""
    assumed: tuple[str, ...] = ()


@dataclass
class Network:
    """Ways by id over vertices that each have a coordinate of their own.

    Vertices are numbers. Two vertices never share a coordinate: a campus folder would take them
    for a meeting, while on the map one may lie on a bridge above the other. The later is moved
    by 10^-7 degree, about a centimetre.
    """

    frame: LocalFrame
    ways: dict[str, Walkway] = field(default_factory=dict)
    degrees7: list[Degrees7] = field(default_factory=list)
    metres: list[tuple[float, float]] = field(default_factory=list)
    _taken: set[Degrees7] = field(default_factory=set)

    def add_vertices(self, points: Iterable[Degrees7]) -> list[int]:
        """Return new vertices at these coordinates, each moved until no other shares its own."""
        placed: list[Degrees7] = []
        for point in points:
            east, north = point
            while (east, north) in self._taken:
                east += 1
            self._taken.add((east, north))
            placed.append((east, north))
        first = len(self.degrees7)
        self.degrees7 += placed
        if placed:
            metres = self.frame.to_metres(np.array(placed, dtype=np.float64) / UNITS_A_DEGREE)
            self.metres += [(float(x), float(y)) for x, y in metres]
        return list(range(first, len(self.degrees7)))

    def add_vertex(self, x: float, y: float) -> int:
        """Return a new vertex at local metres, rounded to 10^-7 degree."""
        longitude, latitude = self.frame.to_lonlat(np.array([[x, y]]))[0]
        point = (round(longitude * UNITS_A_DEGREE), round(latitude * UNITS_A_DEGREE))
        return self.add_vertices([point])[0]

    def points(self, way: Walkway) -> NDArray[np.float64]:
        """Return the local metres of a way's vertices, shape (n, 2)."""
        return np.array([self.metres[vertex] for vertex in way.vertices])

    def line(self, way: Walkway) -> LineString:
        """Return a way in local metres."""
        return LineString(self.points(way))

    def length_m(self, ways: Iterable[Walkway]) -> float:
        """Return the length of some ways together [m]."""
        return float(sum(self.line(way).length for way in ways))

    def split(self, key: str, x: float, y: float, snap_m: float) -> int:
        """Return a vertex of a way at (or within `snap_m` of) a point on it, made if need be."""
        way = self.ways[key]
        points = self.points(way)
        away = np.hypot(points[:, 0] - x, points[:, 1] - y)
        nearest = int(np.argmin(away))
        if away[nearest] <= snap_m:
            return way.vertices[nearest]
        begin, step = points[:-1], np.diff(points, axis=0)
        squared = np.maximum((step**2).sum(axis=1), 1e-12)
        share = np.clip((((x, y) - begin) * step).sum(axis=1) / squared, 0.0, 1.0)
        foot = begin + share[:, None] * step
        segment = int(np.argmin(np.hypot(foot[:, 0] - x, foot[:, 1] - y)))
        vertex = self.add_vertex(*foot[segment])
        way.vertices.insert(segment + 1, vertex)
        return vertex

    def merge(self, kept: int, gone: int) -> None:
        """Make one vertex of two in every way."""
        for way in self.ways.values():
            if gone in way.vertices:
                renamed = (kept if vertex == gone else vertex for vertex in way.vertices)
                way.vertices = [vertex for vertex, _ in groupby(renamed)]

    def close_short_ways(self) -> None:
        """Remove ways too short to be drawn; their ends become one vertex."""
        for key, way in sorted(self.ways.items()):
            if len(way.vertices) < 2 or self.line(way).length < SHORTEST_M:
                for vertex in way.vertices[1:]:
                    self.merge(way.vertices[0], vertex)
                del self.ways[key]

    def cut_by(self, outline: BaseGeometry, keys: Sequence[str], snap_m: float) -> None:
        """Give each of these ways a vertex where it crosses a line, or has one within `snap_m`."""
        lines = [self.line(self.ways[key]) for key in keys]
        for number in sorted(STRtree(lines).query(outline, predicate="intersects").tolist()):
            crossing = lines[number].intersection(outline)
            for x, y in shapely.get_coordinates(crossing):
                self.split(keys[number], float(x), float(y), snap_m)

    def vertices(self) -> list[int]:
        """Return the vertices that ways run through, in order."""
        return sorted({vertex for way in self.ways.values() for vertex in way.vertices})

    def pieces(self, more: Iterable[tuple[int, int]]) -> Mapping[int, int]:
        """Return the number of the connected piece each used vertex is in.

        `more` are pairs of vertices that are joined by something besides the ways.
        """
        pairs = [pair for way in self.ways.values() for pair in pairwise(way.vertices)]
        pairs += more
        size = len(self.degrees7)
        starts, ends = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
        joined = coo_array((np.ones(len(pairs), dtype=np.int8), (starts, ends)), (size, size))
        _, labels = connected_components(joined, directed=False)
        return {vertex: int(labels[vertex]) for vertex in self.vertices()}
