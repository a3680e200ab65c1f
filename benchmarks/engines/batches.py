"""Batches of small runs, measured within."""

import time
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from scenarios.loading import load
from sim.batch.execute import run_all
from sim.batch.pools import Pool, local_pool
from sim.batch.store import Store
from sim.batch.task import tasks_of
from sim.batch.worker import work

SETTINGS = ["campus.map=quad"]


def batch(scenario: str, runs: int, workers: int) -> dict[str, float]:
    """Time a batch from the end of the first run of each worker on: they start once."""
    with TemporaryDirectory() as folder:
        ends: list[float] = []
        begin = time.perf_counter()
        tasks = tasks_of([load(scenario, SETTINGS)], range(1, runs + workers + 1))
        run_all(
            tasks,
            Store(Path(folder)),
            partial(local_pool, workers),
            lambda done, _: ends.append(time.perf_counter()),
        )
    first = ends[workers]
    return {"wall_s": ends[-1] - first, "start_s": first - begin}


def batch_into(scenario: str, runs: int, folder: str) -> dict[str, float]:
    """Run a batch into a folder."""
    tasks = tasks_of([load(scenario, SETTINGS)], range(1, runs + 1))
    run_all(tasks, Store(Path(folder)), partial(local_pool, 1), lambda *_: None)
    return {}


def alone(scenario: str, runs: int) -> dict[str, float]:
    """Time the same runs in this process, the first left out."""
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        tasks = tasks_of([load(scenario, SETTINGS)], range(1, runs + 2))
        store.keep_map(tasks[0])
        failed = [work(tasks[0], store.folder)]
        begin = time.perf_counter()
        failed += [work(task, store.folder) for task in tasks[1:]]
        if any(failed):
            raise RuntimeError(failed)
        return {"wall_s": time.perf_counter() - begin}


class _Nothing(Executor):
    """Says at once that a run is made."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_result("")
        return future


def hand_out(runs: int) -> dict[str, float]:
    """Hand out runs that nobody makes: what is left is the parent's own memory."""

    @contextmanager
    def pool() -> Any:
        yield Pool(_Nothing(), 2)

    with TemporaryDirectory() as folder:
        tasks = tasks_of([load("weekday", SETTINGS)], range(1, runs + 1))
        run_all(tasks, Store(Path(folder)), pool, lambda *_: None)
    return {}
