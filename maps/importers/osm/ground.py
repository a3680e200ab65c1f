"""What the way from a door leads to: the nearest path or walkable area, round other buildings."""

from collections.abc import Iterator, Sequence

import numpy as np
import shapely
from shapely import LineString, Point, STRtree
from shapely.geometry.base import BaseGeometry

from maps.campus import Shape
from maps.importers.osm.joins import Obstacles
from maps.importers.osm.network import Network, Walkway
from maps.importers.osm.rules import assumed
from maps.importers.osm.squares import Square
from maps.vocabulary import path_kinds

SNAP_M = 0.5
TRIES_THROUGH = 40
NOT_AT_A_DOOR = frozenset(("steps", "crossing", "join", "bridge"))


class Ground:
    """What a way from a door can lead to: the stretches of paths, and the walkable areas."""

    def __init__(
        self,
        network: Network,
        squares: Sequence[Square],
        obstacles: Obstacles,
        boundary: Shape,
    ) -> None:
        self.network = network
        self.obstacles = obstacles
        self.boundary = boundary.buffer(assumed("edge_tolerance"))
        shapely.prepare(self.boundary)
        ways = [way for _, way in sorted(network.ways.items()) if way.layer == 0]
        plain = [way for way in ways if way.kind not in NOT_AT_A_DOOR]
        self.keys: list[str] = []
        stretches: list[BaseGeometry] = []
        for way in plain or ways:
            points = network.points(way)
            ends = np.stack([points[:-1], points[1:]], axis=1)
            stretches += list(shapely.linestrings(ends))
            self.keys += [way.id] * len(ends)
        used = STRtree([Point(network.metres[vertex]) for vertex in network.vertices()])
        for square in squares:
            inner = square.buffer(-SNAP_M)
            if not inner.is_empty and used.query(square, predicate="intersects").size:
                stretches.append(inner)
                self.keys.append("")
        self.stretches = np.array(stretches, dtype=object)
        self.tree = STRtree(stretches)

    def _lines(self, edge: BaseGeometry) -> list[tuple[str, LineString]]:
        """Return the shortest line from an edge to each stretch within reach, best first.

        A way to a path outside the boundary counts as longer: there may be a fence.
        """
        reach = assumed("access_distance")
        near = np.sort(self.tree.query(edge, predicate="dwithin", distance=reach))
        lines = shapely.shortest_line(edge, self.stretches[near])
        beyond = ~shapely.contains(self.boundary, shapely.get_point(lines, -1))
        cost = np.round(shapely.length(lines) + assumed("fence_penalty") * beyond, 3)
        order = np.argsort(cost, kind="stable")
        found = [(self.keys[near[number]], lines[number]) for number in order.tolist()]
        # a way onto a square needs a length, since it alone gives the door its path
        return [(key, line) for key, line in found if key or line.length >= SNAP_M / 2]

    def ways_to(self, edge: BaseGeometry) -> Iterator[tuple[str, LineString]]:
        """Yield the ways from an edge to the network that lead through nothing, best first.

        Where there is none within reach, the one that leads least through buildings and water.
        """
        lines = self._lines(edge)
        found = False
        for key, line in lines:
            if not self.obstacles.block(line):
                found = True
                yield key, line
        if lines and not found:
            yield min(
                lines[:TRIES_THROUGH],
                key=lambda way: (
                    round(self.obstacles.length_through(way[1]), 2),
                    way[1].length,
                ),
            )

    def meet(self, key: str, line: LineString) -> int:
        """Return the vertex at the far end of a way, made on the path that is there."""
        x, y = line.coords[-1]
        if key:
            return self.network.split(key, x, y, SNAP_M)
        return self.network.add_vertex(x, y)

    def lead(self, door: str, start: int, end: int) -> None:
        """Add the way from a door to where it meets the network."""
        width = path_kinds()["access"].width_m
        way = Walkway(f"a-{door}", [start, end], "access", width, assumed=("all",))
        self.network.ways[way.id] = way
