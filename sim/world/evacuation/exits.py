"""The doors of buildings, and the links between them, as those who leave in an alarm use them."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from maps.campus import Campus
from models.people.network import Network

Ints = NDArray[np.int64]
# What leads from the rooms to the doors; lifts are not used in an alarm.
_ON_FOOT = ("corridor", "stairs")


@dataclass(frozen=True)
class Exit:
    """A door; `id` is its entrance, `links` are its own, `outside` the node before it.

    `arc` is the one by which people step out, `flow` the most who do [persons/s].
    """

    id: str
    links: Ints
    outside: int
    arc: int
    flow: float


@dataclass(frozen=True)
class Inside:
    """A building (or an area with doors) from within: corridors and stairs, lifts, and exits."""

    id: str
    links: Ints
    rides: Ints
    exits: Sequence[Exit]

    def all_links(self) -> Ints:
        """Return the links inside, lifts and doors included."""
        return np.concatenate([self.links, self.rides, *(way.links for way in self.exits)])


def insides(campus: Campus, network: Network, buildings: Sequence[str]) -> list[Inside]:
    """Return buildings and areas from within, in the order given."""
    edges = {key: data for _, _, key, data in campus.graph.edges(keys=True, data=True)}
    links: dict[str, list[int]] = {}
    rides: dict[str, list[int]] = {}
    for link, edge in enumerate(network.edges):
        data = edges[edge]
        if data["kind"] in _ON_FOOT or data["path"] in campus.entrances:
            links.setdefault(data["path"], []).append(link)
        elif data["path"] in campus.lines:
            rides.setdefault(campus.lines[data["path"]].building, []).append(link)
    of_paths = {path: np.array(rows, dtype=np.int64) for path, rows in links.items()}
    doors: dict[str, list[Exit]] = {}
    for key, entrance in sorted(campus.entrances.items()):
        if key in of_paths:
            doors.setdefault(entrance.of, []).append(_exit(key, of_paths[key], network))
    nothing = np.zeros(0, dtype=np.int64)
    return [
        Inside(
            id=key,
            links=of_paths.get(key, nothing),
            rides=np.array(rides.get(key, ()), dtype=np.int64),
            exits=doors.get(key, ()),
        )
        for key in buildings
    ]


def _exit(key: str, links: Ints, network: Network) -> Exit:
    """Return a door: its line on the map leads inwards."""
    outer = int(links[np.argmin(network.begin_share[links])])
    arc = 2 * outer + 1
    flow = float(network.arc_flow[arc] * network.width_m[outer])
    return Exit(key, links, int(network.start[outer]), arc, flow)


def owner_of_links(found: Sequence[Inside], links: int) -> Ints:
    """Return which of the buildings each link lies in, -1 for none."""
    owner = np.full(links, -1)
    for number, inside in enumerate(found):
        owner[inside.all_links()] = number
    return owner
