"""Where shuttles are at any instant."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray
from shapely import LineString

from maps.campus import Campus

STANDS_MS = 3_600_000
"""A vehicle is shown standing at a stop for at most so long."""


@dataclass(frozen=True)
class Bus:
    """A shuttle on the map [m], and how many are in it."""

    line: str
    vehicle: int
    x_m: float
    y_m: float
    aboard: int


class Buses:
    """The stops that shuttles made, and the roads between them."""

    def __init__(
        self, roads: "Roads", line: Sequence[str], stop: Sequence[str], rows: dict[str, Any]
    ) -> None:
        """Take the columns of the table of shuttles."""
        self._roads = roads
        self._stops: dict[tuple[str, int], list[int]] = {}
        self._line, self._stop = line, stop
        self._arrive: NDArray[np.float64] = rows["arrive_s"]
        self._depart: NDArray[np.float64] = rows["depart_s"]
        self._aboard = rows["aboard"]
        vehicles = rows["vehicle"].tolist()
        for row in np.argsort(self._arrive, kind="stable").tolist():
            self._stops.setdefault((line[row], vehicles[row]), []).append(row)

    def at(self, at_ms: int) -> list[Bus]:
        """Return every shuttle that is under way, or stands at a stop, at an instant."""
        at_s = at_ms / 1000
        found = []
        for (line, vehicle), rows in sorted(self._stops.items()):
            place = int(np.searchsorted(self._arrive[rows], at_s, "right")) - 1
            if place < 0:
                continue
            row = rows[place]
            leaves = float(self._depart[row])
            last = place + 1 == len(rows)
            if at_s <= leaves:
                share, onward = 0.0, self._stop[row]
            elif last or (self._arrive[rows[place + 1]] - leaves) * 1000 > STANDS_MS:
                continue
            else:
                onward = self._stop[rows[place + 1]]
                share = (at_s - leaves) / max(float(self._arrive[rows[place + 1]]) - leaves, 1e-9)
            point = self._roads.between(self._stop[row], onward, share)
            if point is not None:
                found.append(Bus(line, vehicle, *point, int(self._aboard[row])))
        return found


class Roads:
    """The shortest ways along the map between stops."""

    def __init__(self, campus: Campus) -> None:
        """Know none yet: each is found when it is asked for first."""
        self._campus = campus
        self._known: dict[tuple[str, str], LineString | None] = {}

    def between(self, begin: str, end: str, share: float) -> tuple[float, float] | None:
        """Return where one is who has gone a share of the way between two stops [m]."""
        if (begin, end) not in self._known:
            self._known[begin, end] = self._way(begin, end)
        way = self._known[begin, end]
        if way is None:
            return None
        point = way.interpolate(share, normalized=True)
        return float(point.x), float(point.y)

    def _way(self, begin: str, end: str) -> LineString | None:
        stops = self._campus.spots
        if begin not in stops or end not in stops:
            return None
        straight = LineString([stops[begin].point, stops[end].point])
        node = {
            stop: node
            for line in self._campus.lines.values()
            for stop, node in zip(line.stations, line.nodes, strict=True)
        }
        if begin == end or begin not in node or end not in node:
            return straight

        def cost(_a: str, _b: str, links: dict[str, dict[str, Any]]) -> float | None:
            driven = [
                link["length_m"] * (1 if link["kind"] == "road" else 3)
                for link in links.values()
                if link["kind"] in ("road", "pedestrian", "crossing", "square", "footway", "access")
            ]
            return min(driven) if driven else None

        try:
            nodes = nx.shortest_path(self._campus.graph, node[begin], node[end], cost)
        except nx.NetworkXException:
            return straight
        points: list[tuple[float, float]] = []
        for a, b in itertools.pairwise(nodes):
            best = min(self._campus.graph[a][b].values(), key=lambda link: float(link["length_m"]))
            ahead = list(best["geometry"].coords)
            points += ahead if best["start"] == a else ahead[::-1]
        return LineString(points) if len(points) > 1 else straight
