"""A slow reference of the walking kernel: a SimPy process a person, an object a link.

The same model, told the other way round: what the kernel does with events and arrays, a person
does here by waiting. Plans name their places; menus, and counters in places, are not part of it.
Who owns a bicycle thinks of it on every trip.
"""

import heapq
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import simpy

from models.people.gates import gate_arcs
from models.people.speed import DENSITY_STEP
from models.people.types import Plans, Population
from models.people.walking.terrain import Terrain

SWEEP_S = 10.0
NO_LIMIT = 2**29


def at_time(
    env: simpy.Environment, time: float, person: int, event: simpy.Event | None = None
) -> simpy.Event:
    """Let an event happen at an absolute time; of those at one time, the lowest person's first.

    SimPy adds a delay to the present time, which may miss the time asked for by its last bit.
    """
    event = simpy.Event(env) if event is None else event
    event._ok, event._value = True, None
    heapq.heappush(env._queue, (time, person, next(env._eid), event))
    return event


@dataclass
class Queue:
    """Who waits at the end of an arc, or at a node to leave a place."""

    link: "Link | None"
    headway: float
    people: deque["Walker"] = field(default_factory=deque)
    wants: "Arc | None" = None
    blocked: float = 0.0
    forced: bool = False

    def turn(self, time: float) -> float:
        if self.link is None:
            return time
        at = max(time, self.link.free_at)
        self.link.free_at = at + self.headway
        return at


class Takes(Protocol):
    """Says how long a person is served at a service, in a row of the plan of the day [s]."""

    def __call__(self, service: int, person: int, row: int) -> float: ...


@dataclass
class Gate:
    """Counters at the end of an arc: whoever finds none free waits for one."""

    number: int
    free: int
    people: int = 0
    waiting: deque["Walker"] = field(default_factory=deque)


@dataclass
class Arc:
    link: "Link"
    way: int  # 0 from the link's start to its end, 1 back
    effort: float
    end: int
    queue: Queue
    waiting: list[Queue] = field(default_factory=list)
    gate: Gate | None = None

    def has_room(self) -> bool:
        mine = self.link.people[self.way]
        everybody = sum(self.link.people)
        return everybody < self.link.storage or 2 * mine < self.link.storage

    def may_enter(self, queue: Queue) -> bool:
        return (not self.waiting or self.waiting[0] is queue) and self.has_room()


@dataclass
class Link:
    area: float
    storage: int
    curve: int
    free_at: float = 0.0
    people: list[int] = field(default_factory=lambda: [0, 0])
    standing: int = 0
    rack: int = -1  # where a bicycle is left by whoever enters it
    arcs: list[Arc] = field(default_factory=list)


class Walker:
    """A person; whoever waits at the head of a queue waits for the bell."""

    def __init__(self, env: simpy.Environment, number: int, speed: float, node: int) -> None:
        self.env, self.number, self.speed, self.node = env, number, speed, node
        self.walks = self.rides = speed
        self.rack = -1  # where the own bicycle stands
        self.goal, self.route, self.fetches = node, -1, False
        self.bell = env.event()
        self.is_rung = False

    def ring(self, time: float) -> None:
        self.is_rung = True
        at_time(self.env, time, self.number, self.bell)

    def wait(self) -> Iterator[simpy.Event]:
        yield self.bell
        self.bell, self.is_rung = self.env.event(), False


