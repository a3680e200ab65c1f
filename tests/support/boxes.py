"""Zones of simple boxes, for tests of the thermal model."""

from dataclasses import replace

import numpy as np

from models.energy.constructions import Construction, Layer
from models.energy.thermal.conditions import Conditions, Sunshine
from models.energy.weather import Outdoors
from models.energy.zones import KINDS, NONE, Zones
from tools.validation.standard140.cases import cases
from tools.validation.standard140.cell import cells

PARTITION = Construction(
    "partition",
    (
        Layer("board", 0.0125, 0.2, 900.0, 1000.0),
        Layer("wool", 0.05, 0.04),
        Layer("brick", 0.1, 0.8, 1600.0, 900.0),
    ),
)


def boxes(*keys: str) -> Zones:
    """Return the cells of Standard 140's cases, side by side and apart."""
    return cells([cases()[key] for key in keys])


def joined(zones: Zones, area_m2: float) -> Zones:
    """Return two zones with a wall between them."""
    old = zones.surfaces
    order = np.argsort(np.concatenate([old.zone, [0, 1]]), kind="stable")
    kinds = len(zones.constructions)

    def with_wall(values, first, second):
        return np.concatenate([values, np.array([first, second], values.dtype)])[order]

    beyond = with_wall(old.beyond, 1, 0)
    rows = np.flatnonzero(order >= old.zone.size)
    twin = np.full(order.size, NONE)
    twin[rows] = rows[::-1]
    wall = KINDS.index("wall")
    surfaces = replace(
        old,
        zone=with_wall(old.zone, 0, 1),
        kind=with_wall(old.kind, wall, wall),
        construction=with_wall(old.construction, kinds, kinds),
        area_m2=with_wall(old.area_m2, area_m2, area_m2),
        beyond=beyond,
        twin=twin,
        facade=with_wall(old.facade, NONE, NONE),
    )
    return replace(zones, surfaces=surfaces, constructions=[*zones.constructions, PARTITION])


def outdoors(temp_c: float, sky_c: float | None = None, wind_mps: float = 3.0) -> Outdoors:
    """Return air and sky; the sky is as warm as the air where nothing else is said."""
    sky_k = (temp_c if sky_c is None else sky_c) + 273.15
    return Outdoors(
        temp_air_c=temp_c,
        dew_point_c=temp_c - 5.0,
        humidity=0.7,
        pressure_pa=101_325.0,
        wind_mps=wind_mps,
        wind_from_deg=200.0,
        ghi_w_m2=0.0,
        dni_w_m2=0.0,
        dhi_w_m2=0.0,
        sky_w_m2=5.670374419e-8 * sky_k**4,
    )


def dark(zones: Zones) -> Sunshine:
    """Return no sun at all."""
    none = np.zeros(zones.surfaces.zone.size)
    return Sunshine(np.arange(none.size), none, none, none, none, none)


def conditions(zones: Zones, out: Outdoors, ground_c: float, **more) -> Conditions:
    """Return a step without sun, people or plant, save for what `more` says."""
    size = zones.size
    said = {
        "sunshine": dark(zones),
        "convective_w": np.zeros(size),
        "radiative_w": np.zeros(size),
        "air_m3_s": np.zeros(size),
        "air_c": np.full(size, out.temp_air_c),
        "infiltration_m3_s": zones.infiltration_m3_s,
        "heat_to_c": np.full(size, -np.inf),
        "cool_to_c": np.full(size, np.inf),
        "heat_most_w": np.full(size, 1e9),
        "cool_most_w": np.full(size, 1e9),
    }
    return Conditions(outdoors=[out], ground_c=ground_c, **{**said, **more})
