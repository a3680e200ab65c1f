"""The arrays that a step of the zones works on, each group passed whole to compiled code."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

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
    emissivity: Floats  # of the outer face
    roughness: Floats


class Sides(NamedTuple):
    """The façades: where they look, and what they have of sky and wind."""

    east: Floats
    north: Floats
    up: Floats
    facing: Ints  # 1 up, 0 level
    sky_view: Floats
    windward: Floats  # forced convection by that in the free wind
    leeward: Floats


class Faces(NamedTuple):
    """Surfaces seen from their zones, in order of zones; zone z has first[z] to first[z + 1].

    A wall between two zones is two faces, twins; the one with the lower number keeps its modes.
    """

    first: Ints
    area: Floats
    construction: Ints
    behind: Ints
    beyond: Ints  # the zone behind, where there is one
    twin: Ints  # its face there, else -1
    shared: Ints  # the faces that have a twin
    side: Ints  # the façade that it is part of
    lit: Ints  # the row of `Sun` that tells of it
    facing: Ints  # inside: 1 up, -1 down, 0 level, 2 both
    radiation: Floats  # film to the radiant node [W/(m2 K)]
    direct_share: Floats  # of a watt of sun in the zone, to a square metre of the face
    diffuse_share: Floats


class Memory(NamedTuple):
    """What is kept from step to step, changed in place [degrees C]."""

    modes: Floats  # [face, mode]
    outer_c: Floats
    inner_c: Floats
    air_c: Floats
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
    """What the sun does to faces of one façade and construction [W/m2]; the last row is dark."""

    outer: Floats
    inner: Floats
    direct: Floats
    diffuse: Floats


class Plant(NamedTuple):
    """Gains [W], air [m3/s], set-points and capacities of each zone."""

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
    """What the passes over the faces of a zone hand on, and the answers.

    The temperature of an outer side is outer_0 + resistance * its flux + through * inner flux;
    the flux into it outer_a - outer_b * inner flux; the temperature of the inner face is
    inner_p + inner_g * inner flux. These have room for the zone with most faces.
    """

    outer_0: Floats
    outer_a: Floats
    outer_b: Floats
    inner_p: Floats
    inner_g: Floats
    damped: Floats
    convection: Floats
    sunlit: Floats
    forced: Floats  # film of the wind on glass, by façade
    free_c: Floats
    air_c: Floats
    radiant_c: Floats
    terms: Floats  # [term, zone], W
