"""From what passed on links by the minute: flows by interval, levels of service, and crowds."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from models.compiled import compiled
from models.people.levels import LEVELS, STANDARDS, densest
from models.people.types import Floats, Ints
from models.people.walking.links import Records

# Level C: from here on people cannot freely pass each other.
WRITTEN = LEVELS.index("C")

PASSED = np.dtype(
    [
        ("interval", "i4"),
        ("link", "i4"),
        ("entered", "i4"),
        ("most", "i4"),  # greatest number on it at once
        ("seconds", "f8"),  # time of people on it, summed [s]
        ("density", "f8"),  # mean of its most crowded minute [persons/m2]
        ("level", "i4"),  # of that minute, after Fruin
    ],
    align=True,
)

CROWD = np.dtype(
    [
        ("minute", "i4"),
        ("link", "i4"),
        ("entered", "i4"),
        ("level", "i4"),  # after Fruin
        ("hcm", "i4"),  # after the Highway Capacity Manual
        ("seconds", "f8"),
        ("density", "f8"),  # mean of the minute [persons/m2]
    ],
    align=True,
)


class Crowding(NamedTuple):
    """What the flow table of a day tells.

    `passed` has a row for each link and interval with somebody on it, `crowds` one for each link
    and minute of level C or worse by either standard, both in order of time. `spent[i, k, s, l]`
    is the time that people spent in interval i on links of kind k at level l of standard s [s].
    """

    passed: Records
    crowds: Records
    spent: Floats


@compiled
def _level(density: float, bounds: NDArray[np.float64]) -> int:
    level = 0
    while level < bounds.size and density > bounds[level]:
        level += 1
    return level


@compiled
def _gather(
    table: Records,
    minute_s: float,
    minutes: int,
    area: Floats,
    is_stairs: NDArray[np.bool_],
    kind: Ints,
    fruin: Floats,
    hcm: Floats,
    passed: Records,
    crowds: Records,
    spent: Floats,
) -> tuple[int, int]:
    """Fill the rows and sums of `Crowding`; return how many rows of each were filled."""
    rows = written = 0
    for interval in range(table.shape[0] // minutes):
        for link in range(area.size):
            here = passed[rows]
            here.entered, here.most, here.seconds, here.density = 0, 0, 0.0, 0.0
            scale = 1 if is_stairs[link] else 0
            for minute in range(interval * minutes, (interval + 1) * minutes):
                cell = table[minute, link]
                if cell.most == 0:
                    continue
                density = cell.seconds / (minute_s * area[link])
                level = _level(density, fruin[scale])
                manual = _level(density, hcm[scale])
                if area[link] < np.inf:  # a ride has no area, and is no walk
                    spent[interval, kind[link], 0, level] += cell.seconds
                    spent[interval, kind[link], 1, manual] += cell.seconds
                here.entered += cell.entered
                here.most = max(here.most, cell.most)
                here.seconds += cell.seconds
                here.density = max(here.density, density)
                if max(level, manual) >= WRITTEN:
                    row = crowds[written]
                    row.minute, row.link, row.entered = minute, link, cell.entered
                    row.level, row.hcm = level, manual
                    row.seconds, row.density = cell.seconds, density
                    written += 1
            if here.most:
                here.interval, here.link = interval, link
                here.level = _level(here.density, fruin[scale])
                rows += 1
    return rows, written


@compiled
def _count(table: Records, seconds: Floats) -> int:
    """Return in how many cells people spent more than so many seconds on the link."""
    count = 0
    for minute in range(table.shape[0]):
        for link in range(table.shape[1]):
            count += table[minute, link].seconds > seconds[link]
    return count


def crowding_of(
    table: Records,
    minute_s: float,
    minutes: int,
    area_m2: Floats,
    is_stairs: NDArray[np.bool_],
    kind: Ints,
    kinds: int,
) -> Crowding:
    """Return what a flow table of shape (minutes, links) tells, by intervals of so many minutes.

    `minute_s` is the length of a row [s], `kind` the number of each link's kind, of `kinds`.
    """
    fruin, hcm = (densest(standard) for standard in STANDARDS)
    intervals = table.shape[0] // minutes
    least = np.minimum(fruin, hcm)[:, WRITTEN - 1][is_stairs.astype(np.int64)]
    passed = np.zeros(intervals * area_m2.size + 1, dtype=PASSED)
    crowds = np.zeros(_count(table, least * minute_s * area_m2 * (1 - 1e-9)), dtype=CROWD)
    spent = np.zeros((intervals, kinds, len(STANDARDS), len(LEVELS)))
    rows, written = _gather(
        table, minute_s, minutes, area_m2, is_stairs, kind, fruin, hcm, passed, crowds, spent
    )
    return Crowding(passed[:rows], crowds[:written], spent)
