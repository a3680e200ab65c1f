"""Puts zones of one make side by side, in lanes, so that one instruction works on several."""

import itertools

import numpy as np
from numpy.typing import NDArray

from models.compiled import LANES
from models.energy.thermal.arrays import (
    BEHIND_GROUND,
    BEHIND_NOTHING,
    BEHIND_OUTDOORS,
    BEHIND_ZONE,
    Blocks,
    Ints,
    Rows,
)
from models.energy.thermal.films import still_factors
from models.energy.zones import ADIABATIC, GROUND, KINDS, OUTDOORS, Zones

_BEHIND = {OUTDOORS: BEHIND_OUTDOORS, GROUND: BEHIND_GROUND, ADIABATIC: BEHIND_NOTHING}
_FACING = {"floor": 1, "roof": -1, "internal": 2}
LEVEL_DEG = 45.0  # what is flatter is a roof to still air


def blocks_of(zones: Zones) -> tuple[Blocks, Rows, Ints]:
    """Return the blocks, what their rows have in common, and the surface that each face is."""
    alike = _alike(zones)
    surfaces = zones.surfaces
    begins = np.searchsorted(surfaces.zone, np.arange(zones.size + 1))
    makes: dict[bytes, list[int]] = {}
    for zone, (begin, end) in enumerate(itertools.pairwise(begins)):
        makes.setdefault(alike[begin:end].tobytes(), []).append(zone)
    blocks = [
        np.array(block)
        for of_make in makes.values()
        for block in np.split(of_make, range(LANES, len(of_make), LANES))
    ]
    each = [
        begins[block] + place
        for block in blocks
        for place in range(int(begins[block[0] + 1] - begins[block[0]]))
    ]
    counts = [int(begins[block[0] + 1] - begins[block[0]]) for block in blocks]
    common = alike[[row[0] for row in each]]
    films = np.array([[still_factors(value) for value in pair] for pair in common[:, 3:].tolist()])
    rows = Rows(
        first=_firsts([row.size for row in each])[:-1],
        construction=np.ascontiguousarray(common[:, 0]),
        behind=np.ascontiguousarray(common[:, 1]),
        inner=np.ascontiguousarray(common[:, 2]),
        warm=np.ascontiguousarray(films[:, 0, 0]),
        cool=np.ascontiguousarray(films[:, 0, 1]),
        warm_out=np.ascontiguousarray(films[:, 1, 0]),
        cool_out=np.ascontiguousarray(films[:, 1, 1]),
    )
    in_lanes = Blocks(
        first_lane=_firsts([block.size for block in blocks]),
        first_row=_firsts(counts),
        zone=np.concatenate(blocks).astype(np.uint32),
    )
    return in_lanes, rows, np.concatenate(each).astype(np.int64)


def facings(zones: Zones) -> Ints:
    """Return where the inner side of each surface looks: see `films.still_factors`."""
    return np.array([_FACING.get(KINDS[kind], 0) for kind in zones.surfaces.kind], np.int64)


def _alike(zones: Zones) -> NDArray[np.int64]:
    """Return what `Rows` tells of each surface, in whole numbers, shape (surfaces, 5)."""
    surfaces = zones.surfaces
    later = (surfaces.twin >= 0) & (surfaces.twin < np.arange(surfaces.twin.size))
    outdoors = np.flatnonzero(surfaces.beyond == OUTDOORS)
    facing_out = np.zeros(surfaces.zone.size)
    facing_out[outdoors] = zones.facades.tilt_deg[surfaces.facade[outdoors]] < LEVEL_DEG
    return np.stack(
        [
            surfaces.construction,
            [_BEHIND.get(int(beyond), BEHIND_ZONE) for beyond in surfaces.beyond],
            np.where(later, 0, 1),
            facings(zones),
            facing_out,
        ],
        axis=1,
    ).astype(np.int64)


def _firsts(sizes: list[int]) -> Ints:
    return np.cumsum([0, *sizes]).astype(np.int64)
