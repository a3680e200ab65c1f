"""The state of the campus: how many people are in each building, off campus, and under way."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from sim.record.tables import census, people, place_occupancy, places

OFF_CAMPUS = "off_campus"
UNDER_WAY = "under_way"
_GATE = "gate"


@dataclass(frozen=True)
class Places:
    """Where people are counted: buildings and grounds by id, then OFF_CAMPUS and UNDER_WAY.

    `most` is what each can hold [persons], `total` is everybody who belongs to the campus.
    """

    names: Sequence[str]
    most: NDArray[np.float64]
    total: int


def places_of(tables: Mapping[str, pa.Table]) -> Places:
    """Return where people are counted in the runs of a campus."""
    known, total = tables[places.TABLE.name], tables[people.TABLE.name].num_rows
    owners = known[places.BUILDING].to_pylist()
    names = sorted({owner for owner in owners if owner})
    row = {name: number for number, name in enumerate(names)}
    most = np.full(len(names) + 2, float(total))
    most[: len(names)] = 0.0
    for owner, capacity in zip(owners, known[places.CAPACITY].to_pylist(), strict=True):
        if owner:
            most[row[owner]] += capacity
    return Places([*names, OFF_CAMPUS, UNDER_WAY], np.minimum(most, total), total)


def occupancy(tables: Mapping[str, pa.Table], where: Places, every_s: int) -> NDArray[np.float64]:
    """Return how many are where at every `every_s` [s], shape (instants, places).

    Each instant's sum is everybody: who is neither in a building nor beyond a gate is under way.
    """
    instants = tables[census.TABLE.name][census.AT_S].to_numpy()
    found = tables[place_occupancy.TABLE.name]
    known = tables[places.TABLE.name]
    row = {name: number for number, name in enumerate(where.names)}
    of_kind = {_GATE: row[OFF_CAMPUS]}
    owners = zip(*(known[name].to_pylist() for name in (places.BUILDING, places.KIND)), strict=True)
    column = np.array(
        [row[owner] if owner else of_kind.get(kind, row[UNDER_WAY]) for owner, kind in owners]
    )
    at = np.searchsorted(instants, found[place_occupancy.AT_S].to_numpy())
    counted = np.zeros((instants.size, len(where.names)))
    here = column[found[place_occupancy.PLACE].to_numpy()]
    np.add.at(counted, (at, here), found[place_occupancy.PEOPLE].to_numpy())
    counted[:, row[UNDER_WAY]] = where.total - np.delete(counted, row[UNDER_WAY], axis=1).sum(1)
    return np.asarray(counted[instants % every_s == 0])
