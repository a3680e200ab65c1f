"""Hidden truths, and how far the twin and others are from them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from maps.campus import Campus
from models.assimilation.ranks import ranks
from models.draws import uniforms
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.parameters import known_parameters
from scenarios.schema import Scenario
from scenarios.sweeps import Point
from sim.twin.estimates import band
from sim.twin.members import Members
from sim.twin.prior import GROUP, unknown_of, with_demand
from sim.twin.received import Received, midnight_us
from sim.twin.state import occupancy
from sim.twin.twin import LEADS_S, Twin
from sim.twin.virtual import observe

Floats = NDArray[np.float64]

NEAR, FAR = 0.15, 0.40  # how far demand is off the middle of its range, as a share of the range
EVERY_S = 900
NOISE = 0.1  # of a counter, as a share of what it counts
LAG_S = 20.0
BINS = 10
# whose errors are told beside the twin's
OTHERS = ("ensemble", "persistence", "profile", "run")


def counters(campus: Campus, drop_out: float) -> list[Sensor]:
    """Return a counter at every door of the campus."""
    doors = sorted(
        key for _, _, key, kind in campus.graph.edges(keys=True, data="kind") if kind == "door"
    )
    return [
        Sensor(f"counter-{key}", "door_counter", key, EVERY_S, NOISE, 0.0, drop_out, LAG_S)
        for key in doors
    ]


def shifted(scenario: Scenario, truths: int) -> list[Scenario]:
    """Return days with demand off the middle of what could be, each value up or down."""
    names = unknown_of(scenario)
    drawn = uniforms(1, "hidden demand", 0, np.arange(truths), 2 * len(names))
    found = []
    for number, row in enumerate(drawn):
        sign = np.where(row[: len(names)] < 0.5, -1.0, 1.0)
        share = 0.5 + sign * (NEAR + (FAR - NEAR) * row[len(names) :])
        ends = [known_parameters()[GROUP][name] for name in names]
        point: Point = tuple(
            (name, float((end.low or 0.0) + at * ((end.high or 0.0) - (end.low or 0.0))))
            for name, end, at in zip(names, ends, share, strict=True)
        )
        found.append(with_demand(scenario, point, f"hidden {number + 1}"))
    return found


@dataclass(frozen=True)
class Days:
    """What the experiment runs on: the ensemble, days under default demand, and hidden days."""

    scenario: Scenario
    campus: Campus
    members: Members
    default: Floats  # people on days of other seeds under default demand, (days, instants, places)
    hidden: Sequence[Mapping[str, pa.Table]]


@dataclass
class Errors:
    """Errors by place at one horizon, in the order of `told`, and where the truth lay."""

    twin: list[Floats]
    others: dict[str, list[Floats]]
    inside: list[NDArray[np.bool_]]
    ranks: list[NDArray[np.int64]]
    width: list[Floats]

    def rmse(self, of: str = "twin") -> float:
        """Return the root mean square error over places and instants [persons]."""
        errors = self.twin if of == "twin" else self.others[of]
        return float(np.sqrt(np.mean(np.square(errors))))

    def by_place(self, of: str = "twin") -> Floats:
        """Return the root mean square error of each place [persons]."""
        errors = self.twin if of == "twin" else self.others[of]
        return np.asarray(np.sqrt(np.mean(np.square(errors), axis=0)))

    def coverage(self) -> float:
        """Return the share of building-hours with the truth in the band."""
        return float(np.concatenate(self.inside).mean())

    def histogram(self) -> NDArray[np.int64]:
        """Return how often the truth had which rank, in BINS bins."""
        return np.bincount(np.concatenate(self.ranks), minlength=BINS)


def follow(days: Days, drop_out: float, instants: Sequence[int]) -> dict[int, Errors]:
    """Follow every hidden day by its counters; return the errors by how far ahead was told."""
    found = {lead: Errors([], {name: [] for name in OTHERS}, [], [], []) for lead in LEADS_S}
    for number, hidden in enumerate(days.hidden):
        for lead, told, truth, others, varied in _told(days, hidden, number, drop_out, instants):
            errors = found[lead]
            low, mean, high = band(told, whole=True)
            errors.twin.append(mean - truth)
            for name, other in others.items():
                errors.others[name].append(other - truth)
            errors.inside.append(((low <= truth) & (truth <= high))[varied])
            errors.width.append((high - low)[varied])
            draws = uniforms(number, "ties", len(errors.twin), np.arange(truth.size))[:, 0]
            rank = ranks(truth, np.rint(told), draws) * BINS // (len(told) + 1)
            errors.ranks.append(rank[varied])
    return found


def _told(
    days: Days,
    hidden: Mapping[str, pa.Table],
    number: int,
    drop_out: float,
    instants: Sequence[int],
) -> Iterator[tuple[int, Floats, Floats, dict[str, Floats], NDArray[np.bool_]]]:
    """Yield how far ahead, what was told, the truth, what others tell, and where members vary."""
    sensors, members = counters(days.campus, drop_out), days.members
    received = Received(sensors, midnight_us(days.scenario.calendar))
    received.take_all(observe(hidden, sensors, 100 + number))
    twin = Twin(members, sensors, days.campus, number)
    truth = occupancy(hidden, members.where, members.every_s)
    inside = slice(0, len(members.where.names) - 2)  # off campus and under way are no buildings
    for now_s in instants:
        estimate = twin.at(now_s, received)
        for row, lead in enumerate(estimate.leads_s):
            at = (now_s + lead) // members.every_s
            free = members.people[:, at, inside]
            others = {
                "ensemble": free.mean(axis=0),
                "persistence": estimate.people[:, 0, inside].mean(axis=0),
                "profile": days.default[:, at, inside].mean(axis=0),
                "run": days.default[0, at, inside],
            }
            varied = np.ptp(free, axis=0) > 0.0
            yield lead, estimate.people[:, row, inside], truth[at, inside], others, varied
