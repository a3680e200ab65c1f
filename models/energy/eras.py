"""What buildings of an age are made of: the walls, roofs and windows of `data/*.csv`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from maps.definitions import rows_of
from models.energy.constructions import Construction, Glazing, Layer

SLAB, PARTITION, GROUND_FLOOR = "slab between floors", "partition", "ground floor"


@dataclass(frozen=True)
class Era:
    """How one built from `first_year` on.

    `window_share` is that of the façades that is window, `air_changes_h` the air that leaks in,
    by the volume in an hour.
    """

    key: str
    first_year: int
    wall: Construction
    roof: Construction
    window: Glazing
    window_share: float
    air_changes_h: float


@cache
def constructions() -> Mapping[str, Construction]:
    """Return every construction by its name, of layers from the outside in."""
    materials = {row["material"]: row for row in rows_of("models.energy", "data/materials.csv")}
    layers: dict[str, list[Layer]] = {}
    for row in rows_of("models.energy", "data/layers.csv"):
        of = materials[row["material"]]
        numbers = (float(of[key]) for key in ("conductivity", "density", "specific_heat"))
        layer = Layer(row["material"], float(row["thickness_m"]), *numbers)
        layers.setdefault(row["construction"], []).append(layer)
    return {name: Construction(name, tuple(each)) for name, each in layers.items()}


@cache
def windows() -> Mapping[str, Glazing]:
    """Return every window by its name."""
    return {
        row["window"]: Glazing(
            row["window"], int(row["panes"]), float(row["u_value"]), float(row["g_value"])
        )
        for row in rows_of("models.energy", "data/windows.csv")
    }


@cache
def eras() -> tuple[Era, ...]:
    """Return all eras, the oldest first."""
    return tuple(
        Era(
            key=row["era"],
            first_year=int(row["first_year"]),
            wall=constructions()[row["wall"]],
            roof=constructions()[row["roof"]],
            window=windows()[row["window"]],
            window_share=float(row["window_share"]),
            air_changes_h=float(row["air_changes_h"]),
        )
        for row in rows_of("models.energy", "data/eras.csv")
    )


def era_of(year: int) -> Era:
    """Return the era of a year; the oldest one for what is older still."""
    found = eras()[0]
    for era in eras():
        if era.first_year <= year:
            found = era
    return found


@cache
def use_of_room() -> Mapping[str, str]:
    """Return the use of a zone by the kind of its rooms; rooms of other kinds are "other"."""
    return {row["room_kind"]: row["use"] for row in rows_of("models.energy", "data/zone_uses.csv")}
