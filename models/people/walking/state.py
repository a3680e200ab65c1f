"""The bundles of arrays that the kernel's functions take."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Records = NDArray[np.void]


class Scene(NamedTuple):
    """What does not change while people walk: ways, menus, hours, tables of speed.

    The arc from node n towards route r is `out_arc[out_first[n] + slot[r, n]]`.
    """

    slot: NDArray[np.uint8]
    out_first: NDArray[np.int32]
    out_arc: NDArray[np.int32]
    effort: NDArray[np.float32]
    shares: NDArray[np.float64]
    menu_first: NDArray[np.int64]
    menu_place: NDArray[np.int64]
    menu_attraction: NDArray[np.float64]
    hours: NDArray[np.float64]  # opening and closing second of the day, shape (n, 2)
    key: NDArray[np.uint64]  # seed, and the purposes of draws
    rack: Records
    # distance [m], wait [s], tries, stuck time [s], spread of patience, margin of riding [s]
    scale: NDArray[np.float64]


class Moving(NamedTuple):
    """What changes while people walk.

    `arc` has two rows a link, and then one a node: the queue of those who want to leave the
    places there.
    """

    walker: Records
    life: Records
    link: Records
    arc: Records
    place: Records
    service: Records
    counter: NDArray[np.float64]  # when each counter is free again [s]
    row: Records
    clock: NDArray[np.int64]  # number of the day, second of the next sweep for gridlock


class Riding(NamedTuple):
    """Lifts and shuttles: `ride` has a row for each ridden arc; these come behind the walked ones.

    It is apart from `Moving`, because few functions take it, and each array takes time to compile.
    """

    ride: Records
    station: Records
    line: Records
    platform: Records
    vehicle: Records
    departure: NDArray[np.float64]  # of shuttles, by line [second of the day]
    # the first ridden arc, rows of the ways of one profile, people, first arc down from a bicycle,
    # first row of the ways by measured times
    bounds: NDArray[np.int64]


class Logs(NamedTuple):
    """What is written down; `filled` says how many rows of each are filled."""

    trip: Records
    visit: Records
    served: Records
    refused: Records
    forced: Records
    unreached: Records
    passed: Records
    track: Records
    ridden: Records
    stop: Records
    filled: NDArray[np.int64]


DISTANCE_SCALE, WAIT_SCALE, TRIES, STUCK, SPREAD, MARGIN = range(6)
DAY, SWEEP = range(2)
FIRST_RIDE, PROFILE_ROWS, PEOPLE, FIRST_DOWN, MEASURED = range(5)
