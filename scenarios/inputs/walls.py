"""Reads what the walls and roofs of buildings are made of, see docs/energy.md."""

from collections.abc import Collection, Mapping
from pathlib import Path

from maps.faults import Faults, did_you_mean
from maps.features import Properties
from maps.tables import numbers
from maps.text_files import read_csv
from models.energy.constructions import Construction, Layer

PARTS = {"wall": 0, "roof": 0}
# The bounds of each number: from paper to a rampart, from aerogel to steel, from nothing to lead.
BOUNDS = {
    "thickness_m": (0.0001, 3.0),
    "conductivity": (0.005, 400.0),
    "density": (0.0, 12_000.0),
    "specific_heat": (0.0, 5000.0),
}
COLUMNS = ("building", "part", "material", *BOUNDS)

Walls = Mapping[tuple[str, str], Construction]


def read_walls(file: Path, buildings: Collection[str] | None) -> Walls:
    """Return constructions by building (or use of buildings) and part; layers from outside in.

    `buildings` are the ids and uses that are known, None where any will do. Raises `InputError`
    with every fault. A layer without density only resists.
    """
    faults = Faults(str(file))
    layers: dict[tuple[str, str], list[Layer]] = {}
    rows = read_csv(file, COLUMNS, ("source",), faults)
    for line, row in rows:
        reader = Properties(numbers(row, (), tuple(BOUNDS)), f"line {line}", faults)
        building = reader.text("building")
        if buildings is not None and building not in buildings:
            hint = did_you_mean(building, buildings)
            reader.fault("building", building, "must be a building or a use of buildings", hint)
        part = reader.word("part", PARTS)
        values = {name: reader.number(name, low, high) for name, (low, high) in BOUNDS.items()}
        layers.setdefault((building, part), []).append(Layer(reader.text("material"), **values))
    if not rows and not faults:
        faults.add("", "no rows", "must hold at least one layer")
    faults.raise_if_any()
    return {
        (building, part): Construction(f"{part} of {building}", tuple(each))
        for (building, part), each in layers.items()
    }
