"""Searches values of a scenario for the best indicators, under limits, and confirms what it finds.

The choices are those of the tree-structured Parzen estimator (J. Bergstra et al. 2011, "Algorithms
for hyper-parameter optimization", NIPS 24; S. Watanabe 2023, arXiv 2304.11127), as Optuna has it,
with a fixed seed: the same plan makes the same choices.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from maps.faults import Fault, Faults, InputError, did_you_mean
from scenarios.loading import load
from scenarios.search_plan import SearchPlan, Vary
from scenarios.sweeps import Value, as_settings
from sim.batch.trials import Runner
from sim.study.compare.statistics import Interval, t_interval
from sim.study.indicators import indicators

_SEED = 1
_LEVEL = 0.95
# Choices are told what came of all before them but those of the same round, which run together.
_ROUND = 8


@dataclass(frozen=True)
class Choice:
    """Values that were tried, and the mean of each indicator that was asked for."""

    number: int
    values: Mapping[str, Value]
    means: Mapping[str, float]
    holds: bool


@dataclass(frozen=True)
class Found:
    """A choice that none beats in every objective, with intervals of runs it was not chosen by."""

    choice: Choice
    confirmed: Mapping[str, Interval]
    holds: bool


def check_search(plan: SearchPlan) -> None:
    """Raise InputError where a plan names an indicator that is not there."""
    faults = Faults("search")
    for key in _keys(plan):
        if key not in indicators():
            faults.add("indicator", key, "must be an indicator", did_you_mean(key, indicators()))
    faults.raise_if_any()


def search(plan: SearchPlan, scenario: str, trials: Runner) -> tuple[list[Choice], list[Found]]:
    """Return every choice, and those that none beats, confirmed under fresh seeds.

    `scenario` is the plan's, found. Raises InputError where Optuna is not installed or a choice is
    refused as a scenario.
    """
    optuna = _optuna()
    study = optuna.create_study(
        directions=[
            "minimize" if each.direction == "lower" else "maximize" for each in plan.objectives
        ],
        sampler=optuna.samplers.TPESampler(seed=_SEED),
    )
    seeds = range(plan.first_seed, plan.first_seed + plan.replications)
    choices: list[Choice] = []
    while len(choices) < plan.trials:
        asked = [study.ask() for _ in range(min(_ROUND, plan.trials - len(choices)))]
        tried = [{vary.key: _suggested(trial, vary) for vary in plan.vary} for trial in asked]
        told = _means(plan, scenario, tried, len(choices), seeds, trials)
        for trial, values, means in zip(asked, tried, told, strict=True):
            excess = _excess(plan, means)
            for number, each in enumerate(excess):
                trial.set_constraint(f"limit {number}", each)
            study.tell(trial, [means[each.indicator] for each in plan.objectives])
            holds = all(each <= 0.0 for each in excess)
            choices.append(Choice(len(choices) + 1, values, means, holds))
    return choices, _confirmed(plan, scenario, unbeaten(plan, choices), trials)


def unbeaten(plan: SearchPlan, choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices within the limits that none other beats in every objective (Pareto)."""
    within = [choice for choice in choices if choice.holds]
    signs = [1.0 if each.direction == "lower" else -1.0 for each in plan.objectives]
    costs = [
        [
            sign * choice.means[each.indicator]
            for sign, each in zip(signs, plan.objectives, strict=True)
        ]
        for choice in within
    ]
    kept: dict[tuple[tuple[str, Value], ...], Choice] = {}
    for row, choice in enumerate(within):
        mine = costs[row]
        is_beaten = any(
            all(a <= b for a, b in zip(other, mine, strict=True)) and other != mine
            for other in costs
        )
        if not is_beaten:
            kept.setdefault(tuple(sorted(choice.values.items())), choice)
    return list(kept.values())


def _confirmed(
    plan: SearchPlan, scenario: str, chosen: Sequence[Choice], trials: Runner
) -> list[Found]:
    first = plan.first_seed + plan.replications
    seeds = range(first, first + plan.confirmations)
    scenarios = [_scenario(plan, scenario, each.values, each.number) for each in chosen]
    values = trials.run(scenarios, seeds).values if scenarios else {}
    found = []
    for choice, tried in zip(chosen, scenarios, strict=True):
        runs = values[tried.name]
        intervals = {
            key: t_interval(np.array([_number(run, key) for run in runs]), _LEVEL)
            for key in _keys(plan)
        }
        means = {key: interval.mean for key, interval in intervals.items()}
        found.append(Found(choice, intervals, all(each <= 0.0 for each in _excess(plan, means))))
    return found


def _means(
    plan: SearchPlan,
    scenario: str,
    tried: Sequence[Mapping[str, Value]],
    before: int,
    seeds: Sequence[int],
    trials: Runner,
) -> list[dict[str, float]]:
    scenarios = [
        _scenario(plan, scenario, values, before + row + 1) for row, values in enumerate(tried)
    ]
    told = trials.run(scenarios, seeds).values
    return [
        {key: float(np.mean([_number(run, key) for run in told[each.name]])) for key in _keys(plan)}
        for each in scenarios
    ]


def _scenario(plan: SearchPlan, scenario: str, values: Mapping[str, Value], number: int) -> Any:
    settings = [*plan.settings, *as_settings(tuple(values.items()))]
    return load(scenario, settings).model_copy(update={"name": f"choice-{number:05d}"})


def _suggested(trial: Any, vary: Vary) -> Value:
    if vary.values is not None:
        chosen: Value = trial.suggest_categorical(vary.key, list(vary.values))
    elif isinstance(vary.low, int) and isinstance(vary.high, int):
        chosen = int(trial.suggest_int(vary.key, vary.low, vary.high))
    else:
        chosen = float(trial.suggest_float(vary.key, vary.low, vary.high))
    return chosen


def _keys(plan: SearchPlan) -> list[str]:
    aims = [each.indicator for each in plan.objectives]
    return list(dict.fromkeys([*aims, *(each.indicator for each in plan.limits)]))


def _number(run: Mapping[str, float | int | None], key: str) -> float:
    value = run.get(key)
    if value is None:
        raise InputError([Fault("search", "", key, "has no value in some of the runs", "")])
    return float(value)


def _excess(plan: SearchPlan, means: Mapping[str, float]) -> list[float]:
    """Return by how much each limit is broken; at most 0 where it holds."""
    excess = []
    for limit in plan.limits:
        if limit.at_most is not None:
            excess.append(means[limit.indicator] - limit.at_most)
        if limit.at_least is not None:
            excess.append(limit.at_least - means[limit.indicator])
    return excess


def _optuna() -> Any:
    try:
        optuna = import_module("optuna")
    except ImportError:
        hint = "python -m pip install 'campus-twin[explore]'"
        raise InputError([Fault("search", "", "", "Optuna is not installed", hint)]) from None
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    return optuna
