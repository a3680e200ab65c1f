"""Sensors of the built-in campus `quad`, and readings of theirs."""

from scenarios.inputs.telemetry.columns import US
from scenarios.inputs.telemetry.reading import Told
from scenarios.inputs.telemetry.sensors import Sensor

NOON_US = 1_791_864_000 * US  # 2026-10-13 12:00 in Shanghai
SENSORS = {
    each.id: each
    for each in (
        Sensor("door", "door_counter", "library-door1", 300),
        Sensor("heads", "wifi", "library", 900),
        Sensor("air", "co2", "library-101", 60),
        Sensor("meter", "meter", "library", 3600),
    )
}


def told(sensor: str = "heads", after_s: float = 0.0, value: float = 7.0, **said) -> Told:
    """Return what a sensor told `after_s` after noon; it arrived at once."""
    time = NOON_US + round(after_s * US)
    return Told(sensor, time, value, said.pop("arrival", time), **said)
