"""The arrays that a step of the zones works on, each group passed whole to compiled code."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Places = NDArray[np.uint32]  # whole numbers that do not count from the end: quicker to look up

# What is behind a face.
BEHIND_ZONE, BEHIND_OUTDOORS, BEHIND_GROUND, BEHIND_NOTHING = 0, 1, 2, 3
# The terms of a zone's heat balance: rows of `Work.terms`.
TERMS = 9
GAINS, SUN, HEATING, COOLING, VENTILATION, INFILTRATION, SURFACES, WINDOWS, BEYOND = range(TERMS)


class Walls(NamedTuple):
    """Each construction: its modes, see `thermal.wall`, and its outer face.

    `side` is 0 outside, 1 inside.
    """

    modes: Ints
    decay: Floats  # [construction, mode]
    drive: Floats
    at_face: Floats  # [construction, side, mode]
    resistance: Floats  # [construction, side]
    through: Floats
    window: NDArray[np.bool_]
    gaps: Floats  # what those of windows resist, see `glass.gaps_of`
    radiating: Floats
    emissivity: Floats  # of the outer face
    roughness: Floats


class Sides(NamedTuple):
    """The façades: where they look, and what they have of the wind."""

    east: Floats
    north: Floats
    up: Floats
    windward: Floats  # forced convection by that in the free wind
    leeward: Floats


class Blocks(NamedTuple):
    """Zones of one make, a lane each; block b has lanes and rows from first[b] to first[b + 1].

    Zones have one make if their faces, in order, have all in common that `Rows` tells. The first
    faces of all zones of a block are a row, the second are one, and so on.
    """

    first_lane: Ints
    first_row: Ints
    zone: Places  # of each lane


class Rows(NamedTuple):
    """What the faces of a row have in common, by row."""

    first: Ints  # its first face, that of the block's first lane; the others follow
    construction: Ints
    behind: Ints
    inner: Ints  # the side of the construction that is in the zone
    warm: Floats  # film factors inside, see `films.still_factors`
    cool: Floats
    warm_out: Floats  # film factors outdoors
    cool_out: Floats


class Faces(NamedTuple):
    """Surfaces seen from their zones, in order of rows.

    A wall between two zones is two faces, twins; the first surface of the two keeps its modes.
    """

    number: Ints  # the surface that each is
    area: Floats
    shared: Ints  # the faces that have a twin
    beyond: Ints  # the zone behind each of these
    warm: Floats  # film factors of its twin there
    cool: Floats
    twin: Ints  # of each face; itself where it has none
    keeper: Ints  # the face that keeps the modes
    side: Places  # the façade that it is part of
    sky_view: Floats
    radiation: Floats  # film to the radiant node at 20 degrees C [W/(m2 K)]
    direct_share: Floats  # of a watt of sun in the zone, to a square metre of the face
    diffuse_share: Floats


class Memory(NamedTuple):
    """What is kept from step to step, changed in place [degrees C]; faces in order of rows."""

    modes: Floats  # [mode, face]
    outer_c: Floats
    inner_c: Floats
    air_c: Floats  # [zone]
    radiant_c: Floats
    flux: Floats  # into the inner face of one that has a twin [W/m2]
    sunlit: Floats  # sun that such a face absorbed [W/m2]


class Outside(NamedTuple):
    """What is outdoors; `wind_east`, `wind_north` look to where the wind comes from."""

    air_c: float
    sky_c: float
    ground_c: float
    wind_mps: float
    wind_east: float
    wind_north: float
    air_heat: float  # [J/(m3 K)]


class Sun(NamedTuple):
    """What the sun does to faces of one façade and construction [W/m2]; the last row is dark.

    Arrays but `lit` have shape (steps, rows), those of a single step (rows,).
    """

    lit: Places  # the row of the others that tells of a face
    outer: Floats
    inner: Floats
    direct: Floats
    diffuse: Floats


class Plant(NamedTuple):
    """Gains [W], air [m3/s], set-points and capacities, shape (steps, zones) or (zones,)."""

    convective: Floats
    radiative: Floats
    air_m3_s: Floats
    air_c: Floats
    leak_m3_s: Floats
    heat_to: Floats
    cool_to: Floats
    heat_share: Floats
    cool_share: Floats
    heat_most: Floats
    cool_most: Floats


class Work(NamedTuple):
    """What the passes over the faces hand on, and the answers by zone, of steps or of a step."""

    cells: Floats  # [row, quantity, lane], see `thermal.cells`; room for the block with most rows
    forced: Floats  # film of the wind on glass, by façade
    film: Floats  # between the far side of a shared wall and the zone there, by face
    drive: Floats  # what the zone there and its sun give to that side without the film [W/m2]
    free_c: Floats
    air_c: Floats
    radiant_c: Floats
    terms: Floats  # [term, zone], W
