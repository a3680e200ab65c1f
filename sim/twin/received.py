"""What was received of each sensor on one day, by interval, and when it came."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from scenarios.inputs.telemetry import columns
from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.schema import DAY_S, CalendarSection

WAIT_S = 120  # for readings on their way
NEVER = np.iinfo(np.int64).max


def midnight_us(calendar: CalendarSection) -> int:
    """Return the midnight that begins a scenario [us since 1970, UTC]."""
    begin = datetime.combine(calendar.start, time(), ZoneInfo(calendar.time_zone))
    return int(begin.timestamp()) * US


class Received:
    """The readings of a day: values and arrivals, each (ways, intervals) by sensor.

    `left_out` counts, by reason, the rows that say nothing of this day and these sensors.
    """

    def __init__(self, sensors: Sequence[Sensor], midnight: int) -> None:
        """Begin with nothing received."""
        self._midnight = midnight
        self._sensors = {sensor.id: sensor for sensor in sensors}
        self.value: dict[str, NDArray[np.float64]] = {}
        self.arrival: dict[str, NDArray[np.int64]] = {}
        self.left_out: Counter[str] = Counter()
        for sensor in sensors:
            shape = len(sensor_kinds()[sensor.kind].directions), DAY_S // sensor.interval_s
            self.value[sensor.id] = np.full(shape, np.nan)
            self.arrival[sensor.id] = np.full(shape, NEVER)

    def take_all(self, readings: pa.Table) -> None:
        """Take in all readings that there are, in place of what was known.

        Of several for one interval the one that came first counts.
        """
        for key, arrival in self.arrival.items():
            self.value[key][:] = np.nan
            arrival[:] = NEVER
        self.left_out.clear()
        rows = readings.sort_by(columns.ARRIVAL).to_pydict()
        for values in zip(*(rows[name] for name in columns.SCHEMA.names), strict=True):
            reason = self._take(dict(zip(columns.SCHEMA.names, values, strict=True)))
            if reason:
                self.left_out[reason] += 1

    def _take(self, row: Mapping[str, Any]) -> str:
        """Take a reading in; return why not, "" where it was."""
        sensor = self._sensors.get(row[columns.SENSOR])
        if sensor is None:
            return "of an unknown sensor"
        kind, direction = sensor_kinds()[sensor.kind], row[columns.DIRECTION]
        since_us = row[columns.TIME] - self._midnight
        number, beside = divmod(since_us, sensor.interval_s * US)
        if row[columns.QUANTITY] != kind.quantity.key or direction not in kind.directions:
            reason = "of another quantity or direction than the sensor's"
        elif not 0 < since_us <= DAY_S * US:
            reason = "of another day"
        elif beside or row[columns.INTERVAL_S] != sensor.interval_s:
            reason = "of another interval than the sensor's"
        elif not kind.quantity.low <= row[columns.VALUE] <= kind.quantity.high:
            reason = "out of range"
        else:
            at = kind.directions.index(direction), number - 1
            reason = "" if self.arrival[sensor.id][at] == NEVER else "told twice"
        if not reason:
            self.value[sensor.id][at] = row[columns.VALUE]
            self.arrival[sensor.id][at] = row[columns.ARRIVAL] - self._midnight
        return reason

    def there(self, sensor: Sensor, now_s: int) -> NDArray[np.bool_]:
        """Say which readings there are of an instant [s of the day], (ways, intervals so far).

        They are waited for by WAIT_S: none can be there at the end of what it measures.
        """
        so_far = now_s // sensor.interval_s
        return np.asarray(self.arrival[sensor.id][:, :so_far] <= (now_s + WAIT_S) * US)
