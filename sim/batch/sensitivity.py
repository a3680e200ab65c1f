"""How much each of several values moves the indicators.

Screening by elementary effects: M. Morris 1991, "Factorial sampling plans for preliminary
computational experiments", Technometrics 33, 161-174, with mu* of F. Campolongo et al. 2007.
Shares of the variance: I. Sobol 2001, "Global sensitivity indices for nonlinear mathematical models
and their Monte Carlo estimates", Mathematics and Computers in Simulation 55, 271-280. Both as SALib
has them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from maps.faults import Fault, InputError
from sim.batch.factors import Factor, varied
from sim.batch.trials import Runner
from sim.study.compare.judgement import Values

MORRIS, SOBOL = "morris", "sobol"
METHODS = (MORRIS, SOBOL)
_LEVELS = 4
_SEED = 1  # of the design: the same study is the same runs
# What either method says of a factor: its key in SALib's answer, and in ours.
_TOLD = {
    MORRIS: (("mu_star", "effect"), ("mu_star_conf", "effect_95"), ("sigma", "interaction")),
    SOBOL: (("ST", "total"), ("ST_conf", "total_95"), ("S1", "alone"), ("S1_conf", "alone_95")),
}


@dataclass(frozen=True)
class Effect:
    """What a factor does to an indicator, by the names of `_TOLD`."""

    indicator: str
    factor: str
    numbers: dict[str, float]


def sensitivity(
    scenario: str,
    settings: Sequence[str],
    factors: Sequence[Factor],
    keys: Sequence[str],
    method: str,
    samples: int,
    seeds: Sequence[int],
    trials: Runner,
) -> list[Effect]:
    """Return the effects of factors on the indicators `keys`, for each the largest first.

    `samples` are Morris's trajectories, or Sobol's base samples (a power of two). An indicator is
    the mean of the runs under the seeds. Raises InputError where SALib is not installed, or a
    scenario with such values is refused.
    """
    problem: dict[str, Any] = {
        "num_vars": len(factors),
        "names": [factor.key for factor in factors],
        "bounds": [[factor.low, factor.high] for factor in factors],
    }
    points = _design(problem, method, samples)
    digits = len(str(len(points)))
    scenarios = [
        varied(scenario, settings, factors, point, f"point-{number + 1:0{digits}d}")
        for number, point in enumerate(points.tolist())
    ]
    values = trials.run(scenarios, seeds).values
    effects = []
    for key in keys:
        numbers = _means(values, [each.name for each in scenarios], key)
        told = _analysed(problem, method, points, numbers)
        effects += sorted(
            (
                Effect(
                    key, name, {ours: float(told[theirs][row]) for theirs, ours in _TOLD[method]}
                )
                for row, name in enumerate(problem["names"])
            ),
            key=lambda effect: -next(iter(effect.numbers.values())),
        )
    return effects


def runs_of(factors: int, method: str, samples: int) -> int:
    """Return how many points a study has: scenarios, each of which is run under every seed."""
    return samples * (factors + 1 if method == MORRIS else factors + 2)


def _means(values: Values, names: Sequence[str], key: str) -> NDArray[np.float64]:
    """Return the mean of an indicator at each point."""
    known = [[run.get(key) for run in values[name]] for name in names]
    if any(value is None for point in known for value in point):
        rule = "has no value in some of the runs"
        raise InputError([Fault("--indicator", "", key, rule, "choose another one")])
    means: NDArray[np.float64] = np.array(known, dtype=np.float64).mean(axis=1)
    return means


def _salib(module: str) -> Any:
    from importlib import import_module

    try:
        return import_module(f"SALib.{module}")
    except ImportError:
        hint = "python -m pip install 'campus-twin[explore]'"
        raise InputError([Fault("sensitivity", "", "", "SALib is not installed", hint)]) from None


def _design(problem: dict[str, Any], method: str, samples: int) -> NDArray[np.float64]:
    if method == MORRIS:
        sample = _salib("sample.morris").sample
        points = sample(problem, N=samples, num_levels=_LEVELS, seed=_SEED)
    else:
        sample = _salib("sample.sobol").sample
        points = sample(problem, N=samples, calc_second_order=False, seed=_SEED)
    return np.asarray(points, dtype=np.float64)


def _analysed(
    problem: dict[str, Any],
    method: str,
    points: NDArray[np.float64],
    numbers: NDArray[np.float64],
) -> Any:
    if method == MORRIS:
        analyze = _salib("analyze.morris").analyze
        return analyze(problem, points, numbers, num_levels=_LEVELS, seed=_SEED)
    analyze = _salib("analyze.sobol").analyze
    with np.errstate(invalid="ignore", divide="ignore"):  # an indicator that nothing moves
        told = analyze(problem, numbers, calc_second_order=False, seed=_SEED)
    return {key: np.nan_to_num(np.asarray(told[key])) for key, _ in _TOLD[method]}
