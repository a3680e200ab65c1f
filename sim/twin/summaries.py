"""What a sensor has said so far, in a few numbers that tell most of it.

Those are sums and means over what was measured, of the last reading, the last hours, and the day;
the same ones are taken of each member, over the same readings. So a reading that is missing is
missing on both sides, and what counters add up to since midnight keeps its meaning.
"""

import numpy as np
from numpy.typing import NDArray

from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.schema import HOUR_S

Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

SPANS_S = (HOUR_S // 2, 2 * HOUR_S)
_BOTH_WAYS = 2
_WAYS = np.eye(_BOTH_WAYS)[:, :, None]


def summary_rows(sensor: Sensor, there: Bools) -> Floats:
    """Return the summaries of a sensor as weights of its readings, (summaries, readings).

    `there`, (ways, intervals up to now), says which readings there are; the weights are in the
    order of `there.ravel()`. A counter both ways is summed up by its balance since midnight, either
    way in the last half hour and two hours, and the first way since midnight; any other by its
    latest reading and its means over the last hour and since midnight.
    """
    ways, intervals = there.shape
    ago = np.arange(intervals)[::-1]
    if ways == _BOTH_WAYS:
        both = there.all(axis=0)
        recent = [there & (ago < max(1, span // sensor.interval_s)) for span in SPANS_S]
        asked = [
            np.array([both, -1.0 * both]),
            *(way * span for span in recent for way in _WAYS),
            _WAYS[0] * there,
        ]
    else:
        last_hour = ago < max(1, HOUR_S // sensor.interval_s)
        latest = np.zeros_like(there)
        if (there & last_hour).any():
            latest[0, np.flatnonzero(there[0])[-1]] = True
        asked = [_mean(latest), _mean(there & last_hour), _mean(there)]
    return _independent(np.array(asked, np.float64).reshape(len(asked), -1))


def _mean(which: Bools) -> Floats:
    return np.asarray(which / max(1, int(which.sum())))


def _independent(rows: Floats) -> Floats:
    """Return the rows that say something which those before do not."""
    kept: list[int] = []
    for number in range(len(rows)):
        if np.linalg.matrix_rank(rows[[*kept, number]]) > len(kept):
            kept.append(number)
    return rows[kept]


def error_variance(sensor: Sensor, level: Floats) -> Floats:
    """Return the variance of the error of readings near a level, both of one shape.

    A count is rounded to a whole number, everything else to a tenth.
    """
    kind = sensor_kinds()[sensor.kind]
    step = 1.0 if kind.quantity.whole else 0.1
    noise = sensor.noise * level if kind.noise_is_share else np.full_like(level, sensor.noise)
    return np.asarray(noise**2 + step**2 / 12.0)


def without_bias(sensor: Sensor, value: Floats) -> Floats:
    """Return readings less the sensor's stated bias."""
    if sensor_kinds()[sensor.kind].noise_is_share:
        return np.asarray(value / (1.0 + sensor.bias)) if sensor.bias > -1.0 else value
    return np.asarray(value - sensor.bias)
