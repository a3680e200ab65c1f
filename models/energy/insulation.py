"""Buildings with more insulation and other windows."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from models.energy.constructions import Construction, Envelope, Glazing, Layer
from models.energy.zones import KINDS, Zones

INSULATED = ("wall", "roof")


def insulated(
    zones: Zones,
    buildings: NDArray[np.bool_],
    thickness_m: float,
    conductivity: float,
    window_u: float | None,
    window_g: float | None,
    infiltration: float,
) -> Zones:
    """Return the zones with a layer laid on the walls and roofs of some buildings.

    Their windows get a U [W/(m2 K)] and a g, where these are given; `infiltration` is the factor
    by which what leaks in changes. `buildings` has an entry for each of `zones.buildings`.
    """
    inside = buildings[zones.building]
    surfaces = zones.surfaces
    constructions = list(zones.constructions)
    number = surfaces.construction.copy()
    made: dict[int, int] = {}
    kinds = np.array(KINDS)[surfaces.kind]
    chosen = inside[surfaces.zone] & np.isin(kinds, [*INSULATED, "window"])
    for row in np.flatnonzero(chosen & (surfaces.beyond == -1)):
        old = int(surfaces.construction[row])
        if old not in made:
            made[old] = len(constructions)
            constructions.append(
                _better(constructions[old], thickness_m, conductivity, window_u, window_g)
            )
        number[row] = made[old]
    leaks = np.where(inside, infiltration, 1.0) * zones.infiltration_m3_s
    return replace(
        zones,
        surfaces=replace(surfaces, construction=number),
        constructions=constructions,
        infiltration_m3_s=leaks,
    )


def _better(
    old: Envelope,
    thickness_m: float,
    conductivity: float,
    window_u: float | None,
    window_g: float | None,
) -> Envelope:
    if isinstance(old, Glazing):
        return replace(
            old,
            key=f"{old.key}-changed",
            u_value=old.u_value if window_u is None else window_u,
            g_value=old.g_value if window_g is None else window_g,
        )
    assert isinstance(old, Construction)
    if not thickness_m:
        return old
    layer = Layer("insulation", thickness_m, conductivity)
    return replace(old, key=f"{old.key}-insulated", layers=(layer, *old.layers))
