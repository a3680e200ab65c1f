"""Test cells as thermal zones: a box of 8 x 6 x 2.7 m each."""

from collections.abc import Mapping, Sequence

import numpy as np

from models.energy.constructions import Envelope
from models.energy.sun.horizon import HEIGHTS, SECTORS
from models.energy.zones import GROUND, KINDS, NONE, OUTDOORS, Facades, Surfaces, Zones
from tools.validation.standard140.cases import GLASS, Case
from tools.validation.standard140.shade import EAST_OR_WEST, SOUTH, Shade

WIDTH_M, DEPTH_M, HEIGHT_M = 8.0, 6.0, 2.7
FLOOR_M2 = WIDTH_M * DEPTH_M
VOLUME_M3 = FLOOR_M2 * HEIGHT_M
AIR_CHANGES = 0.5  # a hour, of air as thin as it is in Denver
AZIMUTHS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
SIDES_M2 = {
    "north": WIDTH_M * HEIGHT_M,
    "east": DEPTH_M * HEIGHT_M,
    "south": WIDTH_M * HEIGHT_M,
    "west": DEPTH_M * HEIGHT_M,
}
ROOF = len(AZIMUTHS)
SHADED = ROOF + 1  # the façades of the windows behind shades, in the order of the sides

Row = tuple[int, int, int, float, int, int]  # zone, kind, construction, area, beyond, facade


def cells(cases: Sequence[Case]) -> Zones:
    """Return the cells of some cases, a zone each."""
    envelopes: dict[Envelope, int] = {}
    rows: list[Row] = []
    for zone, case in enumerate(cases):
        parts: list[tuple[str, Envelope, float, int, int]] = []
        for facade, (side, whole_m2) in enumerate(SIDES_M2.items()):
            glass_m2 = case.windows.get(side, 0.0)
            parts.append(("wall", case.wall, whole_m2 - glass_m2, OUTDOORS, facade))
            if glass_m2:
                behind = SHADED + facade if case.shaded else facade
                parts.append(("window", GLASS, glass_m2, OUTDOORS, behind))
        parts.append(("roof", case.roof, FLOOR_M2, OUTDOORS, ROOF))
        parts.append(("floor", case.floor, FLOOR_M2, GROUND, NONE))
        for kind, envelope, area_m2, beyond, facade in parts:
            number = envelopes.setdefault(envelope, len(envelopes))
            rows.append((zone, KINDS.index(kind), number, area_m2, beyond, facade))
    zone_of, kinds, construction, area, beyond_of, facade_of = zip(*rows, strict=True)
    return Zones(
        ids=[case.key for case in cases],
        buildings=["cell"],
        building=np.zeros(len(cases), np.int64),
        use=["test cell"] * len(cases),
        floor_m2=np.full(len(cases), FLOOR_M2),
        volume_m3=np.full(len(cases), VOLUME_M3),
        infiltration_m3_s=np.full(len(cases), AIR_CHANGES * VOLUME_M3 / 3600.0),
        zone_of_place=np.zeros(0, np.int64),
        surfaces=Surfaces(
            zone=np.array(zone_of, np.int64),
            kind=np.array(kinds, np.int64),
            construction=np.array(construction, np.int64),
            area_m2=np.array(area, np.float64),
            beyond=np.array(beyond_of, np.int64),
            twin=np.full(len(rows), NONE),
            facade=np.array(facade_of, np.int64),
        ),
        facades=_facades(),
        constructions=list(envelopes),
    )


def shades() -> Mapping[int, Shade]:
    """Return what stands before the windows of the façades that have shades."""
    return {
        SHADED + number: SOUTH if side == "south" else EAST_OR_WEST
        for number, side in enumerate(AZIMUTHS)
    }


def _facades() -> Facades:
    """Return the four sides, the roof, and the sides again for windows behind shades."""
    count = SHADED + len(AZIMUTHS)
    sides, walls = list(AZIMUTHS.values()), [HEIGHT_M / 2.0] * len(AZIMUTHS)
    return Facades(
        building=np.zeros(count, np.int64),
        azimuth_deg=np.array([*sides, 0.0, *sides]),
        tilt_deg=np.array([90.0] * ROOF + [0.0] + [90.0] * ROOF),
        x_m=np.zeros(count),
        y_m=np.zeros(count),
        height_m=np.array([*walls, HEIGHT_M, *walls]),
        horizon_deg=np.zeros((count, len(HEIGHTS), SECTORS)),
        sky_view=np.array(
            [0.5] * ROOF + [1.0] + [each.view(0.0, 90.0) / 2.0 for each in shades().values()]
        ),
    )
