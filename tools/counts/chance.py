"""Whether what is found is off in the mean: many fits to days that are known, without any error.

Runs under many seeds stand for measured days and for simulated ones, in turn; away from what was
believed before, cells are taken as linear, so that a fit takes no further runs.
"""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.draws import uniforms
from models.people.calibration.fit import fit
from models.people.calibration.measured import Measured
from models.people.calibration.unknowns import Scale, scale_of
from sim.batch.pools import lasting, local_pool
from sim.batch.store import Store
from sim.batch.trials import Trials
from sim.calibration.case import read_case
from sim.calibration.people import MORE_SEEDS, Runs
from sim.calibration.unknowns import PREFIX
from tools.counts.experiment import BASE, COUNTERS, truth_of

Floats = NDArray[np.float64]

SEEDS, WITH_SLOPES = 40, 10
FITS, DAYS = 120, 3


def chance(folder: Path, names: Sequence[str]) -> str:
    """Return how far off values are in the mean, by the same simulated seeds and by others."""
    fitted = [PREFIX + name for name in names]
    truth = truth_of(0, fitted, COUNTERS, folder)
    case = read_case("weekday", BASE, fitted, [truth.counts], truth.sensors, None)
    scale = scale_of(case.unknowns)
    with lasting(lambda: local_pool(2)) as open_pool:
        runs = Runs(case, Trials(Store(folder / "study"), open_pool, lambda *_: None))
        middle = scale.values(np.zeros((1, len(names))))
        base = runs.simulate(middle, range(1, SEEDS + 1))[0]
        up = runs.simulate(scale.values(np.eye(len(names))), range(1, WITH_SLOPES + 1))
    slopes = up - base[:WITH_SLOPES]
    last = range(1, len(names) + MORE_SEEDS + 1)
    lines = []
    for what, same in (("the same simulated seeds", True), ("others each time", False)):
        off = []
        for number in range(FITS):
            order = np.argsort(uniforms(number, "which runs", 0, np.arange(SEEDS), 1)[:, 0])
            simulated = np.arange(SEEDS) if same else order
            days = [row for row in order if row not in simulated[: len(last)]][:DAYS]
            simulate = partial(_linear, scale, base[simulated], slopes)
            measured = Measured.of([base[days]])
            found = fit(case.unknowns, measured, simulate, range(1, 3), last)
            off.append(found.values - scale.prior)
        mean, error = np.mean(off, axis=0), np.std(off, axis=0) / np.sqrt(FITS)
        told = (f"{a:+.4f} ± {b:.4f}" for a, b in zip(mean, error, strict=True))
        lines.append(f"off by {what}: " + ", ".join(told))
    return "\n".join(lines)


def _linear(
    scale: Scale, base: Floats, slopes: Floats, points: Floats, seeds: Sequence[int]
) -> Floats:
    """Return the cells at points, (points, seeds, cells), as the slopes lead on."""
    z, rows = (points - scale.prior) / scale.deviation, np.array(seeds) - 1
    return np.asarray(base[rows] + np.einsum("pk,ksc->psc", z, slopes[:, rows]))
