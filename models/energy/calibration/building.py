"""A metered building as one thermal zone, and many like it side by side for a fit."""

import math
from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from shapely import box

from maps.campus import Building, Campus
from maps.geometry import LocalFrame
from maps.parameters import Parameter
from models.energy.campus_zones import zones_of
from models.energy.zones import Surfaces, Zones

KEY = "metered"


def building_zones(
    floor_m2: float, floors: int, built: int | None, parameters: Mapping[str, Parameter]
) -> Zones:
    """Return a square building of a floor area as one zone, of the walls of its time."""
    import networkx as nx

    side = math.sqrt(floor_m2 / floors)
    outline = box(0.0, 0.0, side, side)
    building = Building(id=KEY, use="other", footprint=outline, floors=floors, built=built)
    campus = Campus(
        id=KEY,
        frame=LocalFrame(0.0, 0.0),
        boundary=outline,
        buildings={KEY: building},
        areas={},
        scenery={},
        paths={},
        entrances={},
        spots={},
        rooms={},
        services={},
        places={},
        graph=nx.MultiGraph(),
    )
    return zones_of(campus, parameters)


def side_by_side(zone: Zones, copies: int) -> Zones:
    """Return copies of a single zone."""
    old = zone.surfaces
    surfaces = Surfaces(
        zone=np.repeat(np.arange(copies), old.zone.size),
        kind=np.tile(old.kind, copies),
        construction=np.tile(old.construction, copies),
        area_m2=np.tile(old.area_m2, copies),
        beyond=np.tile(old.beyond, copies),
        twin=np.tile(old.twin, copies),
        facade=np.tile(old.facade, copies),
    )
    return replace(
        zone,
        ids=[f"{zone.ids[0]}/{copy}" for copy in range(copies)],
        building=np.zeros(copies, np.int64),
        use=list(zone.use) * copies,
        floor_m2=np.tile(zone.floor_m2, copies),
        volume_m3=np.tile(zone.volume_m3, copies),
        infiltration_m3_s=np.tile(zone.infiltration_m3_s, copies),
        surfaces=surfaces,
    )
