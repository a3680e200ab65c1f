"""Lifts and shuttles over the network: a ride from any station of a line to any other is a link."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from maps.campus import Line
from maps.rides import RIDE_WIDTH_M, ride_key
from models.people.network import Network
from models.people.walking.arrays import LINE, NOBODY, RIDE, STATION, VEHICLE

Records = NDArray[np.void]
DAY_S = 86_400.0


@dataclass(frozen=True)
class Rides:
    """The lines as records, and the rides on them: two for each link from `first_link` on.

    `departure` holds the departures of the shuttles by line [s after midnight]. `is_open` says
    which of these links the people of each profile use, shape (profiles, links).
    """

    lines: Sequence[Line]
    first_link: int
    ride: Records
    line: Records
    station: Records
    vehicle: Records
    departure: NDArray[np.float64]
    is_open: NDArray[np.bool_]


@dataclass(frozen=True)
class Choice:
    """By what people choose between their feet, lifts and shuttles.

    `speed_mps` is the mean walking speed [m/s]; `lift_wait_s` and `shuttle_wait_s` are the waits
    that one reckons with in choosing the way [s]; over fewer than `least_floors` floors one takes
    the stairs.
    """

    speed_mps: float
    lift_wait_s: float
    shuttle_wait_s: float
    least_floors: float


NO_RIDES = Rides(
    lines=(),
    first_link=2**30,
    ride=np.zeros(0, dtype=RIDE),
    line=np.zeros(0, dtype=LINE),
    station=np.zeros(0, dtype=STATION),
    vehicle=np.zeros(0, dtype=VEHICLE),
    departure=np.zeros(0),
    is_open=np.ones((1, 0), dtype=bool),
)


@dataclass(frozen=True)
class _Pair:
    """A ride between two stations of a line, the first before the second."""

    number: int
    line: Line
    board: int
    alight: int

    def key(self) -> str:
        """Return the id of its link."""
        return ride_key(self.line.id, self.board, self.alight)

    def seconds(self) -> float:
        """Return the time from boarding to alighting, without stops of a lift in between [s]."""
        line = self.line
        moving = sum(line.leg_s[self.board : self.alight])
        standing = sum(line.dwell_s[self.board + 1 : self.alight])
        return line.boarding_s + 2 * line.door_s + moving + standing

    def length_m(self) -> float:
        """Return how far it leads [m]."""
        return sum(self.line.leg_m[self.board : self.alight])


def _pairs(lines: Sequence[Line]) -> list[_Pair]:
    return [
        _Pair(number, line, board, alight)
        for number, line in enumerate(lines)
        for board, alight in combinations(range(len(line.nodes)), 2)
        if line.nodes[board] != line.nodes[alight]
    ]


def interval_s(line: Line) -> float:
    """Return the time between two vehicles [s].

    For shuttles the middle one between departures; for lifts that of a rush, in which all cars
    leave full and stop on every floor.
    """
    if not line.is_lift:
        times = [*line.departures_s, line.departures_s[0] + DAY_S]
        return float(np.median(np.diff(times)))
    at_doors = 2 * line.door_s * len(line.nodes) + 2 * line.boarding_s * line.capacity
    return (2 * sum(line.leg_s) + at_doors) / line.vehicles


def _of_line(line: Line, wait_s: float) -> Records:
    """Return the record of a line, without the rows of its stations, vehicles and departures."""
    record = np.zeros(1, dtype=LINE)
    record["is_lift"], record["capacity"] = line.is_lift, line.capacity
    record["door"], record["boarding"] = line.door_s, line.boarding_s
    record["interval"] = interval_s(line)
    record["wait"] = wait_s
    return record


def _stations(number: int, line: Line, node: dict[str, int]) -> Records:
    records = np.zeros(len(line.nodes), dtype=STATION)
    records["node"] = [node[key] for key in line.nodes]
    records["line"], records["leg"], records["dwell"] = number, line.leg_s, line.dwell_s
    records["offset"][1:] = np.cumsum(line.leg_s[:-1])
    records["offset"][2:] += np.cumsum(line.dwell_s[1:-1])
    return records


def _ends(sizes: list[int]) -> tuple[list[int], list[int]]:
    """Return where pieces of these sizes, laid end to end, begin and end."""
    bounds = np.cumsum([0, *sizes]).tolist()
    return bounds[:-1], bounds[1:]


def _rides(network: Network, lines: Sequence[Line], choice: Choice) -> Rides:
    node = network.number()
    waits = [choice.lift_wait_s if each.is_lift else choice.shuttle_wait_s for each in lines]
    line = np.concatenate([_of_line(*each) for each in zip(lines, waits, strict=True)])
    line["first"], line["end"] = _ends([len(each.nodes) for each in lines])
    line["first_vehicle"], line["end_vehicle"] = _ends([each.vehicles for each in lines])
    departures = [len(each.departures_s) for each in lines]
    line["first_departure"], line["end_departure"] = _ends(departures)
    vehicle = np.zeros(sum(each.vehicles for each in lines), dtype=VEHICLE)
    vehicle["line"] = np.repeat(np.arange(len(lines)), [each.vehicles for each in lines])
    vehicle["station"] = line["first"][vehicle["line"]]
    vehicle["time"], vehicle["head"], vehicle["target"] = np.inf, NOBODY, NOBODY
    stations = [_stations(number, each, node) for number, each in enumerate(lines)]
    pairs = _pairs(lines)
    ride = np.zeros(2 * len(pairs), dtype=RIDE)
    ride["line"] = np.repeat([pair.number for pair in pairs], 2)
    ride["seconds"] = np.repeat([pair.seconds() for pair in pairs], 2)
    first = line["first"][ride["line"][::2]]
    board = first + np.array([pair.board for pair in pairs], dtype=np.int64)
    alight = first + np.array([pair.alight for pair in pairs], dtype=np.int64)
    ride["platform"][::2], ride["alight"][::2] = 2 * board, alight
    ride["platform"][1::2], ride["alight"][1::2] = 2 * alight + 1, board
    return Rides(
        lines=lines,
        first_link=len(network.links),
        ride=ride,
        line=line,
        station=np.concatenate(stations),
        vehicle=vehicle,
        departure=np.array([at for each in lines for at in each.departures_s], dtype=np.float64),
        is_open=_profiles(pairs, choice.least_floors),
    )


def _profiles(pairs: Sequence[_Pair], least_floors: float) -> NDArray[np.bool_]:
    """Return which rides are open to those who ride all, lifts only, and none."""
    is_lift = np.array([pair.line.is_lift for pair in pairs])
    floors = np.array([pair.alight - pair.board for pair in pairs])
    lifts = is_lift & (floors >= least_floors)
    return np.array([~is_lift | lifts, lifts, np.zeros_like(lifts)])


def with_rides(network: Network, lines: Sequence[Line], choice: Choice) -> tuple[Network, Rides]:
    """Return the network with a link behind the others for each ride, and the rides.

    The effort of a ride is the time that one reckons with [s] at the mean walking speed: so
    routes take what is expected to be quickest. A shuttle is ridden from an earlier stop to a
    later one, a lift either way.
    """
    if not lines:
        return network, NO_RIDES
    rides = _rides(network, lines, choice)
    pairs, node = _pairs(lines), network.number()
    keys = [pair.key() for pair in pairs]
    count = len(pairs)
    length_m = np.array([pair.length_m() for pair in pairs])
    wait_s = rides.line["wait"][rides.ride["line"][::2]]
    effort_m = (wait_s + rides.ride["seconds"][::2]) * choice.speed_mps
    start = [node[pair.line.nodes[pair.board]] for pair in pairs]
    end = [node[pair.line.nodes[pair.alight]] for pair in pairs]
    with_links = replace(
        network,
        links=[*network.links, *keys],
        edges=[*network.edges, *keys],
        begin_share=np.append(network.begin_share, np.zeros(count)),
        end_share=np.append(network.end_share, np.ones(count)),
        start=np.append(network.start, start),
        end=np.append(network.end, end),
        length_m=np.append(network.length_m, length_m),
        width_m=np.append(network.width_m, np.full(count, RIDE_WIDTH_M)),
        arc_share=np.append(network.arc_share, np.repeat(length_m / effort_m, 2)),
        arc_flow=np.append(network.arc_flow, np.full(2 * count, np.inf)),
        curve=np.append(network.curve, np.zeros(count, dtype=np.int64)),
        oneway=np.append(network.oneway, [not pair.line.is_lift for pair in pairs]),
        inwards=np.append(network.inwards, np.full(count, -1)),
    )
    return with_links, rides


def shuttle_links(rides: Rides, links: int) -> NDArray[np.bool_]:
    """Return which links are rides on a shuttle."""
    is_ridden = np.zeros(links, dtype=bool)
    is_ridden[rides.first_link :] = rides.line["is_lift"][rides.ride["line"][::2]] == 0
    return is_ridden


def profiles(rides: Rides, links: int) -> NDArray[np.bool_]:
    """Return which links people may use, shape (profiles, links).

    Where there are rides: all (save lifts over few floors), lifts only, and none, the last
    being on foot from end to end. Who finds no shuttle, or a long queue, passes on to the next.
    """
    is_open = np.ones((len(rides.is_open), links), dtype=bool)
    is_open[:, rides.first_link :] = rides.is_open
    return is_open
