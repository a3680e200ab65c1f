"""Times and rooms of our own for a problem that comes without a solution.

Classes are placed one after another. One for which nothing is free takes the place of those that
stand in its way least often, and these are placed anew: the search by ejections of Nagata and
Bräysy (2009), whose counter for each class says how often it could not be placed. A search for a
feasible timetable, not for the best one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from models.draws import uniforms
from models.people.types import NONE, Floats, Ints
from scenarios.importers.itc2019.constraints import (
    BROKEN_BY_TIMES,
    BY_GROUPS,
    DIFFERENT_ROOM,
    SAME_ROOM,
    group_broken,
)
from scenarios.importers.itc2019.problem import (
    ClassGiven,
    Distribution,
    Placement,
    Problem,
    Time,
)

Mask = NDArray[np.bool_]
PLACEMENTS_A_CLASS = 60  # after so many in all, what is not placed is given up
PASSES = 3
SEED = 1
OVERLAP_COST = 1.0  # of a student who is probably in both classes, beside a penalty of the problem
PENALTY_COST = 0.05


@dataclass(frozen=True)
class _Times:
    """Times as arrays, in the names that the constraints use."""

    days: Ints
    start: Ints
    end: Ints
    weeks: Ints

    def at(self, index: Any) -> "_Times":
        """Return some of the times, perhaps with a new axis."""
        columns = (self.days, self.start, self.end, self.weeks)
        return _Times(*(column[index] for column in columns))


@dataclass(frozen=True)
class _Options:
    """What a class may have: `rooms` are rows of the problem's rooms, NONE for no room.

    `allowed[t, r]` says whether a room is open at a time, `cost[t, r]` what the two cost.
    """

    times: _Times
    given: tuple[Time, ...]
    rooms: Ints
    allowed: Mask
    cost: Floats


def _as_arrays(times: tuple[Time, ...]) -> _Times:
    def column(name: str) -> Ints:
        return np.array([getattr(time, name) for time in times], np.int64)

    return _Times(column("days"), column("start"), column("end"), column("weeks"))


def _overlap(a: _Times, b: _Times) -> Mask:
    """Return which times of a (rows) share a slot with which of b (columns)."""
    rows, columns = a.at((slice(None), None)), b.at((None, slice(None)))
    broken: Mask = BROKEN_BY_TIMES["NotOverlap"](rows, columns, (), 0)
    return broken


def rooms_for(given: ClassGiven, problem: Problem) -> tuple[str, ...]:
    """Return the rooms of a class that hold its limit, or the largest where none does."""
    most = max((problem.rooms[room].capacity for room in given.rooms), default=0)
    need = most if given.limit is None else min(given.limit, most)
    return tuple(room for room in given.rooms if problem.rooms[room].capacity >= need)


def _options(given: ClassGiven, problem: Problem, row: Mapping[str, int]) -> _Options:
    rooms = rooms_for(given, problem) if given.needs_room else ()
    times = _as_arrays(tuple(given.times))
    allowed = np.ones((len(given.times), max(len(rooms), 1)), bool)
    for column, room in enumerate(rooms):
        closed = problem.rooms[room].unavailable
        if closed:
            allowed[:, column] = ~_overlap(times, _as_arrays(closed)).any(axis=1)
    of_rooms = np.array([given.rooms[room] for room in rooms] or [0], np.float64)
    of_times = np.array(list(given.times.values()), np.float64)
    return _Options(
        times=times,
        given=tuple(given.times),
        rooms=np.array([row[room] for room in rooms] or [NONE], np.int64),
        allowed=allowed,
        cost=PENALTY_COST * (of_times[:, None] + of_rooms[None, :]),
    )


class _Board:
    """Which class is placed where; a class that is not placed has no week."""

    def __init__(self, problem: Problem) -> None:
        keys = list(problem.classes)
        row = {key: number for number, key in enumerate(problem.rooms)}
        number = {key: c for c, key in enumerate(keys)}
        self.options = [_options(problem.classes[key], problem, row) for key in keys]
        self.now = _Times(*(np.zeros(len(keys), np.int64) for _ in range(4)))
        self.room = np.full(len(keys), NONE)
        self.time_of = np.full(len(keys), NONE)
        self.failed = np.ones(len(keys))
        self.shared = _shared_students(problem, number)
        self.travel = _travel(problem)
        self.related: list[list[tuple[int, Distribution, bool]]] = [[] for _ in keys]
        self.groups: list[list[tuple[Distribution, list[int]]]] = [[] for _ in keys]
        for each in problem.distributions:
            members = [number[key] for key in each.classes] if each.required else []
            if each.kind in BY_GROUPS:
                for c in members:
                    self.groups[c].append((each, [d for d in members if d != c]))
            else:
                for position, c in enumerate(members):
                    for other, d in enumerate(members):
                        if other != position:
                            self.related[c].append((d, each, position < other))

    def placed(self) -> Mask:
        """Return which classes are placed."""
        there: Mask = self.now.weeks != 0
        return there

    def put(self, c: int, t: int, r: int) -> None:
        """Place a class at one of its times and rooms."""
        time = self.options[c].given[t]
        for name in ("days", "start", "end", "weeks"):
            getattr(self.now, name)[c] = getattr(time, name)
        self.room[c], self.time_of[c] = self.options[c].rooms[r], t

    def take(self, c: int) -> None:
        """Take a class away."""
        self.now.weeks[c], self.room[c], self.time_of[c] = 0, NONE, NONE

    def in_the_way(self, c: int, weight: Floats) -> Floats:
        """Return for each time and room of a class the sum of weights of those in its way."""
        options = self.options[c]
        overlaps = _overlap(options.times, self.now)
        overlaps[:, c] = False
        here = (self.room[:, None] == options.rooms[None, :]) & (self.room[:, None] != NONE)
        sums = overlaps.astype(np.float64) @ np.where(here, weight[:, None], 0.0)
        for d, each, is_first in self.related[c]:
            if self.now.weeks[d]:
                sums += weight[d] * self._broken(c, d, each, is_first)
        for each, members in self.groups[c]:
            least = min((weight[d] for d in members if self.now.weeks[d]), default=0.0)
            for t, time in enumerate(options.given):
                if least and group_broken(each, [time, *self._times(members)]):
                    sums[t] += least
        return sums

    def _times(self, members: list[int]) -> list[Time]:
        """Return the times of those classes that are placed."""
        return [self.options[d].given[self.time_of[d]] for d in members if self.now.weeks[d]]

    def _broken(self, c: int, d: int, each: Distribution, is_first: bool) -> Mask:
        """Return which times and rooms of c break a constraint with d, shape (times, rooms)."""
        options = self.options[c]
        if each.kind in (SAME_ROOM, DIFFERENT_ROOM):
            same = options.rooms == self.room[d]
            broken = ~same if each.kind == SAME_ROOM else same
            return np.broadcast_to(broken[None, :], options.allowed.shape)
        mine, other = options.times.at((slice(None), None)), self.now.at(np.array([[d]]))
        pair = (mine, other) if is_first else (other, mine)
        travel = self.travel[options.rooms, self.room[d]][None, :]
        return np.broadcast_to(
            BROKEN_BY_TIMES[each.kind](*pair, each.numbers, travel), options.allowed.shape
        )

    def likes(self, c: int) -> Floats:
        """Return what each time and room of a class costs, students who overlap included."""
        overlaps = _overlap(self.options[c].times, self.now)
        liked: Floats = self.options[c].cost + OVERLAP_COST * (overlaps @ self.shared[c])[:, None]
        return liked

    def victims(self, c: int, t: int, r: int) -> list[int]:
        """Return the classes that stand in the way of a place."""
        placed = np.flatnonzero(self.placed())
        one = self.options[c].times.at(np.array([t]))
        same_room = (self.room == self.options[c].rooms[r]) & (self.room != NONE)
        found = set(np.flatnonzero(_overlap(one, self.now)[0] & same_room).tolist())
        for d, each, is_first in self.related[c]:
            if self.now.weeks[d] and self._broken(c, d, each, is_first)[t, r]:
                found.add(d)
        for each, members in self.groups[c]:
            stay = sorted(set(members) - found, key=lambda d: (-self.failed[d], d))
            while stay and group_broken(each, [self.options[c].given[t], *self._times(stay)]):
                found.add(stay.pop())
        return sorted(found & set(placed.tolist()) - {c})


def _shared_students(problem: Problem, number: Mapping[str, int]) -> Floats:
    """Return how many students two classes probably have in common, 0 for those of one subpart."""
    shares: dict[str, list[tuple[int, float]]] = {}
    for key, course in problem.courses.items():
        shares[key] = [
            (number[each], 1.0 / len(course.configs) / len(part))
            for config in course.configs
            for part in config
            for each in part
        ]
    cells = [
        (s, c, share)
        for s, courses in enumerate(problem.takes.values())
        for course in courses
        for c, share in shares[course]
    ]
    size = (max(len(problem.takes), 1), len(number))
    rows, columns, values = ([cell[part] for cell in cells] for part in range(3))
    attends = csr_array((values, (rows, columns)), shape=size, dtype=np.float64)
    shared: Floats = (attends.T @ attends).toarray()
    subparts = [each.subpart for each in problem.classes.values()]
    _, subpart = np.unique(subparts, return_inverse=True)
    shared[subpart[:, None] == subpart[None, :]] = 0.0
    return shared


def _travel(problem: Problem) -> Ints:
    """Return the slots from room to room; the last row and column stand for no room."""
    keys = list(problem.rooms)
    travel = np.zeros((len(keys) + 1, len(keys) + 1), np.int64)
    for i, one in enumerate(keys):
        for j, other in enumerate(keys):
            if i != j:
                travel[i, j] = problem.travel(one, other)
    return travel


def place(problem: Problem) -> tuple[dict[str, Placement], list[str]]:
    """Return times and rooms for the classes, and those for which none was found.

    Rooms hold one class at a time, are open, and have the seats of the class's limit (or are the
    largest it may have). Every required constraint holds; those that are not are not looked at.
    A class for which no place was found is at its best-liked time, without a room.
    """
    board = _Board(problem)
    best = _search(board)
    keys = list(problem.classes)
    lost = [c for c in range(len(keys)) if best[c][0] == NONE]
    for c, (t, r) in enumerate(best):
        board.take(c)
        if t != NONE:
            board.put(c, t, r)
    _improve(board)
    rooms = [*problem.rooms, ""]
    placements = {}
    for c, key in enumerate(keys):
        t = int(np.argmin(board.likes(c).min(axis=1))) if c in lost else int(board.time_of[c])
        placements[key] = Placement(board.options[c].given[t], rooms[board.room[c]])
    return placements, [keys[c] for c in lost]


def _search(board: _Board) -> list[tuple[int, int]]:
    """Place classes until all are; return time and column of the room of each at its best."""
    count = len(board.options)
    choices = np.array([options.allowed.sum() for options in board.options])
    most = np.array([len(related) for related in board.related])
    waiting = [c for c in np.lexsort((-most, choices)).tolist() if choices[c]][::-1]
    column = np.full(count, NONE)
    best, fewest = [(NONE, NONE)] * count, count + 1
    limit = PLACEMENTS_A_CLASS * count
    drawn = uniforms(SEED, "placing of classes", 0, np.arange(limit), 1)[:, 0]
    for step in range(limit):
        if len(waiting) < fewest:
            fewest = len(waiting)
            best = list(zip(board.time_of.tolist(), column.tolist(), strict=True))
        if not waiting:
            break
        c = waiting.pop()
        sums = np.where(board.options[c].allowed, board.in_the_way(c, board.failed), np.inf)
        free = sums == 0
        if free.any():
            score = np.where(free, board.likes(c), np.inf)
        else:
            board.failed[c] += 1
            least = np.flatnonzero(sums.ravel() <= sums.min() * (1 + 0.3 * drawn[step]))
            score = np.full(sums.shape, np.inf)
            score.ravel()[least] = board.likes(c).ravel()[least]
        t, r = (int(i) for i in np.unravel_index(int(np.argmin(score)), score.shape))
        for victim in board.victims(c, t, r):
            board.take(victim)
            column[victim] = NONE
            waiting.append(victim)
        board.put(c, t, r)
        column[c] = r
    return best


def _improve(board: _Board) -> None:
    """Move classes to free places that are liked better, as long as there are some."""
    for _ in range(PASSES):
        moved = False
        for c in np.flatnonzero(board.placed()).tolist():
            free = board.options[c].allowed & (board.in_the_way(c, board.failed) == 0)
            score = np.where(free, board.likes(c), np.inf)
            t, r = (int(i) for i in np.unravel_index(int(np.argmin(score)), score.shape))
            here = np.flatnonzero(board.options[c].rooms == board.room[c])[0]
            if score[t, r] < score[board.time_of[c], here] - 1e-9:
                board.put(c, t, r)
                moved = True
        if not moved:
            break
