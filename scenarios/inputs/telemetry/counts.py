"""Reads counts of people from files of telemetry, to be held against a model."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from maps.faults import Fault, InputError
from scenarios.inputs.telemetry.files import read_telemetry
from scenarios.inputs.telemetry.judge import Judge
from scenarios.inputs.telemetry.mapping import TelemetryMapping
from scenarios.inputs.telemetry.reading import Reading, Told
from scenarios.inputs.telemetry.refusals import DUPLICATE, Refusal
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.inputs.telemetry.vocabulary import sensor_kinds
from scenarios.schema import HOUR_S

COUNTS = ("passages", "people")
# What every long series has: rows that come twice, with the same value or another (the first one
# counts), and the hour in which clocks are changed.
EXPECTED = (DUPLICATE, "clock_backwards", "unclear_time")
SHOWN_OF_EACH = 5


@dataclass(frozen=True)
class Counts:
    """Readings of counters; what was left out is counted by reason."""

    readings: Sequence[Reading]
    left_out: Mapping[str, int]


def read_counts(
    files: Sequence[Path], mapping: TelemetryMapping, sensors: Mapping[str, Sensor]
) -> Counts:
    """Return what was counted, in time order.

    Where a mapping names sensors, those of the file that it does not name are left out. Raises
    InputError with what is wrong, the first few rows of each reason.
    """
    placed = [
        (told.arrival if isinstance(told, Told) else 0, str(file), place, told)
        for file in files
        for place, told in read_telemetry(file, mapping, sensors)
    ]
    judge = Judge(sensors)
    readings: list[Reading] = []
    left_out: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    faults: list[Fault] = []
    for _, file, place, told in sorted(placed, key=lambda each: each[0]):
        result = told if isinstance(told, Refusal) else judge.judge(told)
        if isinstance(result, Reading):
            readings += [result] if result.quantity in COUNTS else []
        elif result.reason in EXPECTED or (mapping.sensors and result.reason == "unknown_sensor"):
            left_out[result.reason] += 1
        else:
            wrong[result.reason] += 1
            if wrong[result.reason] <= SHOWN_OF_EACH:
                faults.append(result.fault(file, place))
    faults += [
        Fault("counts", reason, f"{count - SHOWN_OF_EACH} more", "as above", "")
        for reason, count in wrong.items()
        if count > SHOWN_OF_EACH
    ]
    if not readings and not faults:
        rule = "must hold counts of people by a counter of the list"
        faults.append(Fault(", ".join(map(str, files)), "", "", rule, ""))
    if faults:
        raise InputError(faults)
    return Counts(readings, dict(left_out))


def counter_faults(sensors: Sequence[Sensor], recorded_s: int) -> list[Fault]:
    """Return the counters that cannot be held against a run by the hour.

    A run counts the people in places every `recorded_s` [s].
    """
    found = []
    for sensor in sensors:
        if HOUR_S % sensor.interval_s:
            rule = f"must divide an hour of {HOUR_S} s"
            found.append(
                Fault("sensors", f"{sensor.id}, interval_s", str(sensor.interval_s), rule, "")
            )
        elif (
            sensor_kinds()[sensor.kind].quantity.key == "people" and sensor.interval_s % recorded_s
        ):
            rule = f"must be a multiple of the {recorded_s} s at which a run counts people"
            hint = "--set recording.interval_s=60"
            found.append(
                Fault("sensors", f"{sensor.id}, interval_s", str(sensor.interval_s), rule, hint)
            )
    return found