class Reference:
    """Everybody walks; `trips` lists (person, origin, place, ready, depart, arrive).

    `served` lists (person, service, join, start, end) of those who passed a gate; `takes` says
    how long they were served.
    """

    def __init__(
        self,
        terrain: Terrain,
        population: Population,
        plans: Plans,
        shares: np.ndarray,
        densest: float,
        least_area: float,
        stuck: float,
        takes: Takes | None = None,
    ) -> None:
        self.env = simpy.Environment()
        self.terrain, self.plans, self.shares, self.stuck = terrain, plans, shares, stuck
        self.arcs = _arcs(terrain, densest, least_area)
        self.bicycle_trips = 0
        self.exits = [Queue(None, 0.0) for _ in terrain.network.nodes]
        self.trips: list[tuple[int, int, int, float, float, float]] = []
        self.served: list[tuple[int, int, float, float, float]] = []
        self.takes = takes
        gates = gate_arcs(terrain.network, terrain.services)
        for number, service in enumerate(terrain.services):
            self.arcs[gates[number]].gate = Gate(number, service.servers)
        self.forced = 0
        for p in range(population.size):
            node = int(terrain.node[population.home[p]])
            walker = Walker(self.env, p, float(population.speed_mps[p]), node)
            self._give_bicycle(walker, int(population.bicycle[p]))
            self.env.process(self._live(walker, int(population.home[p])))
        self.env.process(self._sweep())

    def _effort(self, place: int, node: int) -> float:
        return float(self.terrain.routes.effort_m[self.terrain.route[place], node])

    def _give_bicycle(self, walker: Walker, kind: int) -> None:
        cycling, routes = self.terrain.cycling, self.terrain.routes
        if kind and cycling.racks:
            first = self.terrain.rows - len(cycling.racks)
            away = routes.effort_m[first : self.terrain.rows, walker.node]
            walker.rack = int(np.argmin(away))
            walker.rides = walker.speed * (cycling.e_bike_ratio if kind == 2 else 1.0)

    def _row_to_rack(self, rack: int) -> int:
        return self.terrain.rows - len(self.terrain.cycling.racks) + rack

    def _effort_by_bicycle(self, walker: Walker, place: int) -> float:
        """Return the effort of a trip by bicycle, infinite where it is not worth it."""
        if walker.rack < 0:
            return np.inf
        effort, cycling = self.terrain.routes.effort_m, self.terrain.cycling
        route = self.terrain.route[place]
        there = effort[self._row_to_rack(walker.rack), walker.node]
        ridden = float(there + effort[route, cycling.ridden[walker.rack]])
        saves = ridden + cycling.margin_s * walker.speed < float(effort[route, walker.node])
        return ridden if saves else np.inf

    def _wake(self, arc: Arc) -> None:
        if arc.waiting and arc.has_room():
            queue = arc.waiting[0]
            if not queue.people[0].is_rung:
                queue.people[0].ring(queue.turn(self.env.now))

    def _step_up(self, queue: Queue) -> None:
        queue.people.popleft()
        if queue.people:
            queue.people[0].ring(queue.turn(self.env.now))

    def _sweep(self) -> Iterator[simpy.Event]:
        queues = [arc.queue for arc in self.arcs] + self.exits
        time = 0.0
        while True:
            yield at_time(self.env, time, -1)
            late = [queue for queue in queues if self._is_late(queue, time)]
            links = self._moving_links() if late else set()
            stuck = [queue for queue in late if id(queue.wants.link) not in links]
            for queue in stuck:
                self.forced += 1
                queue.forced = True
                queue.people[0].ring(time)
            time += SWEEP_S

    def _is_late(self, queue: Queue, time: float) -> bool:
        waits = queue.wants is not None and time - queue.blocked >= self.stuck
        return waits and not queue.people[0].is_rung

    def _moving_links(self) -> set[int]:
        """Return the links that somebody leaves, first or as soon as there is room further on."""
        moving: set[int] = set()
        before = -1
        while len(moving) > before:
            before = len(moving)
            for arc in self.arcs:
                link, queue = arc.link, arc.queue
                if not queue.people:
                    is_served = arc.gate is not None and arc.gate.people > 0
                    leaves = is_served or sum(link.people) > link.standing
                else:
                    leaves = queue.wants is None or queue.people[0].is_rung
                    leaves = leaves or id(queue.wants.link) in moving
                if leaves:
                    moving.add(id(link))
        return moving

    def _block(self, queue: Queue, onward: Arc) -> None:
        if queue.wants is not onward:
            self._unblock(queue)
            queue.wants, queue.blocked = onward, self.env.now
            onward.waiting.append(queue)

    def _unblock(self, queue: Queue) -> None:
        if queue.wants is not None:
            queue.wants.waiting.remove(queue)
            queue.wants = None

    def _live(self, walker: Walker, place: int) -> Iterator[simpy.Event]:
        plans, env, p = self.plans, self.env, walker.number
        ready = 0.0
        for row in range(plans.first[p], plans.first[p + 1] - 1):
            origin, place = place, int(plans.place[row + 1])
            on_foot = self._effort(place, walker.node)
            way = min(on_foot, self._effort_by_bicycle(walker, place)) / walker.speed
            time = max(ready + plans.stay_s[row], plans.until_s[row])
            yield at_time(env, max(time, plans.start_s[row + 1] - way, ready), p)
            wanted = departed = env.now
            if walker.node != self.terrain.node[place]:
                departed = yield from self._walk(walker, place, row + 1)
            ready = env.now
            if origin != place or ready > wanted:
                self.trips.append((p, origin, place, wanted, departed, ready))

    def _pass(self, gate: Gate, walker: Walker, row: int) -> Iterator[simpy.Event]:
        """Wait for a counter of a gate, and be served."""
        assert self.takes
        joined = self.env.now
        gate.people += 1
        if gate.free:
            gate.free -= 1
        else:
            gate.waiting.append(walker)
            yield from walker.wait()
        started = self.env.now
        takes = self.takes(gate.number, walker.number, row - self.plans.first[walker.number])
        yield at_time(self.env, started + takes, walker.number)
        gate.people -= 1
        self.served.append((walker.number, gate.number, joined, started, self.env.now))
        if gate.waiting:
            gate.waiting.popleft().ring(self.env.now)
        else:
            gate.free += 1

    def _walk_over(
        self, arc: Arc, reached: float, walker: Walker, row: int
    ) -> Iterator[simpy.Event]:
        """Walk to the end of an arc, and through the gate there."""
        yield at_time(self.env, reached, walker.number)
        if arc.gate:
            arc.link.standing += 1
            yield from self._pass(arc.gate, walker, row)
            arc.link.standing -= 1

    def _walk(self, walker: Walker, place: int, row: int) -> Iterator[simpy.Event]:
        """Walk to a place; returns when the first link was entered."""
        env = self.env
        self._aim(walker, place)
        arc, queue = None, self.exits[walker.node]
        queue.people.append(walker)
        stands, goes = True, len(queue.people) == 1
        departed = env.now
        while True:
            if not goes:
                yield from walker.wait()
            goes = False
            onward = self._onward(walker, place)
            if onward is not None and not queue.forced and not onward.may_enter(queue):
                self._block(queue, onward)
                if not stands:
                    queue.people.append(walker)
                    arc.link.standing += 1
                    stands = True
                continue
            queue.forced = False
            self._unblock(queue)
            if stands:
                self._step_up(queue)
            if arc is None:
                departed = env.now
            else:
                arc.link.people[arc.way] -= 1
                arc.link.standing -= stands
                self._wake(arc)
                self._wake(arc.link.arcs[1 - arc.way])
            if onward is None:
                return departed
            arc, queue = onward, onward.queue
            yield from self._walk_over(arc, self._enter(walker, arc), walker, row)
            turn = queue.turn(env.now) if not queue.people else np.inf
            goes, stands = turn == env.now, turn != env.now
            if stands:
                queue.people.append(walker)
                arc.link.standing += 1
                if turn < np.inf:
                    walker.ring(turn)

    def _aim(self, walker: Walker, place: int) -> None:
        """Let a person walk to a place, or first to the own bicycle."""
        walker.fetches = self._effort_by_bicycle(walker, place) < np.inf
        self.bicycle_trips += walker.fetches
        walker.goal, walker.route = self.terrain.node[place], self.terrain.route[place]
        if walker.fetches:
            walker.goal = self.terrain.cycling.mount[walker.rack]
            walker.route = self._row_to_rack(walker.rack)

    def _onward(self, walker: Walker, place: int) -> Arc | None:
        """Return the arc that a person takes next, who mounts the bicycle that is fetched."""
        terrain = self.terrain
        if walker.fetches and walker.node == walker.goal:
            walker.node, walker.rack = terrain.cycling.ridden[walker.rack], -1
            walker.fetches, walker.speed = False, walker.rides
            walker.goal, walker.route = terrain.node[place], terrain.route[place]
        if walker.node == walker.goal:
            return None
        return self.arcs[terrain.routes.next_arc(walker.route, walker.node)]

    def _enter(self, walker: Walker, arc: Arc) -> float:
        """Let a person enter an arc; returns when its end is reached."""
        link = arc.link
        if link.rack >= 0:
            walker.rack, walker.speed = link.rack, walker.walks
        link.people[arc.way] += 1
        density = (sum(link.people) - link.standing - 1) / link.area
        step = min(int(density / DENSITY_STEP), self.shares.shape[1] - 1)
        walker.node = arc.end
        self._wake(arc)
        share = self.shares[link.curve, step]
        return float(self.env.now + arc.effort / (walker.speed * share))


def _arcs(terrain: Terrain, densest: float, least_area: float) -> list[Arc]:
    network, cycling = terrain.network, terrain.cycling
    first_step = cycling.first_down - len(cycling.racks)
    arcs: list[Arc] = []
    for number, length in enumerate(network.length_m.tolist()):
        width = float(network.width_m[number])
        area = max(length * width, least_area)
        most = cycling.densest if cycling.first_link <= number < first_step else densest
        link = Link(area, max(1, int(np.floor(area * most))), int(network.curve[number]))
        if first_step <= number < cycling.end_link:
            link.area, link.storage = np.inf, NO_LIMIT
            link.rack = max(-1, number - cycling.first_down)
        for way, end in enumerate((network.end[number], network.start[number])):
            row = 2 * number + way
            queue = Queue(link, float(1.0 / (network.arc_flow[row] * width)))
            effort = float(length / network.arc_share[row])
            link.arcs.append(Arc(link, way, effort, int(end), queue))
        arcs += link.arcs
    return arcs
