"""Makes the arrays of the thermal step from the zones."""

import itertools

import numpy as np

from models.energy.constructions import Construction, Envelope, Glazing, Layer
from models.energy.thermal.arrays import Faces, Floats, Ints, Sides, Walls
from models.energy.thermal.blocks import facings
from models.energy.thermal.films import LEEWARD, WINDWARD, still_factors
from models.energy.thermal.glass import gaps_of, glass_layers, optics
from models.energy.thermal.room import radiation_films, sun_shares
from models.energy.thermal.wall import wall_modes
from models.energy.thermal.wind import Terrain, wind_share
from models.energy.zones import KINDS, Facades, Zones

GLASS_ROUGHNESS = 1.0


def walls_of(zones: Zones, step_s: float) -> tuple[Walls, Floats]:
    """Return the modes of each construction, and the heat that it holds [J/(m2 K)]."""
    each = [wall_modes(_layers(envelope), step_s) for envelope in zones.constructions]
    most = max(wall.decay.size for wall in each)

    gaps = [
        gaps_of(envelope) if isinstance(envelope, Glazing) else (0.0, 0.0)
        for envelope in zones.constructions
    ]

    def padded(values: Floats) -> Floats:
        return np.pad(values, (0, most - values.size))

    walls = Walls(
        modes=np.array([wall.decay.size for wall in each], np.int64),
        decay=np.stack([padded(wall.decay) for wall in each]),
        drive=np.stack([padded(wall.drive) for wall in each]),
        at_face=np.stack([[padded(side) for side in wall.at_face] for wall in each]),
        resistance=np.array([wall.resistance for wall in each]),
        through=np.array([wall.through for wall in each]),
        window=np.array([isinstance(envelope, Glazing) for envelope in zones.constructions]),
        gaps=np.array([gap for gap, _ in gaps]),
        radiating=np.array([share for _, share in gaps]),
        emissivity=np.array([envelope.emissivity_out for envelope in zones.constructions]),
        roughness=np.array([_roughness(envelope) for envelope in zones.constructions]),
    )
    return walls, np.array([wall.capacity for wall in each])


def sides_of(facades: Facades, terrain: Terrain) -> Sides:
    """Return where the façades look, and what they have of the wind."""
    tilt, azimuth = np.radians(facades.tilt_deg), np.radians(facades.azimuth_deg)
    wind = wind_share(facades.height_m, terrain)
    return Sides(
        east=np.sin(tilt) * np.sin(azimuth),
        north=np.sin(tilt) * np.cos(azimuth),
        up=np.cos(tilt),
        windward=wind ** WINDWARD[1],
        leeward=wind ** LEEWARD[1],
    )


def faces_of(zones: Zones, number: Ints) -> Faces:
    """Return the surfaces in the order of `number`, and what their zones make of them."""
    surfaces = zones.surfaces
    first = np.searchsorted(surfaces.zone, np.arange(zones.size + 1)).astype(np.int64)
    direct, diffuse, radiation = _inside(zones, first)
    place = np.empty_like(number)  # of each surface among the faces
    place[number] = np.arange(number.size)
    twin = surfaces.twin[number]
    shared = np.flatnonzero(twin >= 0)
    films = np.array([still_factors(facing) for facing in facings(zones)[twin[shared]].tolist()])
    films = films.reshape(-1, 2)
    other = np.where(twin >= 0, twin, number)
    side = np.maximum(surfaces.facade, 0)[number]
    tilt = zones.facades.tilt_deg[side]
    return Faces(
        number=number,
        area=surfaces.area_m2[number],
        shared=shared,
        beyond=surfaces.beyond[number][shared],
        warm=np.ascontiguousarray(films[:, 0]),
        cool=np.ascontiguousarray(films[:, 1]),
        twin=place[other],
        keeper=place[np.minimum(other, number)],
        side=side.astype(np.uint32),
        sky_view=_warm_sky_view(zones.facades.sky_view[side], np.radians(tilt)),
        radiation=radiation[number],
        direct_share=direct[number],
        diffuse_share=diffuse[number],
    )


def _warm_sky_view(sky_view: Floats, tilt: Floats) -> Floats:
    """Return the share of long waves exchanged with the sky rather than with things as warm as air.

    The sky is warmer towards the horizon, which a wall sees more of. Walton 1983, NBSSIR 83-2655:
    a part of the sky seen, sqrt((1 + cos tilt) / 2), radiates as the sky does.
    """
    return np.asarray(sky_view * np.sqrt((1.0 + np.cos(tilt)) / 2.0))


def _layers(envelope: Envelope) -> tuple[Layer, ...]:
    return envelope.layers if isinstance(envelope, Construction) else glass_layers(envelope)


def _inside(zones: Zones, first: Ints) -> tuple[Floats, Floats, Floats]:
    """Return the shares of the sun for each square metre, and the radiant films, by face."""
    surfaces = zones.surfaces
    faces = [_inner_face(envelope) for envelope in zones.constructions]
    absorbed, reflected, emissivity = np.array(faces)[surfaces.construction].T
    below = np.isin(surfaces.kind, [KINDS.index("floor"), KINDS.index("internal")])
    direct, diffuse, radiation = (np.zeros(surfaces.area_m2.size) for _ in range(3))
    for begin, end in itertools.pairwise(first):
        part = slice(begin, end)
        area = surfaces.area_m2[part]
        shares = sun_shares(area, absorbed[part], reflected[part], below[part].astype(float))
        direct[part] = shares.direct / area
        diffuse[part] = shares.diffuse / area
        radiation[part] = radiation_films(area, emissivity[part])
    return direct, diffuse, radiation


def _roughness(envelope: Envelope) -> float:
    return envelope.roughness if isinstance(envelope, Construction) else GLASS_ROUGHNESS


def _inner_face(envelope: Envelope) -> tuple[float, float, float]:
    """Return what an inner face absorbs and reflects of diffuse sun, and its emissivity."""
    if isinstance(envelope, Glazing):
        glass = optics(envelope)
        absorbed = glass.diffuse_outer + glass.diffuse_inner
        return absorbed, glass.diffuse_back, envelope.emissivity_in
    return envelope.absorptance_in, 1.0 - envelope.absorptance_in, envelope.emissivity_in
