"""A queue of ours: people come to a place with counters again and again, and are served.

They stay there in between, so that nobody walks: what is measured is queuing.
"""

from dataclasses import replace

import numpy as np
from grids import grid, people_at, plans_of, terrain_with  # found by benchmarks.work

from benchmarks.engines.kernel import walkers_for
from benchmarks.engines.work import Work
from benchmarks.stopwatch import Stopwatch
from maps.campus import Service
from models.people.types import NEVER

SERVICE_S = 0.02  # short, so that events are as dense as at all counters of a campus together
PEOPLE = 1_000  # far more than ever wait, so that who comes again was served long ago

END_S = 60.0  # after the last arrival


def queue(customers: int, arrivals: float, servers: int, cv: float) -> dict[str, float]:
    """Return what a queue takes: `arrivals` in the mean service time.

    Times told are in mean service times; `begin_s` and `log_s` are the shares of reading the
    plans and of handing out what was logged. `cv` is the coefficient of variation of service times.
    """
    _serve(_work(100, arrivals, servers, cv))  # loads the compiled code
    return _serve(_work(customers, arrivals, servers, cv))


def _serve(work: Work) -> dict[str, float]:
    walkers = walkers_for(work)
    with Stopwatch() as watch:
        with Stopwatch() as beginning:
            walkers.begin_day(0.0, 0, work.plans)
        walkers.advance(float(work.plans.start_s.max()) + END_S)
        with Stopwatch() as logging:
            told = walkers.take("served")
    waits = told["start"] - told["join"]
    return {
        "wall_s": watch.wall_s,
        "cpu_s": watch.cpu_s,
        "begin_s": beginning.cpu_s,
        "log_s": logging.cpu_s,
        "served": told.size,
        "wait": float(waits.mean()) / SERVICE_S,
    }


def _work(customers: int, arrivals: float, servers: int, cv: float) -> Work:
    rng = np.random.default_rng(1)
    terrain = replace(
        terrain_with(grid(2), np.zeros(2, dtype=np.int64)),
        services=[
            Service(
                id="counters",
                building="",
                room="1",
                kind="canteen",
                servers=servers,
                mean_service_s=SERVICE_S,
                service_cv=cv,
                hours=((0, 86_400),),
            )
        ],
    )
    people = min(PEOPLE, customers)
    visits = customers // people
    place = np.ones((people, visits + 1), dtype=np.int64)
    place[:, 0] = 0
    start = np.full(place.shape, NEVER)
    arrival = np.cumsum(rng.exponential(SERVICE_S / arrivals, (visits, people)))
    start[:, 1:] = arrival.reshape(visits, people).T
    population = people_at(place[:, 0], np.ones(people))
    return Work(terrain, population, plans_of(place, start, np.zeros(place.shape)))
