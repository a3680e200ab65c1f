"""Counters that break in the morning of hidden days: whether they are found, and how soon."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from scenarios.schema import HOUR_S
from sim.twin.received import Received, midnight_us
from sim.twin.twin import Twin
from sim.twin.virtual import observe
from tools.twin.experiment import Days, counters

BREAKS_S = 9 * HOUR_S
TWICE = 2  # instants on end after which a sensor is named
FAULTS = {"none": 1.0, "stuck at nothing": 0.0, "counts half": 0.5, "counts double": 2.0}


@dataclass(frozen=True)
class Found:
    """How many broken counters were named of those there were, how soon, and how many right ones.

    `hours` are those from the break until each was named; `blamed` is of `sound` counters.
    """

    broken: int
    hours: Sequence[float]
    blamed: int
    sound: int


def search(days: Days, fault: str, instants: Sequence[int]) -> Found:
    """Break the busiest counter of one building after the other, on one hidden day each."""
    hours, blamed, sound, broken = [], 0, 0, 0
    for number, hidden in enumerate(days.hidden):
        sensors = counters(days.campus, 0.1)
        received = Received(sensors, midnight_us(days.scenario.calendar))
        received.take_all(observe(hidden, sensors, 100 + number))
        passed = {key: np.nansum(value) for key, value in received.value.items()}
        busiest = sorted(passed, key=lambda key: -passed[key])
        wrong = busiest[number % (len(busiest) // 2)] if fault != "none" else ""
        if wrong:
            value = received.value[wrong][:, BREAKS_S // sensors[0].interval_s :]
            value[:] = np.rint(value * FAULTS[fault])
        named = _named(Twin(days.members, sensors, days.campus, number), received, instants)
        broken += bool(wrong)
        if wrong in named:
            hours.append((named.pop(wrong) - BREAKS_S) / HOUR_S)
        blamed += len(named)
        sound += len(sensors) - bool(wrong)
    return Found(broken, hours, blamed, sound)


def _named(twin: Twin, received: Received, instants: Sequence[int]) -> dict[str, int]:
    """Return when each sensor was first named [s of the day]."""
    on_end: dict[str, int] = {}
    named: dict[str, int] = {}
    for now_s in instants:
        surprise = twin.at(now_s, received).surprise
        on_end = {key: on_end.get(key, 0) + 1 for key in surprise}
        for key, times in on_end.items():
            if times == TWICE:
                named.setdefault(key, now_s)
    return named
