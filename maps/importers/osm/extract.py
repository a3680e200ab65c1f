"""What an OpenStreetMap extract holds: nodes, ways and relations with their tags."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

Tags: TypeAlias = Mapping[str, str]
Degrees7: TypeAlias = tuple[int, int]
"""Longitude and latitude in units of 10^-7 degree: how OpenStreetMap and a campus folder round."""

UNITS_A_DEGREE = 10**7


@dataclass(frozen=True)
class Way:
    """A line or an outline: the ids of its nodes in order."""

    id: int
    nodes: tuple[int, ...]
    tags: Tags

    @property
    def closed(self) -> bool:
        """Whether it ends where it begins and bounds an area."""
        return len(self.nodes) >= 4 and self.nodes[0] == self.nodes[-1]


@dataclass(frozen=True)
class Member:
    """A member of a relation: `kind` is n, w or r."""

    kind: str
    id: int
    role: str


@dataclass(frozen=True)
class Relation:
    """A group of nodes, ways and relations, such as the outlines of a multipolygon."""

    id: int
    members: tuple[Member, ...]
    tags: Tags


@dataclass
class Extract:
    """A file's content by id. `node_tags` has the tagged nodes only.

    `box` is west, south, east, north [degrees] where the file states what it covers.
    """

    file: str
    nodes: dict[int, Degrees7] = field(default_factory=dict)
    node_tags: dict[int, Tags] = field(default_factory=dict)
    ways: dict[int, Way] = field(default_factory=dict)
    relations: dict[int, Relation] = field(default_factory=dict)
    box: tuple[float, float, float, float] | None = None
