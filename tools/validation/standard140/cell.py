"""Test cells as thermal zones: a box of 8 x 6 x 2.7 m each, sunspaces apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from models.energy.constructions import Construction, Envelope
from models.energy.sun.horizon import HEIGHTS, SECTORS
from models.energy.zones import GROUND, KINDS, NONE, OUTDOORS, Facades, Surfaces, Zones
from tools.validation.standard140.cases import Case
from tools.validation.standard140.shade import EAST_OR_WEST, SOUTH, Shade

WIDTH_M, HEIGHT_M = 8.0, 2.7
AZIMUTHS = {"north": 0.0, "east": 90.0, "south": 180.0, "west": 270.0}
ROOF = len(AZIMUTHS)
SHADED = ROOF + 1  # the façades of the windows behind shades, in the order of the sides

Row = tuple[int, int, int, float, int, int]  # zone, kind, construction, area, beyond, facade
Part = tuple[str, Envelope, float, int, int]  # kind, envelope, area, beyond, facade


def cells(cases: Sequence[Case]) -> Zones:
    """Return the cells of some cases, a zone each."""
    envelopes: dict[Envelope, int] = {}
    rows: list[Row] = []
    zones = {case.key: zone for zone, case in enumerate(cases)}
    for zone, case in enumerate(cases):
        for kind, envelope, area_m2, beyond, facade in _parts(case, zones):
            number = envelopes.setdefault(envelope, len(envelopes))
            rows.append((zone, KINDS.index(kind), number, area_m2, beyond, facade))
    zone_of, kinds, construction, area, beyond_of, facade_of = zip(*rows, strict=True)
    shared = {(row[0], row[4]): number for number, row in enumerate(rows)}  # by both its zones
    floor_m2 = np.array([WIDTH_M * case.depth_m for case in cases])
    changes = np.array([case.air_changes for case in cases])
    return Zones(
        ids=[case.key for case in cases],
        buildings=["cell"],
        building=np.zeros(len(cases), np.int64),
        use=["test cell"] * len(cases),
        floor_m2=floor_m2,
        volume_m3=floor_m2 * HEIGHT_M,
        infiltration_m3_s=changes * floor_m2 * HEIGHT_M / 3600.0,
        zone_of_place=np.zeros(0, np.int64),
        surfaces=Surfaces(
            zone=np.array(zone_of, np.int64),
            kind=np.array(kinds, np.int64),
            construction=np.array(construction, np.int64),
            area_m2=np.array(area, np.float64),
            beyond=np.array(beyond_of, np.int64),
            twin=np.array([shared.get((row[4], row[0]), NONE) for row in rows]),
            facade=np.array(facade_of, np.int64),
        ),
        facades=_facades(),
        constructions=list(envelopes),
    )


def _parts(case: Case, zones: Mapping[str, int]) -> Iterator[Part]:
    """Yield what bounds a cell."""

    def faced(opaque: Construction) -> Construction:
        return replace(opaque, **case.faces)

    for facade, side in enumerate(AZIMUTHS):
        whole_m2 = HEIGHT_M * (WIDTH_M if side in ("north", "south") else case.depth_m)
        glass_m2 = case.windows.get(side, 0.0)
        if side in case.joined:
            yield "wall", faced(case.between), whole_m2, zones[case.joined[side]], NONE
            continue
        yield "wall", faced(case.wall), whole_m2 - glass_m2, OUTDOORS, facade
        if glass_m2:
            behind = SHADED + facade if case.shaded else facade
            if isinstance(case.glass, Construction):
                yield "wall", faced(case.glass), glass_m2, OUTDOORS, behind
            else:
                yield "window", case.glass, glass_m2, OUTDOORS, behind
    floor_m2 = WIDTH_M * case.depth_m
    yield "roof", faced(case.roof), floor_m2, OUTDOORS, ROOF
    yield "floor", faced(case.floor), floor_m2, GROUND, NONE


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
