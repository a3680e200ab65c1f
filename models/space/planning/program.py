"""The choice of rooms as a mixed-integer linear program, solved by HiGHS.

Huangfu and Hall (2018), Parallelizing the dual revised simplex method; scipy.optimize.milp.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

from models.people.types import Floats, Ints
from models.space.planning.options import Options
from models.space.planning.task import Mask

GAP = 1e-4
MOST_NODES = 3000  # before the time is up, so that few plans depend on the machine
LEAST_S = 0.01


def portion(left_s: Callable[[], float], share: float) -> Callable[[], float]:
    """Return how much is left of a share of the time that is left now [s]."""
    kept_s = (1.0 - share) * left_s()
    return lambda: left_s() - kept_s


@dataclass
class Program:
    """Variables and rows of a program, gathered piece by piece; no variable is negative."""

    cost: list[Floats] = field(default_factory=list)
    most: list[Floats] = field(default_factory=list)
    whole: list[Ints] = field(default_factory=list)
    size: int = 0
    _row: list[Ints] = field(default_factory=list)
    _column: list[Ints] = field(default_factory=list)
    _value: list[Floats] = field(default_factory=list)
    low: list[Floats] = field(default_factory=list)
    high: list[Floats] = field(default_factory=list)
    rows: int = 0

    def variables(self, cost: Floats, whole: bool, most: Floats | None = None) -> Ints:
        """Add variables of at most `most`, or 1, and return their numbers."""
        numbers = np.arange(self.size, self.size + cost.size)
        self.most.append(np.ones(cost.size) if most is None else most)
        self.cost.append(cost)
        self.whole.append(np.full(cost.size, int(whole)))
        self.size += cost.size
        return numbers

    def constrain(self, row: Ints, column: Ints, value: Floats, low: Floats, high: Floats) -> None:
        """Add rows, numbered from 0 here, with their bounds."""
        self._row.append(row + self.rows)
        self._column.append(column)
        self._value.append(value)
        self.low.append(low)
        self.high.append(high)
        self.rows += low.size

    def at_most_zero(self, row: Ints, column: Ints, value: Floats) -> None:
        """Add rows, numbered from 0 here, whose sums are not above nothing."""
        count = int(row.max(initial=-1)) + 1
        self.constrain(row, column, value, np.full(count, -np.inf), np.zeros(count))

    def solve(self, left_s: float, relaxed: bool = False) -> tuple[Floats | None, float]:
        """Return the best values found (None where none was) and a proven bound of their cost.

        `left_s` is how long the search may take [s].
        """
        matrix = coo_array(
            (
                np.concatenate(self._value),
                (np.concatenate(self._row), np.concatenate(self._column)),
            ),
            shape=(self.rows, self.size),
        ).tocsc()
        whole = np.concatenate(self.whole)
        found = milp(
            np.concatenate(self.cost),
            integrality=np.zeros(self.size) if relaxed else whole,
            bounds=Bounds(0.0, np.concatenate(self.most)),
            constraints=LinearConstraint(
                matrix, np.concatenate(self.low), np.concatenate(self.high)
            ),
            options={
                "mip_rel_gap": GAP,
                "node_limit": MOST_NODES,
                "time_limit": max(left_s, LEAST_S),
            },
        )
        bound = found.mip_dual_bound
        if relaxed:  # what is not solved to the end proves nothing
            bound = found.fun if found.success else None
        return found.x, -np.inf if bound is None else float(bound)


def choose_rooms(
    program: Program, options: Options, cost: Floats, held: list[Ints], count: Ints
) -> Ints:
    """Add that each member has one option, and no class more than it has rooms at once.

    `held` are the members of each moment. Returns the variables of the options.
    """
    x = program.variables(cost, whole=True)
    one = np.ones(int(options.member.max()) + 1)
    program.constrain(options.member, x, np.ones(x.size), one, one)
    alone = np.bincount(options.member)[options.member] == 1
    for on in held:
        is_on = np.isin(options.member, on)
        here = np.flatnonzero(is_on)
        group, row = np.unique(options.group[here], return_inverse=True)
        most = (count[group] + _double(options, is_on & alone, group)).astype(np.float64)
        crowded = np.bincount(row) > most
        keep = crowded[row]
        number = np.cumsum(crowded) - 1
        limit = most[crowded]
        zeros = np.zeros(limit.size)
        program.constrain(number[row[keep]], x[here[keep]], np.ones(keep.sum()), zeros, limit)
    return x


def _double(options: Options, alone: Mask, group: Ints) -> Ints:
    """Return for each class how many of those with no choice share a room with another one."""
    _, index, times = np.unique(options.room[alone], return_index=True, return_counts=True)
    extra = np.zeros(int(options.group.max()) + 1, np.int64)
    np.add.at(extra, options.group[alone][index], times - 1)
    return extra[group]


def walk_between(
    program: Program,
    options: Options,
    x: Ints,
    area: Ints,
    pairs: Ints,
    people: Floats,
    between_m: Floats,
) -> None:
    """Add the walks of those who go straight from one member to another, exactly.

    `area` is where each option lies, and `between_m` the walk from area to area. For each pair
    there is a flow from every area of the one to every area of the other (Adams and Johnson 1994).
    """
    for (one, other), count in zip(pairs.tolist(), people.tolist(), strict=True):
        ends = []
        for member in (one, other):
            here = np.flatnonzero(options.member == member)
            ends.append((here, *np.unique(area[here], return_inverse=True)))
        (from_options, from_area, from_row), (to_options, to_area, to_row) = ends
        z = program.variables(
            (count * between_m[np.ix_(from_area, to_area)]).ravel(), whole=False
        ).reshape(from_area.size, to_area.size)
        for flows, row, here in ((z, from_row, from_options), (z.T, to_row, to_options)):
            size = flows.shape[0]
            program.constrain(
                np.concatenate([np.repeat(np.arange(size), flows.shape[1]), row]),
                np.concatenate([flows.ravel(), x[here]]),
                np.concatenate([np.ones(flows.size), -np.ones(here.size)]),
                np.zeros(size),
                np.zeros(size),
            )
