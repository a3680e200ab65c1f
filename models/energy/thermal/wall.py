"""A wall as a few modes, each stepped exactly, with the heat flux into its faces as input.

The layers are cut into cells (finite volumes). The network of cells, insulated on both faces, has
symmetric eigenvectors once heat is measured in units of the root of capacity; each mode then
decays by itself. The first mode does not decay: it is the heat that the wall holds. Modes that
are over within a step answer at once: they become a resistance.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.energy.constructions import Layer

Floats = NDArray[np.float64]

CELL_S = 900.0  # a cell is half as thick as heat travels in this time
MOST_CELLS = 12  # of a layer
OVER = 7.0  # a mode that decays by e^-7 = 0.1 % within a step answers at once
LEAST_CAPACITY = 100.0  # of a wall of layers without mass [J/(m2 K)]


@dataclass(frozen=True)
class WallModes:
    """A square metre of wall over one step; faces are 0 (outer) and 1 (inner).

    With fluxes q [W/m2] into the faces, held over the step, each mode z becomes
    `decay * z + drive * sum(at_face * q)`. The temperature of a face at the end of the step is
    `sum(at_face[face] * decay * z) + resistance[face] * q[face] + through * q[other face]`, with
    the z from before the step. `capacity` is the heat held [J/(m2 K)].
    """

    decay: Floats
    drive: Floats
    at_face: Floats  # shape (2, modes)
    resistance: tuple[float, float]
    through: float
    capacity: float


def wall_modes(layers: tuple[Layer, ...], step_s: float) -> WallModes:
    """Return the modes of layers, named from the outside in, for steps of `step_s` [s]."""
    capacities, resistances = _cells(layers)
    root = np.sqrt(capacities)
    matrix = np.zeros((root.size, root.size))
    for left, resistance in enumerate(resistances[1:-1]):
        pair = slice(left, left + 2)
        matrix[pair, pair] += np.array([[1.0, -1.0], [-1.0, 1.0]]) / resistance
    rates, vectors = np.linalg.eigh(matrix / np.outer(root, root))
    rates[0] = 0.0
    vectors[:, 0] = root / math.sqrt(capacities.sum())
    faces = np.stack([vectors[0] / root[0], vectors[-1] / root[-1]])
    kept = rates * step_s < OVER
    decay = np.exp(-rates[kept] * step_s)
    drive = np.full(decay.size, step_s)
    drive[1:] = (1.0 - decay[1:]) / rates[kept][1:]
    # What a flux brings about by the end of the step, by way of each mode.
    answer = np.where(kept, 0.0, 1.0 / np.where(kept, 1.0, rates))
    answer[kept] = drive
    return WallModes(
        decay=decay,
        drive=drive,
        at_face=faces[:, kept],
        resistance=(
            resistances[0] + float((answer * faces[0] ** 2).sum()),
            resistances[-1] + float((answer * faces[1] ** 2).sum()),
        ),
        through=float((answer * faces[0] * faces[1]).sum()),
        capacity=float(capacities.sum()),
    )


def _cells(layers: tuple[Layer, ...]) -> tuple[Floats, list[float]]:
    """Return the capacities of the cells, and the resistances before, between and after them."""
    capacities: list[float] = []
    resistances = [0.0]
    for layer in layers:
        if layer.capacity <= 0.0:
            resistances[-1] += layer.resistance
            continue
        diffusivity = layer.conductivity / (layer.density * layer.specific_heat)
        cell_m = 0.5 * math.sqrt(diffusivity * CELL_S)
        count = min(MOST_CELLS, math.ceil(layer.thickness_m / cell_m))
        half = layer.resistance / count / 2.0
        for _ in range(count):
            capacities.append(layer.capacity / count)
            resistances[-1] += half
            resistances.append(half)
    if not capacities:
        half = resistances[0] / 2.0
        return np.array([LEAST_CAPACITY]), [half, half]
    return np.array(capacities), resistances
