"""The same queue in Ciw; runs in the peers' environment."""

import ciw  # type: ignore[import-not-found]  # in the peers' environment

from benchmarks.stopwatch import Stopwatch


def queue(customers: int, arrivals: float, servers: int, cv: float) -> dict[str, float]:
    """Return what a queue takes: `arrivals` in the mean service time."""
    service = ciw.dists.Exponential(1.0 / cv)
    if cv < 1.0:
        service = ciw.dists.Deterministic(1.0 - cv) + service
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(arrivals)],
        service_distributions=[service],
        number_of_servers=[servers],
    )
    ciw.seed(1)
    simulation = ciw.Simulation(network)
    with Stopwatch() as watch:
        simulation.simulate_until_max_customers(customers)
    waits = [record.waiting_time for record in simulation.get_all_records()]
    return {
        "wall_s": watch.wall_s,
        "cpu_s": watch.cpu_s,
        "served": len(waits),
        "wait": sum(waits) / len(waits),
    }
