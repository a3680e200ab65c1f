"""Speed and density of people who were filmed in a straight corridor, beside the model's curve.

The experiments uo-BBB-180-180 of Forschungszentrum Juelich: people enter a corridor of 1.80 m by an
entrance of BBB cm and walk 8 m. A file has a row for each person and frame (16 a second): person,
frame, x, y, z [cm]; people walk along y.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from models.people.speed import weidmann_share
from tools.validation.ground import PARAMETERS
from tools.validation.walk import SPEED_MPS, Floats

FRAMES_A_SECOND = 16.0
WIDTH_M = 1.80
FROM_M, TO_M = -1.0, 1.0  # the stretch that is looked at, in the middle of the corridor
WINDOW_S = 5.0
FEWEST = 3  # people in a window: of fewer, chance decides
LARGEST_ERROR_MPS = 0.25
LARGEST_FITTED_ERROR_MPS = 0.15


@dataclass(frozen=True)
class Measured:
    """Density [persons/m2] and speed [m/s] of windows of one experiment, and its flow [1/s]."""

    name: str
    density: Floats
    speed: Floats
    flow: float


def measure(file: Path) -> Measured:
    """Return what the trajectories of a file show, by the definitions of Edie (1963).

    In a window of time on a stretch of the corridor, density is the time that people spend there
    over area and time, flow the distance that they walk there over the same; speed is their
    ratio, distance over time.
    """
    person, frame, _, along_cm, _ = np.loadtxt(file).T
    order = np.lexsort((frame, person))
    person, frame, y = person[order], frame[order], along_cm[order] / 100.0
    same = (np.diff(person) == 0) & (np.diff(frame) == 1)
    step = np.abs(np.diff(y))[same]
    middle = (y[1:] + y[:-1])[same] / 2.0
    inside = (middle >= FROM_M) & (middle < TO_M)
    window = (frame[:-1][same][inside] / FRAMES_A_SECOND // WINDOW_S).astype(int)
    time_s = np.bincount(window) / FRAMES_A_SECOND
    distance_m = np.bincount(window, weights=step[inside])
    pairs = np.unique(np.column_stack([window, person[:-1][same][inside]]), axis=0)
    people = np.bincount(pairs[:, 0].astype(int), minlength=time_s.size)
    seen = np.flatnonzero(people >= FEWEST)
    # the first and the last window are not full of people
    kept = seen[(seen > seen.min()) & (seen < seen.max())]
    density = time_s[kept] / ((TO_M - FROM_M) * WIDTH_M * WINDOW_S)
    crossing = frame[:-1][same][((y[:-1] > 0.0) != (y[1:] > 0.0))[same]] / FRAMES_A_SECOND
    flow = (crossing.size - 1) / (crossing.max() - crossing.min())
    return Measured(file.stem, density, distance_m[kept] / time_s[kept], float(flow))


def curve_share(density: Floats) -> Floats:
    """Return the model's share of free speed at a density [persons/m2], as links use it."""
    known = {name: parameter.value for name, parameter in PARAMETERS.items()}
    share = weidmann_share(density, known["density_decay"], known["densest"])
    return np.maximum(share, known["slowest_share"])


def measured() -> list[Measured] | None:
    """Return what the experiments show; None where `CAMPUS_DATA` does not name their folder."""
    folder = os.environ.get("CAMPUS_DATA")
    if folder is None:
        return None
    return [measure(file) for file in sorted(Path(folder, "trajectories").glob("uo-*.txt"))]


def figures(experiments: Sequence[Measured]) -> dict[str, float]:
    """Return how far the curve is from what was measured.

    Once with the free speed of the curve, and once with the one that fits these people best.
    """
    density = np.concatenate([each.density for each in experiments])
    speed = np.concatenate([each.speed for each in experiments])
    share = curve_share(density)
    fitted = float(speed @ share / (share @ share))

    def root_mean_square(free_mps: float) -> float:
        return float(np.sqrt(np.mean((free_mps * share - speed) ** 2)))

    return {
        "windows": float(density.size),
        "least_density": float(density.min()),
        "greatest_density": float(density.max()),
        "bias_mps": float(np.mean(SPEED_MPS * share - speed)),
        "error_mps": root_mean_square(SPEED_MPS),
        "fitted_free_mps": fitted,
        "fitted_error_mps": root_mean_square(fitted),
        "largest_flow": max(each.flow for each in experiments) / WIDTH_M,
    }
