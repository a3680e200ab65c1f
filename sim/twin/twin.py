"""The twin: an ensemble of days, corrected at an instant by all that was received until then."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import block_diag
from scipy.special import ndtri

from maps.campus import Campus
from models.assimilation.doubt import disagreeing
from models.assimilation.feasible import feasible
from models.assimilation.update import Measurements, corrected, innovation_covariance
from models.draws import uniforms
from scenarios.inputs.telemetry.sensors import Sensor
from scenarios.schema import HOUR_S
from sim.twin.members import Members, place_of
from sim.twin.received import Received
from sim.twin.state import Places
from sim.twin.summaries import error_variance, summary_rows, without_bias

Floats = NDArray[np.float64]

ELSEWHERE = 0.3  # how far covariances between places are believed
GROUPS = 8  # of members, each corrected by what the others tell
LEADS_S = (0, HOUR_S, 3 * HOUR_S)
SURPRISING = 5.0  # mean squared deviation at which a sensor disagrees [variances]
MOST_INFLATION = 4.0
MEMORY = 0.7  # weight of what was known of the inflation an interval ago
_NOWHERE = -1
_LEAST_VARIANCE = 0.25  # of people where all members agree [persons2]


@dataclass(frozen=True)
class Estimate:
    """What the twin says at an instant, as an ensemble; `leads_s` are how far ahead it looks [s].

    `people` is (members, leads, places) [persons] and feasible, `temperature` (members, leads,
    zones) [degrees C], `demand` (members, parameters). `surprise` tells of each sensor that
    disagrees by how much; it was left out.
    """

    now_s: int
    leads_s: Sequence[int]
    people: Floats
    temperature: Floats
    demand: Floats
    surprise: Mapping[str, float]
    readings: int
    inflation: float


class Twin:
    """An ensemble and its sensors; the instants of the day are told one after another."""

    def __init__(
        self, members: Members, sensors: Sequence[Sensor], campus: Campus, seed: int
    ) -> None:
        """Find which place each sensor tells of."""
        self.members = members
        self._sensors = sensors
        self._seed = seed
        self._inflation = 1.0
        row = {name: number for number, name in enumerate(members.where.names)}
        self._row = row
        # a sensor that tells of no building is alone with what it measures
        self._owner = [
            row.get(place_of(sensor, campus), _NOWHERE - 1 - number)
            for number, sensor in enumerate(sensors)
        ]

    def at(self, now_s: int, received: Received) -> Estimate:
        """Return the estimate at an instant by what had arrived by then."""
        members, count = self.members, len(self.members.people)
        step = now_s // members.every_s
        last = members.people.shape[1] - 1
        leads = [lead for lead in LEADS_S if step + lead // members.every_s <= last]
        ahead = [step + lead // members.every_s for lead in leads]
        people, air = members.people[:, ahead], members.temperature[:, ahead]
        states = np.concatenate(
            [people.reshape(count, -1), air.reshape(count, -1), members.demand], axis=1
        )
        told, sensor = self._measurements(now_s, received)
        doubted = disagreeing(told, sensor, ELSEWHERE, SURPRISING, len(self._sensors) // 2)
        trusted = ~np.isin(sensor, list(doubted))
        told = self._inflated(told.of(trusted))
        if told.value.size:
            wide = states.mean(axis=0) + np.sqrt(self._inflation) * (states - states.mean(axis=0))
            errors = self._error_draws(told.error, step)
            owner = self._owners(len(leads))
            states = corrected(wide, owner, told, errors, ELSEWHERE, GROUPS)
        held, warm = people[0].size, air[0].size
        return Estimate(
            now_s,
            leads,
            can_be(states[:, :held].reshape(people.shape), members.where),
            states[:, held : held + warm].reshape(air.shape),
            states[:, held + warm :],
            {self._sensors[number].id: value for number, value in doubted.items()},
            sum(int(received.there(each, now_s).sum()) for each in self._sensors),
            self._inflation,
        )

    def _measurements(
        self, now_s: int, received: Received
    ) -> tuple[Measurements, NDArray[np.int64]]:
        """Return the summaries of what was received, and the number of the sensor of each."""
        count = len(self.members.people)
        values, predicted, errors, owner, number = [], [], [], [], []
        for row, sensor in enumerate(self._sensors):
            there = received.there(sensor, now_s)
            weights = summary_rows(sensor, there)
            if not len(weights):
                continue
            so_far = there.shape[1]
            exact = self.members.exact[sensor.id][:, :, :so_far]
            value = without_bias(sensor, received.value[sensor.id][:, :so_far])
            value = np.where(there, value, 0.0)
            level = np.sqrt((value**2 + (exact**2).mean(axis=0)) / 2.0)
            values.append(weights @ value.ravel())
            predicted.append(exact.reshape(count, -1) @ weights.T)
            errors.append((weights * error_variance(sensor, level).ravel()) @ weights.T)
            owner += [self._owner[row]] * len(weights)
            number += [row] * len(weights)
        if not values:
            nothing = np.zeros(0)
            none = Measurements(
                nothing, np.zeros((count, 0)), np.zeros((0, 0)), np.zeros(0, np.int64)
            )
            return none, np.zeros(0, np.int64)
        told = Measurements(
            np.concatenate(values),
            np.concatenate(predicted, axis=1),
            block_diag(*errors),
            np.array(owner, np.int64),
        )
        return told, np.array(number, np.int64)

    def _inflated(self, told: Measurements) -> Measurements:
        """Widen what members say where innovations are larger than their covariance tells.

        As X. Wang and C. H. Bishop 2003, "A comparison of breeding and ensemble transform Kalman
        filter ensemble forecast schemes", Journal of the Atmospheric Sciences 60, 1140-1158, but
        by innovations that are weighed by all of their covariance.
        """
        if told.value.size:
            mean = told.predicted.mean(axis=0)
            away = told.value - mean
            square = away @ np.linalg.solve(innovation_covariance(told, ELSEWHERE), away)
            self._inflation = MEMORY * self._inflation + (1.0 - MEMORY) * float(
                np.clip(square / away.size, 1.0, MOST_INFLATION)
            )
            wide = mean + np.sqrt(self._inflation) * (told.predicted - mean)
            return Measurements(told.value, wide, told.error, told.owner)
        return told

    def _error_draws(self, error: Floats, step: int) -> Floats:
        """Return errors of measuring for every member, (members, measurements)."""
        ids = np.arange(len(self.members.people))
        drawn = uniforms(self._seed, "errors of measuring", step, ids, len(error))
        normal = ndtri(np.maximum(drawn, 2.0**-54))
        return np.asarray((normal - normal.mean(axis=0)) @ np.linalg.cholesky(error).T)

    def _owners(self, leads: int) -> NDArray[np.int64]:
        places = np.arange(len(self.members.where.names))
        of_zone = [self._row.get(building, _NOWHERE) for building in self.members.zone_building]
        parameters = np.full(self.members.demand.shape[1], _NOWHERE)
        return np.concatenate([np.tile(places, leads), np.tile(of_zone, leads), parameters])


def can_be(people: Floats, where: Places) -> Floats:
    """Return people, (members, leads, places), as they can be: all there, and nowhere too many.

    Where members agree least, most is put right.
    """
    found = np.empty_like(people)
    for lead in range(people.shape[1]):
        variance = people[:, lead].var(axis=0) + _LEAST_VARIANCE
        found[:, lead] = feasible(people[:, lead], where.most, float(where.total), variance)
    return found
