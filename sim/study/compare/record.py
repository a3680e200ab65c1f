"""The decision record of a comparison: what was asked, what was run, and what it says."""

import math
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from typing import Any

from scenarios.schema import Scenario
from sim.record.identity import DISTRIBUTION
from sim.study.compare.judgement import Answer, Difference
from sim.study.compare.statistics import Interval

SCHEMA = 1
RECORD = "comparison.json"


def record_of(
    base: Scenario,
    alternatives: Sequence[Scenario],
    seeds: Sequence[int],
    level: float,
    precision: float | None,
    runs: Mapping[str, Sequence[str]],
    maps: Mapping[str, str],
    answers: Sequence[Answer],
    afterwards: Sequence[Difference],
    recovery: Mapping[str, Mapping[str, Any]],
) -> dict[str, Any]:
    """Return the record as JSON values; the same inputs give the same record.

    `runs` are the hashes of the runs of each scenario, in the order of the seeds; `maps` are the
    digests under which the store keeps the maps of the scenarios; `recovery` is that of the
    alternatives which hold a shock.
    """
    return {
        "schema": SCHEMA,
        "version": version(DISTRIBUTION),
        "baseline": base.as_table(),
        "alternatives": [
            {
                "scenario": each.as_table(),
                "map": maps[each.name],
                "cost": each.cost,
                "recovery": recovery.get(each.name),
            }
            for each in alternatives
        ],
        "seeds": list(seeds),
        "runs": {name: list(hashes) for name, hashes in runs.items()},
        "map": maps[base.name],
        "level": level,
        "precision": precision,
        "answers": [
            {
                **_difference(answer.difference),
                "direction": answer.asked.question.direction,
                "smallest_effect": answer.asked.question.smallest_effect,
                "verdict": answer.verdict,
            }
            for answer in answers
        ],
        "looked_at_afterwards": [_difference(each) for each in afterwards],
    }


def _difference(told: Difference) -> dict[str, Any]:
    return {
        "alternative": told.alternative,
        "indicator": told.indicator.key,
        "unit": told.indicator.unit,
        "pairs": told.pairs,
        "base": told.base,
        "other": told.other,
        "difference": told.interval.mean,
        "share": told.share,
        "interval": _ends(told.interval),
        "adjusted_interval": _ends(told.adjusted),
        "bootstrap_interval": _ends(told.bootstrap),
    }


def _ends(interval: Interval) -> list[float | None]:
    """Return the ends of an interval, None where it has none."""
    return [end if math.isfinite(end) else None for end in (interval.low, interval.high)]
