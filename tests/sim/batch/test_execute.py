import os
import signal
from collections.abc import Iterator, Mapping
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest
from here import Here
from small_plans import other, small

from sim.batch import execute
from sim.batch.execute import run_all
from sim.batch.pools import Pool, cluster_pool, lasting, local_pool
from sim.batch.store import Store
from sim.batch.task import Task, tasks_of


def _files(folder: Path) -> Mapping[str, bytes]:
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def _tasks() -> list[Task]:
    return tasks_of([small(), other("late", ["parameters.people.lunch_share=0.6"])], [1, 2])


@contextmanager
def _here() -> Iterator[Pool]:
    yield Pool(Here(), 1)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("alone") / "store"
    told: list[tuple[int, int]] = []
    outcome = run_all(_tasks(), Store(folder), _here, lambda *counts: told.append(counts))
    assert (outcome.made, outcome.there, list(outcome.failed)) == (4, 0, [])
    assert told == [(done, 4) for done in range(5)]
    return folder


def test_two_workers_of_which_one_is_killed_write_the_same_bytes(
    alone: Path, tmp_path: Path
) -> None:
    killed: list[int] = []

    def kill_one(done: int, wanted: int) -> None:
        if done == 1 and not killed:
            from multiprocessing import active_children

            victim = active_children()[0]
            assert victim.pid is not None
            killed.append(victim.pid)
            os.kill(victim.pid, signal.SIGKILL)

    folder = tmp_path / "store"
    outcome = run_all(_tasks(), Store(folder), partial(local_pool, 2), kill_one)
    assert killed
    assert (outcome.made, list(outcome.failed)) == (4, [])
    assert _files(folder) == _files(alone)


def test_a_second_start_runs_nothing(alone: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(execute, "work", None)
    outcome = run_all(_tasks(), Store(alone), _here, lambda *counts: None)
    assert (outcome.made, outcome.there) == (0, 4)


def test_a_run_that_fails_is_told_and_the_others_go_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sim.batch import worker

    def simulate(stage, *rest):  # type: ignore[no-untyped-def]
        if stage.seed == 1:
            raise OSError(28, "No space left on device")
        return real(stage, *rest)

    real = worker.simulate
    monkeypatch.setattr(worker, "simulate", simulate)
    store = Store(tmp_path / "store")
    outcome = run_all(tasks_of([small()], [1, 2]), store, _here, lambda *counts: None)
    assert outcome.made == 1
    (failure,) = outcome.failed
    assert failure.task.seed == 1
    assert "No space left on device" in failure.reason
    assert not list((tmp_path / "store" / ".unfinished").iterdir())


def test_a_task_that_kills_its_workers_is_given_up(tmp_path: Path) -> None:
    (task,) = tasks_of([small()], [1])
    store = Store(tmp_path / "store")

    class Deadly(Here):
        def submit(self, fn, /, *args, **kwargs):  # type: ignore[no-untyped-def]
            future: Future[str] = Future()
            future.set_exception(BrokenProcessPool("a worker was killed"))
            return future

    @contextmanager
    def deadly() -> Iterator[Pool]:
        yield Pool(Deadly(), 1)

    outcome = run_all([task], store, deadly, lambda *counts: None)
    assert outcome.failed[0].reason == "its worker was killed 3 times"


def test_an_interrupt_leaves_finished_runs_and_no_half_one(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")

    def interrupt(done: int, wanted: int) -> None:
        if done == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_all(_tasks(), store, partial(local_pool, 2), interrupt)
    assert sum(store.holds(task) for task in _tasks()) >= 1
    assert not list((tmp_path / "store" / ".unfinished").iterdir())


def test_a_cluster_writes_the_same_bytes(alone: Path, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    folder = tmp_path / "store"
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        address = cluster.scheduler_address
        outcome = run_all(
            _tasks(), Store(folder), partial(cluster_pool, address), lambda *counts: None
        )
    assert (outcome.made, list(outcome.failed)) == (4, [])
    assert _files(folder) == _files(alone)


def test_a_pool_that_lasts_is_opened_once_and_again_where_a_worker_was_killed() -> None:
    opened = []

    @contextmanager
    def open_pool() -> Iterator[Pool]:
        with local_pool(1) as pool:
            opened.append(pool)
            yield pool

    with lasting(open_pool) as hand_out:
        for _ in range(2):
            with hand_out() as pool:
                assert pool.executor.submit(abs, -3).result() == 3
        assert len(opened) == 1
        with hand_out() as pool, pytest.raises(BrokenProcessPool):
            pool.executor.submit(os._exit, 1).result()
        with hand_out() as pool:
            assert pool.executor.submit(abs, -4).result() == 4
    assert len(opened) == 2
