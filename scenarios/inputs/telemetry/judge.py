"""Judges readings one by one as they come: which are taken, and why others are not."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.reading import Reading, Told
from scenarios.inputs.telemetry.refusals import DUPLICATE, Refusal
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.units import units
from scenarios.inputs.telemetry.vocabulary import SensorKind, assumptions, sensor_kinds

YEAR_2000, YEAR_2100 = 946_684_800 * US, 4_102_444_800 * US
CLOCKS_AGREE_US = round(assumptions()["clocks_agree"].value * US)
REMEMBERED = int(assumptions()["remembered"].value)
FLOOD_FACTOR = assumptions()["flood_factor"].value


@dataclass
class _Heard:
    """What was heard of a sensor: how much more it may say now, and its newest message."""

    allowance: float
    arrival: int
    number: int = -1
    time: int = 0


@dataclass
class _Taken:
    """The last intervals of a sensor in one direction: their time and value, by `_slot`."""

    latest: int = 0
    slots: dict[int, tuple[int, float]] = field(default_factory=dict)


class Judge:
    """Takes readings, or says why not; counts both.

    `taken` counts readings, `late` those of them that came after a later one of their sensor,
    `refused` the others by reason and sensor.
    """

    def __init__(self, sensors: Mapping[str, Sensor]) -> None:
        """Begin with nothing heard of these sensors."""
        self._sensors = sensors
        self._heard: dict[str, _Heard] = {}
        self._told: dict[tuple[str, str], _Taken] = {}
        self.taken = 0
        self.late = 0
        self.refused: Counter[tuple[str, str]] = Counter()

    def judge(self, told: Told) -> Reading | Refusal:
        """Return the reading in the units of the record, or why it is not taken."""
        sensor = self._sensors.get(told.sensor)
        if sensor is None:
            return self.refuse(Refusal("unknown_sensor", "", told.sensor))
        kind = sensor_kinds()[sensor.kind]
        ways = len(kind.directions)
        heard = self._heard.get(sensor.id)
        if heard is None:
            heard = self._heard[sensor.id] = _Heard(REMEMBERED * ways, told.arrival)
        if _floods(heard, sensor, ways, told.arrival):
            return self.refuse(Refusal("flood", sensor.id, f"{told.value:g}"))
        value = _value(told, sensor, kind)
        if isinstance(value, Refusal):
            return self.refuse(value)
        wrong = _wrong_time(told, heard) or self._known_already(told, sensor, value)
        if wrong:
            return self.refuse(Refusal(wrong, sensor.id, _at(told, value)))
        reading = Reading(
            sensor.id,
            kind.quantity.key,
            told.direction,
            told.time,
            sensor.interval_s,
            value,
            told.arrival,
        )
        self.taken += 1
        self.late += self._remember(reading)
        return reading

    def refuse(self, refusal: Refusal) -> Refusal:
        """Count a refusal."""
        self.refused[refusal.reason, refusal.sensor] += 1
        return refusal

    def remember(self, readings: Iterable[Reading]) -> None:
        """Learn what was taken before, so that it is known when it comes again."""
        for reading in readings:
            if reading.sensor in self._sensors:
                self._remember(reading)

    def _remember(self, reading: Reading) -> bool:
        """Keep a reading in mind; say whether a later one came before it."""
        taken = self._told.setdefault((reading.sensor, reading.direction), _Taken())
        taken.slots[_slot(reading.time, reading.interval_s)] = (reading.time, reading.value)
        if len(taken.slots) > 2 * REMEMBERED:
            oldest = _oldest(max(taken.latest, reading.time), reading.interval_s)
            taken.slots = {slot: told for slot, told in taken.slots.items() if slot >= oldest}
        is_late = reading.time < taken.latest
        taken.latest = max(taken.latest, reading.time)
        return is_late

    def _known_already(self, told: Told, sensor: Sensor, value: float) -> str:
        """Return why what is known of a sensor speaks against a reading, "" where nothing does."""
        taken = self._told.get((sensor.id, told.direction))
        if taken is None:
            return ""
        slot = _slot(told.time, sensor.interval_s)
        if slot < _oldest(taken.latest, sensor.interval_s):
            return "too_old"
        for near in (slot - 1, slot, slot + 1):
            known = taken.slots.get(near)
            if known == (told.time, value):
                return DUPLICATE
            if known is not None and abs(known[0] - told.time) * 2 < sensor.interval_s * US:
                return "clock_backwards"
        return ""


def _floods(heard: _Heard, sensor: Sensor, ways: int, arrival: int) -> bool:
    """Say whether a sensor says more than it may: a bucket that fills a little faster."""
    gained = (arrival - heard.arrival) / US / sensor.interval_s * FLOOD_FACTOR * ways
    heard.allowance = min(REMEMBERED * ways, heard.allowance + max(gained, 0.0))
    heard.arrival = max(heard.arrival, arrival)
    if heard.allowance < 1.0:
        return True
    heard.allowance -= 1.0
    return False


def _value(told: Told, sensor: Sensor, kind: SensorKind) -> float | Refusal:
    """Return the value in the unit of the record, or what is wrong with what was said."""
    quantity = kind.quantity
    unit = units()[quantity.key].get(told.unit or quantity.unit)
    shown = f"{told.value:g} {told.unit or quantity.unit}"
    for is_wrong, reason, said in (
        (told.quantity not in ("", quantity.key), "wrong_quantity", told.quantity),
        (told.direction not in kind.directions, "wrong_direction", told.direction),
        (unit is None, "wrong_unit", told.unit),
        (_is_other(told.interval_s, sensor.interval_s), "wrong_interval", told.interval_s),
        (not math.isfinite(told.value), "not_a_number", shown),
    ):
        if is_wrong:
            return Refusal(reason, sensor.id, str(said))
    assert unit is not None
    value = unit.to_record(told.value, sensor.interval_s)
    if quantity.low == 0.0 and value < 0.0:
        return Refusal("negative", sensor.id, shown)
    if not quantity.low <= value <= quantity.high:
        return Refusal("out_of_range", sensor.id, shown)
    return value


def _is_other(told_s: float | None, interval_s: int) -> bool:
    """Say whether the interval that was told is another one; clocks of real sensors tremble."""
    return told_s is not None and not abs(told_s - interval_s) * 2 < interval_s


def _wrong_time(told: Told, heard: _Heard) -> str:
    """Return what is wrong with the time of a message, "" where nothing is."""
    if not YEAR_2000 <= told.time < YEAR_2100:
        return "unclear_time"
    if told.time > told.arrival + CLOCKS_AGREE_US:
        return "clock_ahead"
    if told.number is not None and told.number > heard.number:
        if told.time < heard.time:
            return "clock_backwards"
        heard.number, heard.time = told.number, told.time
    return ""


def _slot(time: int, interval_s: int) -> int:
    """Return the half interval in which a time lies: no two readings may share one."""
    return 2 * time // (interval_s * US)


def _oldest(latest: int, interval_s: int) -> int:
    return _slot(latest, interval_s) - 2 * REMEMBERED


def _at(told: Told, value: float) -> str:
    return f"{value:g} at {told.time / US:.3f} s, arrived {told.arrival / US:.3f} s"
