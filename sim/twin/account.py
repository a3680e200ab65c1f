"""The account of what was received: taken, late, duplicate, refused, missing, and the lag."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import numpy as np
import pyarrow as pa

from scenarios.inputs.telemetry.columns import ARRIVAL, DIRECTION, INTERVAL_S, SENSOR, TIME, US
from scenarios.inputs.telemetry.judge import Judge
from scenarios.inputs.telemetry.refusals import DUPLICATE
from scenarios.inputs.telemetry.sensors import Sensor

LAG_QUANTILES = {"median": 0.5, "p95": 0.95, "p99": 0.99, "most": 1.0}


def account_of(judge: Judge, held: pa.Table, sensors: Mapping[str, Sensor]) -> dict[str, Any]:
    """Return the account of a judge, and of the readings that the store holds.

    `missing` counts the intervals between the first and the last reading of each sensor of which
    none came; `silent` names the sensors of which nothing ever came. The lag is from the end of an
    interval to the arrival of its reading [s].
    """
    by_reason: Counter[str] = Counter()
    for (reason, _), count in sorted(judge.refused.items()):
        by_reason[reason] += count
    duplicates = by_reason.pop(DUPLICATE, 0)
    heard = set(held[SENSOR].unique().to_pylist())
    return {
        "taken": judge.taken,
        "late": judge.late,
        "duplicates": duplicates,
        "refused": dict(sorted(by_reason.items())),
        "held": held.num_rows,
        "missing": _missing(held),
        "silent": [key for key in sensors if key not in heard],
        "lag_s": _lag(held),
    }


def _missing(held: pa.Table) -> int:
    """Return how many readings are missing between the first and the last of each series."""
    series = held.group_by([SENSOR, DIRECTION]).aggregate(
        [(TIME, "min"), (TIME, "max"), (TIME, "count"), (INTERVAL_S, "max")]
    )
    first, last, count, interval = (
        series[name].to_numpy()
        for name in (f"{TIME}_min", f"{TIME}_max", f"{TIME}_count", f"{INTERVAL_S}_max")
    )
    expected = np.rint((last - first) / (interval * US)).astype(np.int64) + 1
    return int(np.maximum(expected - count, 0).sum())


def _lag(held: pa.Table) -> dict[str, float] | None:
    if not held.num_rows:
        return None
    lag_s = (held[ARRIVAL].to_numpy() - held[TIME].to_numpy()) / US
    return {name: round(float(np.quantile(lag_s, q)), 6) for name, q in LAG_QUANTILES.items()}
