"""Cuts long links into shorter ones, so that a queue does not depend on how the map was drawn."""

import numpy as np

from models.people.network import Network


def cut_links(network: Network, longest_m: float) -> Network:
    """Return the network with every link that is longer cut into equal pieces.

    Each piece has the link's width and speeds. What limits who leaves the link limits who leaves
    its ends, and not who walks on from piece to piece: a limit there, met again at every cut, would
    let less through the more cuts there are. The nodes between pieces come behind the others.
    """
    pieces = np.maximum(1, np.ceil(network.length_m / longest_m - 1e-9)).astype(np.int64)
    link = np.repeat(np.arange(pieces.size), pieces)
    number = np.arange(link.size) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    is_first, is_last = number == 0, number == pieces[link] - 1
    # the node between two pieces stands behind the earlier one
    between = len(network.nodes) + np.cumsum(~is_last) - 1
    end = np.where(is_last, network.end[link], between)
    start = np.where(is_first, network.start[link], np.roll(end, 1))
    inner = network.inwards[link]
    cut = np.flatnonzero(~is_last)
    share = (number[cut] + 1) / pieces[link[cut]]
    a, b = network.start[link[cut]], network.end[link[cut]]

    def halfway(values: np.ndarray) -> np.ndarray:
        return np.concatenate([values, values[a] + share * (values[b] - values[a])])

    arc = np.column_stack([2 * link, 2 * link + 1]).ravel()
    walks_on = np.column_stack([~is_last, ~is_first]).ravel()
    many = pieces[link] > 1
    names = [
        f"{network.links[row]}#{piece}" if cuts else network.links[row]
        for row, piece, cuts in zip(link.tolist(), number.tolist(), many.tolist(), strict=True)
    ]
    return Network(
        nodes=[*network.nodes, *(names[row] for row in cut)],
        links=names,
        edges=[network.edges[row] for row in link.tolist()],
        begin_share=number / pieces[link],
        end_share=(number + 1) / pieces[link],
        start=start,
        end=end,
        length_m=network.length_m[link] / pieces[link],
        width_m=network.width_m[link],
        arc_share=network.arc_share[arc],
        arc_flow=np.where(walks_on, np.inf, network.arc_flow[arc]),
        curve=network.curve[link],
        oneway=network.oneway[link],
        inwards=np.where((inner == start) | (inner == end), inner, -1),
        x_m=halfway(network.x_m),
        y_m=halfway(network.y_m),
    )
