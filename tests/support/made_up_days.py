"""Days that are made up: three buildings, and heads counted in each by two sensors."""

import numpy as np

from models.draws import uniforms
from scenarios.inputs.telemetry.sensors import Sensor
from sim.twin.members import Members
from sim.twin.received import Received
from sim.twin.state import OFF_CAMPUS, UNDER_WAY, Places

NAMES = ["canteen", "hall", "library", OFF_CAMPUS, UNDER_WAY]
PEOPLE, SIZE, EVERY_S = 1000, 48, 3600
SENSORS = [
    Sensor(f"{name}-{number}", "wifi", name, EVERY_S, noise=0.1)
    for name in NAMES[:3]
    for number in (1, 2)
]


def day(number: int) -> np.ndarray:
    """A day of people by hour; what is full in the morning is full in the afternoon."""
    level, busy = uniforms(1, "level", 0, np.array([number]), 3)[0], np.sin(np.arange(25) / 8.0)
    inside = 100.0 + 120.0 * np.clip(busy, 0.0, None)[:, None] * (0.4 + level)
    whole = np.rint(inside)
    away = np.rint((PEOPLE - whole.sum(axis=1)) * 0.9)
    return np.column_stack([whole, away, PEOPLE - whole.sum(axis=1) - away])


def members_of_days() -> Members:
    people = np.array([day(number) for number in range(SIZE)])
    exact = {sensor.id: people[:, None, 1:, NAMES.index(sensor.target)] for sensor in SENSORS}
    air = 20.0 + people[:, :, 2:3] / 100.0  # the library warms by its people
    most = np.array([400.0, 400.0, 400.0, PEOPLE, PEOPLE])
    demand = people[:, 12, :1]
    where = Places(NAMES, most, PEOPLE)
    return Members(where, EVERY_S, people, ["books"], ["library"], air, ["appetite"], demand, exact)


def received_of(truth: np.ndarray) -> Received:
    received = Received(SENSORS, 0)
    drawn = np.random.default_rng(1)
    for sensor in SENSORS:
        seen = truth[1:, NAMES.index(sensor.target)]
        received.value[sensor.id][0] = np.rint(seen * (1.0 + 0.1 * drawn.standard_normal(24)))
        received.arrival[sensor.id][0] = 0
    return received
