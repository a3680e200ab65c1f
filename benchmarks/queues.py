"""M/M/1, M/M/3 and M/G/1 beside SimPy and Ciw, and beside theory."""

import sys
from math import factorial

from benchmarks import peers
from benchmarks.aims import at_least, tell_spent
from benchmarks.process import call

OURS, SIMPY, CIW = 1_000_000, 200_000, 50_000
# arrivals in the mean service time, servers, coefficient of variation of service times
QUEUES = {"M/M/1": (0.9, 1, 1.0), "M/M/3": (2.7, 3, 1.0), "M/G/1, cv 0.5": (0.9, 1, 0.5)}


def run() -> None:
    python = peers.python()
    ratios = []
    print(
        f"{'queue':14s} {'engine':8s} {'customers':>9s} {'cpu s':>7s} {'customers/s':>12s}", end=""
    )
    print(f" {'ours is ×':>9s} {'mean wait':>9s} {'theory':>7s}")
    for name, (arrivals, servers, cv) in QUEUES.items():
        engines = [
            ("ours", "counters", OURS, sys.executable),
            ("SimPy", "simpy_queue", SIMPY, sys.executable),
        ]
        if python is not None:
            engines.append(("Ciw", "ciw_queue", CIW, python))
        rates: dict[str, float] = {}
        for engine, module, customers, interpreter in engines:
            function = f"benchmarks.engines.{module}:queue"
            size = (customers, arrivals, servers, cv)
            _, told = call(function, *size, python=interpreter)
            rates[engine] = told["served"] / told["cpu_s"]
            print(
                f"{name:14s} {engine:8s} {told['served']:9d} {told['cpu_s']:7.2f}"
                f" {rates[engine]:12,.0f} {rates['ours'] / rates[engine]:9.1f}"
                f" {told['wait']:9.3f} {theory(arrivals, servers, cv):7.3f}"
            )
            if engine == "ours":
                split = {"reading plans": told["begin_s"], "handing out the log": told["log_s"]}
                split["queuing"] = told["cpu_s"] - sum(split.values())
        ratios.append(rates["ours"] / rates["SimPy"])
    tell_spent("ours, the last queue", split)
    at_least("queues beside SimPy, the least of them", min(ratios), 50, "×")


def theory(arrivals: float, servers: int, cv: float) -> float:
    """Return the mean wait in mean service times: Erlang C, or Pollaczek and Khinchine.

    One run strays from it: the waits of many customers in a row are alike.
    """
    share = arrivals / servers
    last = arrivals**servers / (factorial(servers) * (1.0 - share))
    waits = last / (sum(arrivals**k / factorial(k) for k in range(servers)) + last)
    return (1.0 + cv**2) / 2.0 * waits / (servers - arrivals)
