"""Draws small OpenStreetMap files in metres, for tests."""

import math
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from typing import TypeAlias
from xml.sax.saxutils import quoteattr

LONGITUDE, LATITUDE = 121.0, 31.0
M_A_DEGREE = 111_195.0

Point: TypeAlias = tuple[float, float]


def degrees(x: float, y: float) -> tuple[float, float]:
    """Return longitude and latitude of metres east and north of the sketch's origin."""
    east = x / (M_A_DEGREE * math.cos(math.radians(LATITUDE)))
    return round(LONGITUDE + east, 7), round(LATITUDE + y / M_A_DEGREE, 7)


def box(x: float, y: float, width: float, height: float) -> list[Point]:
    """Return the corners of a rectangle by its lower left corner and its size [m]."""
    return [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]


class Sketch:
    """Nodes, ways and relations; points that are equal are one node unless `apart` is asked."""

    def __init__(self) -> None:
        self.nodes: dict[int, Point] = {}
        self.tags: dict[int, dict[str, str]] = {}
        self.ways: list[tuple[int, list[int], dict[str, str]]] = []
        self.relations: list[tuple[int, list[tuple[int, str]], dict[str, str]]] = []
        self.bounds: tuple[float, float, float, float] | None = None
        self._way_ids = count(1000)

    def node(self, x: float, y: float, **tags: str) -> int:
        """Return the id of the node at a point, made if need be, with these tags added."""
        found = next((key for key, point in self.nodes.items() if point == (x, y)), None)
        key = found or self.apart(x, y)
        self.tags[key].update(tags)
        return key

    def apart(self, x: float, y: float) -> int:
        """Return the id of a new node, also where there is one already."""
        key = len(self.nodes) + 1
        self.nodes[key] = (x, y)
        self.tags[key] = {}
        return key

    def way(self, points: Sequence[Point | int], **tags: str) -> int:
        """Return the id of a new way through points or nodes; in keys, `__` stands for `:`."""
        nodes = [point if isinstance(point, int) else self.node(*point) for point in points]
        key = next(self._way_ids)
        self.ways.append((key, nodes, {name.replace("__", ":"): tags[name] for name in tags}))
        return key

    def relation(self, members: Sequence[tuple[int, str]], **tags: str) -> int:
        """Return the id of a new multipolygon of (way, role)."""
        key = 5000 + len(self.relations)
        self.relations.append((key, list(members), {"type": "multipolygon", **tags}))
        return key

    def text(self) -> str:
        """Return the sketch as OSM XML."""

        def tags(of: dict[str, str]) -> str:
            return "".join(f"<tag k={quoteattr(k)} v={quoteattr(v)}/>" for k, v in of.items())

        lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<osm version="0.6">']
        if self.bounds:
            west, south = degrees(*self.bounds[:2])
            east, north = degrees(*self.bounds[2:])
            lines.append(
                f'<bounds minlon="{west}" minlat="{south}" maxlon="{east}" maxlat="{north}"/>'
            )
        for key, point in self.nodes.items():
            lon, lat = degrees(*point)
            inner = tags(self.tags[key])
            lines.append(f'<node id="{key}" version="1" lon="{lon}" lat="{lat}">{inner}</node>')
        for key, nodes, of in self.ways:
            refs = "".join(f'<nd ref="{node}"/>' for node in nodes)
            lines.append(f'<way id="{key}" version="1">{refs}{tags(of)}</way>')
        for key, members, of in self.relations:
            refs = "".join(
                f'<member type="way" ref="{way}" role="{role}"/>' for way, role in members
            )
            lines.append(f'<relation id="{key}" version="1">{refs}{tags(of)}</relation>')
        return "\n".join([*lines, "</osm>\n"])

    def write(self, file: Path) -> Path:
        """Write the sketch as a file of OSM XML, and return its path."""
        file.write_text(self.text(), encoding="utf-8")
        return file
