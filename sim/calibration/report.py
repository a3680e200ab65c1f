"""What a calibration found: as JSON values, and as the scenario that has it."""

import os
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pydantic_core import to_jsonable_python

from maps import builtin
from models.people.calibration.fit import Fit
from scenarios import catalogue
from scenarios.schema import PATHS
from scenarios.source import read_setting
from scenarios.writing import toml_text
from sim.calibration.case import Case
from sim.calibration.people import FITTED, NAIVE, Calibration
from sim.calibration.unknowns import GROUP

Floats = NDArray[np.float64]

_DIGITS = 6  # of values and scores, far beyond what counts tell


def values_of(found: Fit) -> list[dict[str, Any]]:
    """Return each unknown with its value, its interval of 95 %, and whether counts tell of it."""
    told = found.information
    reach = told.deviations_to_ends * np.sqrt(np.diag(told.covariance))
    untold = told.untold()
    rows = []
    for number, (each, value) in enumerate(zip(found.unknowns, found.values, strict=True)):
        half = float(reach[number]) * each.deviation
        rows.append(
            {
                "parameter": each.name,
                "value": _rounded(value),
                "low": _rounded(max(each.low, value - half)),
                "high": _rounded(min(each.high, value + half)),
                "unit": each.unit,
                "before": each.prior,
                "range": [each.low, each.high],
                "is_told": number not in untold,
                "at_end": bool(value in (each.low, each.high)),
                "description": each.description,
            }
        )
    return rows


def alike_of(found: Fit) -> list[dict[str, Any]]:
    """Return what is told of each two unknowns that are not told apart: a sum and its interval."""
    rows = []
    for pair in found.information.alike():
        first, second = (found.unknowns[row] for row in (pair.first, pair.second))
        factor = pair.factor * first.deviation / second.deviation
        total = found.values[pair.first] + factor * found.values[pair.second]
        half = found.information.deviations_to_ends * pair.deviation * first.deviation
        rows.append(
            {
                "parameters": [first.name, second.name],
                "correlation": _rounded(pair.correlation),
                "factor": _rounded(factor),
                "sum": _rounded(total),
                "low": _rounded(total - half),
                "high": _rounded(total + half),
            }
        )
    return rows


def nearer(found: Calibration) -> dict[str, str]:
    """Return which of the model and the naive profile has the smaller RMSE, by quantity."""
    return {
        quantity: min((FITTED, NAIVE), key=lambda way: of[way].rmse)
        for quantity, of in found.held_back.items()
    }


def as_json(case: Case, found: Calibration) -> dict[str, Any]:
    """Return all that was found as JSON values."""
    days = case.days
    return {
        "parameters": values_of(found.fit),
        "not_told_apart": alike_of(found.fit),
        "overdispersion": _rounded(found.fit.information.overdispersion),
        "rounds": found.fit.rounds,
        "runs": found.runs,
        "counters": [" ".join(key).strip() for key in case.hours.series],
        "days_fitted": [str(day) for day in days.fitted],
        "days_held_back": [str(day) for day in days.held_back],
        "days_left_out": {str(day): reason for day, reason in sorted(days.left_out.items())},
        "readings_left_out": dict(sorted(case.left_out.items())),
        "fitted_days": {key: _scores(of) for key, of in found.fitted.items()},
        "held_back_days": {
            key: {way: _scores(of) for way, of in ways.items()}
            for key, ways in found.held_back.items()
        },
        "nearer": nearer(found),
        "geh_by_hour": {way: _listed(each) for way, each in found.geh.items()},
    }


def scenario_text(case: Case, found: Calibration, folder: Path) -> str:
    """Return the scenario with the values that were found, as a file of a folder."""
    table: dict[str, Any] = {}
    for setting in case.settings:
        _lay(table, read_setting(setting).table)
    for section, key in PATHS:
        path = table.get(section, {}).get(key)
        if isinstance(path, str) and not (key == "map" and path in builtin.names()):
            table[section][key] = os.path.relpath(path, folder)
    _lay(
        table,
        {"parameters": {GROUP: {row["parameter"]: row["value"] for row in values_of(found.fit)}}},
    )
    known = case.scenario in catalogue.names()
    base = case.scenario if known else os.path.relpath(case.scenario, folder)
    first, last = min(case.days.fitted), max(case.days.fitted)
    about = f"As {case.base.name}, with demand fitted to counts of {first} to {last}."
    head = {"name": f"{case.base.name[:53]}-calibrated", "description": about, "extends": base}
    return toml_text({**head, **table})


def _lay(table: dict[str, Any], over: Mapping[str, Any]) -> None:
    """Lay a table over another, key by key, as JSON values."""
    for key, value in over.items():
        if isinstance(value, Mapping):
            inner = table[key] if isinstance(table.get(key), dict) else {}
            _lay(inner, value)
            table[key] = inner
        else:
            table[key] = to_jsonable_python(value)


def _scores(of: Any) -> dict[str, float]:
    return {key: _rounded(value) for key, value in asdict(of).items()}


def _listed(hours: Floats) -> list[float | None]:
    return [None if np.isnan(each) else _rounded(each) for each in hours.tolist()]


def _rounded(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
