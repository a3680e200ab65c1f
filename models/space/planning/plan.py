"""Rooms that cost least, part by part, and a proof of how much less any others could cost."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.people.types import NONE, Floats, Ints
from models.space.planning.buildings import fewest_open, keep_open
from models.space.planning.fitting import rooms_at_once, rooms_in
from models.space.planning.options import (
    Options,
    RoomClasses,
    options_of,
    room_classes,
    rooms_of,
)
from models.space.planning.program import Program, choose_rooms, portion, walk_between
from models.space.planning.task import Mask, Task, moments, overlaps, parts
from models.space.planning.worth import BUILDINGS, SEATS, WALKING, cost_of

MOST_FLOWS = 40_000  # of walks between meetings in one program; more of them are planned in turns
MOST_TURNS = 10
LEAST_SHARE = 1e-6  # of the whole cost, that a move must gain
BISECTIONS = 7


@dataclass(frozen=True)
class Plan:
    """The room of each meeting; no rooms that keep the rules cost less than `bound`."""

    room: Ints
    before: float
    after: float
    bound: float

    @property
    def gap(self) -> float:
        """The share of the cost that may be left to gain."""
        return max(self.after - self.bound, 0.0) / self.after if self.after else 0.0


def plan_rooms(
    aim: str,
    task: Task,
    most_moves: int | None,
    left_s: Callable[[], float],
    progress: Callable[[float], None],
) -> Plan:
    """Return rooms for which `cost_of` the aim is least, with at most so many moves.

    Meetings that do not touch each other are planned apart, each group by a program solved to its
    optimum (within `GAP`), or in turns where people walk between too many rooms at once. With a
    limit, a move gets a price, which rises until few enough pay (a Lagrangian relaxation: the price
    proves the bound).

    `left_s` says how much time is left [s]; what is not found or proven by then is left as it is.
    """
    before = cost_of(aim, task, task.room)
    overlap = overlaps(task)
    groups = parts(task, overlap, with_pairs=aim == WALKING)
    # the small ones first: the time that they leave is for the large ones
    work = [_Part(aim, task, overlap, members) for members in sorted(groups, key=len)]
    steps = 1 if most_moves is None else BISECTIONS + 2
    done = 0

    def solve(price: float) -> tuple[Ints, float]:
        nonlocal done
        room, bound = task.room.copy(), 0.0
        turn_s = portion(left_s, len(work) / max(steps * len(work) - done, len(work)))
        for number, part in enumerate(work):
            its_s = portion(turn_s, 1.0 / (len(work) - number))
            its_rooms, its_bound = part.solve(price, its_s)
            if its_rooms is None:
                its_rooms, its_bound = part.with_rooms_apart().solve(price, its_s)
            if its_rooms is not None and part.costs(its_rooms, price) <= part.costs_now():
                room[part.members] = its_rooms
            bound += max(its_bound, 0.0)
            done += 1
            progress(done / (steps * len(work)))
        return room, bound

    least = LEAST_SHARE * before / max(task.size, 1)
    room, bound = solve(least)
    proven = bound - least * task.size
    if most_moves is not None and moved(task, room).size > most_moves:
        room, proven = _within(most_moves, task, solve, least, before)
    after = cost_of(aim, task, room)
    if after > before:
        room, after = task.room.copy(), before
    return Plan(room, before, after, min(max(proven, 0.0), after))


def moved(task: Task, room: Ints) -> Ints:
    """Return the meetings whose room changes."""
    return np.flatnonzero(room != task.room)


def _within(
    most: int,
    task: Task,
    solve: Callable[[float], tuple[Ints, float]],
    low: float,
    high: float,
) -> tuple[Ints, float]:
    """Return the rooms at the least price at which at most so many move, and the best bound.

    At a price of the whole cost nobody moves, so that is the highest to try.
    """
    best, proven = task.room.copy(), 0.0
    for _ in range(BISECTIONS + 1):
        price = float(np.sqrt(low * high)) if low > 0 else high / 2
        room, bound = solve(price)
        proven = max(proven, bound - price * most)
        if moved(task, room).size > most:
            low = price
        else:
            best, high = room, price
    return best, proven


class _Part:
    """Meetings that touch no others, with the rooms that they may have."""

    def __init__(
        self, aim: str, task: Task, overlap: Mask, members: Ints, apart: bool = False
    ) -> None:
        self.aim, self.task, self.overlap, self.members = aim, task, overlap, members
        self.apart = apart
        self.classes = room_classes(task, overlap, members, apart)
        self.options = options_of(task, overlap, members, self.classes, task.room)
        inside = np.full(task.size, NONE)
        inside[members] = np.arange(members.size)
        both = (inside[task.pairs] != NONE).all(axis=1) if task.pairs.size else np.zeros(0, bool)
        self.pairs, self.people = inside[task.pairs[both]], task.pair_people[both]
        on = moments(task, members)
        self.held = [inside[meetings] for meetings, _ in on]
        self.hours = np.array([hours for _, hours in on])

    def with_rooms_apart(self) -> "_Part":
        """Return the same, with each room a class of its own."""
        return _Part(self.aim, self.task, self.overlap, self.members, apart=True)

    def solve(self, price: float, left_s: Callable[[], float]) -> tuple[Ints | None, float]:
        """Return the rooms of the members, where a move costs `price`, and a bound of the cost.

        No rooms where those of a class do not fit; then rooms are to be taken apart.
        """
        if self.aim == BUILDINGS:
            return self._keep_open(price, left_s)
        if self.aim == WALKING and self._flows(self.task.site[self.options.room]) > MOST_FLOWS:
            if not (self.apart or self.classes.in_blocks):
                return None, 0.0
            return self._in_turns(price, portion(left_s, 0.6)), self._relaxed(price, left_s)
        program, x = self._program(self.options, self._cost(self.options, self.members), price)
        if self.aim == WALKING:
            self._walk(program, x, self.task.site, self.task.between_m, np.arange(self.people.size))
        values, bound = program.solve(left_s())
        if values is None:
            return self.task.room[self.members], bound
        return self._rooms(self.options, self.members, self.classes, values[x]), bound

    def _keep_open(self, price: float, left_s: Callable[[], float]) -> tuple[Ints, float]:
        """Choose buildings, then rooms in them; where those fail, rooms at once."""
        task, members, held, hours = self.task, self.members, self.held, self.hours
        fewest = fewest_open(task, members, held, portion(left_s, 0.3))
        choosing_s = portion(left_s, 0.6)
        choice, bound = keep_open(task, members, held, hours, fewest, price, choosing_s)
        if choice is None:
            return task.room[members], bound
        room = rooms_in(task, self.overlap, members, choice)
        if room is not None and (task.building[room] == choice.building).all():
            return room, bound
        exact, its_bound = rooms_at_once(task, members, held, hours, fewest, price, left_s)
        some = [each for each in (room, exact, task.room[members]) if each is not None]
        return min(some, key=lambda each: self.costs(each, price)), max(bound, its_bound)

    def costs(self, room: Ints, price: float) -> float:
        """Return what the members cost in these rooms, and their moves."""
        task, m = self.task, self.members
        moves = price * int((room != task.room[m]).sum())
        if self.aim == SEATS:
            return float(((task.seats[room] - task.need[m]) * task.hours()[m]).sum()) + moves
        if self.aim == BUILDINGS:
            building = task.building[room]
            opened = np.array([np.unique(building[on]).size for on in self.held])
            return float(opened @ self.hours) + moves
        now = task.room.copy()
        now[m] = room
        return self._total(now, price)

    def costs_now(self) -> float:
        """Return what the members cost in their own rooms."""
        return self.costs(self.task.room[self.members], 0.0)

    def _program(self, options: Options, cost: Floats, price: float) -> tuple[Program, Ints]:
        program = Program()
        priced = cost + price * ~options.stays
        held = self.held
        return program, choose_rooms(program, options, priced, held, self.classes.count)

    def _cost(self, options: Options, members: Ints) -> Floats:
        """Return what each option costs by itself."""
        task, m = self.task, members[options.member]
        if self.aim == SEATS:
            waste: Floats = (task.seats[options.room] - task.need[m]) * task.hours()[m]
            return waste
        walks: Floats = task.home_m[m, task.site[options.room]]
        return walks

    def _rooms(
        self, options: Options, members: Ints, classes: RoomClasses, values: Floats
    ) -> Ints | None:
        """Return the rooms that the values of the options stand for."""
        order = np.lexsort((-values, options.member))
        first = np.unique(options.member[order], return_index=True)[1]
        best = order[first]
        return rooms_of(
            self.task, self.overlap, members, classes, options.group[best], options.stays[best]
        )

    def _walk(
        self, program: Program, x: Ints, area_of_site: Ints, between_m: Floats, which: Ints
    ) -> None:
        area = area_of_site[self.options.room]
        walk_between(
            program, self.options, x, area, self.pairs[which], self.people[which], between_m
        )

    def _flows(self, area: Ints) -> int:
        """Return how many walks from area to area there may be, over all pairs."""
        return int(self._flows_of_pairs(area).sum())

    def _flows_of_pairs(self, area: Ints) -> Ints:
        cells = np.unique(np.column_stack([self.options.member, area]), axis=0)
        areas = np.bincount(cells[:, 0], minlength=self.members.size)
        flows: Ints = areas[self.pairs[:, 0]] * areas[self.pairs[:, 1]]
        return flows

    def _relaxed(self, price: float, left_s: Callable[[], float]) -> float:
        """Return a bound: of the program without whole numbers, and with walks made shorter.

        Between two rooms only the shortest walk between their buildings counts, and only for the
        pairs with most people, as many as make a program of `MOST_FLOWS`.
        """
        task = self.task
        program, x = self._program(self.options, self._cost(self.options, self.members), price)
        building = np.zeros(task.between_m.shape[0], np.int64)
        building[task.site] = task.building
        size = int(building.max()) + 1
        nearest = np.full((size, size), np.inf)
        np.minimum.at(nearest, (building[:, None], building[None, :]), task.between_m)
        order = np.argsort(-self.people, kind="stable")
        flows = np.cumsum(self._flows_of_pairs(task.building[self.options.room])[order])
        self._walk(program, x, task.building, nearest, order[flows <= MOST_FLOWS])
        return program.solve(left_s(), relaxed=True)[1]

    def _in_turns(self, price: float, left_s: Callable[[], float]) -> Ints:
        """Return rooms found by planning some meetings at a time, the others as they are.

        Each turn is an exact choice that lowers the cost; the last ones change nothing.
        """
        now = self.task.room.copy()
        for _ in range(MOST_TURNS):
            before = now.copy()
            for some in self._layers():
                now[some] = self._turn(some, now, price, left_s)
            if (now == before).all():
                break
        return now[self.members]

    def _layers(self) -> list[Ints]:
        """Return the members in groups to be planned together: a block, or those of one start."""
        members, start = self.members, self.task.start_s[self.members]
        if not self.classes.in_blocks:
            return [members[start == begins] for begins in np.unique(start)]
        inside = self.overlap[np.ix_(members, members)]
        first = np.argmax(inside, axis=1)  # of a block, and the same for all of it
        return [members[first == block] for block in np.unique(first)]

    def _turn(self, some: Ints, now: Ints, price: float, left_s: Callable[[], float]) -> Ints:
        task = self.task
        options = options_of(task, self.overlap, some, self.classes, now)
        cost = self._cost(options, some) + price * ~options.stays
        cost += self._to_others(options, some, now)
        position = np.full(task.size, NONE)
        position[some] = np.arange(some.size)
        held = [
            inside[inside != NONE] for inside in (position[self.members[on]] for on in self.held)
        ]
        program = Program()
        x = choose_rooms(program, options, cost, held, self.classes.count)
        values, _ = program.solve(left_s())
        if values is None:
            return now[some]
        room = self._rooms(options, some, self.classes, values[x])
        if room is None:
            return now[some]
        trial = now.copy()
        trial[some] = room
        here = self._total(trial, price)
        return room if here < self._total(now, price) - 1e-9 * abs(here) else now[some]

    def _to_others(self, options: Options, some: Ints, now: Ints) -> Floats:
        """Return what each option costs in walks from and to meetings that stay as they are."""
        task = self.task
        extra = np.zeros((task.size, task.between_m.shape[0]))
        one, other = self.members[self.pairs[:, 0]], self.members[self.pairs[:, 1]]
        np.add.at(extra, one, self.people[:, None] * task.between_m[:, task.site[now[other]]].T)
        np.add.at(extra, other, self.people[:, None] * task.between_m[task.site[now[one]], :])
        walks: Floats = extra[some[options.member], task.site[options.room]]
        return walks

    def _total(self, now: Ints, price: float) -> float:
        task, site = self.task, self.task.site[now]
        one, other = self.members[self.pairs[:, 0]], self.members[self.pairs[:, 1]]
        home = task.home_m[self.members, site[self.members]].sum()
        walks = (self.people * task.between_m[site[one], site[other]]).sum()
        moves = (now[self.members] != task.room[self.members]).sum()
        return float(home + walks + price * moves)
