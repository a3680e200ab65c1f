"""Counters of the kernel against queueing theory, over replications."""

from dataclasses import dataclass
from functools import cache
from math import factorial

import numpy as np
from scipy import stats

from models.draws import uniforms
from tools.validation.ground import Way, service, terrain
from tools.validation.walk import Crowd, walkers_of

REPLICATIONS = 40
CUSTOMERS = 20_000
WARM_UP = 4_000
UNIT_S = 1.0  # seconds that stand for one unit of time
LEVEL = 0.95
WIDEST_SHARE = 0.1  # of theory that half of the interval may be: else anything would agree


@dataclass(frozen=True)
class Queue:
    """A queue: rates are per unit of time; `cv` is that of service times."""

    arrival_rate: float
    service_rate: float
    servers: int
    cv: float = 1.0

    def theory(self) -> float:
        """Return the mean wait before service.

        Of M/M/c by Erlang's formula C; of M/G/1 by Pollaczek and Khinchine's, which is that of
        M/M/1 times (1 + cv2) / 2. Gross, Shortle, Thompson and Harris, Fundamentals of Queueing
        Theory, 4th ed. 2008, sections 2.3 and 5.1.
        """
        load = self.arrival_rate / self.service_rate
        busy = load / self.servers
        last = load**self.servers / (factorial(self.servers) * (1.0 - busy))
        must_wait = last / (sum(load**k / factorial(k) for k in range(self.servers)) + last)
        mean = must_wait / (self.servers * self.service_rate - self.arrival_rate)
        return mean * (1.0 + self.cv**2) / 2.0


QUEUES = {
    "M/M/1": Queue(0.9, 1.0, 1),
    "M/M/2": Queue(1.8, 1.0, 2),
    "M/M/3": Queue(2.7, 1.0, 3),
    "M/M/10": Queue(0.8, 0.1, 10),
    "M/G/1": Queue(0.9, 1.0, 1, 0.5),
    "M/D/1": Queue(0.9, 1.0, 1, 0.0),
}


def mean_wait(queue: Queue, seed: int) -> float:
    """Return the mean wait of one run, in units of time, without those who come early in it."""
    ways = [Way("street", "counter", "footway", 0.1, 10_000.0)]
    counters = [service("counter", queue.servers, UNIT_S / queue.service_rate, queue.cv)]
    drawn = uniforms(seed, "arrivals", 0, np.arange(CUSTOMERS))[:, 0]
    arrive = np.cumsum(-np.log(1.0 - drawn)) * UNIT_S / queue.arrival_rate
    crowd = Crowd("street", ("counter",), CUSTOMERS, arrive)
    walkers = walkers_of(terrain(ways, counters), [crowd], 86_400.0, False, seed)
    walkers.advance(arrive[-1] + 1000.0 * UNIT_S)
    served = walkers.take("served")
    served = served[np.argsort(served["person"])][WARM_UP:]
    return float((served["start"] - served["join"]).mean()) / UNIT_S


@cache
def interval(queue: Queue) -> tuple[float, float]:
    """Return the mean wait over replications and half the width of its confidence interval."""
    waits = np.array([mean_wait(queue, seed) for seed in range(1, REPLICATIONS + 1)])
    half = stats.t.ppf((1.0 + LEVEL) / 2.0, REPLICATIONS - 1) * stats.sem(waits)
    return float(waits.mean()), float(half)


def agrees(queue: Queue) -> bool:
    """Say whether theory lies in the confidence interval, and this is narrow enough to tell."""
    mean, half = interval(queue)
    return abs(mean - queue.theory()) <= half <= WIDEST_SHARE * queue.theory()
