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
    """The modes of each construction, see `thermal.wall`; `side` is 0 outside, 1 inside."""

    modes: Ints
    decay: Floats  # [construction, mode]
    drive: Floats
    at_face: Floats  # [construction, side, mode]
    resistance: Floats  # [construction, side]
    through: Floats


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
    window: NDArray[np.bool_]
    facing: Ints  # 1 up, -1 down, 0 level, 2 both
    radiation: Floats  # film to the radiant node [W/(m2 K)]
    direct_share: Floats  # of a watt of sun in the zone, to a square metre of the face
    diffuse_share: Floats
    emissivity: Floats  # of the outer side
    roughness: Floats
    outer_facing: Ints
    sky_view: Floats  # what that sees of the sky
    east: Floats  # where it looks
    north: Floats
    up: Floats
    windward: Floats  # forced convection by that in the free wind, at its height
    leeward: Floats


class Memory(NamedTuple):
    """What is kept from step to step, changed in place [degrees C]."""

    modes: Floats  # [face, mode]
    outer_c: Floats
    inner_c: Floats
    sunlit: Floats  # sun absorbed on the inner face [W/m2]
    air_c: Floats
    radiant_c: Floats


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
    """What the sun does to each face [W/m2]: warms both sides, and comes in."""

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
    """What the passes over the faces hand on, and the answers.

    The temperature of an outer side is outer_0 + resistance * its flux + through * inner flux;
    the flux into it outer_a - outer_b * inner flux; the temperature of the inner face is
    inner_p + inner_g * inner flux.
    """

    outer_0: Floats
    outer_a: Floats
    outer_b: Floats
    inner_p: Floats
    inner_g: Floats
    convection: Floats
    inner_flux: Floats
    inner_c: Floats
    sunlit: Floats
    free_c: Floats
    air_c: Floats
    radiant_c: Floats
    terms: Floats  # [term, zone], W
