"""The same queue in SimPy: a process a customer, a resource for the counters."""

import random
from collections.abc import Generator

import simpy

from benchmarks.stopwatch import Stopwatch


def queue(customers: int, arrivals: float, servers: int, cv: float) -> dict[str, float]:
    """Return what a queue takes: `arrivals` in the mean service time."""
    draw = random.Random(1)
    env = simpy.Environment()
    counters = simpy.Resource(env, servers)
    waits: list[float] = []

    def customer() -> Generator[simpy.Event, None, None]:
        join = env.now
        with counters.request() as turn:
            yield turn
            waits.append(env.now - join)
            yield env.timeout(1.0 - cv + cv * draw.expovariate(1.0))

    def come() -> Generator[simpy.Event, None, None]:
        for _ in range(customers):
            yield env.timeout(draw.expovariate(arrivals))
            env.process(customer())

    env.process(come())
    with Stopwatch() as watch:
        env.run()
    return {
        "wall_s": watch.wall_s,
        "cpu_s": watch.cpu_s,
        "served": len(waits),
        "wait": sum(waits) / len(waits),
    }
