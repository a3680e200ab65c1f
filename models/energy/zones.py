"""Thermal zones, the surfaces that bound them, and the façades that the sun falls on."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.energy.constructions import Envelope

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

KINDS = ("wall", "roof", "floor", "window", "internal")
# What lies behind a surface, where it is no other zone.
OUTDOORS, GROUND, ADIABATIC = -1, -2, -3
NONE = -1


@dataclass(frozen=True)
class Facades:
    """Plane parts of buildings that face outdoors, roofs too; one entry each.

    `azimuth_deg` is where it faces, clockwise from north; `tilt_deg` is 0 for a roof, 90 for a
    wall. `x_m`, `y_m`, `height_m` are its middle; `building` indexes `Zones.buildings`.
    `horizon_deg`, shape (facades, heights, sectors), is how high other buildings rise above it
    [degrees], at some heights of it, by sectors of the compass from north on; `sky_view` is what
    it sees of the sky, 1 for a free roof. See `models.energy.sun.horizon`.
    """

    building: Ints
    azimuth_deg: Floats
    tilt_deg: Floats
    x_m: Floats
    y_m: Floats
    height_m: Floats
    horizon_deg: Floats
    sky_view: Floats


@dataclass(frozen=True)
class Surfaces:
    """What bounds the zones, ordered by zone; one entry each, seen from its zone.

    `kind` indexes `KINDS`, `construction` indexes `Zones.constructions`. `beyond` is the zone
    behind it, or OUTDOORS, GROUND or ADIABATIC. `facade` indexes `Zones.facades`, NONE where no
    sun falls. `twin` is the same wall seen from the zone behind, NONE where there is none; the
    layers are in order for the one that comes first. An internal surface is a face of half a slab
    within its zone, adiabatic behind.
    """

    zone: Ints
    kind: Ints
    construction: Ints
    area_m2: Floats
    beyond: Ints
    twin: Ints
    facade: Ints


@dataclass(frozen=True)
class Zones:
    """The thermal zones: one for each building and use; one entry each.

    `building` indexes `buildings` (ids of the campus). `volume_m3` is that of the air,
    `infiltration_m3_s` what leaks in from outdoors. `zone_of_place` gives the zone of each row of
    `models.people.places.places_of`, NONE for places outdoors.
    """

    ids: Sequence[str]
    buildings: Sequence[str]
    building: Ints
    use: Sequence[str]
    floor_m2: Floats
    volume_m3: Floats
    infiltration_m3_s: Floats
    zone_of_place: Ints
    surfaces: Surfaces
    facades: Facades
    constructions: Sequence[Envelope]

    @property
    def size(self) -> int:
        """How many zones there are."""
        return len(self.ids)
