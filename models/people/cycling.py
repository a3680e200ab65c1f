"""Bicycles over the network: a layer of ways of their own, and racks that join it to the others.

Whoever rides is on nodes and links of the layer. Onto it nobody walks: at a rack one walks to the
node `mount`, from which no link leads on, and there the kernel puts whoever owns the bicycle that
stands there on the node `ridden` of the layer. From the layer a link leads down at every rack. So
the ways to a goal lead from any node of the layer to the best rack near it, and on from there, and
whoever has no bicycle is never led over the layer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx
import numpy as np
from numpy.typing import NDArray

from maps.campus import Campus
from maps.parameters import Parameter
from models.people.network import Network
from models.people.speed import BICYCLE, DENSEST_BICYCLES

Ints = NDArray[np.int64]

# A link on which one mounts or dismounts; its time is what counts.
STEP_M = 1.0
NO_LIMIT = 2**31 - 1


@dataclass(frozen=True)
class Cycling:
    """The layer of bicycles: its links are `first_link` up to `end_link`, those of racks last.

    For each rack, `mount` and `ridden` are its nodes, and `capacity` the bicycles that it has room
    for. The last links are those by which one leaves the layer, one a rack, and before them those
    by which one comes to the racks. `e_bike_ratio` is the speed of an e-bike over that of a
    bicycle, `margin_s` by how much riding must be quicker [s], `use` the share of days on which an
    owner thinks of it, `densest` the density at which riding comes to a standstill [1/m2].
    """

    racks: Sequence[str]
    first_link: int
    end_link: int
    mount: Ints
    ridden: Ints
    capacity: Ints
    e_bike_ratio: float = 1.0
    margin_s: float = 0.0
    use: float = 1.0
    densest: float = DENSEST_BICYCLES

    @property
    def first_down(self) -> int:
        """The link by which one leaves the layer at the first rack."""
        return self.end_link - len(self.racks)

    @property
    def layer(self) -> slice:
        """The links that are ridden on bicycles: those of racks stand behind them."""
        return slice(self.first_link, self.end_link - 2 * len(self.racks))

    def is_ridden(self, link: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Return which links are ridden on bicycles, those of racks left out."""
        return np.asarray((link >= self.layer.start) & (link < self.layer.stop))

    def is_at_rack(self, link: NDArray[np.integer]) -> NDArray[np.bool_]:
        """Return which links are those on which one mounts or dismounts."""
        return np.asarray((link >= self.layer.stop) & (link < self.end_link))


_NONE = np.zeros(0, dtype=np.int64)
NO_CYCLING = Cycling((), 2**30, 2**30, mount=_NONE, ridden=_NONE, capacity=_NONE)


