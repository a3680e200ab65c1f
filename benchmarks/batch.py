"""Many runs: what workers gain, what a batch costs beside its runs, queries over a large store."""

import shutil
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from benchmarks.aims import at_least, at_most
from benchmarks.process import call
from benchmarks.stopwatch import Stopwatch
from sim.study.query import ask

RUNS = 24
FEW, MANY = 8, 4096
STORED = 10_000
QUERY = """
SELECT scenario, avg(value), stddev(value) FROM indicators WHERE indicator = 'trips'
GROUP BY scenario ORDER BY scenario"""


def run() -> None:
    _workers()
    _memory()
    _queries()


def _workers() -> None:
    """Show what two workers gain over one, and what a run in a batch costs beside its computing."""
    told = {
        workers: call("benchmarks.engines.batches:batch", "weekday", RUNS, workers)[1]
        for workers in (1, 2)
    }
    alone = call("benchmarks.engines.batches:alone", "weekday", RUNS)[1]
    one, two = told[1]["wall_s"], told[2]["wall_s"]
    print(
        f"{RUNS} runs of quad: in one process {alone['wall_s']:.1f} s, by one worker {one:.1f} s,"
        f" by two {two:.1f} s (their start, {told[1]['start_s']:.1f} s, left out)"
    )
    at_least("efficiency of two workers", one / (2 * two), 0.9, "")
    overhead = 100 * (told[1]["wall_s"] / alone["wall_s"] - 1)
    at_most("overhead of a run in a batch", overhead, 10, "%")


def _memory() -> None:
    """Show the memory of the process that hands out the runs, for few and for many of them."""
    few, many = (
        call("benchmarks.engines.batches:hand_out", tasks)[0].memory_mb for tasks in (FEW, MANY)
    )
    print(f"memory of the parent: {few:.0f} MB for {FEW} runs, {many:.0f} MB for {MANY:,}")
    at_most("growth of the parent's memory", 1024 * (many - few) / (MANY - FEW), 8, "KB a run")


def _queries() -> None:
    """Show what a query over a store of many small runs takes."""
    with TemporaryDirectory() as folder:
        call("benchmarks.engines.batches:batch_into", "weekday", 1, folder)
        store = Path(folder)
        (first,) = (store / "runs").glob("*/*/*/indicators.parquet")
        for number in range(1, STORED):
            name = f"scenario=s{number % 50}"
            place = store / "runs" / name / f"seed={number // 50}" / f"run={number:016x}"
            place.mkdir(parents=True)
            shutil.copyfile(first, place / first.name)
        times = []
        for _ in range(5):
            with Stopwatch() as watch:
                ask(store, QUERY)
            times.append((watch.wall_s, watch.cpu_s))
    wall, cpu = (median(column) for column in zip(*times, strict=True))
    print(f"a query over {STORED:,} runs: {wall:.2f} s, cpu {cpu:.2f} s")
    at_most(f"a query over {STORED:,} runs", wall, 2, "s")
