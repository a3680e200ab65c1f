"""What counters told, hour by hour of each day, by the clock of the campus."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray

from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.reading import Reading
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.schema import HOUR_S

Floats = NDArray[np.float64]

DAY_H = 24
# assumption: an hour of which a quarter is missing is still told well by the rest
LEAST_TOLD = 0.75

# A counter and the way in which it counts.
Series = tuple[str, str]


@dataclass(frozen=True)
class Hours:
    """What each series told in each hour of each day, (days, series, 24); nan where unknown.

    Passages are those of the whole hour, head-counts the mean of the hour.
    """

    dates: Sequence[date]
    series: Sequence[Series]
    counts: Floats


def hours_of(readings: Sequence[Reading], sensors: Mapping[str, Sensor], time_zone: str) -> Hours:
    """Return readings by the hour.

    An hour counts where at least three quarters of its readings are there; they stand for the
    others. An hour that the clock shows twice is the mean of both, one that it skips is unknown.
    """
    zone = ZoneInfo(time_zone)
    clock: dict[int, tuple[date, int]] = {}
    sums: dict[tuple[Series, date, int], list[float]] = {}
    for each in readings:
        middle = each.time - each.interval_s * US // 2
        hour = middle // (900 * US)  # clocks differ from UTC by whole quarters of an hour
        if hour not in clock:
            local = datetime.fromtimestamp(hour * 900, UTC).astimezone(zone)
            clock[hour] = local.date(), local.hour
        sums.setdefault(((each.sensor, each.direction), *clock[hour]), []).append(each.value)
    series = sorted({key for key, _, _ in sums})
    dates = sorted({day for _, day, _ in sums})
    row = {day: number for number, day in enumerate(dates)}
    column = {key: number for number, key in enumerate(series)}
    counts = np.full((len(dates), len(series), DAY_H), np.nan)
    for (key, day, at), values in sums.items():
        sensor = sensors[key[0]]
        wanted = HOUR_S // sensor.interval_s
        if len(values) >= LEAST_TOLD * wanted:
            mean = sum(values) / len(values)
            adds_up = sensor_kinds()[sensor.kind].quantity.key == "passages"
            counts[row[day], column[key], at] = mean * (wanted if adds_up else 1)
    return Hours(dates, series, counts)