def _cycled(campus: Campus, node: str) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the edges that are cycled and joined to a node, with their keys, by these."""
    edges = [
        (a, b, key, data)
        for a, b, key, data in campus.graph.edges(keys=True, data=True)
        if data.get("cycled")
    ]
    piece = nx.node_connected_component(nx.Graph((a, b) for a, b, _, _ in edges), node)
    return sorted(
        ((key, data) for a, _, key, data in edges if a in piece), key=lambda edge: edge[0]
    )


def with_cycling(
    network: Network, campus: Campus, parameters: Mapping[str, Parameter]
) -> tuple[Network, Cycling]:
    """Return the network with the layer of bicycles behind it, and the layer.

    There is none on a campus without racks, or where nobody owns a bicycle. Links of the layer are
    not cut: a queue of bicycles stands where ways meet.
    """
    known = {name: parameter.value for name, parameter in parameters.items()}
    if not campus.racks or known["bicycle_share"] + known["e_bike_share"] == 0.0:
        return network, NO_CYCLING
    racks = [campus.racks[key] for key in sorted(campus.racks)]
    edges = _cycled(campus, racks[0].node)
    row = network.number()
    nodes = sorted({str(data[end]) for _, data in edges for end in ("start", "end")})
    ridden = {node: len(row) + number for number, node in enumerate(nodes)}
    mount = len(row) + len(nodes) + np.arange(len(racks))
    at = np.array([row[rack.node] for rack in racks])
    over = np.array([ridden[rack.node] for rack in racks])
    beside = {str(data[end]): (key, data) for key, data in edges for end in ("start", "end")}
    places = [_step_on(rack.node, *beside[rack.node]) for rack in racks]
    named = [rack.id for rack in racks]
    lane = [_Link(f"cycle:{key}", key, 0.0, 1.0) for key, _ in edges]
    up = [_Link(f"mount:{key}", *place) for key, place in zip(named, places, strict=True)]
    down = [_Link(f"dismount:{key}", *place) for key, place in zip(named, places, strict=True)]
    width_m = known["lane_share"] * np.array([float(data["width_m"]) for _, data in edges])
    speed = known["walking_speed"]
    count = len(racks)
    longer = _appended(
        network,
        [*(f"{node} ridden" for node in nodes), *(f"{key} mount" for key in named)],
        np.array([*(row[node] for node in nodes), *at]),
        [*lane, *up, *down],
        start=[*(ridden[str(data["start"])] for _, data in edges), *at, *over],
        end=[*(ridden[str(data["end"])] for _, data in edges), *mount, *at],
        length_m=[*(float(data["length_m"]) for _, data in edges), *[STEP_M] * (2 * count)],
        width_m=[*width_m, *[1.0] * (2 * count)],
        share=[
            *[known["bicycle_speed"] / speed] * len(edges),
            *[STEP_M / (known["mount_time"] * speed)] * count,
            *[STEP_M / (known["dismount_time"] * speed)] * count,
        ],
        flow=[*[known["bicycle_flow"]] * len(edges), *[np.inf] * (2 * count)],
        curve=[*[BICYCLE] * len(edges), *[0] * (2 * count)],
        oneway=[*(bool(data["oneway"]) for _, data in edges), *[True] * (2 * count)],
    )
    first, end = len(network.links), len(longer.links)
    room = [NO_LIMIT if rack.capacity is None else rack.capacity for rack in racks]
    return longer, Cycling(
        racks=named,
        first_link=first,
        end_link=end,
        mount=mount,
        ridden=over,
        capacity=np.array(room),
        e_bike_ratio=known["e_bike_speed"] / known["bicycle_speed"],
        margin_s=known["bicycle_margin"],
        use=known["bicycle_use"],
        densest=known["bicycle_densest"],
    )


@dataclass(frozen=True)
class _Link:
    """A link's name, and the part of an edge of the campus on which it lies."""

    key: str
    edge: str
    begin_share: float
    end_share: float


def _step_on(node: str, edge: str, data: Mapping[str, Any]) -> tuple[str, float, float]:
    """Return the part of an edge where one mounts at one of its nodes."""
    share = min(1.0, STEP_M / float(data["length_m"]))
    return (edge, 0.0, share) if data["start"] == node else (edge, 1.0 - share, 1.0)


def _appended(
    network: Network,
    nodes: Sequence[str],
    like: Ints,
    links: Sequence[_Link],
    *,
    start: Sequence[int],
    end: Sequence[int],
    length_m: Sequence[float],
    width_m: Sequence[float],
    share: Sequence[float],
    flow: Sequence[float],
    curve: Sequence[int],
    oneway: Sequence[bool],
) -> Network:
    """Return the network with nodes that lie where those of `like` do, and links, behind it."""
    return replace(
        network,
        nodes=[*network.nodes, *nodes],
        links=[*network.links, *(link.key for link in links)],
        edges=[*network.edges, *(link.edge for link in links)],
        begin_share=np.append(network.begin_share, [link.begin_share for link in links]),
        end_share=np.append(network.end_share, [link.end_share for link in links]),
        start=np.append(network.start, start),
        end=np.append(network.end, end),
        length_m=np.append(network.length_m, length_m),
        width_m=np.append(network.width_m, width_m),
        arc_share=np.append(network.arc_share, np.repeat(share, 2)),
        arc_flow=np.append(network.arc_flow, np.repeat(flow, 2)),
        curve=np.append(network.curve, np.array(curve, dtype=np.int64)),
        oneway=np.append(network.oneway, oneway),
        inwards=np.append(network.inwards, np.full(len(links), -1)),
        x_m=np.append(network.x_m, network.x_m[like]),
        y_m=np.append(network.y_m, network.y_m[like]),
    )
